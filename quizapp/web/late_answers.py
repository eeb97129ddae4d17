"""Answers that came after the end: kept for the student, listed for the teacher, and accepted."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from quizapp.errors import LateChangedError
from quizapp.extensions import db
from quizapp.learning.answer import Confidence
from quizapp.services.acceptance import accept_late, list_late_cases, take_back_late
from quizapp.services.access.assignments import get_class_assignment
from quizapp.services.access.classrooms import get_seat
from quizapp.services.access.roles import Role
from quizapp.services.late_answers import keep_late_answer
from quizapp.web.classrooms import zone_of
from quizapp.web.forms.answers import StartForm
from quizapp.web.forms.corrections import AcceptForm
from quizapp.web.visitors import now, require_account, require_key

late_answers = Blueprint(
    "late_answers", __name__, url_prefix="/classes/<string:key>/assignments/<string:name>/late"
)

Page = str | tuple[str, int] | Response


def keep_late(
    key: str, number: int, given: list[list[str]], confidence: Confidence | None, arrived: dt.datetime
) -> bool:
    """Keep what a save refused, where it is to be kept, and commit; say whether it is."""
    db.session.rollback()
    is_kept = keep_late_answer(db.session(), require_key(), key, number, given, confidence, arrived)
    db.session.commit()
    return is_kept


@late_answers.get("")
def index(key: str, name: str) -> Page:
    """List what came late to an assignment, each with what it would change."""
    return _show(key, name, AcceptForm(formdata=None))


@late_answers.post("")
def accept(key: str, name: str) -> Page:
    """Let the answers count that were ticked."""
    account = require_account()
    get_seat(db.session(), account, key, Role.TEACHER)
    form = AcceptForm()
    if not form.validate_on_submit():
        return _show(key, name, form), 422
    try:
        count = accept_late(db.session(), account, key, name, form.stamps, now())
    except LateChangedError:
        db.session.rollback()
        form.late.errors = [_("A newer answer came meanwhile. Look once more, then accept.")]
        return _show(key, name, form), 409
    db.session.commit()
    told = ngettext("%(num)d answer counts now.", "%(num)d answers count now.", count)
    flash(told if count else _("These answers count already."))
    return redirect(url_for(".index", key=key, name=name))


@late_answers.post("/<int:row>/take-back")
def take_back(key: str, name: str, row: int) -> Page:
    """Let the answer count again that was there before."""
    take_back_late(db.session(), require_account(), key, name, row, now())
    db.session.commit()
    flash(_("Taken back. The answer that was given in time counts."))
    return redirect(url_for(".index", key=key, name=name))


def _show(key: str, name: str, form: AcceptForm) -> str:
    seat = get_seat(db.session(), require_account(), key)
    assignment = get_class_assignment(db.session(), seat.classroom.id, name)
    return render_template(
        "late_answers/index.html",
        seat=seat,
        room=seat.classroom,
        zone=zone_of(seat.classroom),
        assignment=assignment,
        cases=list_late_cases(db.session(), assignment),
        form=form,
        ticked=set(form.late.data or ()),
        plain_form=StartForm(formdata=None),
    )
