"""Classes: the list, one class, its join code and its settings."""

from __future__ import annotations

import io
from collections.abc import Callable
from zoneinfo import ZoneInfo

import segno
from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Redirect

from quizapp.errors import LastOwnerError, NameTakenError, NotFoundError
from quizapp.extensions import db
from quizapp.models import Classroom
from quizapp.services.access.classrooms import get_seat, list_classrooms, list_colleagues
from quizapp.services.access.doubts import count_open_in_class
from quizapp.services.access.members import list_members
from quizapp.services.access.roles import Role
from quizapp.services.classrooms import (
    add_colleague,
    archive_classroom,
    change_classroom,
    change_colleague,
    change_join_code,
    create_classroom,
    end_join_code,
    may_join,
    remove_colleague,
    restore_classroom,
)
from quizapp.services.gradebook import load_gradebook
from quizapp.web.forms.answers import StartForm
from quizapp.web.forms.classrooms import ClassroomForm, ColleagueForm, RoleForm
from quizapp.web.visitors import now, require_account

classrooms = Blueprint("classrooms", __name__, url_prefix="/classes")

Page = str | tuple[str, int] | Redirect


@classrooms.get("")
def index() -> Page:
    """List the classes one helps to run, and offer to make one."""
    return _show_index(ClassroomForm(formdata=None))


@classrooms.post("")
def create() -> Page:
    """Make a class."""
    account = require_account()
    form = ClassroomForm()
    if not form.validate_on_submit():
        return _show_index(form), 422
    classroom = create_classroom(db.session(), account, form.name.data, form.time_zone.data, now())
    key = classroom.key
    db.session.commit()
    return redirect(url_for(".show", key=key))


@classrooms.get("/<string:key>")
def show(key: str) -> Page:
    """Show a class: what is set, who is in it, and how to join."""
    seat = get_seat(db.session(), require_account(), key)
    return render_template(
        "classrooms/classroom.html",
        seat=seat,
        room=seat.classroom,
        zone=zone_of(seat.classroom),
        book=load_gradebook(db.session(), seat.classroom.id, now()),
        doubts=count_open_in_class(db.session(), seat.classroom.id),
        removed=list_members(db.session(), seat.classroom.id, removed=True),
        now=now(),
        plain_form=StartForm(),
    )


@classrooms.get("/<string:key>/join-code")
def show_join_code(key: str) -> Page:
    """Show the join code large, with link and QR code, for the wall."""
    seat = get_seat(db.session(), require_account(), key)
    room = seat.classroom
    return render_template(
        "classrooms/join_code.html", room=room, link=join_link(room), may_join=may_join(room, now())
    )


@classrooms.get("/<string:key>/qr-code")
def show_qr_code(key: str) -> Redirect:
    """Draw the join link as a QR code."""
    classroom = get_seat(db.session(), require_account(), key).classroom
    if not may_join(classroom, now()):
        raise NotFoundError("nobody may join")
    picture = io.BytesIO()
    segno.make(join_link(classroom), micro=False).save(picture, kind="svg", scale=4, light="#fff")
    return Redirect(picture.getvalue(), mimetype="image/svg+xml")


@classrooms.post("/<string:key>/join-code/change")
def renew_join_code(key: str) -> Page:
    """Make a new join code."""
    change_join_code(db.session(), require_account(), key, now())
    db.session.commit()
    flash(_("There is a new join code. The old one lets nobody in any more."))
    return redirect(url_for(".show", key=key))


@classrooms.post("/<string:key>/join-code/end")
def stop_joining(key: str) -> Page:
    """End the join code."""
    end_join_code(db.session(), require_account(), key, now())
    db.session.commit()
    flash(_("Nobody can join now. Who is in the class stays in it."))
    return redirect(url_for(".show", key=key))


@classrooms.get("/<string:key>/settings")
def show_settings(key: str) -> Page:
    """Show name, time zone, colleagues and archiving."""
    seat = get_seat(db.session(), require_account(), key, Role.TEACHER)
    room = seat.classroom
    form = ClassroomForm(formdata=None, name=room.name, time_zone=room.time_zone)
    return _show_settings(key, form, ColleagueForm(formdata=None))


