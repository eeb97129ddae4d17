"""A class at work: who is where, and nothing of what they answered."""

from __future__ import annotations

import datetime as dt
from typing import Any

from quizapp.learning.window import Window
from quizapp.models import Assignment
from quizapp.services.attempts import finish_attempt, save_answer
from quizapp.services.gradebook import Standing
from quizapp.services.live import Live, Seated, load_live
from quizapp.services.members import remove_member
from tests.conftest import CountStatements
from tests.factories import NOW
from tests.services.rooms import Room

MINUTE = dt.timedelta(minutes=1)


def look(room: Room, assignment: Assignment, now: dt.datetime = NOW) -> dict[str, Seated]:
    live = load_live(room.session, assignment, now)
    return {row.member.display_name: row for row in live.rows}


def save(room: Room, learner: str, attempt: str, number: int, now: dt.datetime) -> None:
    save_answer(room.session, learner, attempt, number, room.find_key(attempt, number), 0, None, now)
    room.session.commit()


def test_everybody_in_the_class_stands_somewhere(room: Room) -> None:
    names = ("Ana", "Ben", "Cem", "Dan")
    keys = {name: room.join(name) for name in names}
    assignment = room.set(minutes_allowed=30)
    room.take(keys["Ana"], assignment, right=1)
    room.start(keys["Ben"], assignment, NOW + 20 * MINUTE)
    room.start(keys["Cem"], assignment)
    live = load_live(room.session, assignment, NOW + 40 * MINUTE)
    assert [(row.member.display_name, row.standing) for row in live.rows] == [
        ("Ana", Standing.HANDED_IN),
        ("Ben", Standing.IN_PROGRESS),
        ("Cem", Standing.BEING_MARKED),
        ("Dan", Standing.NOT_STARTED),
    ]
    assert sum(live.counts.values()) == len(names)
    assert [member.display_name for member, _ in live.at_work] == ["Ben"]


def test_before_and_after_the_dates_who_has_not_begun_stands_accordingly(room: Room) -> None:
    room.join("Ana")
    assignment = room.set(window=Window(opens_at=NOW + MINUTE, closes_at=NOW + 10 * MINUTE))
    shown = [look(room, assignment, NOW + shift * MINUTE)["Ana"].standing for shift in (0, 5, 15)]
    assert shown == [Standing.NOT_OPEN, Standing.NOT_STARTED, Standing.MISSED]


def test_it_tells_the_question_answered_last_and_when(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set()
    attempt = room.start(ana, assignment)
    sitting = look(room, assignment)["Ana"].sitting
    assert sitting is not None
    assert (sitting.asked, sitting.answered, sitting.last_number, sitting.last_at) == (3, 0, None, None)
    save(room, ana, attempt, 3, NOW + MINUTE)
    save(room, ana, attempt, 1, NOW + 2 * MINUTE)
    sitting = look(room, assignment)["Ana"].sitting
    assert sitting is not None
    assert (sitting.answered, sitting.last_number, sitting.last_at) == (2, 1, NOW + 2 * MINUTE)


def test_an_answer_that_was_taken_back_counts_as_none(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set()
    attempt = room.start(ana, assignment)
    save(room, ana, attempt, 1, NOW)
    save_answer(room.session, ana, attempt, 1, [[] for _ in room.find_key(attempt, 1)], 1, None, NOW + MINUTE)
    sitting = look(room, assignment)["Ana"].sitting
    assert sitting is not None
    assert (sitting.answered, sitting.last_number) == (0, None)


def test_of_several_attempts_the_newest_is_shown(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(attempts_allowed=2)
    room.take(ana, assignment, right=3)
    attempt = room.start(ana, assignment, NOW + MINUTE)
    save(room, ana, attempt, 2, NOW + 2 * MINUTE)
    row = look(room, assignment)["Ana"]
    assert row.standing is Standing.IN_PROGRESS
    assert row.sitting is not None
    assert (row.sitting.ordinal, row.sitting.answered, row.sitting.last_number) == (2, 1, 2)
    finish_attempt(room.session, ana, attempt, NOW + 3 * MINUTE)
    assert look(room, assignment)["Ana"].standing is Standing.HANDED_IN


def test_who_was_removed_is_left_out(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set()
    room.join("Ben")
    room.start(ana, assignment)
    remove_member(room.session, room.owner, room.key, room.member("Ana").id, NOW)
    assert list(look(room, assignment)) == ["Ben"]


def test_who_joined_within_the_hour_is_new(room: Room) -> None:
    room.join("Ana")
    assignment = room.set()
    assert look(room, assignment, NOW + 59 * MINUTE)["Ana"].is_new
    assert not look(room, assignment, NOW + 60 * MINUTE)["Ana"].is_new


def test_there_is_no_time_to_give_where_there_is_no_end(room: Room) -> None:
    def has_end(**rules: Any) -> bool:
        live: Live = load_live(room.session, room.set(**rules), NOW)
        return live.has_end

    due = NOW + 10 * MINUTE
    assert not has_end()
    assert not has_end(window=Window(due_at=due))
    assert has_end(window=Window(due_at=due, takes_late=False))
    assert has_end(window=Window(closes_at=due))
    assert has_end(minutes_allowed=30)


def test_it_takes_two_statements_for_any_number(room: Room, count_statements: CountStatements) -> None:
    assignment = room.set()
    for number in range(5):
        room.take(room.join(f"Student {number}"), assignment, right=1, hands_in=number % 2 == 0)
    room.session.refresh(assignment)
    with count_statements() as sent:
        live = load_live(room.session, assignment, NOW)
    assert len(live.rows) == 5
    assert len(sent) == 2
