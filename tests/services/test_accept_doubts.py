"""Who corrects a question can tell with the same words everybody in the class who waits for an answer."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from quizapp.models import Attempt, AuditEntry, Doubt, Learner
from quizapp.services.access.doubts import count_open_about
from quizapp.services.audit import Act
from quizapp.services.corrections import Plan
from quizapp.services.desk import DoubtState
from quizapp.services.doubts import raise_doubt
from tests.services.lessons import LATER, Lesson

ACCEPTING = Plan(None, False, "The key was wrong.", accepts_doubts=True)


def raise_doubts(lesson: Lesson, number: int = 1) -> None:
    """Let everybody who has handed in doubt a question."""
    for name in ("Ana", "Ben", "Cleo"):
        row = lesson.room.member(name).learner_id
        learner = lesson.room.session.get_one(Learner, row).key
        attempt = lesson.room.session.scalars(select(Attempt.key).where(Attempt.learner_id == row)).one()
        raise_doubt(lesson.room.session, learner, attempt, number, f"{name} doubts it", LATER)
    lesson.room.session.commit()


def doubts(lesson: Lesson) -> Sequence[Doubt]:
    return lesson.room.session.scalars(select(Doubt).order_by(Doubt.id)).all()


def test_all_who_wait_are_told_the_reason(lesson: Lesson) -> None:
    raise_doubts(lesson)
    assert count_open_about(lesson.room.session, lesson.room.classroom.id, lesson.item.id) == 3
    lesson.correct(ACCEPTING)
    told = (DoubtState.ACCEPTED.value, ACCEPTING.reason, lesson.room.owner)
    assert [(one.state, one.reply, one.answered_by) for one in doubts(lesson)] == [told] * 3
    acts = select(func.count(AuditEntry.id)).where(AuditEntry.act == Act.DOUBT_ANSWERED.value)
    assert lesson.room.session.scalar(acts) == 3


def test_other_questions_and_plans_without_it_answer_nobody(lesson: Lesson) -> None:
    raise_doubts(lesson, 2)
    lesson.correct(ACCEPTING)
    lesson.undo()
    raise_doubts(lesson, 1)
    lesson.correct()
    assert {one.state for one in doubts(lesson)} == {DoubtState.OPEN.value}


def test_what_was_answered_before_stays_answered_as_it_was(lesson: Lesson) -> None:
    raise_doubts(lesson)
    lesson.correct(ACCEPTING)
    lesson.undo()
    lesson.correct(Plan(None, False, "Once more.", accepts_doubts=True))
    assert {one.reply for one in doubts(lesson)} == {ACCEPTING.reason}
