"""Take an attempt: start it, save answers, check one, hand in all."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.errors import AnswerFinalError, InvalidResponseError, NotFoundError, StaleAnswerError
from quizapp.items.bank import item_from_document, revision_of
from quizapp.items.interactions import INTERACTIONS
from quizapp.items.item import Item
from quizapp.learning.answer import Answer, Confidence, answer_from_document
from quizapp.learning.blueprint import Mode
from quizapp.learning.paper import draw, option_order
from quizapp.models import Attempt, AttemptItem, ItemRevision, ReleaseItem, Response
from quizapp.services.access.attempts import find_open_practice, get_attempt, get_question_row
from quizapp.services.access.learners import find_learner
from quizapp.services.access.releases import current_release, get_blueprint
from quizapp.services.marks import finish_responses


def start_attempt(
    session: Session, learner_key: str, blueprint_slug: str, seed: str, now: dt.datetime
) -> str:
    """Draw a paper for a learner and give the attempt's key.

    A learner has one open attempt outside assignments: where one is open, its key is given, also to the
    slower of two starts at the same time. Raises NotFoundError for an unknown learner or quiz.
    """
    learner = find_learner(session, learner_key)
    if learner is None:
        raise NotFoundError("no such learner")
    known = find_open_practice(session, learner_key)
    if known is not None:
        return known.key
    release = current_release(session)
    blueprint = get_blueprint(session, release, blueprint_slug)
    seen = _rank_seen(session, learner.id)
    items = _read_items(session, release.id)
    paper = draw(items, blueprint, seed, seen, is_first_round=not seen)
    attempt = Attempt(
        key=secrets.token_hex(16),
        learner_id=learner.id,
        assignment_id=None,
        release_id=release.id,
        blueprint=blueprint.slug,
        title=blueprint.title,
        mode=blueprint.mode.value,
        seed=seed,
        started_at=now,
    )
    try:
        with session.begin_nested():
            session.add(attempt)
            session.flush()
            session.execute(insert(AttemptItem), _rows(attempt.id, paper, seed))
    except IntegrityError:
        winner = find_open_practice(session, learner_key)
        if winner is None:
            raise
        return winner.key
    return attempt.key


def save_answer(
    session: Session,
    learner_key: str,
    attempt_key: str,
    number: int,
    places: Sequence[Sequence[int]],
    version: int,
    confidence: Confidence | None,
    now: dt.datetime,
) -> int:
    """Store what was chosen, as places (from 0) in the shown order, part by part; give the new version.

    Saving the very answer that is stored changes nothing, from whatever version. Raises NotFoundError,
    AnswerFinalError, InvalidResponseError, and StaleAnswerError where `version` is older than the stored one.
    """
    attempt, question, response = get_question_row(session, learner_key, attempt_key, number)
    _refuse_final(attempt, response)
    document = _read_answer(question, places).to_document()
    given = confidence.value if confidence else None
    if response is None:
        if version:
            raise InvalidResponseError(f"there is no version {version} yet")
        session.execute(
            insert(Response).values(
                attempt_item_id=question.id, document=document, version=1, confidence=given, saved_at=now
            )
        )
        return 1
    if (response.document, response.confidence) == (document, given):
        return response.version
    if version < response.version:
        raise StaleAnswerError(response.document, response.version)
    session.execute(
        update(Response)
        .where(Response.id == response.id)
        .values(document=document, version=response.version + 1, confidence=given, saved_at=now)
        .execution_options(synchronize_session=False)
    )
    return response.version + 1


def check_answer(session: Session, learner_key: str, attempt_key: str, number: int, now: dt.datetime) -> None:
    """Make a saved answer final in training, and mark it. Checking twice is checking once.

    Raises InvalidResponseError where a part is unanswered, or where the attempt explains only at its end.
    """
    attempt, question, response = get_question_row(session, learner_key, attempt_key, number)
    if response is not None and response.final_at is not None:
        return
    if attempt.mode != Mode.TRAINING or attempt.finished_at is not None:
        raise InvalidResponseError("this attempt is explained after it is handed in")
    item = _read_item(session, question.revision)
    if response is None or not answer_from_document(response.document).is_complete(item):
        raise InvalidResponseError("choose an answer first")
    finish_responses(session, [(question, response, item)], now)


def finish_attempt(session: Session, learner_key: str, attempt_key: str, now: dt.datetime) -> None:
    """Hand in: every answer becomes final and is marked, unanswered ones with nothing. Twice is once."""
    attempt = get_attempt(session, learner_key, attempt_key, lock=True)
    if attempt.finished_at is not None:
        return
    rows = session.execute(
        select(AttemptItem, Response, ItemRevision.document)
        .join(ItemRevision, ItemRevision.digest == AttemptItem.revision)
        .outerjoin(Response, Response.attempt_item_id == AttemptItem.id)
        .where(AttemptItem.attempt_id == attempt.id)
        .order_by(AttemptItem.number)
    ).all()
    waiting = [
        (question, response, item_from_document(document))
        for question, response, document in rows
        if response is None or response.final_at is None
    ]
    finish_responses(session, waiting, now)
    attempt.finished_at = now
    session.flush()


def _refuse_final(attempt: Attempt, response: Response | None) -> None:
    if attempt.finished_at is not None or (response is not None and response.final_at is not None):
        raise AnswerFinalError("this answer is final")


def _read_answer(question: AttemptItem, places: Sequence[Sequence[int]]) -> Answer:
    """Turn places into option ids; the order stored with the attempt says which are meant."""
    order: list[dict[str, Any]] = question.option_order
    if len(places) != len(order):
        raise InvalidResponseError(f"{len(order)} parts were asked, {len(places)} answered")
    return Answer(
        {
            shown["part"]: INTERACTIONS[shown["interaction"]].read(shown["options"], chosen)
            for shown, chosen in zip(order, places, strict=True)
        }
    )


def _rows(attempt_id: int, paper: Sequence[Item], seed: str) -> list[dict[str, Any]]:
    return [
        {
            "attempt_id": attempt_id,
            "number": number,
            "revision": revision_of(item),
            "option_order": [
                {"part": part.id, "interaction": part.interaction.value, "options": list(order)}
                for part, order in zip(item.parts, option_order(item, seed), strict=True)
            ],
        }
        for number, item in enumerate(paper, start=1)
    ]


def _read_items(session: Session, release_id: int) -> list[Item]:
    query = (
        select(ItemRevision.document)
        .join(ReleaseItem, ReleaseItem.revision == ItemRevision.digest)
        .where(ReleaseItem.release_id == release_id)
        .order_by(ItemRevision.item)
    )
    return [item_from_document(document) for document in session.scalars(query)]


def _read_item(session: Session, revision: str) -> Item:
    query = select(ItemRevision.document).where(ItemRevision.digest == revision)
    return item_from_document(session.scalars(query).one())


def _rank_seen(session: Session, learner_id: int) -> dict[str, int]:
    """Rank the items a learner was asked before: 0 for the one asked longest ago."""
    rows = session.execute(
        select(ItemRevision.item)
        .join(AttemptItem, AttemptItem.revision == ItemRevision.digest)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.learner_id == learner_id)
        .order_by(Attempt.started_at, Attempt.id, AttemptItem.number)
    ).all()
    return {item: rank for rank, (item,) in enumerate(rows)}
