"""Taking an attempt: questions one a page, handing in, the review."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.errors import AnswerFinalError, StaleAnswerError
from quizapp.extensions import db
from quizapp.learning.blueprint import Mode
from quizapp.services.attempts import check_answer, finish_attempt, save_answer
from quizapp.services.desk import OpenQuestion
from quizapp.services.desks import load_head, load_question, load_review
from quizapp.web.forms.answers import AnswerForm, StartForm, answer_form, name_of
from quizapp.web.presenters.steps import first_waiting, following
from quizapp.web.visitors import now, require_key

attempts = Blueprint("attempts", __name__)


@attempts.get("/attempts/<string:key>")
def resume(key: str) -> Response:
    """Go to the first question that waits for an answer, or to what comes after them."""
    head = load_head(db.session(), require_key(), key, now())
    if not head.is_open:
        return redirect(url_for(".review", key=key))
    number = first_waiting(head)
    if number is None:
        return redirect(url_for(".look_over", key=key))
    return redirect(url_for(".question", key=key, number=number))


@attempts.get("/attempts/<string:key>/questions/<int:number>")
def question(key: str, number: int) -> str:
    """Show one question, and its explanation once the answer is final."""
    page = load_question(db.session(), require_key(), key, number, now())
    return show_question(page, form_of(page))


@attempts.post("/attempts/<string:key>/questions/<int:number>")
def answer(key: str, number: int) -> Response | tuple[str, int]:
    """Save the answer of a plain form, then do what the pressed button says."""
    page = load_question(db.session(), require_key(), key, number, now())
    form = answer_form(page.question)
    if not form.validate_on_submit():
        return show_question(page, form), 422
    try:
        _save(page, form)
    except AnswerFinalError:
        return redirect(url_for(".question", key=key, number=number))
    except StaleAnswerError as error:
        return _ask_again(page, form, error)
    is_check = request.form.get("action") == "check" and page.head.mode is Mode.TRAINING
    if is_check and _require_all(page, form):
        db.session.commit()
        return show_question(load_question(db.session(), require_key(), key, number, now()), form), 422
    if is_check:
        check_answer(db.session(), require_key(), key, number, now())
    db.session.commit()
    if is_check:
        return redirect(url_for(".question", key=key, number=number, _anchor="verdict"))
    return redirect(_go_on(page))


@attempts.get("/attempts/<string:key>/hand-in")
def look_over(key: str) -> str | Response:
    """List every question with its state before handing in."""
    head = load_head(db.session(), require_key(), key, now())
    if not head.is_open:
        return redirect(url_for(".review", key=key))
    return render_template("attempts/look_over.html", head=head, form=StartForm())


@attempts.post("/attempts/<string:key>/hand-in")
def hand_in(key: str) -> Response:
    """Make every answer final. Doing it twice is doing it once."""
    finish_attempt(db.session(), require_key(), key, now())
    db.session.commit()
    return redirect(url_for(".review", key=key))


@attempts.get("/attempts/<string:key>/review")
def review(key: str) -> str | Response:
    """Explain every answer of a finished attempt."""
    head = load_head(db.session(), require_key(), key, now())
    if head.is_open:
        return redirect(url_for(".resume", key=key))
    sheet = load_review(db.session(), require_key(), key, now())
    return render_template("attempts/review.html", sheet=sheet, head=sheet.head, form=StartForm())


def form_of(page: OpenQuestion) -> AnswerForm:
    """Make the form of a question, filled with what is stored."""
    chosen = {name_of(part): str(places[0]) for part, places in enumerate(page.given.places) if places}
    confidence = page.given.confidence.value if page.given.confidence else None
    return answer_form(
        page.question, formdata=None, version=str(page.given.version), confidence=confidence, **chosen
    )


def show_question(page: OpenQuestion, form: AnswerForm, notice: str = "", kept: str = "") -> str:
    """Render a question. `notice` tells what happened, `kept` quotes the answer stored on the server.

    What is not committed by now is given up: nobody waits for a lock while a page is made.
    """
    db.session.rollback()
    return render_template(
        "attempts/question.html",
        page=page,
        head=page.head,
        form=form,
        start_form=StartForm(),
        next_number=following(page.head, page.number),
        waiting=first_waiting(page.head),
        notice=notice,
        kept=kept,
    )


def _save(page: OpenQuestion, form: AnswerForm) -> None:
    version = save_answer(
        db.session(),
        require_key(),
        page.head.key,
        page.number,
        form.places(page.question),
        int(form.version.data),
        form.sureness,
        now(),
    )
    form.version.data = str(version)


def _ask_again(page: OpenQuestion, form: AnswerForm, error: StaleAnswerError) -> tuple[str, int]:
    """Show what is stored beside what was chosen here; nothing given is lost."""
    form.version.data = str(error.version)
    stored = [
        page.question.parts[part].options[place]
        for part, places in enumerate(page.given.places)
        for place in places
    ]
    notice = _("You answered this question on another page as well. Choose which answer to keep.")
    return show_question(page, form, notice, " / ".join(stored)), 409


def _require_all(page: OpenQuestion, form: AnswerForm) -> bool:
    """Note an error at every part without a choice; say whether there is one."""
    missing = [part for part, places in enumerate(form.places(page.question)) if not places]
    for part in missing:
        field: Any = form[name_of(part)]
        field.errors = [_("Choose an answer first.")]
    return bool(missing)


def _go_on(page: OpenQuestion) -> str:
    number = (
        page.number - 1 if request.form.get("action") == "previous" else following(page.head, page.number)
    )
    if number is None:
        return url_for(".look_over", key=page.head.key)
    return url_for(".question", key=page.head.key, number=max(1, number))
