"""Skip a question that carries a content note, and answer it after all."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.errors import (
    AnswerFinalError,
    ClosedError,
    InvalidResponseError,
    SkippedError,
    StaleAnswerError,
)
from quizapp.extensions import db
from quizapp.services.attempts import save_answer
from quizapp.services.desk import OpenQuestion
from quizapp.services.desks import load_question
from quizapp.services.skips import skip_question, take_back
from quizapp.web.forms.answers import answer_form
from quizapp.web.presenters.steps import next_address
from quizapp.web.visitors import now, require_key

skips = Blueprint("skips", __name__, url_prefix="/attempts/<string:key>/questions/<int:number>")


@skips.post("/skip")
def skip(key: str, number: int) -> Response:
    """Set a question aside and go on to the next. Where it no longer can be, its page says how it stands."""
    page = load_question(db.session(), require_key(), key, number, now())
    try:
        _keep_choice(page)
        skip_question(db.session(), require_key(), key, number, now())
    except (AnswerFinalError, ClosedError):
        db.session.rollback()
        return redirect(url_for("attempts.question", key=key, number=number))
    db.session.commit()
    told = _(
        "Question %(number)d is skipped: it does not count. You can go back to it until you hand in.",
        number=number,
    )
    flash(told)
    return redirect(next_address(page, "next"))


@skips.post("/take-back")
def put_back(key: str, number: int) -> Response:
    """Take a skipped question back, and show it."""
    try:
        take_back(db.session(), require_key(), key, number, now())
    except (AnswerFinalError, ClosedError):
        db.session.rollback()
    else:
        db.session.commit()
    return redirect(url_for("attempts.question", key=key, number=number, show=""))


def _keep_choice(page: OpenQuestion) -> None:
    """Save what was chosen on the page the button was pressed on: it stands there again when taken back.

    What cannot be saved is given up. Nobody has to mend an answer to get away from a question.
    """
    form = answer_form(page.question)
    if "version" not in request.form or not form.validate():
        return
    given, version = form.given(page.question), int(form.version.data)
    try:
        key, number = page.head.key, page.number
        save_answer(db.session(), require_key(), key, number, given, version, form.sureness, now())
    except (InvalidResponseError, SkippedError, StaleAnswerError):
        return
