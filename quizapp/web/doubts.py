"""Doubts: a learner says that a question is wrong, the operator reads all of them and answers."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.errors import DoubtAnsweredError, DoubtChangedError, NotFoundError
from quizapp.extensions import db
from quizapp.services.access.accounts import require_operator
from quizapp.services.desk import DoubtState
from quizapp.services.desks import load_question, load_review
from quizapp.services.dockets import load_docket
from quizapp.services.doubts import answer_doubt, raise_doubt
from quizapp.web import limits
from quizapp.web.addresses import page_asked
from quizapp.web.attempts import form_of, show_question, show_review
from quizapp.web.forms.doubts import (
    DoubtAnswerForm,
    DoubtForm,
    doubt_answer_form,
    doubt_answer_forms,
    doubt_form,
)
from quizapp.web.visitors import now, require_account, require_key

doubts = Blueprint("doubts", __name__)

Page = str | tuple[str, int] | Response


@doubts.post("/attempts/<string:key>/questions/<int:number>/doubt")
@limits.doubts
@limits.all_doubts
def send(key: str, number: int) -> Page:
    """Take a learner's doubt, and go back to where the form stands."""
    form = doubt_form(number)
    if not form.validate_on_submit():
        return _show_again(key, number, form), 422
    try:
        raise_doubt(db.session(), require_key(), key, number, form.reason.data, now())
    except DoubtAnsweredError:
        form.reason.errors = [_("This was answered meanwhile and can no longer be changed.")]
        return _show_again(key, number, form), 409
    db.session.commit()
    flash(_("Thank you. It will be read, and the answer will stand here."), f"d{number}")
    anchor = f"doubt-{number}"
    if form.is_on_review:
        return redirect(url_for("attempts.review", key=key, _anchor=anchor))
    return redirect(url_for("attempts.question", key=key, number=number, _anchor=anchor))


@doubts.get("/doubts")
def index() -> Page:
    """List all doubts for the operator, those that wait first."""
    page = page_asked()
    docket = load_docket(db.session(), require_account(), page)
    return render_template("doubts/index.html", docket=docket, forms=doubt_answer_forms(docket), page=page)


@doubts.post("/doubts/<int:row>")
def answer(row: int) -> Page:
    """Answer a doubt, and go back to the list."""
    account = require_account()
    require_operator(db.session(), account)
    form = doubt_answer_form(row)
    if not form.validate_on_submit():
        return _show_one(row, form), 422
    state = DoubtState(form.state.data)
    try:
        answer_doubt(db.session(), account, row, state, form.reply.data or "", form.seen.data or "", now())
    except DoubtChangedError:
        form.reply.errors = [_("It was changed or answered meanwhile. Read it again, then send your answer.")]
        return _show_one(row, form), 409
    db.session.commit()
    flash(_("Answered. The learner finds it beside the explanation."))
    return redirect(url_for(".index"))


def _show_again(key: str, number: int, form: DoubtForm) -> str:
    """Show the page the form stands on, with what was typed; NotFoundError where it offers no form."""
    db.session.rollback()
    if form.is_on_review:
        sheet = load_review(db.session(), require_key(), key, now())
        if not sheet.head.may_write or number not in {one.number for one in sheet.answered}:
            raise NotFoundError("no such question")
        return show_review(sheet, {number: form})
    page = load_question(db.session(), require_key(), key, number, now())
    if page.explained is None or not page.head.may_write:
        raise NotFoundError("the question is not explained")
    return show_question(page, form_of(page), sent={number: form})


def _show_one(row: int, form: DoubtAnswerForm) -> str:
    """Show one doubt as it is now, with what was typed as its answer."""
    db.session.rollback()
    docket = load_docket(db.session(), require_account(), only=row)
    form.seen.data = doubt_answer_forms(docket)[row].seen.data
    return render_template("doubts/index.html", docket=docket, forms={row: form}, page=1, is_one=True)