@classrooms.post("/<string:key>/settings")
def change(key: str) -> Page:
    """Change name and time zone."""
    account = require_account()
    get_seat(db.session(), account, key, Role.TEACHER)
    form = ClassroomForm()
    if not form.validate_on_submit():
        return _show_settings(key, form, ColleagueForm(formdata=None)), 422
    change_classroom(db.session(), account, key, form.name.data, form.time_zone.data, now())
    db.session.commit()
    flash(_("Saved."))
    return redirect(url_for(".show", key=key))


@classrooms.post("/<string:key>/archive")
def archive(key: str) -> Page:
    """Put the class away."""
    archive_classroom(db.session(), require_account(), key, now())
    db.session.commit()
    flash(
        _("The class is archived: it takes no answers, and all results are kept. You can take it back here.")
    )
    return redirect(url_for(".show", key=key))


@classrooms.post("/<string:key>/restore")
def restore(key: str) -> Page:
    """Take the class back into use."""
    restore_classroom(db.session(), require_account(), key, now())
    db.session.commit()
    flash(_("The class is in use again."))
    return redirect(url_for(".show", key=key))


@classrooms.post("/<string:key>/staff")
def add_staff(key: str) -> Page:
    """Let another instructor help."""
    account = require_account()
    room = get_seat(db.session(), account, key, Role.OWNER).classroom
    form = ColleagueForm()
    if form.validate_on_submit():
        try:
            add_colleague(db.session(), account, key, form.login_name.data, Role(form.role.data), now())
        except NotFoundError:
            form.login_name.errors = [
                _("No instructor signs in by this name. Send them an invitation first.")
            ]
        except NameTakenError:
            form.login_name.errors = [_("They help to run this class already.")]
        else:
            db.session.commit()
            flash(_("Added."))
            return redirect(url_for(".show_settings", key=key))
    filled = ClassroomForm(formdata=None, name=room.name, time_zone=room.time_zone)
    return _show_settings(key, filled, form), 422


@classrooms.post("/<string:key>/staff/<int:row>/role")
def change_staff(key: str, row: int) -> Page:
    """Give a colleague another part."""
    account = require_account()
    form = RoleForm()
    get_seat(db.session(), account, key, Role.OWNER)
    if not form.validate_on_submit():
        raise NotFoundError("no such part")
    return _try_staff(
        key, lambda: change_colleague(db.session(), account, key, row, Role(form.role.data), now())
    )


@classrooms.post("/<string:key>/staff/<int:row>/remove")
def remove_staff(key: str, row: int) -> Page:
    """End a colleague's part."""
    account = require_account()
    return _try_staff(key, lambda: remove_colleague(db.session(), account, key, row, now()))


def zone_of(classroom: Classroom) -> ZoneInfo:
    """Give the time zone of a class."""
    return ZoneInfo(classroom.time_zone)


def join_link(classroom: Classroom) -> str:
    """Give the address by which students join."""
    return url_for("students.show_join", code=classroom.join_code, _external=True)


def _show_index(form: ClassroomForm) -> str:
    rooms = list_classrooms(db.session(), require_account())
    return render_template(
        "classrooms/index.html", rooms=rooms, form=form, plain_form=StartForm(formdata=None)
    )


def _show_settings(key: str, form: ClassroomForm, colleague_form: ColleagueForm) -> str:
    seat = get_seat(db.session(), require_account(), key, Role.TEACHER)
    colleagues = list_colleagues(db.session(), seat.classroom.id)
    return render_template(
        "classrooms/settings.html",
        seat=seat,
        room=seat.classroom,
        form=form,
        colleague_form=colleague_form,
        colleagues=[(one, RoleForm(formdata=None, role=one.role.value)) for one in colleagues],
        plain_form=StartForm(formdata=None),
    )


def _try_staff(key: str, act: Callable[[], None]) -> Page:
    try:
        act()
    except LastOwnerError:
        db.session.rollback()
        flash(_("A class needs an owner. Make somebody else an owner first."))
    else:
        db.session.commit()
        flash(_("Saved."))
    try:
        get_seat(db.session(), require_account(), key, Role.TEACHER)
    except NotFoundError:  # who has just left, or may only look from now on
        return redirect(url_for(".index"))
    return redirect(url_for(".show_settings", key=key))
