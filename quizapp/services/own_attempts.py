"""The attempts among a learner's own data: what was asked and answered, and points where they are known.

An attempt at an assignment comes without its questions until it is explained to the learner, and points stand
only beside answers that are.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.items.interactions import INTERACTIONS
from quizapp.items.item import Item
from quizapp.learning.answer import answer_from_document
from quizapp.learning.blueprint import Mode
from quizapp.learning.rules import Explains, is_explained
from quizapp.models import Assignment, Attempt, AttemptItem, Doubt, Learner, Mark, Response
from quizapp.services.access.assignments import window_of
from quizapp.services.revisions import read_items

Document = dict[str, Any]
Question = tuple[AttemptItem, Response | None, Doubt | None]


def list_own_attempts(session: Session, learner: Learner, now: dt.datetime) -> list[Document]:
    """Give every attempt of a learner as it may be told, in four statements."""
    rows: list[tuple[Attempt, Assignment | None]] = [
        (attempt, assignment)
        for attempt, assignment in session.execute(
            select(Attempt, Assignment)
            .outerjoin(Assignment, Assignment.id == Attempt.assignment_id)
            .where(Attempt.learner_id == learner.id)
            .order_by(Attempt.started_at, Attempt.id)
        )
    ]
    told = {
        attempt.id: _is_told(attempt, assignment, [one for one, _ in rows], now)
        for attempt, assignment in rows
    }
    shown = [attempt.id for attempt, assignment in rows if assignment is None or told[attempt.id]]
    questions = _load_questions(session, shown)
    marks = _load_marks(session, [attempt for attempt in shown if told[attempt]])
    items = read_items(session, {asked.revision for group in questions.values() for asked, *_ in group})
    return [
        {
            "title": attempt.title,
            "quiz": attempt.blueprint,
            "mode": attempt.mode,
            "is_assignment": assignment is not None,
            "started_at": say(attempt.started_at),
            "finished_at": say(attempt.finished_at),
            "questions": [
                _tell_question(question, items[question[0].revision], marks)
                for question in questions.get(attempt.id, ())
            ]
            if attempt.id in shown
            else None,
        }
        for attempt, assignment in rows
    ]


def _is_told(
    attempt: Attempt, assignment: Assignment | None, attempts: Sequence[Attempt], now: dt.datetime
) -> bool:
    """Say whether final answers are explained to the learner now, by the rule of `desks.may_explain`."""
    if attempt.mode == Mode.TRAINING:
        return True
    if assignment is None or attempt.finished_at is None:
        return attempt.finished_at is not None
    counts = Counter(one.finished_at is not None for one in attempts if one.assignment_id == assignment.id)
    return is_explained(
        Explains(assignment.explains),
        window_of(assignment),
        counts[True],
        counts[False] > 0,
        assignment.attempts_allowed,
        now,
    )


def _load_questions(session: Session, attempts: Sequence[int]) -> Mapping[int, list[Question]]:
    rows = session.execute(
        select(AttemptItem, Response, Doubt)
        .outerjoin(Response, Response.attempt_item_id == AttemptItem.id)
        .outerjoin(Doubt, Doubt.attempt_item_id == AttemptItem.id)
        .where(AttemptItem.attempt_id.in_(attempts))
        .order_by(AttemptItem.attempt_id, AttemptItem.number)
    )
    grouped: dict[int, list[Question]] = {}
    for asked, response, doubt in rows:
        grouped.setdefault(asked.attempt_id, []).append((asked, response, doubt))
    return grouped


def _load_marks(session: Session, attempts: Sequence[int]) -> Mapping[int, Mark]:
    query = select(Mark).join(AttemptItem).where(AttemptItem.attempt_id.in_(attempts)).order_by(Mark.id)
    return {mark.attempt_item_id: mark for mark in session.scalars(query)}


def _tell_question(question: Question, item: Item, marks: Mapping[int, Mark]) -> Document:
    asked, response, doubt = question
    answer = answer_from_document(response.document if response else None)
    mark = marks.get(asked.id)
    return {
        "number": asked.number,
        "item": item.id,
        "revision": asked.revision,
        "skill": item.skill.value,
        "parts": [
            {
                "asked": part.prompt,
                "answered": [
                    told.text for told in INTERACTIONS[part.interaction].tell(part, answer.chosen(part.id))
                ],
            }
            for part in item.parts
        ],
        "how_sure": response.confidence if response else None,
        "saved_at": say(response.saved_at if response else None),
        "final_at": say(response.final_at if response else None),
        "points": {"got": mark.points, "of": mark.of} if mark else None,
        "doubt": _tell_doubt(doubt) if doubt else None,
    }


def _tell_doubt(doubt: Doubt) -> Document:
    return {
        "reason": doubt.reason,
        "raised_at": say(doubt.raised_at),
        "state": doubt.state,
        "reply": doubt.reply,
        "answered_at": say(doubt.answered_at),
    }


def say(moment: dt.datetime | None) -> str | None:
    """Write a moment in ISO 8601, in UTC."""
    return moment.isoformat(timespec="seconds") if moment else None
