"""An assignment closed before its time: over for everybody, but for whose right extra time is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select

from quizapp.errors import ArchivedError, ChangedMeanwhileError, ClosedError, NotFoundError
from quizapp.learning.rules import Explains
from quizapp.learning.window import Window
from quizapp.models import Assignment, Attempt, AuditEntry
from quizapp.services.accommodations import give_extra
from quizapp.services.accounts import create_instructor
from quizapp.services.added_time import add_minutes, stamp_of_time
from quizapp.services.assignments import Setting, change_assignment
from quizapp.services.attempts import finish_attempt, finish_expired, save_answer
from quizapp.services.classrooms import archive_classroom
from quizapp.services.closing import close_early, plan_closing, stamp_of_dates
from quizapp.services.desks import load_head
from quizapp.services.gradebook import Standing
from quizapp.services.live import load_live
from tests.factories import NOW
from tests.services.rooms import Room

MINUTE = dt.timedelta(minutes=1)
AT = NOW + 10 * MINUTE
SOON = AT + dt.timedelta(seconds=3)
"""When it is closed, and the first moment after what was on its way is taken."""


def close(
    room: Room,
    assignment: Assignment,
    seen: str | None = None,
    now: dt.datetime = AT,
    account: int | None = None,
) -> None:
    stamp = stamp_of_dates(assignment) if seen is None else seen
    close_early(room.session, account or room.owner, room.key, assignment.key, stamp, now)
    room.session.commit()


def save(room: Room, learner: str, attempt: str, now: dt.datetime, number: int = 1) -> None:
    save_answer(room.session, learner, attempt, number, room.find_key(attempt, number), 0, None, now)
    room.session.commit()


def add(room: Room, assignment: Assignment, minutes: int, now: dt.datetime = NOW) -> None:
    stamp = stamp_of_time(room.session, assignment)
    add_minutes(room.session, room.owner, room.key, assignment.key, minutes, stamp, now)
    room.session.commit()


def give_share(room: Room, name: str, percent: int) -> None:
    give_extra(room.session, room.owner, room.key, room.member(name).id, percent, 0, NOW)
    room.session.commit()


def audit(room: Room) -> list[AuditEntry]:
    query = select(AuditEntry).where(AuditEntry.act == "assignment_closed_early")
    return list(room.session.scalars(query))


@pytest.mark.parametrize(
    "rules",
    [
        {},
        {"minutes_allowed": 30},
        {"window": Window(closes_at=NOW + 60 * MINUTE)},
        {"window": Window(due_at=NOW + 60 * MINUTE, takes_late=False)},
        {"window": Window(due_at=NOW + 5 * MINUTE)},
    ],
)
def test_after_it_nothing_is_taken_and_what_was_saved_counts(room: Room, rules: dict[str, Any]) -> None:
    ana, ben = room.join("Ana"), room.join("Ben")
    assignment = room.set(**rules)
    attempt = room.start(ana, assignment)
    save(room, ana, attempt, NOW)
    close(room, assignment)
    with pytest.raises(ClosedError):
        save(room, ana, attempt, SOON, number=2)
    with pytest.raises(ClosedError):
        room.start(ben, assignment, SOON)
    standings = [row.standing for row in load_live(room.session, assignment, SOON).rows]
    assert standings == [Standing.BEING_MARKED, Standing.MISSED]
    assert finish_expired(room.session, SOON) == 1
    assert load_head(room.session, ana, attempt, SOON).finished_at == AT


def test_dates_stay_in_order_and_can_be_changed_again(room: Room) -> None:
    before = Window(due_at=NOW + 60 * MINUTE, closes_at=NOW + 90 * MINUTE)
    ana, assignment = room.join("Ana"), room.set(window=before)
    attempt = room.start(ana, assignment)
    close(room, assignment)
    assert (assignment.due_at, assignment.closes_at) == (AT, AT)
    setting = Setting("Homework", before)
    change_assignment(room.session, room.owner, room.key, assignment.key, setting, SOON)
    save(room, ana, attempt, SOON)


def test_answers_are_explained_from_then_on(room: Room) -> None:
    ana = room.join("Ana")
    assignment = room.set(window=Window(closes_at=NOW + 60 * MINUTE), explains=Explains.CLOSING)
    attempt = room.take(ana, assignment, right=1)
    assert not load_head(room.session, ana, attempt, AT).is_explained
    close(room, assignment)
    assert load_head(room.session, ana, attempt, SOON).is_explained


def test_minutes_added_hold_explanations_back_only_from_who_still_has_them(room: Room) -> None:
    ana, ben = room.join("Ana"), room.join("Ben")
    assignment = room.set(
        window=Window(closes_at=NOW + 60 * MINUTE), explains=Explains.CLOSING, attempts_allowed=2
    )
    attempts = [room.start(key, assignment) for key in (ana, ben)]
    add(room, assignment, 30)
    for learner, attempt in zip((ana, ben), attempts, strict=True):
        finish_attempt(room.session, learner, attempt, NOW + MINUTE)
    room.start(ben, assignment, NOW + 2 * MINUTE)
    over = NOW + 61 * MINUTE
    assert load_head(room.session, ana, attempts[0], over).is_explained
    assert not load_head(room.session, ben, attempts[1], over).is_explained
    close(room, assignment)
    assert load_head(room.session, ana, attempts[0], SOON).is_explained


def test_who_has_extra_time_keeps_it_and_the_plan_says_so(room: Room) -> None:
    ana, ben = room.join("Ana"), room.join("Ben")
    give_share(room, "Ana", 150)
    assignment = room.set(minutes_allowed=30)
    first, second = room.start(ana, assignment), room.start(ben, assignment)
    plan = plan_closing(assignment, load_live(room.session, assignment, AT), AT)
    until = AT + 15 * MINUTE
    assert (plan.stops, [(one.display_name, end) for one, end in plan.goes_on]) == (1, [("Ana", until)])
    close(room, assignment)
    save(room, ana, first, until)
    with pytest.raises(ClosedError):
        save(room, ben, second, SOON)
    with pytest.raises(ClosedError):
        save(room, ana, first, until + 3 * (SOON - AT), number=2)


def test_minutes_that_were_added_do_not_outlive_it(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(minutes_allowed=30)
    attempt = room.start(ana, assignment)
    add(room, assignment, 20)
    close(room, assignment)
    with pytest.raises(ClosedError):
        save(room, ana, attempt, SOON)
    assert room.session.scalars(select(Attempt.minutes_added).where(Attempt.key == attempt)).one() == 0


def test_who_lives_on_added_minutes_has_had_them(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(minutes_allowed=5)
    attempt = room.start(ana, assignment)
    add(room, assignment, 20)
    now = AT + dt.timedelta(seconds=30)
    save(room, ana, attempt, now)
    close(room, assignment, now=now)
    with pytest.raises(ClosedError):
        save(room, ana, attempt, now, number=2)
    assert finish_expired(room.session, now) == 1
    head = load_head(room.session, ana, attempt, now)
    assert head.finished_at == AT, "a whole minute that has gone by, so that it ends at once"


def test_closing_twice_is_closing_once(room: Room) -> None:
    room.join("Ana")
    assignment = room.set()
    seen = stamp_of_dates(assignment)
    close(room, assignment, seen)
    close(room, assignment, seen, now=AT + MINUTE)
    assert assignment.closes_at == AT
    assert len(audit(room)) == 1


def test_dates_that_were_changed_meanwhile_are_not_overwritten(room: Room) -> None:
    assignment = room.set()
    seen = stamp_of_dates(assignment)
    setting = Setting("Homework", Window(closes_at=NOW + 60 * MINUTE))
    change_assignment(room.session, room.owner, room.key, assignment.key, setting, NOW)
    with pytest.raises(ChangedMeanwhileError):
        close(room, assignment, seen)


def test_before_it_opens_it_cannot_be_closed(room: Room) -> None:
    assignment = room.set(window=Window(opens_at=NOW + 60 * MINUTE))
    with pytest.raises(ClosedError):
        close(room, assignment)


def test_it_is_noted_with_counts_and_the_dates_before(room: Room) -> None:
    ends = NOW + 60 * MINUTE
    assignment = room.set(minutes_allowed=30, window=Window(closes_at=ends))
    for name in ("Ana", "Ben"):
        room.start(room.join(name), assignment)
    give_share(room, "Ana", 200)
    close(room, assignment)
    (entry,) = audit(room)
    assert (entry.account_id, entry.subject) == (room.owner, f"assignment:{assignment.id}")
    assert entry.details == {"stopped": 1, "going_on": 1, "closes_at": ends.isoformat()}


def test_only_who_teaches_closes_and_only_while_the_class_goes_on(room: Room) -> None:
    assignment = room.set()
    vera = create_instructor(room.session, "vera", "Vera", None, NOW).id
    with pytest.raises(NotFoundError):
        close(room, assignment, account=vera)
    archive_classroom(room.session, room.owner, room.key, NOW)
    with pytest.raises(ArchivedError):
        close(room, assignment)
    assert audit(room) == []
