"""The attempts among a learner's own data: what was asked and answered, and points where they are known.

An attempt at an assignment comes without its questions until it is explained to the learner, and points stand
only beside answers that are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.items.interactions import INTERACTIONS
from quizapp.items.item import Item
from quizapp.learning.answer import answer_from_document
from quizapp.learning.blueprint import Mode
from quizapp.models import (
    Assignment,
    Attempt,
    AttemptItem,
    Doubt,
    LateAnswer,
    Learner,
    Mark,
    Membership,
    Response,
)
from quizapp.services.explaining import explains_now
from quizapp.services.marks import Marks, load_marks
from quizapp.services.revisions import read_items

Document = dict[str, Any]
Question = tuple[AttemptItem, Response | None, Doubt | None, LateAnswer | None]
Held = tuple[Attempt, Assignment | None, Membership | None]


def list_own_attempts(session: Session, learner: Learner, now: dt.datetime) -> list[Document]:
    """Give every attempt of a learner as it may be told, in four statements."""
    rows = _load_attempts(session, learner)
    told = {held[0].id: _is_told(held, rows, now) for held in rows}
    shown = [attempt.id for attempt, assignment, _ in rows if assignment is None or told[attempt.id]]
    questions = _load_questions(session, shown)
    marks = load_marks(session, [attempt for attempt in shown if told[attempt]])
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
        for attempt, assignment, _ in rows
    ]


def _load_attempts(session: Session, learner: Learner) -> list[Held]:
    is_there = (Membership.classroom_id == Assignment.classroom_id) & (
        Membership.learner_id == Attempt.learner_id
    )
    query = (
        select(Attempt, Assignment, Membership)
        .outerjoin(Assignment, Assignment.id == Attempt.assignment_id)
        .outerjoin(Membership, is_there)
        .where(Attempt.learner_id == learner.id)
        .order_by(Attempt.started_at, Attempt.id)
    )
    return [(attempt, assignment, member) for attempt, assignment, member in session.execute(query)]


def _is_told(held: Held, rows: Sequence[Held], now: dt.datetime) -> bool:
    """Say whether final answers are explained to the learner now, by the rule of `desks.may_explain`."""
    attempt, assignment, member = held
    if attempt.mode == Mode.TRAINING:
        return True
    if assignment is None or attempt.finished_at is None:
        return attempt.finished_at is not None
    all_at = [one for one, *_ in rows if one.assignment_id == assignment.id]
    finished = sum(one.finished_at is not None for one in all_at)
    added = max(one.minutes_added for one in all_at)
    return explains_now(assignment, member, len(all_at), finished, added, now)


def _load_questions(session: Session, attempts: Sequence[int]) -> Mapping[int, list[Question]]:
    rows = session.execute(
        select(AttemptItem, Response, Doubt, LateAnswer)
        .outerjoin(Response, Response.attempt_item_id == AttemptItem.id)
        .outerjoin(Doubt, Doubt.attempt_item_id == AttemptItem.id)
        .outerjoin(LateAnswer, LateAnswer.attempt_item_id == AttemptItem.id)
        .where(AttemptItem.attempt_id.in_(attempts))
        .order_by(AttemptItem.attempt_id, AttemptItem.number)
    )
    grouped: dict[int, list[Question]] = {}
    for asked, response, doubt, late in rows:
        grouped.setdefault(asked.attempt_id, []).append((asked, response, doubt, late))
    return grouped


def _tell_question(question: Question, item: Item, marks: Mapping[int, Marks]) -> Document:
    asked, response, doubt, late = question
    mark = marks.get(asked.id)
    return {
        "number": asked.number,
        "item": item.id,
        "revision": asked.revision,
        "skill": item.skill.value,
        "parts": _tell_answer(item, response.document if response else None),
        "how_sure": response.confidence if response else None,
        "saved_at": say(response.saved_at if response else None),
        "final_at": say(response.final_at if response else None),
        "skipped_at": say(asked.skipped_at),
        "late": _tell_late(item, late) if late else None,
        "points": _tell_points(mark.newest) if mark else None,
        "points_before_correction": _tell_points(mark.own) if mark and mark.newest.correction_id else None,
        "doubt": _tell_doubt(doubt) if doubt else None,
    }


def _tell_points(mark: Mark) -> Document:
    return {"got": mark.points, "of": mark.of}


def _tell_answer(item: Item, document: Mapping[str, Any] | None) -> list[Document]:
    answer = answer_from_document(document)
    return [
        {
            "asked": part.prompt,
            "answered": [
                told.text for told in INTERACTIONS[part.interaction].tell(part, answer.chosen(part.id))
            ],
        }
        for part in item.parts
    ]


def _tell_late(item: Item, late: LateAnswer) -> Document:
    return {
        "arrived_at": say(late.arrived_at),
        "accepted_at": say(late.accepted_at),
        "parts": _tell_answer(item, late.document),
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
