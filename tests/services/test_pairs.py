"""A test before and one after: two papers without a shared claim, each first for half of the class."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.content.shipped import load_release
from quizapp.errors import ArchivedError, BegunError, ScarceError
from quizapp.items.bank import revision_of
from quizapp.items.item import Skill
from quizapp.learning.window import Window
from quizapp.models import Assignment, Attempt, AuditEntry
from quizapp.services.access.assignments import list_pair
from quizapp.services.analysis.report import Drawing, load_report
from quizapp.services.assignments import Setting, remove_assignment
from quizapp.services.audit import Act
from quizapp.services.classrooms import archive_classroom
from quizapp.services.codes import make_ticket
from quizapp.services.homework import load_task
from quizapp.services.members import remove_member
from quizapp.services.pairs import create_pair
from quizapp.services.papers import paper_of
from quizapp.services.releases import import_release
from quizapp.services.reserves import list_reserved
from quizapp.services.revisions import read_items
from tests.factories import BLUEPRINTS, NOW, make_articles, make_bank, make_item
from tests.services.rooms import Room

WEEK = dt.timedelta(days=7)
FIRST = Window(closes_at=NOW + WEEK)
SECOND = Window(opens_at=NOW + WEEK, closes_at=NOW + 2 * WEEK)


def set_pair(room: Room, quiz: str = "test", key: str = "") -> tuple[Assignment, Assignment]:
    """Set a quiz before and after, a week for each."""
    before, after = (
        Setting(title, window, is_reserved=True) for title, window in (("Before", FIRST), ("After", SECOND))
    )
    made = create_pair(room.session, room.owner, room.key, quiz, before, after, NOW, key)
    room.session.commit()
    first, then = list_pair(room.session, made)
    return first, then


def paper(room: Room, name: str, assignment: Assignment) -> tuple[str, ...]:
    learner = room.member(name).learner_id
    return tuple(revision_of(item) for item in paper_of(room.session, assignment, learner, 1).items)


def papers(room: Room, names: list[str], assignment: Assignment) -> list[tuple[str, ...]]:
    return [paper(room, name, assignment) for name in names]


def test_who_gets_one_paper_before_gets_the_other_after(room: Room) -> None:
    names = [f"Student {number}" for number in range(7)]
    for name in names:
        room.join(name)
    before, after = set_pair(room)
    assert {*papers(room, names, before)} == {*papers(room, names, after)}
    assert len({*papers(room, names, before)}) == 2
    for name in names:
        assert not set(paper(room, name, before)) & set(paper(room, name, after))


def test_the_papers_share_no_claim(session: Session, room: Room) -> None:
    bank, articles, blueprints = load_release()
    import_release(session, bank, articles, blueprints, NOW)
    before, after = set_pair(room, "ten-questions")
    read = [read_items(session, one.paper or ()).values() for one in (before, after)]
    claims = [{claim for item in items for claim in item.claims} for items in read]
    assert [len(items) for items in read] == [10, 10]
    assert not claims[0] & claims[1]
    assert (before.mode, after.mode) == ("assessment", "assessment")


def test_halves_are_even_and_nobody_changes_theirs(room: Room) -> None:
    names = [f"Student {number:02}" for number in range(12)]
    for name in names:
        room.join(name)
    before, _ = set_pair(room)
    first = papers(room, names, before)
    assert [first.count(one) for one in {*first}] == [6, 6]
    for name in names[2:5]:
        remove_member(room.session, room.owner, room.key, room.member(name).id, NOW)
    room.join("Zoe")
    assert papers(room, names, before) == first


def test_a_student_begins_the_paper_that_was_previewed(room: Room) -> None:
    ana = room.join("Ana")
    room.join("Ben")
    before, _ = set_pair(room)
    attempt = room.start(ana, before)
    assert load_task(room.session, ana, before.key, NOW).questions == 3
    asked = room.session.scalars(select(Attempt.assignment_id).where(Attempt.key == attempt)).one()
    assert asked == before.id


def test_the_same_ticket_sets_a_pair_once(room: Room) -> None:
    ticket = make_ticket()
    assert set_pair(room, key=ticket) == set_pair(room, key=ticket)
    assert room.session.scalar(select(func.count(Assignment.id)).where(Assignment.pair == ticket)) == 2


def test_too_few_questions_for_two_papers_are_told_and_nothing_is_set(session: Session, room: Room) -> None:
    items = [make_item(number, claims=("the only claim",)) for number in range(8)]
    import_release(session, make_bank(items), make_articles(), BLUEPRINTS, NOW)
    with pytest.raises(ScarceError) as caught:
        set_pair(room)
    assert caught.value.skills == (Skill.COMPARE,)
    assert session.scalar(select(func.count(Assignment.id)).where(Assignment.pair.is_not(None))) == 0


def test_a_quiz_that_draws_some_of_its_skills_makes_a_pair_too(session: Session, room: Room) -> None:
    bank, articles, blueprints = load_release()
    import_release(session, bank, articles, blueprints, NOW)
    before, after = set_pair(room, "practice")
    assert before.paper
    assert len(before.paper) == len(after.paper or ()) == 6


def test_an_archived_class_gets_no_pair(room: Room) -> None:
    archive_classroom(room.session, room.owner, room.key, NOW)
    with pytest.raises(ArchivedError):
        set_pair(room)


def test_taking_one_back_takes_both_back(room: Room) -> None:
    _, after = set_pair(room)
    remove_assignment(room.session, room.owner, room.key, after.key, NOW)
    room.session.commit()
    assert (
        room.session.scalars(select(Assignment).where(Assignment.classroom_id == room.classroom.id)).all()
        == []
    )
    noted = select(func.count()).where(AuditEntry.act == Act.ASSIGNMENT_REMOVED.value)
    assert room.session.scalar(noted) == 2


def test_none_is_taken_back_where_one_was_begun(room: Room) -> None:
    ana = room.join("Ana")
    before, after = set_pair(room)
    room.start(ana, before)
    with pytest.raises(BegunError):
        remove_assignment(room.session, room.owner, room.key, after.key, NOW)


def test_both_papers_stay_out_of_practice_until_the_second_is_over(room: Room) -> None:
    room.join("Ana")
    before, _ = set_pair(room)
    items = read_items(room.session, [*(before.paper or ()), *(before.other_paper or ())])
    learner = room.member("Ana").learner_id
    for day in (0, 8, 13):
        assert list_reserved(room.session, learner, NOW + dt.timedelta(days=day)) == {
            item.id for item in items.values()
        }
    assert list_reserved(room.session, learner, NOW + 3 * WEEK) == frozenset()


def test_how_points_hang_together_is_not_told_of_two_papers(room: Room) -> None:
    before, _ = set_pair(room)
    for number in range(32):
        room.take(room.join(f"Student {number}"), before, right=number % 4)
    report = load_report(room.session, before)
    assert (report.drawing, report.reliability) == (Drawing.PAIR, None)
    assert sorted(question.n for question in report.questions) == [16] * 6
