"""The docket of a class: what its students say is wrong with a question, and what its teachers answer."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.errors import DoubtChangedError
from quizapp.extensions import db
from quizapp.services.access.classrooms import Seat, get_seat
from quizapp.services.access.roles import Role
from quizapp.services.corrections import list_class_corrections
from quizapp.services.desk import DoubtState
from quizapp.services.dockets import Docket, load_class_docket
from quizapp.services.doubts import answer_class_doubt
from quizapp.web.addresses import page_asked
from quizapp.web.classrooms import zone_of
from quizapp.web.forms.doubts import DoubtAnswerForm, doubt_answer_form, doubt_answer_forms
from quizapp.web.visitors import now, require_account

dockets = Blueprint("dockets", __name__, url_prefix="/classes/<string:key>/doubts")

Page = str | tuple[str, int] | Response


@dockets.get("")
def index(key: str) -> Page:
    """List the doubts of the class, those that wait first."""
    seat = get_seat(db.session(), require_account(), key)
    page = page_asked()
    docket = load_class_docket(db.session(), seat.classroom.id, page)
    return _show(seat, docket, doubt_answer_forms(docket), page)


@dockets.post("/<int:row>")
def answer(key: str, row: int) -> Page:
    """Answer a doubt, and go back to the list."""
    account = require_account()
    seat = get_seat(db.session(), account, key, Role.TEACHER)
    form = doubt_answer_form(row)
    if not form.validate_on_submit():
        return _show_one(seat, row, form), 422
    state, reply, seen = DoubtState(form.state.data), form.reply.data or "", form.seen.data or ""
    try:
        answer_class_doubt(db.session(), account, key, row, state, reply, seen, now())
    except DoubtChangedError:
        form.reply.errors = [_("It was changed or answered meanwhile. Read it again, then send your answer.")]
        db.session.rollback()
        return _show_one(get_seat(db.session(), account, key), row, form), 409
    db.session.commit()
    flash(_("Answered. The student finds it beside the explanation."))
    return redirect(url_for(".index", key=key))


def _show_one(seat: Seat, row: int, form: DoubtAnswerForm) -> str:
    """Show one doubt as it is now, with what was typed as its answer."""
    docket = load_class_docket(db.session(), seat.classroom.id, only=row)
    form.seen.data = doubt_answer_forms(docket)[row].seen.data
    return _show(seat, docket, {row: form}, is_one=True)


def _show(
    seat: Seat, docket: Docket, forms: Mapping[int, DoubtAnswerForm], page: int = 1, is_one: bool = False
) -> str:
    return render_template(
        "dockets/index.html",
        seat=seat,
        room=seat.classroom,
        zone=zone_of(seat.classroom),
        docket=docket,
        forms=forms,
        page=page,
        is_one=is_one,
        corrected=[] if is_one else list_class_corrections(db.session(), seat.classroom.id),
    )
