"""Load what a learner has on the desk, in a number of statements that does not grow with the paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.items.item import Skill
from quizapp.items.question import as_question
from quizapp.learning.blueprint import Mode
from quizapp.learning.window import AttemptState, state_at
from quizapp.models import (
    Assignment,
    Attempt,
    AttemptItem,
    Correction,
    Doubt,
    ItemRevision,
    LateAnswer,
    Response,
)
from quizapp.services.access.articles import list_articles, list_cards
from quizapp.services.access.attempts import Held, count_attempts_at, get_attempt
from quizapp.services.access.corrections import is_in_force
from quizapp.services.access.late_answers import list_late
from quizapp.services.desk import AttemptHead, Explained, OpenQuestion, ReviewSheet, Step
from quizapp.services.explained import Around, Asked, explain, set_aside, show_given
from quizapp.services.explaining import explains_now
from quizapp.services.marks import load_marks
from quizapp.services.revisions import read_items


def load_head(session: Session, learner_key: str, attempt_key: str, now: dt.datetime) -> AttemptHead:
    """Give what every page of an attempt says of it; NotFoundError for a foreign or absent one."""
    held = get_attempt(session, learner_key, attempt_key)
    head = _head(held, _asked(session, held.attempt), may_explain(session, held, now), now)
    return _tell_late(head, _late(session, held, now))


def load_question(
    session: Session, learner_key: str, attempt_key: str, number: int, now: dt.datetime
) -> OpenQuestion:
    """Give the page of one question. It is explained only once its answer is final, and may be explained."""
    held = get_attempt(session, learner_key, attempt_key)
    asked = _asked(session, held.attempt)
    if not 1 <= number <= len(asked):
        raise NotFoundError("no such question")
    one = asked[number - 1]
    item = read_items(session, [one.question.revision])[one.question.revision]
    is_shown = may_explain(session, held, now)
    is_final = one.response is not None and one.response.final_at is not None
    return OpenQuestion(
        head=_head(held, asked, is_shown, now),
        number=number,
        question=as_question(item, one.order),
        cards=list_cards(session, held.attempt.release_id),
        given=show_given(one, item),
        explained=explain(one, _around(session, held, [one], now)) if is_final and is_shown else None,
    )


def load_review(session: Session, learner_key: str, attempt_key: str, now: dt.datetime) -> ReviewSheet:
    """Give every question of a finished attempt, explained. NotFoundError while it may not be."""
    held = get_attempt(session, learner_key, attempt_key)
    if held.attempt.finished_at is None or not may_explain(session, held, now):
        raise NotFoundError("the attempt is not explained yet")
    return _review(session, held, now)


def review_for_staff(session: Session, attempt: Attempt, now: dt.datetime) -> ReviewSheet:
    """Explain a finished attempt, fetched by who runs the class; how sure the student was stays out."""
    if attempt.finished_at is None:
        raise NotFoundError("the attempt is not handed in yet")
    sheet = _review(session, Held(attempt, None, None, False, ZoneInfo("UTC")), now)
    return replace(
        sheet,
        explained=tuple(_hide_sureness(one) for one in sheet.explained),
        left_out=tuple(_hide_sureness(one) for one in sheet.left_out),
    )


def _hide_sureness(one: Explained) -> Explained:
    return replace(one, given=replace(one.given, confidence=None))


def _review(session: Session, held: Held, now: dt.datetime) -> ReviewSheet:
    asked = _asked(session, held.attempt)
    around = _around(session, held, asked, now)
    answered = [one for one in asked if one.response is not None and one.question.skipped_at is None]
    return ReviewSheet(
        head=_tell_late(_head(held, asked, True, now), around.late),
        cards=list_cards(session, held.attempt.release_id),
        explained=tuple(explain(one, around) for one in answered if not one.is_left_out),
        skipped=tuple(set_aside(one, around) for one in asked if one.question.skipped_at is not None),
        left_out=tuple(explain(one, around) for one in answered if one.is_left_out),
    )


def _asked(session: Session, attempt: Attempt) -> Sequence[Asked]:
    rows = session.execute(
        select(AttemptItem, Response, ItemRevision.skill, Doubt, Correction)
        .join(ItemRevision, ItemRevision.digest == AttemptItem.revision)
        .outerjoin(Response, Response.attempt_item_id == AttemptItem.id)
        .outerjoin(Doubt, Doubt.attempt_item_id == AttemptItem.id)
        .outerjoin(Assignment, Assignment.id == attempt.assignment_id)
        .outerjoin(Correction, is_in_force())
        .where(AttemptItem.attempt_id == attempt.id)
        .order_by(AttemptItem.number)
        .execution_options(populate_existing=True)
    )
    return [
        Asked(question, response, Skill(skill), doubt, correction)
        for question, response, skill, doubt, correction in rows
    ]


def _around(session: Session, held: Held, asked: Sequence[Asked], now: dt.datetime) -> Around:
    """Load what explains these questions, in four statements."""
    marks = load_marks(session, [held.attempt.id])
    revisions = {one.question.revision for one in asked}
    revisions |= {mark.newest.revision for mark in marks.values()}
    revisions |= {one.correction.revision for one in asked if one.correction and one.correction.revision}
    return Around(
        items=read_items(session, revisions),
        articles=list_articles(session, held.attempt.release_id),
        marks=marks,
        late=_late(session, held, now),
    )


def may_explain(session: Session, held: Held, now: dt.datetime) -> bool:
    """Say whether answers that are final are explained to the learner now."""
    attempt, assignment = held.attempt, held.assignment
    if attempt.mode == Mode.TRAINING:
        return True
    if assignment is None or attempt.finished_at is None:
        return attempt.finished_at is not None
    begun, finished, added = count_attempts_at(session, attempt.learner_id, assignment.id)
    return explains_now(assignment, held.member, begun, finished, added, now)


def _late(session: Session, held: Held, now: dt.datetime) -> Mapping[int, LateAnswer]:
    """Give what came after the end; practice has none, and while answers are taken nothing is late."""
    attempt = held.attempt
    is_open = attempt.finished_at is None and held.timing.window.takes_answers(now)
    return {} if attempt.assignment_id is None or is_open else list_late(session, attempt.id)


def _tell_late(head: AttemptHead, late: Mapping[int, LateAnswer]) -> AttemptHead:
    accepted = tuple(number for number, one in late.items() if one.accepted_at is not None)
    return replace(head, late=tuple(number for number in late if number not in accepted), accepted=accepted)


def _head(held: Held, asked: Sequence[Asked], is_shown: bool, now: dt.datetime) -> AttemptHead:
    attempt = held.attempt
    timing = held.timing
    state = state_at(attempt.finished_at, timing.window, now)
    if state is AttemptState.OPEN and not held.may_write:
        state = AttemptState.SUSPENDED
    return AttemptHead(
        key=attempt.key,
        assignment=held.assignment.key if held.assignment else None,
        state=state,
        is_explained=is_shown,
        may_write=held.may_write,
        title=attempt.title,
        mode=Mode(attempt.mode),
        started_at=attempt.started_at,
        finished_at=attempt.finished_at,
        zone=held.zone,
        ends_at=timing.window.ends_at,
        seconds_left=timing.seconds_left(now) if state is AttemptState.OPEN else None,
        steps=tuple(
            Step(
                number=one.question.number,
                skill=one.skill,
                is_answered=one.is_answered,
                is_final=one.response is not None and one.response.final_at is not None,
                is_skipped=one.question.skipped_at is not None,
                is_left_out=one.is_left_out,
            )
            for one in asked
        ),
    )
