"""Whoever hands in while a correction is made or undone is corrected all the same, or not any more."""

from __future__ import annotations

import threading
import time

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from quizapp.models import Attempt, AttemptItem, ItemRevision
from quizapp.services.access.corrections import list_corrections
from quizapp.services.assignments import start_assignment
from quizapp.services.attempts import finish_attempt
from quizapp.services.codes import make_ticket
from quizapp.services.corrections import Plan, make_correction, undo_correction
from quizapp.services.marks import load_marks
from tests.factories import NOW
from tests.services.lessons import LATER, Lesson, most


def points_to_earn(lesson: Lesson, attempt: str) -> int | None:
    """Give what the wrong question is worth in an attempt, None where it does not ask it."""
    query = (
        select(Attempt.id, AttemptItem.id)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(ItemRevision, ItemRevision.digest == AttemptItem.revision)
        .where(Attempt.key == attempt, ItemRevision.item == lesson.item.id)
    )
    lesson.room.session.expire_all()
    found = lesson.room.session.execute(query).one_or_none()
    return load_marks(lesson.room.session, [found[0]])[found[1]].newest.of if found else None


def hand_in_meanwhile(engine: Engine, lesson: Lesson, learner: str, attempt: str) -> str:
    """Hand in, or begin and hand in where there is no attempt, while a correction waits to be committed."""
    done: list[str] = []

    def hand_in() -> None:
        with Session(engine) as session:
            key = attempt or start_assignment(session, learner, lesson.assignment.key, NOW)
            finish_attempt(session, learner, key, NOW)
            session.commit()
            done.append(key)

    thread = threading.Thread(target=hand_in)
    thread.start()
    time.sleep(0.3)
    lesson.room.session.commit()
    thread.join(10)
    return done[0]


@pytest.mark.parametrize("is_begun", [True, False], ids=["handing in", "beginning"])
@pytest.mark.parametrize("undoes", [False, True], ids=["made", "undone"])
def test_nobody_slips_past_a_correction(engine: Engine, lesson: Lesson, is_begun: bool, undoes: bool) -> None:
    room = lesson.room
    dan = room.join("Dan")
    attempt = room.take(dan, lesson.assignment, 1, hands_in=False) if is_begun else ""
    if undoes:
        lesson.correct()
        row = list_corrections(room.session, room.classroom.id, lesson.item.id)[0].id
        room.session.commit()
        undo_correction(room.session, room.owner, room.key, row, LATER)
    else:
        plan = Plan(None, False, "Wrong.")
        make_correction(room.session, room.owner, room.key, lesson.revision, plan, make_ticket(), LATER)
    key = hand_in_meanwhile(engine, lesson, dan, attempt)
    counts = points_to_earn(lesson, key)
    # Who begins only then may not be asked it at all.
    assert counts == (most(lesson.item) if undoes else 0) or (counts is None and not is_begun)
