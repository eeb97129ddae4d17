"""The gradebook: where each student stands, by the attempt that counts, and nobody else's."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from sqlalchemy import insert, select

from quizapp.content.spreadsheet import write_csv
from quizapp.learning.answer import Confidence
from quizapp.learning.rules import Counts
from quizapp.learning.window import Window
from quizapp.models import Assignment, Attempt, AttemptItem, Mark
from quizapp.services.attempts import finish_attempt, save_answer
from quizapp.services.exports import export_answers, export_scores
from quizapp.services.gradebook import Cell, Standing, load_gradebook
from quizapp.services.members import remove_member
from tests.factories import NOW
from tests.services.rooms import Room

HOUR = dt.timedelta(hours=1)
SOON = Window(closes_at=NOW + HOUR)


def cell(room: Room, name: str, assignment: Assignment, now: dt.datetime = NOW) -> Cell:
    book = load_gradebook(room.session, room.classroom.id, now)
    return book.cells[room.member(name).id, assignment.id]


def test_each_student_stands_somewhere(room: Room) -> None:
    ana, ben, cleo = (room.join(name) for name in ("Ana", "Ben", "Cleo"))
    assert (ana, ben) != (cleo, cleo)
    assignment, later = room.set(window=SOON), room.set(window=Window(opens_at=NOW + HOUR))
    room.take(ana, assignment, right=3)
    room.take(ben, assignment, right=1, hands_in=False)
    standings = {name: cell(room, name, assignment).standing for name in ("Ana", "Ben", "Cleo")}
    assert standings == {
        "Ana": Standing.HANDED_IN,
        "Ben": Standing.IN_PROGRESS,
        "Cleo": Standing.NOT_STARTED,
    }
    assert cell(room, "Cleo", later).standing is Standing.NOT_OPEN
    over = {name: cell(room, name, assignment, NOW + 2 * HOUR).standing for name in ("Ben", "Cleo")}
    assert over == {"Ben": Standing.BEING_MARKED, "Cleo": Standing.MISSED}


def test_points_are_of_the_attempt_that_counts(room: Room) -> None:
    ana = room.join("Ana")
    for counts, points in ((Counts.BEST, 3), (Counts.FIRST, 1), (Counts.LAST, 2)):
        assignment = room.set(attempts_allowed=3, counts=counts)
        rights = [1, 3, 2]
        attempts = [room.take(ana, assignment, right=right) for right in rights]
        counting = cell(room, "Ana", assignment).counting
        assert counting is not None
        assert counting.key == attempts[rights.index(points)]


def test_a_first_attempt_counts_while_the_next_is_open(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(attempts_allowed=2)
    room.take(ana, assignment, right=1)
    room.start(ana, assignment)
    one = cell(room, "Ana", assignment)
    assert one.standing is Standing.IN_PROGRESS
    assert one.counting is not None


def test_late_work_is_marked_and_told(room: Room) -> None:
    ana, ben = room.join("Ana"), room.join("Ben")
    assignment = room.set(window=Window(due_at=NOW + HOUR))
    room.take(ana, assignment, right=3, now=NOW)
    room.take(ben, assignment, right=3, now=NOW + 2 * HOUR)
    assert [cell(room, name, assignment).is_late for name in ("Ana", "Ben")] == [False, True]


def test_the_newest_mark_counts(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set()
    attempt = room.take(ana, assignment, right=0)
    question, revision = room.session.execute(
        select(AttemptItem.id, AttemptItem.revision)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.key == attempt, AttemptItem.number == 1)
    ).one()
    again = {
        "attempt_item_id": question,
        "revision": revision,
        "points": 1,
        "of": 1,
        "reason": "regraded",
        "at": NOW,
    }
    room.session.execute(insert(Mark), [again])
    counting = cell(room, "Ana", assignment).counting
    assert counting is not None
    assert counting.points == 1


def test_an_answer_that_was_emptied_again_is_not_answered(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set()
    attempt = room.take(ana, assignment, right=2, hands_in=False)
    empty: list[list[str]] = [[] for _ in room.find_key(attempt, 1)]
    save_answer(room.session, ana, attempt, 1, empty, 1, None, NOW)
    newest = cell(room, "Ana", assignment).newest
    assert newest is not None
    assert (newest.answered, newest.asked) == (1, 3)


def test_a_removed_student_is_in_no_table_and_keeps_their_own_page(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set()
    room.take(ana, assignment, right=1)
    member = remove_member(room.session, room.owner, room.key, room.member("Ana").id, NOW)
    assert load_gradebook(room.session, room.classroom.id, NOW).members == []
    alone = load_gradebook(room.session, room.classroom.id, NOW, only=member)
    assert alone.cells[member.id, assignment.id].standing is Standing.HANDED_IN


def test_skills_add_up_to_the_points(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set()
    room.take(ana, assignment, right=2)
    book = load_gradebook(room.session, room.classroom.id, NOW)
    scores = book.skills[room.member("Ana").id].values()
    counting = cell(room, "Ana", assignment).counting
    assert counting is not None
    assert sum(score.points for score in scores) == counting.points
    assert sum(score.of for score in scores) == counting.of
    assert sum(score.answers for score in scores) == 3


def read_back(table: tuple[object, object]) -> list[dict[str, str]]:
    text = write_csv(*table)  # type: ignore[arg-type]  # a table is a header and rows
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_the_scores_are_read_back_a_row_a_student(room: Room) -> None:
    ana = room.join("Ana")
    room.join("=Ben")
    assignment = room.set("Troop figures", window=Window(due_at=NOW))
    room.take(ana, assignment, right=1, now=NOW + HOUR)
    rows = read_back(export_scores(load_gradebook(room.session, room.classroom.id, NOW + HOUR)))
    assert [row["student"] for row in rows] == ["'=Ben", "Ana"]
    one = rows[1]
    assert (one["Troop figures: state"], one["Troop figures: late"]) == ("handed_in", "late")
    assert one["Troop figures: handed in"] == "2026-11-24T10:00:00Z"
    assert rows[0]["Troop figures: state"] == "not_started"


def test_the_answers_are_read_back_a_row_an_answer(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set("Troop figures")
    attempt = room.start(ana, assignment)
    for number, minutes in ((2, 1), (1, 3)):
        at = NOW + dt.timedelta(minutes=minutes)
        places = room.find_key(attempt, number)
        save_answer(room.session, ana, attempt, number, places, 0, Confidence.VERY, at)
    finish_attempt(room.session, ana, attempt, NOW + HOUR)
    rows = read_back(export_answers(room.session, room.classroom.id))
    assert [row["question"] for row in rows] == ["1", "2", "3"]
    assert [row["seconds"] for row in rows] == ["120", "60", ""]
    assert all(row["points"] == row["of"] for row in rows[:2])
    assert rows[2]["points"] == "0"
    assert rows[2]["chosen_option"] == rows[2]["misreading"] == ""
    assert {row["student"] for row in rows} == {"Ana"}
    for row in rows:
        assert len(row["revision"]) == 64
        assert row["passages"].split(":")[0] in {"a", "b"}
    assert not any("very" in str(row).lower() or "confidence" in str(row).lower() for row in rows)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # only SQLite counts its steps
def test_the_work_grows_with_the_class_and_not_with_its_square(room: Room) -> None:
    assignment = room.set(same=True)
    steps = []
    for students in (20, 60):
        for number in range(students - len(load_gradebook(room.session, room.classroom.id, NOW).members)):
            room.take(room.join(f"{students} {number}"), assignment, right=1)
        steps.append(count_steps(room))
    assert steps[1] < 4 * steps[0]


def count_steps(room: Room) -> int:
    """Count, in hundreds, the steps that SQLite takes for a gradebook."""
    taken = [0]

    def note() -> int:
        taken[0] += 1
        return 0

    driver = room.session.connection().connection.driver_connection
    assert driver is not None
    driver.set_progress_handler(note, 100)
    load_gradebook(room.session, room.classroom.id, NOW)
    driver.set_progress_handler(None, 0)
    return taken[0]
