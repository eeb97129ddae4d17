"""Assignments of a class: set one, preview it, change it, see how it went."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms.fields import SelectChoice

from quizapp.errors import BegunError, NotFoundError, ScarceError
from quizapp.extensions import db
from quizapp.items.question import as_question
from quizapp.learning.blueprint import Mode
from quizapp.learning.paper import option_order
from quizapp.models import Assignment
from quizapp.services.access.articles import list_cards
from quizapp.services.access.assignments import allowance_of, find_other, get_class_assignment, window_of
from quizapp.services.access.classrooms import Seat, get_open_seat, get_seat, list_open_to_teach
from quizapp.services.access.late_answers import count_late
from quizapp.services.access.members import get_member, list_members
from quizapp.services.access.releases import current_release, list_blueprints
from quizapp.services.access.roles import Role
from quizapp.services.assignments import (
    change_assignment,
    copy_assignment,
    create_assignment,
    is_begun,
    remove_assignment,
    setting_of,
)
from quizapp.services.gradebook import load_gradebook
from quizapp.services.pairs import create_pair
from quizapp.services.papers import paper_of
from quizapp.web.classrooms import zone_of
from quizapp.web.forms.answers import StartForm
from quizapp.web.forms.assignments import AS_MEANT, CopyForm, SettingForm, stamp_of_setting
from quizapp.web.forms.pairs import SAME, PairableForm, keeps_apart
from quizapp.web.presenters.pairs import say_scarce
from quizapp.web.presenters.summaries import summarise_assignment
from quizapp.web.visitors import now, require_account

assignments = Blueprint("assignments", __name__, url_prefix="/classes/<string:key>/assignments")

Page = str | tuple[str, int] | Response


@assignments.get("/new")
def show_new(key: str) -> Page:
    """Offer the quizzes there are, with defaults that do."""
    return _show_new(get_open_seat(db.session(), require_account(), key), None)


@assignments.post("")
def create(key: str) -> Page:
    """Set a quiz for the class."""
    account = require_account()
    seat = get_seat(db.session(), account, key, Role.TEACHER)
    form = _offer(PairableForm())
    zone = zone_of(seat.classroom)
    if not (form.validate_on_submit() and form.are_dates_sound(zone, now())):
        return _show_new(seat, form), 422
    try:
        made = _create(form, account, key, zone)
    except ScarceError as error:
        form.blueprint.errors = [say_scarce(error.skills)]
        return _show_new(seat, form), 422
    name, is_pair = made.key, made.pair is not None
    db.session.commit()
    if is_pair:
        flash(_("Both tests are set: this is the one before. Look at it as a student does."))
    else:
        flash(_("It is set. Look at it as a student does, or share the join code."))
    return redirect(url_for(".show", key=key, name=name))


def _create(form: PairableForm, account: int, key: str, zone: ZoneInfo) -> Assignment:
    """Set what a sound form says; give the assignment, or the first of two."""
    quiz, ticket = form.blueprint.data, form.ticket.data
    if form.is_pair:
        before, after = form.read_pair(zone)
        return create_pair(db.session(), account, key, quiz, before, after, now(), ticket)
    return create_assignment(
        db.session(),
        account,
        key,
        quiz,
        None if form.mode.data == AS_MEANT else Mode(form.mode.data),
        form.drawing.data == SAME,
        form.read(zone),
        now(),
        ticket,
    )


@assignments.get("/<string:name>")
def show(key: str, name: str) -> Page:
    """Show how an assignment goes: who is where, and how points are spread."""
    seat = get_seat(db.session(), require_account(), key)
    assignment = get_class_assignment(db.session(), seat.classroom.id, name)
    book = load_gradebook(db.session(), seat.classroom.id, now())
    cells = book.column(assignment)
    other = book.other_of_pair(assignment)
    return render_template(
        "assignments/assignment.html",
        seat=seat,
        room=seat.classroom,
        zone=zone_of(seat.classroom),
        assignment=assignment,
        book=book,
        summary=summarise_assignment(cells),
        other=other,
        is_begun=any(cell.attempts for one in (assignment, other) if one for cell in book.column(one)),
        plain_form=StartForm(),
        late=count_late(db.session(), assignment.id),
        now=now(),
    )


@assignments.get("/<string:name>/preview")
def preview(key: str, name: str) -> Page:
    """Show exactly what one student will get."""
    seat = get_seat(db.session(), require_account(), key)
    assignment = get_class_assignment(db.session(), seat.classroom.id, name)
    members = list_members(db.session(), seat.classroom.id)
    row = request.args.get("student", type=int) or (members[0].id if members else 0)
    # Without any student yet, learner 0 stands for one: a paper drawn to the same plan.
    member = get_member(db.session(), seat.classroom.id, row) if row else None
    paper = paper_of(db.session(), assignment, member.learner_id if member else 0, 1)
    return render_template(
        "assignments/preview.html",
        room=seat.classroom,
        assignment=assignment,
        members=members,
        row=row,
        allowance=allowance_of(assignment, member),
        questions=[as_question(item, option_order(item, paper.seed)) for item in paper.items],
        cards=list_cards(db.session(), assignment.release_id),
    )


@assignments.post("/<string:name>/remove")
def remove(key: str, name: str) -> Page:
    """Take an assignment back that nobody has begun."""
    try:
        remove_assignment(db.session(), require_account(), key, name, now())
    except BegunError:
        flash(_("Somebody has begun it, so it stays. You can close it by its dates."))
        return redirect(url_for(".show", key=key, name=name))
    db.session.commit()
    flash(_("The assignment is taken back."))
    return redirect(url_for("classrooms.show", key=key))


@assignments.get("/<string:name>/change")
def show_change(key: str, name: str) -> Page:
    """Show what may still be changed."""
    seat = get_seat(db.session(), require_account(), key, Role.TEACHER)
    assignment = get_class_assignment(db.session(), seat.classroom.id, name)
    form = SettingForm.of(assignment, zone_of(seat.classroom))
    return _show_change(seat, assignment, form)


@assignments.post("/<string:name>/change")
def change(key: str, name: str) -> Page:
    """Change title, dates and rules."""
    account = require_account()
    seat = get_seat(db.session(), account, key, Role.TEACHER)
    assignment = get_class_assignment(db.session(), seat.classroom.id, name)
    form, zone = SettingForm(), zone_of(seat.classroom)
    before = window_of(assignment)
    is_sound = form.validate_on_submit() and form.are_dates_sound(zone, now(), before)
    is_sound = is_sound and keeps_apart(form, zone, assignment, find_other(db.session(), assignment))
    if not is_sound:
        return _show_change(seat, assignment, form), 422
    stamp = stamp_of_setting(assignment, zone)
    if form.seen.data != stamp:
        form.seen.data = stamp
        return _show_change(seat, assignment, form, is_stale=True), 409
    try:
        change_assignment(db.session(), account, key, name, form.read(zone, before), now())
    except BegunError as error:
        form.refuse_harm(error.harms, setting_of(assignment))
        return _show_change(seat, assignment, form), 422
    db.session.commit()
    flash(_("Saved."))
    return redirect(url_for(".show", key=key, name=name))


@assignments.get("/<string:name>/copy")
def show_copy(key: str, name: str) -> Page:
    """Ask for which class an assignment is to be set again."""
    account = require_account()
    seat = get_seat(db.session(), account, key, Role.TEACHER)
    assignment = get_class_assignment(db.session(), seat.classroom.id, name)
    form = CopyForm(formdata=None, title=assignment.title, classroom=key)
    return _show_copy(seat, assignment, form.offer(assignment, list_open_to_teach(db.session(), account)))


@assignments.post("/<string:name>/copy")
def copy(key: str, name: str) -> Page:
    """Set an assignment again, for another class or the same."""
    account = require_account()
    seat = get_seat(db.session(), account, key, Role.TEACHER)
    assignment = get_class_assignment(db.session(), seat.classroom.id, name)
    form = CopyForm().offer(assignment, list_open_to_teach(db.session(), account))
    into = form.classrooms.get(form.classroom.data)
    is_valid = form.validate_on_submit()
    if not (is_valid and into and form.are_dates_sound(zone_of(into), now())):
        return _show_copy(seat, assignment, form), 422
    window = form.read_window(zone_of(into))
    made = copy_assignment(
        db.session(), account, key, name, into.key, form.title.data, window, now(), form.ticket.data
    )
    address = url_for(".show", key=into.key, name=made.key)
    flash(_("It is set for %(name)s. Dates and rules can still be changed.", name=into.name))
    db.session.commit()
    return redirect(address)


def _show_copy(seat: Seat, assignment: Assignment, form: CopyForm) -> str:
    return render_template("assignments/copy.html", room=seat.classroom, assignment=assignment, form=form)


def _show_change(seat: Seat, assignment: Assignment, form: SettingForm, is_stale: bool = False) -> str:
    return render_template(
        "assignments/change.html",
        room=seat.classroom,
        assignment=assignment,
        form=form,
        is_stale=is_stale,
        is_begun=is_begun(db.session(), assignment),
    )


def _offer(form: PairableForm) -> PairableForm:
    """Put the quizzes of the current release into a form."""
    blueprints = list_blueprints(db.session(), current_release(db.session()))
    if not blueprints:
        raise NotFoundError("no quiz")
    form.blueprint.choices = [SelectChoice(one.slug, one.title) for one in blueprints]
    if form.blueprint.data is None:
        form.blueprint.data = blueprints[0].slug
    return form


def _show_new(seat: Seat, form: PairableForm | None) -> str:
    return render_template(
        "assignments/new.html",
        room=seat.classroom,
        form=form or _offer(PairableForm(formdata=None)),
        blueprints={one.slug: one for one in list_blueprints(db.session(), current_release(db.session()))},
    )
