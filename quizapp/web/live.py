"""A class at work on an assignment: who is where, minutes to add, and closing it before its time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.errors import ChangedMeanwhileError, ClosedError
from quizapp.extensions import db
from quizapp.learning.window import Phase
from quizapp.models import Assignment, Membership
from quizapp.services.access.assignments import get_class_assignment, window_of
from quizapp.services.access.classrooms import Seat, get_open_seat, get_seat
from quizapp.services.added_time import add_minutes, get_present_member, stamp_of_time
from quizapp.services.closing import close_early, plan_closing, stamp_of_dates
from quizapp.services.gradebook import Standing
from quizapp.services.live import load_live
from quizapp.web.classrooms import zone_of
from quizapp.web.forms.live import AddTimeForm, CloseForm
from quizapp.web.presenters.live import say_added, say_counts, say_second, say_time, tell_rows
from quizapp.web.presenters.timing import say_clock
from quizapp.web.visitors import now, require_account

live = Blueprint("live", __name__, url_prefix="/classes/<string:key>/assignments/<string:name>/live")

Page = str | tuple[str, int] | Response


@dataclass(frozen=True)
class _Asked:
    """The class and the assignment that a page is about, at the moment it is made."""

    seat: Seat
    assignment: Assignment
    at: dt.datetime

    @property
    def zone(self) -> ZoneInfo:
        return zone_of(self.seat.classroom)


@live.get("")
def show(key: str, name: str) -> Page:
    """Show who has joined, begun, is at which question and has handed in."""
    asked = _ask(key, name)
    return render_template(
        "live/live.html",
        **_tell(asked),
        phase=window_of(asked.assignment).phase(asked.at),
        clock=say_second(asked.at, asked.zone),
    )


@live.get("/rows")
def show_rows(key: str, name: str) -> Response:
    """Give what changes on that page; nothing at all where the asker has it as it is."""
    page = render_template("live/_rows.html", **_tell(_ask(key, name)))
    response = make_response(page)
    response.set_etag(sha256(page.encode()).hexdigest()[:16], weak=True)
    return response.make_conditional(request)


@live.get("/minutes")
def show_time(key: str, name: str) -> Page:
    """Ask how many minutes all who are at it get."""
    return _show_time(_ask_open(key, name), None)


@live.get("/<int:row>/minutes")
def show_time_of(key: str, name: str, row: int) -> Page:
    """Ask how many minutes one student gets."""
    asked = _ask_open(key, name)
    return _show_time(asked, get_present_member(db.session(), asked.seat.classroom.id, row))


@live.post("/minutes")
def add_time(key: str, name: str) -> Page:
    """Add minutes for all who are at it."""
    return _add_time(_ask_open(key, name), None)


@live.post("/<int:row>/minutes")
def add_time_of(key: str, name: str, row: int) -> Page:
    """Add minutes for one student."""
    asked = _ask_open(key, name)
    return _add_time(asked, get_present_member(db.session(), asked.seat.classroom.id, row))


@live.get("/close")
def show_close(key: str, name: str) -> Page:
    """Say what closing now would do, before it is done."""
    return _show_close(_ask_open(key, name))


@live.post("/close")
def close(key: str, name: str) -> Page:
    """Close the assignment now."""
    asked = _ask_open(key, name)
    form = CloseForm()
    if not form.validate_on_submit():
        return _show_close(asked), 422
    try:
        close_early(db.session(), require_account(), key, name, form.seen.data, asked.at)
    except ChangedMeanwhileError:
        return _show_close(asked, is_stale=True), 409
    except ClosedError:
        return _show_close(asked), 409
    db.session.commit()
    flash(_("It is closed. What was saved counts; what is on its way is taken for two seconds more."))
    return redirect(url_for(".show", key=key, name=name))


def _ask(key: str, name: str) -> _Asked:
    seat = get_seat(db.session(), require_account(), key)
    return _Asked(seat, get_class_assignment(db.session(), seat.classroom.id, name), now())


def _ask_open(key: str, name: str) -> _Asked:
    seat = get_open_seat(db.session(), require_account(), key)
    return _Asked(seat, get_class_assignment(db.session(), seat.classroom.id, name), now())


def _tell(asked: _Asked) -> dict[str, Any]:
    found = load_live(db.session(), asked.assignment, asked.at)
    is_open = asked.seat.may_teach and asked.seat.classroom.archived_at is None
    return {
        "seat": asked.seat,
        "room": asked.seat.classroom,
        "assignment": asked.assignment,
        "zone": asked.zone,
        "now": asked.at,
        "counts": say_counts(found.counts),
        "rows": tell_rows(found, asked.zone, asked.at),
        "has_end": found.has_end,
        "is_at_work": bool(found.at_work),
        "may_change": is_open,
        "may_add": is_open and found.has_end,
    }


def _show_time(
    asked: _Asked, member: Membership | None, form: AddTimeForm | None = None, is_stale: bool = False
) -> str:
    """Show the form for all or for one, with the stamp of the minutes there are now."""
    form = form or AddTimeForm(formdata=None)
    form.seen.data = stamp_of_time(db.session(), asked.assignment, member)
    found = load_live(db.session(), asked.assignment, asked.at)
    at_work = [(one, sitting) for one, sitting in found.at_work if member is None or one.id == member.id]
    return render_template(
        "live/time.html",
        room=asked.seat.classroom,
        assignment=asked.assignment,
        member=member,
        form=form,
        has_end=found.has_end,
        count=len(at_work),
        time=say_time(at_work[0][1], asked.zone, asked.at) if member and at_work else "",
        is_stale=is_stale,
    )


def _add_time(asked: _Asked, member: Membership | None) -> Page:
    form, key, name = AddTimeForm(), asked.seat.classroom.key, asked.assignment.key
    seen = form.seen.data or ""
    if not form.validate_on_submit():
        return _show_time(asked, member, form), 422
    row = member.id if member else None
    try:
        added = add_minutes(
            db.session(), require_account(), key, name, form.minutes.data, seen, asked.at, row
        )
    except ChangedMeanwhileError:
        return _show_time(asked, member, form, is_stale=True), 409
    told = say_added(added)
    db.session.commit()
    flash(told)
    return redirect(url_for(".show", key=key, name=name))


def _show_close(asked: _Asked, is_stale: bool = False) -> str:
    plan = plan_closing(asked.assignment, load_live(db.session(), asked.assignment, asked.at), asked.at)
    return render_template(
        "live/close.html",
        room=asked.seat.classroom,
        assignment=asked.assignment,
        zone=asked.zone,
        now=asked.at,
        form=CloseForm(formdata=None, seen=stamp_of_dates(asked.assignment)),
        phase=window_of(asked.assignment).phase(asked.at),
        can_close=window_of(asked.assignment).phase(asked.at) in {Phase.OPEN, Phase.LATE},
        plan=plan,
        waiting=plan.counts[Standing.NOT_STARTED],
        goes_on=[(member, say_clock(until, asked.zone, asked.at)) for member, until in plan.goes_on],
        is_stale=is_stale,
    )
