"""Taking an attempt: questions one a page, handing in, the review."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.errors import AnswerFinalError, ClosedError, SkippedError, StaleAnswerError, UnreadableError
from quizapp.extensions import db
from quizapp.learning.blueprint import Mode
from quizapp.services.attempts import check_answer, finish_attempt, save_answer
from quizapp.services.desk import OpenQuestion, ReviewSheet
from quizapp.services.desks import load_head, load_question, load_review
from quizapp.services.skips import take_back
from quizapp.web.forms.answers import (
    MISSING,
    AnswerForm,
    StartForm,
    answer_form,
    name_of,
    refuse_unread,
)
from quizapp.web.forms.doubts import DoubtForm, doubt_forms
from quizapp.web.late_answers import keep_late
from quizapp.web.presenters.stages import Stage, stage_of
from quizapp.web.presenters.steps import first_waiting, following, next_address
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
def question(key: str, number: int) -> str | Response:
    """Show one question, its content note before it, and its explanation once the answer is final."""
    page = load_question(db.session(), require_key(), key, number, now())
    if not page.head.is_open and not page.explained:
        return redirect(url_for(".review", key=key))
    form = form_of(page)
    if "missing" in request.args:
        note_missing(page, form)
    is_asked_for = "show" in request.args or "missing" in request.args
    return show_question(page, form, stage=stage_of(page, is_asked_for))


@attempts.post("/attempts/<string:key>/questions/<int:number>")
def answer(key: str, number: int) -> Response | tuple[str, int]:
    """Save the answer of a plain form, then do what the pressed button says."""
    page = load_question(db.session(), require_key(), key, number, now())
    form = answer_form(page.question)
    if not form.validate_on_submit():
        return show_question(page, form), 422
    refused = _save(page, form)
    if refused is not None:
        return refused
    action = request.form.get("action", "")
    if action == "check" and page.head.mode is Mode.TRAINING:
        return _check(page, form)
    db.session.commit()
    return redirect(next_address(page, action))


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
    is_over = finish_attempt(db.session(), require_key(), key, now())
    db.session.commit()
    if is_over:
        flash(_("Time is up. What you saved counts."))
    return redirect(url_for(".review", key=key))


@attempts.get("/attempts/<string:key>/review")
def review(key: str) -> str | Response:
    """Explain every answer of a finished attempt, or say when that will be."""
    head = load_head(db.session(), require_key(), key, now())
    if head.is_open:
        return redirect(url_for(".resume", key=key))
    if head.finished_at is None or not head.is_explained:
        return render_template("attempts/handed_in.html", head=head)
    return show_review(load_review(db.session(), require_key(), key, now()))


def form_of(page: OpenQuestion) -> AnswerForm:
    """Make the form of a question, filled with what is stored."""
    given = {name_of(part): list(values) for part, values in enumerate(page.given.given)}
    confidence = page.given.confidence.value if page.given.confidence else None
    return answer_form(
        page.question, formdata=None, version=str(page.given.version), confidence=confidence, **given
    )


def show_review(sheet: ReviewSheet, sent: Mapping[int, DoubtForm] | None = None) -> str:
    """Render a review, with what was `sent` as a doubt in the place of the form it came from."""
    db.session.rollback()
    forms = {**doubt_forms(sheet.answered), **(sent or {})}
    return render_template(
        "attempts/review.html", sheet=sheet, head=sheet.head, form=StartForm(formdata=None), doubt_forms=forms
    )


def show_question(
    page: OpenQuestion,
    form: AnswerForm,
    notice: str = "",
    kept: str = "",
    sent: Mapping[int, DoubtForm] | None = None,
    stage: Stage | None = None,
) -> str:
    """Render a question. `notice` tells what happened, `kept` quotes the answer stored on the server.

    `stage` is what the page shows; by default the explanation, or else the question with what was given.

    What was `sent` as a doubt stands in the place of the form it came from.
    What is not committed by now is given up: nobody waits for a lock while a page is made.
    """
    db.session.rollback()
    stage = stage or (Stage.FINAL if page.explained else Stage.OPEN)
    return render_template(
        "attempts/question.html",
        page=page,
        stage=stage,
        is_form=stage is Stage.OPEN and not kept and not page.is_skipped,
        head=page.head,
        form=form,
        start_form=StartForm(formdata=None),
        doubt_forms={**doubt_forms([page.explained] if page.explained else ()), **(sent or {})},
        next_number=following(page.head, page.number),
        waiting=first_waiting(page.head),
        notice=notice,
        kept=kept,
    )


def _save(page: OpenQuestion, form: AnswerForm) -> Response | tuple[str, int] | None:
    """Save what the form holds; give the reply to send where that cannot be."""
    key, number = page.head.key, page.number
    given, version = form.given(page.question), int(form.version.data)
    try:
        if request.form.get("action") == "after-all":
            take_back(db.session(), require_key(), key, number, now())
        saved = save_answer(db.session(), require_key(), key, number, given, version, form.sureness, now())
    except (AnswerFinalError, ClosedError) as error:
        return _close(page, form, error)
    except UnreadableError as error:
        refuse_unread(form, error.part, page.question.parts[error.part])
        return show_question(page, form), 422
    except StaleAnswerError as error:
        return _ask_again(page, form, error)
    except SkippedError:
        return _tell_skipped(load_question(db.session(), require_key(), key, number, now()), form)
    form.version.data = str(saved.version)
    return None


def _ask_again(page: OpenQuestion, form: AnswerForm, error: StaleAnswerError) -> tuple[str, int]:
    """Show what is stored beside what was chosen here; nothing given is lost."""
    form.version.data = str(error.version)
    stored = page.given.told
    notice = _("You answered this question on another page as well. Choose which answer to keep.")
    return show_question(page, form, notice, " / ".join(stored)), 409


def _tell_skipped(page: OpenQuestion, form: AnswerForm) -> tuple[str, int]:
    """Say that the question was skipped on another page, and offer to answer it after all as chosen here."""
    notice = _("You skipped this question on another page. What you chose here is below, and is not saved.")
    return show_question(page, form, notice), 409


def note_missing(page: OpenQuestion, form: AnswerForm) -> list[str]:
    """Note an error at every part that has no whole answer stored; give the names of their fields."""
    missing = [part for part, is_whole in enumerate(page.given.are_whole) if not is_whole]
    for part in missing:
        field: Any = form[name_of(part)]
        field.errors = [MISSING[page.question.parts[part].interaction]]
    return [name_of(part) for part in missing]


def _check(page: OpenQuestion, form: AnswerForm) -> Response:
    """Make the answer final where every part has one. Both ways lead to a page that may be reloaded."""
    key, number = page.head.key, page.number
    stored = load_question(db.session(), require_key(), key, number, now())
    missing = note_missing(stored, form)
    if not missing:
        check_answer(db.session(), require_key(), key, number, now())
    db.session.commit()
    if missing:
        return redirect(url_for(".question", key=key, number=number, missing="", _anchor=missing[0]))
    return redirect(url_for(".question", key=key, number=number, _anchor="verdict"))


def _close(page: OpenQuestion, form: AnswerForm, error: AnswerFinalError | ClosedError) -> Response:
    """Go where an answer that can no longer change is told of; what just came too late is kept."""
    key, number = page.head.key, page.number
    is_late = keep_late(key, number, form.given(page.question), form.sureness, now())
    if isinstance(error, ClosedError):
        finish_attempt(db.session(), require_key(), key, now())
        db.session.commit()
    elif not is_late:
        return redirect(url_for(".question", key=key, number=number))
    flash(_("The time for this assignment is over. What was saved before is handed in."))
    if is_late:
        flash(
            _(
                "Your answer to question %(number)d arrived after the end. Your teacher can see it and may "
                "accept it.",
                number=number,
            )
        )
    return redirect(url_for(".review", key=key))
