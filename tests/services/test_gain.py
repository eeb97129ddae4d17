"""A gain counts who took both tests in their order, with either paper, as the gradebook counts them."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import delete, insert, select, update

from quizapp.items.item import Skill
from quizapp.learning.gain import Half
from quizapp.models import Account, Assignment, Attempt, AttemptItem, Mark
from quizapp.services.analysis.gain import load_gain
from quizapp.services.members import remove_member
from tests.conftest import CountStatements
from tests.factories import NOW
from tests.services.rooms import Room
from tests.services.test_analysis import count_steps
from tests.services.test_pairs import WEEK, set_pair

LATER = NOW + WEEK + dt.timedelta(hours=1)


def take_both(room: Room, name: str, tests: tuple[Assignment, Assignment], before: int, after: int) -> str:
    """Let a student join and take both tests, with so many questions right; give their key."""
    learner = room.join(name)
    room.take(learner, tests[0], before)
    room.take(learner, tests[1], after, LATER)
    return learner


def halves(room: Room, tests: tuple[Assignment, Assignment]) -> tuple[Half, Half]:
    whole = load_gain(room.session, *tests).whole
    return whole.first, whole.second


def shares_of(room: Room, assignment: Assignment) -> list[float]:
    """Give what each student earned of what, by the newest marks of a single attempt."""
    rows = room.session.execute(
        select(Attempt.learner_id, Mark.points, Mark.of)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(Mark, Mark.attempt_item_id == AttemptItem.id)
        .where(Attempt.assignment_id == assignment.id)
        .order_by(Attempt.learner_id)
    ).all()
    learners = sorted({learner for learner, _, _ in rows})
    return [
        sum(points for who, points, _ in rows if who == one) / sum(of for who, _, of in rows if who == one)
        for one in learners
    ]


def test_each_half_is_added_up_by_itself(room: Room) -> None:
    tests = set_pair(room)
    for number, (before, after) in enumerate([(0, 1), (1, 3), (2, 2), (3, 3), (1, 0)]):
        take_both(room, f"Student {number}", tests, before, after)
    first, second = halves(room, tests)
    earlier, later = (shares_of(room, one) for one in tests)
    assert (first.n, second.n) == (3, 2)
    assert first.before == pytest.approx(sum(earlier[::2]))
    assert second.after == pytest.approx(sum(later[1::2]))
    assert first.change.total == pytest.approx(sum(later[::2]) - sum(earlier[::2]))
    squares = [(after - before) ** 2 for before, after in zip(earlier[1::2], later[1::2], strict=True)]
    assert second.change.squares == pytest.approx(sum(squares))


def test_who_took_one_test_only_is_not_counted(room: Room) -> None:
    tests = set_pair(room)
    take_both(room, "Ana", tests, 1, 2)
    room.take(room.join("Ben"), tests[0], 3)
    room.take(room.join("Cleo"), tests[1], 3, LATER)
    room.start(room.join("Dan"), tests[0])
    assert [half.n for half in halves(room, tests)] == [1, 0]


def test_who_took_the_second_test_first_is_not_counted(room: Room) -> None:
    tests = set_pair(room)
    tests[0].closes_at = None
    ana = room.join("Ana")
    room.take(ana, tests[1], 2, LATER)
    room.take(ana, tests[0], 1, LATER + dt.timedelta(hours=1))
    assert [half.n for half in halves(room, tests)] == [0, 0]


def test_neither_who_left_the_class_nor_who_runs_it_is_counted(room: Room) -> None:
    tests = set_pair(room)
    for name in ("Ana", "Ben", "Cleo", "Dan"):
        take_both(room, name, tests, 1, 2)
    assert [half.n for half in halves(room, tests)] == [2, 2]
    remove_member(room.session, room.owner, room.key, room.member("Ana").id, NOW)
    mine = room.member("Ben").learner_id
    room.session.execute(update(Account).where(Account.id == room.owner).values(learner_id=mine))
    assert [half.n for half in halves(room, tests)] == [1, 1]


def test_the_attempt_that_counts_is_the_one_of_the_gradebook(room: Room) -> None:
    tests = set_pair(room)
    tests[0].attempts_allowed, tests[0].counts = 2, "first"
    ana = room.join("Ana")
    for right in (0, 3):
        room.take(ana, tests[0], right)
    room.take(ana, tests[1], 3, LATER)
    assert halves(room, tests)[0].before == 0
    tests[0].counts = "best"
    assert halves(room, tests)[0].before > 0


def test_skipped_questions_are_in_no_share_and_who_skipped_all_is_in_none(room: Room) -> None:
    tests = set_pair(room)
    for name in ("Ana", "Ben", "Cleo"):
        take_both(room, name, tests, 2, 3)
    attempts = room.session.scalars(select(Attempt).where(Attempt.assignment_id == tests[0].id)).all()
    asked = [select(AttemptItem.id).where(AttemptItem.attempt_id == one.id) for one in attempts]
    room.session.execute(
        delete(Mark).where(Mark.attempt_item_id.in_(asked[0].where(AttemptItem.number == 3)))
    )
    room.session.execute(delete(Mark).where(Mark.attempt_item_id.in_(asked[1])))
    first, second = halves(room, tests)
    assert (first.n, second.n) == (2, 0)
    assert first.before > 1.5


def test_the_newest_mark_counts(room: Room) -> None:
    tests = set_pair(room)
    take_both(room, "Ana", tests, 3, 3)
    assert halves(room, tests)[0].change.total == pytest.approx(0)
    marks = room.session.scalars(
        select(Mark)
        .join(AttemptItem, AttemptItem.id == Mark.attempt_item_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.assignment_id == tests[1].id)
    ).all()
    same = {"points": 0, "reason": "r", "at": NOW}
    again = [
        {"attempt_item_id": one.attempt_item_id, "revision": one.revision, "of": one.of, **same}
        for one in marks
    ]
    room.session.execute(insert(Mark), again)
    assert halves(room, tests)[0].change.total == pytest.approx(-1)


def test_skills_are_added_up_by_themselves(room: Room) -> None:
    tests = set_pair(room)
    take_both(room, "Ana", tests, 0, 3)
    skills = load_gain(room.session, *tests).skills
    assert set(skills) == {Skill.COMPARE, Skill.CERTAINTY}
    assert all((one.first.n, one.first.change.total) == (1, 1) for one in skills.values())


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_work_grows_no_faster_than_the_class(room: Room) -> None:
    """Four times the answers may take five times the steps, not sixteen times."""
    tests = set_pair(room)
    steps, joined = [], 0
    for students in (15, 60):
        while joined < students:
            take_both(room, f"Student {joined}", tests, 1, 2)
            joined += 1
        steps.append(count_steps(room, lambda: load_gain(room.session, *tests)))
    assert steps[1] < 5 * steps[0]


@pytest.mark.parametrize("size", [0, 6])
def test_a_gain_takes_few_statements_at_any_size(
    room: Room, count_statements: CountStatements, size: int
) -> None:
    tests = set_pair(room)
    for number in range(size):
        take_both(room, f"Student {number}", tests, 1, 2)
    for one in tests:
        room.session.refresh(one)
    with count_statements() as sent:
        load_gain(room.session, *tests)
    assert len(sent) == 3
