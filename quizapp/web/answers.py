"""Save an answer as it is given: the small JSON door that the page's script uses."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, jsonify, request
from flask_wtf.csrf import generate_csrf
from werkzeug.exceptions import BadRequest

from quizapp.errors import (
    AnswerFinalError,
    ClosedError,
    InvalidResponseError,
    NotFoundError,
    SignInNeededError,
    SkippedError,
    StaleAnswerError,
)
from quizapp.extensions import db
from quizapp.learning.answer import Confidence
from quizapp.services.attempts import save_answer
from quizapp.services.desks import load_head
from quizapp.web.late_answers import keep_late
from quizapp.web.visitors import now, require_key

answers = Blueprint("answers", __name__)

Reply = Response | tuple[Response, int]


@answers.put("/attempts/<string:key>/questions/<int:number>/answer")
def save(key: str, number: int) -> Reply:
    """Store what is chosen; answer with the new version only after the commit."""
    given, version, confidence = _read()
    arrived = now()
    try:
        done = save_answer(db.session(), require_key(), key, number, given, version, confidence, arrived)
    except (AnswerFinalError, ClosedError):
        if keep_late(key, number, given, confidence, arrived):
            return jsonify(error="closed", late=True), 409
        raise
    db.session.commit()
    left = {} if done.seconds_left is None else {"seconds_left": done.seconds_left}
    return jsonify(version=done.version, **left)


@answers.get("/attempts/<string:key>/questions/<int:number>/answer")
def renew(key: str, number: int) -> Reply:
    """Give a fresh token to a page that was open while its learner was signed out; to nobody else."""
    head = load_head(db.session(), require_key(), key, now())
    if number not in {step.number for step in head.steps}:
        raise NotFoundError("no such question")
    return jsonify(token=generate_csrf())


@answers.errorhandler(StaleAnswerError)
def stale(error: StaleAnswerError) -> Reply:
    """Say that another page saved a newer answer; the form then shows both."""
    return _refuse("stale", 409, version=error.version)


@answers.errorhandler(AnswerFinalError)
def final(_: AnswerFinalError) -> Reply:
    """Say that the answer can no longer change."""
    return _refuse("final", 409)


@answers.errorhandler(ClosedError)
def closed(_: ClosedError) -> Reply:
    """Say that the time is over; what was sent is nothing to keep."""
    return _refuse("closed", 409)


@answers.errorhandler(SkippedError)
def skipped(_: SkippedError) -> Reply:
    """Say that the question is set aside; the form then offers to answer it after all."""
    return _refuse("skipped", 409)


@answers.errorhandler(InvalidResponseError)
def invalid(_: InvalidResponseError) -> Reply:
    """Say that this is no answer to this question."""
    return _refuse("invalid", 422)


@answers.errorhandler(NotFoundError)
def unknown(_: NotFoundError) -> Reply:
    """Say that there is no such question for this visitor."""
    return _refuse("unknown", 404)


@answers.errorhandler(SignInNeededError)
def signed_out(_: SignInNeededError) -> Reply:
    """Say that the session has ended: the page keeps the answer, and sends it once its learner is back."""
    return _refuse("signed_out", 401)


def _refuse(code: str, status: int, **values: int) -> Reply:
    db.session.rollback()
    return jsonify(error=code, **values), status


def _read() -> tuple[list[list[str]], int, Confidence | None]:
    """Read the body. InvalidResponseError for anything that is no answer; BadRequest for no JSON at all."""
    try:
        body: Any = request.get_json()
    except RecursionError as error:  # deeply nested JSON; silent=True would let this through as a 500
        raise BadRequest("nested too deeply") from error
    if not isinstance(body, dict):
        raise InvalidResponseError("an object was expected")
    given, version, confidence = body.get("given"), body.get("version"), body.get("confidence")
    if not isinstance(given, list) or not all(_is_part(part) for part in given):
        raise InvalidResponseError("given: lists of texts were expected")
    if not _is_count(version) or not isinstance(version, int):
        raise InvalidResponseError("version: a whole number was expected")
    if confidence is not None and confidence not in list(Confidence):
        raise InvalidResponseError("confidence: guess, fairly or very was expected")
    return given, version, Confidence(confidence) if confidence else None


def _is_part(part: object) -> bool:
    return isinstance(part, list) and len(part) <= 20 and all(isinstance(one, str) for one in part)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9
