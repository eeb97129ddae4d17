"""A timer run by the server: each student's own time, read again inside the transaction that writes."""

from __future__ import annotations

import datetime as dt
import threading
import time

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from quizapp.errors import BegunError, ClosedError
from quizapp.learning.rules import Explains
from quizapp.learning.window import AttemptState, Window
from quizapp.models import Assignment, Attempt, AuditEntry, Membership
from quizapp.services.access import timing
from quizapp.services.access.attempts import has_open_attempt
from quizapp.services.accommodations import give_extra
from quizapp.services.assignments import Setting, change_assignment
from quizapp.services.attempts import finish_attempt, finish_expired, save_answer
from quizapp.services.desks import load_head, load_review
from quizapp.services.gradebook import Cell, Standing, load_gradebook
from quizapp.services.homework import load_homework, load_task
from quizapp.services.reserves import list_reserved
from tests.factories import NOW
from tests.services.rooms import Room

MINUTE = dt.timedelta(minutes=1)
SECOND = dt.timedelta(seconds=1)
SOON = Window(closes_at=NOW + 60 * MINUTE)


def give(room: Room, name: str, percent: int = 100, attempts: int = 0) -> None:
    give_extra(room.session, room.owner, room.key, room.member(name).id, percent, attempts, NOW)
    room.session.commit()


def save(room: Room, learner: str, attempt: str, now: dt.datetime, number: int = 1) -> int | None:
    places = room.find_key(attempt, number)
    left = save_answer(room.session, learner, attempt, number, places, 0, None, now).seconds_left
    room.session.commit()
    return left


def state(room: Room, learner: str, attempt: str, now: dt.datetime) -> AttemptState:
    return load_head(room.session, learner, attempt, now).state


def cell(room: Room, name: str, assignment: Assignment, now: dt.datetime) -> Cell:
    book = load_gradebook(room.session, room.classroom.id, now)
    return book.cells[room.member(name).id, assignment.id]


