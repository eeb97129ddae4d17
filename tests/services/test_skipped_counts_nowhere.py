"""A skipped question changes no total: results are what they would be had it never been asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from quizapp.items.item import Item, Skill
from quizapp.learning.answer import Answer, Confidence, answer_from_document
from quizapp.learning.blueprint import Mode
from quizapp.learning.calibration import count_sureness
from quizapp.learning.marking import grade_item
from quizapp.learning.results import Outcome, count_skills, count_verdicts, make_outcome
from quizapp.models import Assignment, Attempt, Release
from quizapp.services.access.attempts import list_asked, lock_attempt
from quizapp.services.analysis.report import load_report
from quizapp.services.assignments import start_assignment
from quizapp.services.attempts import finish_attempt, save_answer, start_attempt
from quizapp.services.desks import load_review
from quizapp.services.exports import export_answers, export_scores
from quizapp.services.gradebook import load_gradebook
from quizapp.services.histories import list_skipped
from quizapp.services.practice import load_practice
from quizapp.services.releases import import_release
from quizapp.services.revisions import read_items
from quizapp.services.scores import SkillScore
from quizapp.services.skips import skip_question
from tests.factories import NOW, make_articles, make_bank, make_blueprint, make_items
from tests.services.rooms import Room

SIX = {Skill.COMPARE: 3, Skill.CERTAINTY: 3}
QUIZZES = (make_blueprint(skills=SIX), make_blueprint("test", Mode.ASSESSMENT, SIX))

Do = tuple[int | None, bool]
"""What is done with a question: the place chosen in each part, None for none; and whether it is skipped."""

whatever = st.lists(st.tuples(st.sampled_from([None, 0, 1]), st.booleans()), min_size=6, max_size=6)
examples = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass(frozen=True)
class Taken:
    """A finished attempt: the items with what was answered, those that count and those that were skipped."""

    row: int
    key: str
    counted: Sequence[tuple[Item, Answer]]
    skipped: Sequence[Item]

    @property
    def outcomes(self) -> list[Outcome]:
        """What comes of each answer that counts, worked out from the item alone."""
        scores = [(item, answer, grade_item(item, answer)) for item, answer in self.counted]
        return [make_outcome(item, answer, score.points, score.of) for item, answer, score in scores]


@pytest.fixture
def release(session: Session) -> Release:
    """A bank whose every question carries a content note."""
    items = [replace(item, content_notes=("It counts the dead.",)) for item in make_items(60)]
    release = import_release(session, make_bank(items), make_articles(), QUIZZES, NOW)
    session.commit()
    return release


@pytest.fixture
def homework(room: Room) -> tuple[Room, str, Assignment]:
    """Ana with a test that is set for her."""
    return room, room.join("Ana"), room.set(attempts_allowed=10)


def take(session: Session, learner: str, key: str, doing: Sequence[Do]) -> Taken:
    """Answer, skip, and hand in."""
    attempt: Attempt = lock_attempt(session, learner, key)[0]
    asked = list_asked(session, [attempt.id])
    for number, ((place, is_skipped), one) in enumerate(zip(doing, asked, strict=True), start=1):
        if place is not None:
            given = [[str(place)] for _ in one.shown]
            save_answer(session, learner, key, number, given, 0, Confidence.VERY, NOW)
        if is_skipped:
            skip_question(session, learner, key, number, NOW)
    finish_attempt(session, learner, key, NOW)
    items = read_items(session, {one.revision for one in asked})
    done = list(zip(list_asked(session, [attempt.id]), doing, strict=True))
    return Taken(
        attempt.id,
        key,
        [(items[one.revision], answer_from_document(one.document)) for one, (_, skips) in done if not skips],
        [items[one.revision] for one, (_, skips) in done if skips],
    )


@given(whatever)
@example([(1, True)] * 6)
@example([(0, False)] * 6)
@examples
def test_of_a_class(homework: tuple[Room, str, Assignment], doing: list[Do]) -> None:
    room, ana, assignment = homework
    session = room.session
    taken = take(session, ana, start_assignment(session, ana, assignment.key, NOW), doing)
    points, of = add_up(taken.outcomes)
    book = load_gradebook(session, room.classroom.id, NOW)
    one = book.cells[room.member("Ana").id, assignment.id].counting
    assert one is not None
    assert (one.points, one.of, one.skipped, one.asked) == (points, of, len(taken.skipped), 6)
    assert one.answered == sum(bool(answer.parts) for _, answer in taken.counted)
    assert one.is_without_points is (not taken.counted)
    assert book.skills[room.member("Ana").id] == {
        skill: SkillScore(*add_up(mine), len(mine))
        for skill in Skill
        if (mine := [outcome for outcome in taken.outcomes if outcome.skill is skill])
    }
    check_analysis(session, assignment, taken)
    check_exports(session, room, taken)
    session.rollback()


@given(whatever)
@example([(1, True)] * 6)
@examples
def test_of_somebody_who_practises(session: Session, release: Release, ana: str, doing: list[Do]) -> None:
    taken = take(session, ana, start_attempt(session, ana, "practice", "seed", NOW), doing)
    review = load_review(session, ana, taken.key, NOW)
    told = [
        make_outcome(one.item, one.given.answer, one.points.got, one.points.of) for one in review.explained
    ]
    assert (count_skills(told), count_verdicts(told)) == (
        count_skills(taken.outcomes),
        count_verdicts(taken.outcomes),
    )
    assert {one.item.id for one in review.skipped} == {item.id for item in taken.skipped}
    practice = load_practice(session, ana, NOW)
    given = [item for item, answer in taken.counted if answer.parts]
    assert Counter(one.item for one in practice.history) == Counter(item.id for item in given)
    assert set(practice.states) == {item.skill for item in given}
    assert sum(tally.total for tally in count_sureness(practice.history)) == len(given)
    session.rollback()


def test_what_was_skipped_is_known_to_have_been_met(session: Session, release: Release, ana: str) -> None:
    first = take(session, ana, start_attempt(session, ana, "practice", "one", NOW), [(None, True)] * 6)
    again = take(session, ana, start_attempt(session, ana, "practice", "two", NOW), [(0, False)] * 6)
    assert not {item.id for item in first.skipped} & {item.id for item, _ in again.counted}
    learner = session.get_one(Attempt, first.row).learner_id
    met = {claim for one in list_skipped(session, learner) for claim in one.claims}
    assert met == {claim for item in first.skipped for claim in item.claims}


def add_up(outcomes: Sequence[Outcome]) -> tuple[int, int]:
    return sum(outcome.points for outcome in outcomes), sum(outcome.of for outcome in outcomes)


def check_analysis(session: Session, assignment: Assignment, taken: Taken) -> None:
    told = {one.item.id: (one.n, one.skipped) for one in load_report(session, assignment).questions}
    assert told == {
        **dict.fromkeys((item.id for item, _ in taken.counted), (1, 0)),
        **dict.fromkeys((item.id for item in taken.skipped), (0, 1)),
    }


def check_exports(session: Session, room: Room, taken: Taken) -> None:
    header, rows = export_answers(session, room.classroom.id)
    told = [dict(zip(header, row, strict=True)) for row in rows]
    points, of = add_up(taken.outcomes)
    counted = [(int(row["points"] or 0), int(row["of"] or 0)) for row in told if row["skipped"] == ""]
    assert [sum(column) for column in zip(*counted, strict=True)] == ([points, of] if counted else [])
    assert len(counted) == len(taken.counted)
    skipped = [row for row in told if row["skipped"] == "skipped"]
    assert {row["item"] for row in skipped} == {item.id for item in taken.skipped}
    for row in skipped:
        assert [row[name] for name in ("points", "of", "seconds")] == [None] * 3
        assert row["chosen_option"] == row["chosen_text"] == row["misreading"] == ""
    header, rows = export_scores(load_gradebook(session, room.classroom.id, NOW))
    (score,) = [dict(zip(header, row, strict=True)) for row in rows]
    expected = (points, of) if taken.counted else (None, None)
    assert (score["Homework: points"], score["Homework: of"]) == expected
    assert score["Homework: skipped"] == len(taken.skipped)
