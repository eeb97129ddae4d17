"""Students of a class, as their teachers see and look after them."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.errors import NameTakenError, NotFoundError, OwnAccountError, TicketUsedError
from quizapp.extensions import db
from quizapp.models import Membership
from quizapp.services import accommodations
from quizapp.services.access.classrooms import Seat, get_open_seat, get_seat
from quizapp.services.access.members import get_member
from quizapp.services.access.roles import Role
from quizapp.services.gradebook import load_gradebook
from quizapp.services.members import (
    make_card,
    needs_card,
    remove_member,
    rename_member,
    restore_member,
    stamp_of_member,
)
from quizapp.services.rosters import add_roster, read_roster
from quizapp.web.classrooms import zone_of
from quizapp.web.forms.answers import StartForm
from quizapp.web.forms.classrooms import CardForm, ExtraForm, MemberNameForm, RosterForm
from quizapp.web.presenters.timing import offer_shares, say_extra
from quizapp.web.visitors import now, require_account

members = Blueprint("members", __name__, url_prefix="/classes/<string:key>/students")

Page = str | tuple[str, int] | Response


@members.get("/new")
def show_roster(key: str) -> Page:
    """Ask for a list of names."""
    seat = get_open_seat(db.session(), require_account(), key)
    return render_template("members/roster.html", room=seat.classroom, form=RosterForm(), lines=None)


@members.post("/preview")
def preview(key: str) -> Page:
    """Show what a list or a file holds, line by line, before anything is made of it."""
    account = require_account()
    seat = get_seat(db.session(), account, key, Role.TEACHER)
    form = RosterForm()
    if not form.validate_on_submit():
        return _refuse_roster(seat, form)
    lines = read_roster(db.session(), account, key, form.names.data)
    return render_template("members/roster.html", room=seat.classroom, form=form, lines=lines)


@members.post("")
def add(key: str) -> Page:
    """Make members of a list, and show their sign-in cards this once.

    A file that comes along now has not been looked at yet: its names are shown first.
    """
    account = require_account()
    seat = get_seat(db.session(), account, key, Role.TEACHER)
    form = RosterForm()
    if not form.validate_on_submit():
        return _refuse_roster(seat, form)
    text = form.names.data
    cards = () if form.read else add_roster(db.session(), account, key, text, form.ticket.data, now())
    if not cards:
        lines = read_roster(db.session(), account, key, text)
        page = render_template("members/roster.html", room=seat.classroom, form=form, lines=lines)
        return page, 200 if form.read else 422
    db.session.commit()
    return render_template("members/cards.html", room=seat.classroom, cards=cards)


@members.get("/<int:row>")
def show(key: str, row: int) -> Page:
    """Show one student: every assignment, every attempt, every skill."""
    account = require_account()
    get_member(db.session(), get_seat(db.session(), account, key).classroom.id, row)
    return _show_member(key, row, None)


@members.post("/<int:row>/name")
def rename(key: str, row: int) -> Page:
    """Give a student another name."""
    account = require_account()
    get_seat(db.session(), account, key, Role.TEACHER)
    form = MemberNameForm()
    if not form.validate_on_submit():
        return _show_member(key, row, form), 422
    try:
        rename_member(db.session(), account, key, row, form.name.data, now())
    except NameTakenError:
        form.name.errors = [_("Somebody in this class, or removed from it, has this name.")]
        return _show_member(key, row, form), 422
    db.session.commit()
    flash(_("Renamed."))
    return redirect(url_for(".show", key=key, row=row))


@members.post("/<int:row>/extra")
def give_extra(key: str, row: int) -> Page:
    """Give a student extra time and attempts, or take them back."""
    account = require_account()
    get_seat(db.session(), account, key, Role.TEACHER)
    form = ExtraForm()
    if not form.validate_on_submit():
        return _show_member(key, row, None, form), 422
    percent, attempts = form.time_percent.data, form.extra_attempts.data
    name = accommodations.give_extra(db.session(), account, key, row, percent, attempts, now()).display_name
    db.session.commit()
    extra = say_extra(percent, attempts)
    told = _("From now on for %(name)s: %(extra)s", name=name, extra=extra)
    flash(told if extra else _("%(name)s has the usual time and attempts.", name=name))
    return redirect(url_for(".show", key=key, row=row))


@members.post("/<int:row>/remove")
def remove(key: str, row: int) -> Page:
    """Take a student out of the class."""
    name = remove_member(db.session(), require_account(), key, row, now()).display_name
    db.session.commit()
    flash(_("%(name)s is out of the class. All results are kept; you can take it back below.", name=name))
    return redirect(url_for("classrooms.show", key=key, _anchor="removed"))


@members.post("/<int:row>/restore")
def restore(key: str, row: int) -> Page:
    """Take a removed student back."""
    name = restore_member(db.session(), require_account(), key, row, now()).display_name
    db.session.commit()
    flash(_("%(name)s is back in the class, with all results.", name=name))
    return redirect(url_for("classrooms.show", key=key))


@members.post("/<int:row>/card")
def renew_card(key: str, row: int) -> Page:
    """Make a new sign-in code for a student, and show it this once."""
    account = require_account()
    seat = get_seat(db.session(), account, key, Role.TEACHER)
    form = CardForm()
    if not form.validate_on_submit():
        raise NotFoundError("no ticket")
    try:
        card = make_card(db.session(), account, key, row, form.ticket.data, form.before.data, now())
    except TicketUsedError:
        flash(_("The code was changed meanwhile. Press the button once more for another card."))
        return redirect(url_for(".show", key=key, row=row))
    except OwnAccountError:
        db.session.rollback()
        flash(_("This student signs in with a name and a password of their own, and needs no card."))
        return redirect(url_for(".show", key=key, row=row))
    db.session.commit()
    return render_template("members/cards.html", room=seat.classroom, cards=[card])


def _refuse_roster(seat: Seat, form: RosterForm) -> Page:
    status = 413 if form.is_too_large else 422
    return render_template("members/roster.html", room=seat.classroom, form=form, lines=None), status


def _show_member(key: str, row: int, form: MemberNameForm | None, extra: ExtraForm | None = None) -> str:
    seat = get_seat(db.session(), require_account(), key)
    member = get_member(db.session(), seat.classroom.id, row)
    ticket_form = None
    if needs_card(db.session(), member):
        ticket_form = CardForm(formdata=None, before=stamp_of_member(db.session(), member))
    return render_template(
        "members/member.html",
        seat=seat,
        room=seat.classroom,
        zone=zone_of(seat.classroom),
        member=member,
        book=load_gradebook(db.session(), seat.classroom.id, now(), member),
        name_form=form or MemberNameForm(formdata=None, name=member.display_name),
        extra_form=_offer_extra(extra, member),
        ticket_form=ticket_form,
        plain_form=StartForm(formdata=None),
    )


def _offer_extra(form: ExtraForm | None, member: Membership) -> ExtraForm:
    """Give the form that was sent, or one filled with what the student has."""
    form = form or ExtraForm(
        formdata=None, time_percent=member.time_percent, extra_attempts=member.extra_attempts
    )
    return form.offer(offer_shares(member.time_percent))
