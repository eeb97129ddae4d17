"""Minutes added to who is at it: once for each form, under a lock, and never to what is over."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections import Counter
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from quizapp.errors import ArchivedError, ChangedMeanwhileError, ClosedError, NotFoundError
from quizapp.learning.window import Window
from quizapp.models import Assignment, Attempt, AuditEntry
from quizapp.services.access.roles import Role
from quizapp.services.accounts import create_instructor
from quizapp.services.added_time import AddedTime, add_minutes, stamp_of_time
from quizapp.services.attempts import finish_attempt, finish_expired, save_answer
from quizapp.services.classrooms import add_colleague, archive_classroom
from quizapp.services.desks import load_head
from quizapp.services.gradebook import Standing
from quizapp.services.members import remove_member
from tests.factories import NOW
from tests.services.rooms import Room

MINUTE = dt.timedelta(minutes=1)
SECOND = dt.timedelta(seconds=1)
NOBODY: Counter[Standing] = Counter()


def add(
    room: Room,
    assignment: Assignment,
    minutes: int = 10,
    name: str | None = None,
    seen: str | None = None,
    **more: Any,
) -> AddedTime:
    """Add minutes with a form made just now, where `seen` says nothing else."""
    member = room.member(name) if name else None
    stamp = stamp_of_time(room.session, assignment, member) if seen is None else seen
    row, now = member.id if member else None, more.pop("now", NOW)
    account = more.pop("account", room.owner)
    added = add_minutes(room.session, account, room.key, assignment.key, minutes, stamp, now, row)
    room.session.commit()
    return added


def given(room: Room) -> dict[str, int]:
    rows = room.session.execute(select(Attempt.key, Attempt.minutes_added))
    return dict(rows.all())


def audit(room: Room) -> list[AuditEntry]:
    return list(room.session.scalars(select(AuditEntry).where(AuditEntry.act == "minutes_added")))


def test_all_who_are_at_it_get_them_and_nobody_else(room: Room) -> None:
    keys = {name: room.join(name) for name in ("Ana", "Ben", "Cem", "Dan", "Eli")}
    assignment, other = room.set(minutes_allowed=30), room.set("Other", minutes_allowed=30)
    done = room.take(keys["Ana"], assignment, right=1, now=NOW)
    attempts = {name: room.start(keys[name], assignment, NOW + 20 * MINUTE) for name in ("Ben", "Cem")}
    over = room.start(keys["Dan"], assignment)
    elsewhere = room.start(keys["Ben"], other)
    added = add(room, assignment, now=NOW + 31 * MINUTE)
    stood = {Standing.HANDED_IN: 1, Standing.BEING_MARKED: 1, Standing.NOT_STARTED: 1}
    assert added == AddedTime(10, 2, Counter(stood), None)
    minutes = given(room)
    assert [minutes[attempts["Ben"]], minutes[attempts["Cem"]]] == [10, 10]
    assert [minutes[done], minutes[over], minutes[elsewhere]] == [0, 0, 0]


def test_one_student_gets_them_alone(room: Room) -> None:
    ana, ben = room.join("Ana"), room.join("Ben")
    assignment = room.set(minutes_allowed=30)
    first, second = room.start(ana, assignment), room.start(ben, assignment)
    assert add(room, assignment, 5, "Ana").given == 1
    assert (given(room)[first], given(room)[second]) == (5, 0)
    head = load_head(room.session, ana, first, NOW)
    assert head.seconds_left == 35 * 60
    assert add(room, assignment, 5, "Ana").given == 1
    assert given(room)[first] == 10


@pytest.mark.parametrize("name", [None, "Ana"], ids=["for all", "for one"])
def test_a_form_sent_twice_adds_once(room: Room, name: str | None) -> None:
    ana, assignment = room.join("Ana"), room.set(minutes_allowed=30)
    attempt = room.start(ana, assignment)
    add(room, assignment, name=name, seen="0")
    with pytest.raises(ChangedMeanwhileError):
        add(room, assignment, name=name, seen="0")
    room.session.rollback()
    assert given(room)[attempt] == 10
    assert len(audit(room)) == 1


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # SQLite has one writer at a time
def test_of_two_forms_sent_at_the_same_time_one_adds(room: Room, engine: Engine) -> None:
    ana, assignment = room.join("Ana"), room.set(minutes_allowed=30)
    attempt, arguments = room.start(ana, assignment), (room.owner, room.key, assignment.key, 10, "0", NOW)
    room.session.commit()
    came = []

    def send() -> None:
        with Session(engine) as session:
            try:
                came.append(add_minutes(session, *arguments).given)
                time.sleep(0.3)
                session.commit()
            except ChangedMeanwhileError:
                came.append(0)

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(came) == [0, 1]
    assert given(room)[attempt] == 10


def test_who_has_handed_in_or_not_begun_gets_none(room: Room) -> None:
    ana = room.join("Ana")
    room.join("Ben")
    assignment = room.set(minutes_allowed=30)
    attempt = room.take(ana, assignment, right=1)
    assert add(room, assignment, name="Ana").others == Counter({Standing.HANDED_IN: 1})
    assert add(room, assignment, name="Ben").others == Counter({Standing.NOT_STARTED: 1})
    assert given(room)[attempt] == 0
    assert audit(room) == []


def test_an_attempt_whose_time_is_over_stays_over(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(minutes_allowed=30)
    attempt = room.start(ana, assignment)
    in_grace, over = NOW + 30 * MINUTE + SECOND, NOW + 30 * MINUTE + 3 * SECOND
    assert add(room, assignment, name="Ana", now=over).others == Counter({Standing.BEING_MARKED: 1})
    with pytest.raises(ClosedError):
        save_answer(room.session, ana, attempt, 1, room.find_key(attempt, 1), 0, None, over)
    assert add(room, assignment, name="Ana", now=in_grace).given == 1
    save_answer(room.session, ana, attempt, 1, room.find_key(attempt, 1), 0, None, over)


def test_minutes_go_beyond_a_closing_date_without_a_timer(room: Room) -> None:
    ana, ben = room.join("Ana"), room.join("Ben")
    assignment = room.set(window=Window(closes_at=NOW + 10 * MINUTE))
    first, second = room.start(ana, assignment), room.start(ben, assignment)
    add(room, assignment, 5, "Ana")
    now = NOW + 14 * MINUTE
    save_answer(room.session, ana, first, 1, room.find_key(first, 1), 0, None, now)
    with pytest.raises(ClosedError):
        save_answer(room.session, ben, second, 1, room.find_key(second, 1), 0, None, now)
    assert finish_expired(room.session, now) == 1
    finish_attempt(room.session, ana, first, NOW + 20 * MINUTE)
    assert load_head(room.session, ana, first, NOW + 20 * MINUTE).finished_at == NOW + 15 * MINUTE


def test_where_there_is_no_end_nothing_is_added(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set()
    attempt = room.start(ana, assignment)
    assert add(room, assignment).others == Counter({Standing.IN_PROGRESS: 1})
    assert given(room)[attempt] == 0


def test_of_several_attempts_the_open_one_gets_them(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(minutes_allowed=30, attempts_allowed=2)
    first = room.take(ana, assignment, right=1)
    second = room.start(ana, assignment)
    add(room, assignment)
    assert (given(room)[first], given(room)[second]) == (0, 10)


def test_who_was_removed_gets_none(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(minutes_allowed=30)
    attempt = room.start(ana, assignment)
    row = room.member("Ana").id
    remove_member(room.session, room.owner, room.key, row, NOW)
    assert add(room, assignment) == AddedTime(10, 0, NOBODY, None)
    with pytest.raises(NotFoundError):
        add(room, assignment, name="Ana")
    assert given(room)[attempt] == 0


def test_it_is_noted_with_counts_and_without_names(room: Room) -> None:
    assignment = room.set(minutes_allowed=30)
    for name in ("Ana", "Ben"):
        room.start(room.join(name), assignment)
    add(room, assignment, 10)
    add(room, assignment, 5, "Ana")
    for_all, for_one = audit(room)
    assert for_all.subject == f"assignment:{assignment.id}"
    assert for_all.details == {"assignment": assignment.id, "minutes": 10, "attempts": 2}
    assert for_one.subject == f"membership:{room.member('Ana').id}"
    assert for_one.details == {"assignment": assignment.id, "minutes": 5, "attempts": 1}
    assert {entry.account_id for entry in audit(room)} == {room.owner}


def test_only_who_teaches_adds_minutes_and_only_while_the_class_goes_on(room: Room) -> None:
    assignment = room.set(minutes_allowed=30)
    room.start(room.join("Ana"), assignment)
    vera = create_instructor(room.session, "vera", "Vera", None, NOW).id
    with pytest.raises(NotFoundError):
        add(room, assignment, account=vera)
    add_colleague(room.session, room.owner, room.key, "vera", Role.VIEWER, NOW)
    with pytest.raises(NotFoundError):
        add(room, assignment, account=vera)
    archive_classroom(room.session, room.owner, room.key, NOW)
    with pytest.raises(ArchivedError):
        add(room, assignment)
    assert set(given(room).values()) == {0}