def test_without_a_timer_nothing_is_counted(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(window=SOON)
    attempt = room.start(ana, assignment)
    assert save(room, ana, attempt, NOW) is None
    assert load_head(room.session, ana, attempt, NOW).seconds_left is None


def test_a_save_and_a_page_say_how_many_seconds_are_left(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(minutes_allowed=30)
    attempt = room.start(ana, assignment)
    assert load_head(room.session, ana, attempt, NOW + 10 * MINUTE).seconds_left == 1200
    assert save(room, ana, attempt, NOW + 20 * MINUTE) == 600


def test_after_ones_own_time_nothing_is_taken_and_what_was_saved_counts(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(minutes_allowed=30)
    attempt = room.start(ana, assignment)
    save(room, ana, attempt, NOW + 30 * MINUTE + 2 * SECOND)
    over = NOW + 30 * MINUTE + 3 * SECOND
    with pytest.raises(ClosedError):
        save(room, ana, attempt, over, number=2)
    assert state(room, ana, attempt, over) is AttemptState.EXPIRED
    assert not has_open_attempt(room.session, ana, over)
    assert finish_attempt(room.session, ana, attempt, over + MINUTE)
    assert load_head(room.session, ana, attempt, over + MINUTE).finished_at == NOW + 30 * MINUTE
    counting = cell(room, "Ana", assignment, over).counting
    assert counting is not None
    assert (counting.answered, counting.points) == (1, 1)


def test_extra_time_is_honoured_and_the_closing_moves_by_it(room: Room) -> None:
    ana, ben = room.join("Ana"), room.join("Ben")
    give(room, "Ana", 150)
    assignment = room.set(minutes_allowed=30, window=SOON)
    late = NOW + 40 * MINUTE
    first, second = room.start(ana, assignment, late), room.start(ben, assignment, late)
    save(room, ana, first, NOW + 74 * MINUTE)
    with pytest.raises(ClosedError):
        save(room, ben, second, NOW + 61 * MINUTE)
    with pytest.raises(ClosedError):
        save(room, ana, first, NOW + 76 * MINUTE, number=2)


def test_extra_time_given_in_the_middle_holds_at_once(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(minutes_allowed=30)
    attempt = room.start(ana, assignment)
    now = NOW + 40 * MINUTE
    assert state(room, ana, attempt, now) is AttemptState.EXPIRED
    give(room, "Ana", 150)
    assert state(room, ana, attempt, now) is AttemptState.OPEN
    assert save(room, ana, attempt, now) == 300


def test_minutes_added_are_for_one_attempt(room: Room) -> None:
    ana, ben = room.join("Ana"), room.join("Ben")
    assignment = room.set(minutes_allowed=30)
    first, second = room.start(ana, assignment), room.start(ben, assignment)
    room.session.scalars(select(Attempt).where(Attempt.key == first)).one().minutes_added = 10
    room.session.commit()
    now = NOW + 35 * MINUTE
    assert (state(room, ana, first, now), state(room, ben, second, now)) == (
        AttemptState.OPEN,
        AttemptState.EXPIRED,
    )


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # SQLite has one writer at a time
def test_the_deadline_is_read_after_waiting_for_the_lock(room: Room, engine: Engine) -> None:
    ana, assignment = room.join("Ana"), room.set(minutes_allowed=30)
    attempt = room.start(ana, assignment)
    places, member = room.find_key(attempt, 1), room.member("Ana").id
    room.session.commit()
    saved = []

    def save_late() -> None:
        with Session(engine) as session:
            saved.append(save_answer(session, ana, attempt, 1, places, 0, None, NOW + 40 * MINUTE))
            session.commit()

    with Session(engine) as other:
        other.execute(select(Attempt.id).where(Attempt.key == attempt).with_for_update())
        thread = threading.Thread(target=save_late)
        thread.start()
        time.sleep(0.3)
        other.get_one(Membership, member).time_percent = 150
        other.commit()
    thread.join(10)
    assert [one.seconds_left for one in saved] == [300]


def test_the_sweep_closes_what_is_over_and_nothing_else(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "PAGE", 2)  # whoever has time left fills the first pages
    assignment = room.set(minutes_allowed=30)
    students = [room.join(f"Student {number}") for number in range(6)]
    for number in range(5):
        give(room, f"Student {number}", 300)
    attempts = [room.start(key, assignment) for key in students]
    assert finish_expired(room.session, NOW + 30 * MINUTE + 2 * SECOND) == 0
    assert finish_expired(room.session, NOW + 31 * MINUTE) == 1
    head = load_head(room.session, students[5], attempts[5], NOW + 31 * MINUTE)
    assert head.finished_at == NOW + 30 * MINUTE
    assert finish_expired(room.session, NOW + 91 * MINUTE) == 5
    assert finish_expired(room.session, NOW + 91 * MINUTE) == 0


def test_extra_time_is_not_late_work(room: Room) -> None:
    ana, ben = room.join("Ana"), room.join("Ben")
    give(room, "Ana", 150)
    assignment = room.set(minutes_allowed=30, window=Window(due_at=NOW + 30 * MINUTE))
    now = NOW + 40 * MINUTE
    tasks = [load_task(room.session, key, assignment.key, now) for key in (ana, ben)]
    assert [task.is_late_now for task in tasks] == [False, True]
    first, second = room.start(ana, assignment), room.start(ben, assignment)
    assert not load_task(room.session, ana, assignment.key, now).is_late_now
    assert cell(room, "Ana", assignment, now).standing is Standing.IN_PROGRESS
    assert cell(room, "Ben", assignment, now).standing is Standing.BEING_MARKED
    for learner, attempt in ((ana, first), (ben, second)):
        finish_attempt(room.session, learner, attempt, now)
    assert [cell(room, name, assignment, now).is_late for name in ("Ana", "Ben")] == [False, False]


def test_nothing_is_explained_to_who_still_has_extra_time(room: Room) -> None:
    ana, ben = room.join("Ana"), room.join("Ben")
    give(room, "Ana", 150)
    assignment = room.set(
        minutes_allowed=30, is_reserved=True, window=SOON, explains=Explains.CLOSING, attempts_allowed=2
    )
    firsts = [room.take(key, assignment, right=1) for key in (ana, ben)]
    room.start(ana, assignment, NOW + 40 * MINUTE)
    now = NOW + 70 * MINUTE
    shown = [load_head(room.session, k, a, now).is_explained for k, a in zip((ana, ben), firsts, strict=True)]
    assert shown == [False, True]
    assert list_reserved(room.session, room.learner(ana).id, now)
    assert not list_reserved(room.session, room.learner(ben).id, now)
    finish_expired(room.session, NOW + 80 * MINUTE)
    assert load_review(room.session, ana, firsts[0], NOW + 80 * MINUTE).explained
    assert not list_reserved(room.session, room.learner(ana).id, NOW + 80 * MINUTE)


def test_extra_attempts_are_more_than_others_have(room: Room) -> None:
    ana, ben, assignment = room.join("Ana"), room.join("Ben"), room.set()
    give(room, "Ana", attempts=1)
    for learner in (ana, ben):
        room.take(learner, assignment, right=1)
    assert [load_task(room.session, key, assignment.key, NOW).left for key in (ana, ben)] == [1, 0]
    (mine,) = load_homework(room.session, ana, NOW)
    assert (mine.extra_attempts, mine.tasks[0].attempts_allowed) == (1, 2)
    assert not mine.tasks[0].tries[0].is_explained
    room.take(ana, assignment, right=2)
    for learner in (ana, ben):
        with pytest.raises(ClosedError):
            room.start(learner, assignment)


def test_giving_extra_is_noted_once_and_by_row(room: Room) -> None:
    room.join("Ana")
    for _ in range(2):
        give(room, "Ana", 150, 1)
    noted = select(AuditEntry).where(AuditEntry.act == "member_given_extra")
    (entry,) = room.session.scalars(noted)
    assert entry.subject == f"membership:{room.member('Ana').id}"
    assert entry.details == {"time_percent": 150, "extra_attempts": 1}


@pytest.mark.parametrize(
    ("before", "after", "harms"),
    [(30, 20, True), (None, 30, True), (30, 40, False), (30, None, False), (30, 30, False)],
)
def test_after_a_start_a_limit_is_only_raised_or_taken_away(
    room: Room, before: int | None, after: int | None, harms: bool
) -> None:
    ana, assignment = room.join("Ana"), room.set(minutes_allowed=before)
    arguments = (room.session, room.owner, room.key, assignment.key)
    change_assignment(*arguments, Setting("Name", Window(), minutes_allowed=before), NOW)
    room.start(ana, assignment)
    setting = Setting("Other", Window(), minutes_allowed=after)
    if harms:
        with pytest.raises(BegunError):
            change_assignment(*arguments, setting, NOW)
    else:
        assert change_assignment(*arguments, setting, NOW).minutes_allowed == after


def test_before_anybody_has_begun_a_limit_changes_freely(room: Room) -> None:
    assignment = room.set(minutes_allowed=30)
    setting = Setting("Name", Window(), minutes_allowed=5)
    changed = change_assignment(room.session, room.owner, room.key, assignment.key, setting, NOW)
    assert changed.minutes_allowed == 5
