"""Take an attempt: start it, save answers, check one, hand in all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.errors import (
    AnswerFinalError,
    ClosedError,
    InvalidResponseError,
    NotFoundError,
    SkippedError,
    StaleAnswerError,
    UnreadableError,
)
from quizapp.items.interactions import INTERACTIONS
from quizapp.items.interactions.shown import Shown
from quizapp.learning.answer import Answer, Confidence, answer_from_document
from quizapp.learning.blueprint import Mode
from quizapp.learning.window import Window
from quizapp.models import Attempt, Response
from quizapp.services.access.attempts import (
    Asked,
    Locked,
    find_open_practice,
    list_asked,
    lock_attempt,
    lock_expired,
    lock_question,
)
from quizapp.services.access.learners import lock_learner
from quizapp.services.access.releases import current_release, get_blueprint
from quizapp.services.marks import finish_responses
from quizapp.services.papers import open_attempt
from quizapp.services.pools import load_pool
from quizapp.services.practice import draw_round
from quizapp.services.reserves import list_reserved
from quizapp.services.revisions import read_items


@dataclass(frozen=True)
class Saved:
    """What a save comes to: the version that is stored now, and the seconds left where a timer runs."""

    version: int
    seconds_left: int | None


def start_attempt(
    session: Session, learner_key: str, blueprint_slug: str, seed: str, now: dt.datetime
) -> str:
    """Draw a practice paper for a learner and give the attempt's key.

    A learner has one open attempt outside assignments: where one is open, its key is given, also to the
    slower of two starts at the same time. What an assignment of theirs keeps in reserve is left out.
    Raises NotFoundError for an unknown learner or quiz.
    """
    learner = lock_learner(session, learner_key)
    if learner is None:
        raise NotFoundError("no such learner")
    release = current_release(session)
    blueprint = get_blueprint(session, release, blueprint_slug)
    known = find_open_practice(session, learner_key)
    if known is not None:
        return known.key
    pool = load_pool(session, release).without(list_reserved(session, learner.id, now))
    paper = draw_round(session, learner, pool, blueprint, seed, now)
    try:
        return open_attempt(
            session, learner.id, paper, release.id, blueprint.slug, blueprint.title, blueprint.mode, now
        )
    except IntegrityError:
        winner = find_open_practice(session, learner_key)
        if winner is None:
            raise
        return winner.key


def save_answer(
    session: Session,
    learner_key: str,
    attempt_key: str,
    number: int,
    given: Sequence[Sequence[str]],
    version: int,
    confidence: Confidence | None,
    now: dt.datetime,
) -> Saved:
    """Store what was given, part by part as its interaction reads it; give the new version.

    Saving the very answer that is stored changes nothing, from whatever version. Raises NotFoundError,
    AnswerFinalError, InvalidResponseError, ClosedError where the time for it is over, SkippedError where the
    question is set aside, and StaleAnswerError where `version` is older than the stored one.
    """
    locked = lock_question(session, learner_key, attempt_key, number)
    _refuse_set_aside(locked)
    asked = locked.asked
    document = read_answer(asked, given).to_document()
    sure = confidence.value if confidence else None
    left = locked.timing.seconds_left(now)
    is_untouched = asked.response is None and sure is None and document == Answer().to_document()
    if is_untouched or (
        asked.response is not None and (asked.document, asked.confidence) == (document, sure)
    ):
        return Saved(asked.version, left)
    _refuse_final_or_stale(locked, version)
    _refuse_closed(locked.timing.window, now)
    _write_answer(
        session,
        asked,
        {"document": document, "version": asked.version + 1, "confidence": sure, "saved_at": now},
    )
    return Saved(asked.version + 1, left)


def check_answer(session: Session, learner_key: str, attempt_key: str, number: int, now: dt.datetime) -> None:
    """Make a saved answer final in training, and mark it. Checking twice is checking once.

    Raises InvalidResponseError where a part is unanswered, or where the attempt explains only at its end, and
    SkippedError where the question is set aside.
    """
    locked = lock_question(session, learner_key, attempt_key, number)
    if locked.asked.final_at is not None:
        return
    _refuse_set_aside(locked)
    if locked.mode != Mode.TRAINING or locked.finished_at is not None:
        raise InvalidResponseError("this attempt is explained after it is handed in")
    _refuse_closed(locked.timing.window, now)
    if not answer_from_document(locked.asked.document).is_complete(locked.asked.shown):
        raise InvalidResponseError("choose an answer first")
    item = read_items(session, [locked.asked.revision])[locked.asked.revision]
    finish_responses(session, [(locked.asked, item)], locked.assignment is not None, now)


def finish_attempt(session: Session, learner_key: str, attempt_key: str, now: dt.datetime) -> bool:
    """Hand in: every answer becomes final and is marked, unanswered ones with nothing. Twice is once.

    Questions that are set aside get no mark, and what was saved of them stays as it is. What is handed in
    after its end counts as handed in at its end: nothing was added since. Says whether it was the end of the
    time that closed it.
    """
    attempt, window = lock_attempt(session, learner_key, attempt_key)
    if attempt.finished_at is None:
        _finish(session, [(attempt, window)], now)
    return attempt.finished_at == window.ends_at


def finish_expired(session: Session, now: dt.datetime) -> int:
    """Mark attempts whose time is over, as handed in at their end; give how many there were."""
    expired = lock_expired(session, now)
    _finish(session, expired, now)
    return len(expired)


def _finish(session: Session, attempts: Sequence[tuple[Attempt, Window]], now: dt.datetime) -> None:
    rows = list_asked(session, [attempt.id for attempt, _ in attempts])
    waiting = [asked for asked in rows if asked.final_at is None and asked.skipped_at is None]
    items = read_items(session, {asked.revision for asked in waiting})
    is_set = any(attempt.assignment_id is not None for attempt, _ in attempts)
    finish_responses(session, [(asked, items[asked.revision]) for asked in waiting], is_set, now)
    for attempt, window in attempts:
        attempt.finished_at = now if window.ends_at is None else min(now, window.ends_at)
    session.flush()


def _refuse_closed(window: Window, now: dt.datetime) -> None:
    if not window.takes_answers(now):
        raise ClosedError("the time for this attempt is over")


def _refuse_set_aside(locked: Locked) -> None:
    # A save that was on its way while its page was left must not take the question back.
    if locked.is_set_aside:
        raise SkippedError("the question is set aside")


def _refuse_final_or_stale(locked: Locked, version: int) -> None:
    stored = locked.asked.version
    if locked.is_final:
        raise AnswerFinalError("this answer is final")
    if version > stored or version < 0:
        raise InvalidResponseError(f"there is no version {version} yet")
    if version < stored:
        raise StaleAnswerError(locked.asked.document or {}, stored)


def _write_answer(session: Session, asked: Asked, values: dict[str, Any]) -> None:
    if asked.response is None:
        session.execute(insert(Response).values(attempt_item_id=asked.question, **values))
        return
    written = update(Response).where(Response.id == asked.response).values(**values)
    session.execute(written.execution_options(synchronize_session=False))


def read_answer(asked: Asked, given: Sequence[Sequence[str]]) -> Answer:
    """Turn what was given into ids; the order stored with the attempt says which are meant."""
    parts = asked.shown
    if len(given) != len(parts):
        raise InvalidResponseError(f"{len(parts)} parts were asked, {len(given)} answered")
    return Answer(
        {
            part.part: _read_part(place, part, values)
            for place, (part, values) in enumerate(zip(parts, given, strict=True))
        }
    )


def _read_part(place: int, part: Shown, values: Sequence[str]) -> tuple[str, ...]:
    try:
        return INTERACTIONS[part.interaction].read(part, values)
    except InvalidResponseError as error:
        raise UnreadableError(place, str(error)) from error
