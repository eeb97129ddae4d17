"""Who corrects a question can tell with the same words everybody in the class who waits for an answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import func, select

from quizapp.models import Attempt, AuditEntry, Doubt, Learner
from quizapp.services.access.doubts import Settled, count_settled
from quizapp.services.audit import Act
from quizapp.services.corrections import Plan
from quizapp.services.desk import DoubtState
from quizapp.services.doubts import raise_doubt
from tests.services.lessons import LATER, Lesson, turn_round

ACCEPTING = Plan(None, False, "The key was wrong.", doubts_until=LATER)


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
    assert count_settled(lesson.room.session, lesson.room.classroom.id, Settled(lesson.item.id, LATER)) == 3
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
    lesson.correct(Plan(None, False, "Once more.", doubts_until=LATER))
    assert {one.reply for one in doubts(lesson)} == {ACCEPTING.reason}


def test_a_doubt_about_the_corrected_wording_waits(lesson: Lesson) -> None:
    raise_doubts(lesson)
    offer = lesson.release_again(turn_round(lesson.item))
    about_it = doubts(lesson)[0]
    about_it.revision = offer.revision
    lesson.room.session.commit()
    lesson.correct(Plan(offer, True, "The key was wrong.", doubts_until=LATER))
    assert [one.state for one in doubts(lesson)] == ["open", "accepted", "accepted"]


def test_what_is_said_after_the_page_was_seen_waits(lesson: Lesson) -> None:
    raise_doubts(lesson)
    lesson.correct(Plan(None, False, "The key was wrong.", doubts_until=LATER - dt.timedelta(seconds=1)))
    assert {one.state for one in doubts(lesson)} == {DoubtState.OPEN.value}
