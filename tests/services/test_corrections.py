"""A wrong question is put right for its class alone: previewed, lowering nobody unasked, and undone whole."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from quizapp.errors import CorrectedError, NotFoundError
from quizapp.items.bank import revision_of
from quizapp.items.interactions.score import Score
from quizapp.items.item import Item
from quizapp.learning.blueprint import Mode
from quizapp.models import Assignment, Attempt, AuditEntry, Correction, Mark
from quizapp.services.access.corrections import list_corrections
from quizapp.services.access.roles import Role
from quizapp.services.accounts import create_instructor
from quizapp.services.analysis.report import load_report
from quizapp.services.attempts import check_answer, finish_attempt, finish_expired, save_answer
from quizapp.services.classrooms import add_colleague
from quizapp.services.codes import make_ticket
from quizapp.services.corrections import (
    Plan,
    make_correction,
    preview_correction,
    preview_undoing,
    undo_correction,
)
from quizapp.services.desks import load_question, load_review, review_for_staff
from quizapp.services.exports import export_answers
from quizapp.services.gradebook import load_gradebook
from quizapp.services.offers import Offer, list_offers
from quizapp.services.papers import paper_of
from quizapp.services.releases import import_release
from quizapp.services.revisions import read_items
from tests.factories import BLUEPRINTS, NOW, make_articles, make_bank, make_items
from tests.services.rooms import Room

LATER = NOW + dt.timedelta(hours=1)


@dataclass
class Lesson:
    """A class that was set one paper for all; `item` is what its first question asks."""

    room: Room
    assignment: Assignment
    revision: str
    item: Item

    def points(self, name: str) -> tuple[int, int]:
        """Give a student's points as the gradebook has them."""
        book = load_gradebook(self.room.session, self.room.classroom.id, LATER)
        counting = book.cells[self.room.member(name).id, self.assignment.id].counting
        assert counting is not None
        return counting.points, counting.of

    def correct(self, plan: Plan | None = None, ticket: str | None = None) -> None:
        """Correct the first question; leave it out where nothing else is said."""
        make_correction(
            self.room.session,
            self.room.owner,
            self.room.key,
            self.revision,
            plan or Plan(None, False, "The key was wrong."),
            ticket or make_ticket(),
            LATER,
        )
        self.room.session.commit()

    def undo(self) -> None:
        """Undo the newest correction."""
        newest = list_corrections(self.room.session, self.room.classroom.id, self.item.id)[0]
        undo_correction(self.room.session, self.room.owner, self.room.key, newest.id, LATER)
        self.room.session.commit()

    def release_again(self, item: Item) -> Offer:
        """Bring out a release with the first question as given, and give what is offered of it then."""
        bank = make_bank([item if one.id == item.id else one for one in make_items(60)])
        import_release(self.room.session, bank, make_articles(), BLUEPRINTS, LATER)
        self.room.session.commit()
        return next(
            one
            for one in list_offers(self.room.session, self.room.classroom.id, item.id)
            if one.revision == revision_of(item)
        )


@pytest.fixture
def lesson(room: Room) -> Lesson:
    """Ana has the first of three questions right, Ben all, Cleo none; all three count."""
    assignment = room.set(same=True)
    for name, right in (("Ana", 1), ("Ben", 3), ("Cleo", 0)):
        room.take(room.join(name), assignment, right)
    assert assignment.paper is not None
    revision = assignment.paper[0]
    return Lesson(room, assignment, revision, read_items(room.session, [revision])[revision])


def turn_round(item: Item) -> Item:
    """Give an item whose first part has the other option for its key."""
    first = item.parts[0]
    options = tuple(replace(option, is_key=not option.is_key) for option in first.options)
    verdict = replace(item.explanation, verdict="As it turned out.")
    return replace(item, parts=(replace(first, options=options), *item.parts[1:]), explanation=verdict)


def most(item: Item) -> int:
    """Give the points of an item."""
    return len(item.parts)


def test_a_question_that_is_left_out_counts_for_nobody(lesson: Lesson) -> None:
    (_, of), own = lesson.points("Ben"), most(lesson.item)
    lesson.correct()
    assert [lesson.points(name) for name in ("Ana", "Ben", "Cleo")] == [
        (0, of - own),
        (of - own, of - own),
        (0, of - own),
    ]
    report = load_report(lesson.room.session, lesson.assignment)
    assert lesson.item.id not in {question.item.id for question in report.questions}
    header, rows = export_answers(lesson.room.session, lesson.room.classroom.id)
    told = [dict(zip(header, row, strict=True)) for row in rows]
    assert {(row["points"], row["correction"]) for row in told if row["item"] == lesson.item.id} == {
        (None, "left_out")
    }
    assert {row["correction"] for row in told if row["item"] != lesson.item.id} == {""}


def test_it_is_left_out_for_this_class_alone(lesson: Lesson) -> None:
    before = lesson.room.session.scalar(select(func.count(Mark.id))) or 0
    lesson.correct()
    assert lesson.room.session.scalar(select(func.count(Mark.id))) == before + 3
    mine = select(Assignment.id).where(Assignment.classroom_id == lesson.room.classroom.id)
    touched = (
        select(func.count(Mark.id))
        .join(Correction, Correction.id == Mark.correction_id)
        .where(Correction.classroom_id == lesson.room.classroom.id)
    )
    assert lesson.room.session.scalar(touched) == 3
    assert lesson.room.session.scalars(mine).all()


def test_who_is_in_the_middle_of_it_is_told_and_earns_nothing_by_it(lesson: Lesson) -> None:
    dan = lesson.room.join("Dan")
    attempt = lesson.room.take(dan, lesson.assignment, 3, hands_in=False)
    lesson.correct()
    assert load_question(lesson.room.session, dan, attempt, 1, LATER).is_left_out
    finish_attempt(lesson.room.session, dan, attempt, LATER)
    assert lesson.points("Dan") == lesson.points("Ben")


def test_an_answer_checked_in_training_is_corrected_too(room: Room) -> None:
    assignment = room.set(same=True, mode=Mode.TRAINING)
    ana = room.join("Ana")
    attempt = room.take(ana, assignment, 3, hands_in=False)
    assert assignment.paper is not None
    check_answer(room.session, ana, attempt, 1, NOW)
    plan = Plan(None, False, "Wrong.")
    make_correction(room.session, room.owner, room.key, assignment.paper[0], plan, make_ticket(), LATER)
    check_answer(room.session, ana, attempt, 2, NOW)
    page = load_question(room.session, ana, attempt, 1, LATER)
    assert page.explained is not None
    assert page.explained.is_left_out
    finish_attempt(room.session, ana, attempt, LATER)
    assert len(load_review(room.session, ana, attempt, LATER).explained) == 2


def test_an_attempt_that_the_sweep_marks_is_corrected(room: Room) -> None:
    assignment = room.set(same=True, minutes_allowed=30)
    room.take(room.join("Ana"), assignment, 3)
    ben = room.take(room.join("Ben"), assignment, 3, hands_in=False)
    assert assignment.paper is not None
    plan = Plan(None, False, "Wrong.")
    make_correction(room.session, room.owner, room.key, assignment.paper[0], plan, make_ticket(), NOW)
    finish_expired(room.session, LATER)
    row = select(Attempt.id).where(Attempt.key == ben)
    newest = select(Mark).where(Mark.correction_id.is_not(None)).order_by(Mark.id.desc())
    assert room.session.scalar(row)
    assert room.session.scalars(newest).first() is not None
    book = load_gradebook(room.session, room.classroom.id, LATER)
    totals = {(one.counting.points, one.counting.of) for one in book.column(assignment) if one.counting}
    assert len(totals) == 1


def test_the_next_attempt_does_not_ask_it_again(lesson: Lesson) -> None:
    lesson.correct()
    learner = lesson.room.member("Ana").learner_id
    paper = paper_of(lesson.room.session, lesson.assignment, learner, 2)
    assert lesson.item.id not in {item.id for item in paper.items}
    drawn = lesson.room.set("Another")
    for number in range(20):
        items = paper_of(lesson.room.session, drawn, number, 1).items
        assert lesson.item.id not in {item.id for item in items}


def test_students_see_it_apart_with_the_reason(lesson: Lesson) -> None:
    lesson.correct()
    mine = select(Attempt).where(Attempt.learner_id == lesson.room.member("Ana").learner_id)
    attempt = lesson.room.session.scalars(mine).one()
    sheet = review_for_staff(lesson.room.session, attempt, LATER)
    assert [one.number for one in sheet.left_out] == [1]
    told = sheet.left_out[0].corrected
    assert told is not None
    assert (told.reason, told.before.got) == ("The key was wrong.", most(lesson.item))
    assert len(sheet.explained) == 2


def test_marking_again_raises_whom_the_old_key_wronged_and_lowers_nobody(lesson: Lesson) -> None:
    before = {name: lesson.points(name) for name in ("Ana", "Ben", "Cleo")}
    dan = lesson.room.join("Dan")
    attempt = lesson.room.start(dan, lesson.assignment)
    wrong = [["1" if place == ["0"] else "0"] for place in lesson.room.find_key(attempt, 1)]
    save_answer(lesson.room.session, dan, attempt, 1, wrong, 0, None, NOW)
    finish_attempt(lesson.room.session, dan, attempt, NOW)
    was = lesson.points("Dan")
    lesson.correct(Plan(lesson.release_again(turn_round(lesson.item)), False, "The other one is right."))
    assert {name: lesson.points(name) for name in before} == before
    assert lesson.points("Dan")[0] > was[0]
    sheet = load_review(lesson.room.session, dan, attempt, LATER)
    assert sheet.explained[0].item.explanation.verdict == "As it turned out."


def test_results_fall_only_where_that_is_chosen(lesson: Lesson) -> None:
    offer, (points, of) = lesson.release_again(turn_round(lesson.item)), lesson.points("Ben")
    lesson.correct(Plan(offer, True, "The other one is right."))
    assert lesson.points("Ben") == (points - most(lesson.item), of)


def test_an_answer_that_the_other_wording_does_not_have_stays_as_it_is(lesson: Lesson) -> None:
    first = lesson.item.parts[0]
    key = first.key
    options = tuple(replace(one, id=f"{one.id}-2") if one == key else one for one in first.options)
    renamed = replace(lesson.item, parts=(replace(first, options=options), *lesson.item.parts[1:]))
    plan = Plan(lesson.release_again(renamed), True, "Another meaning.")
    before = lesson.points("Ben")
    effect = preview_correction(lesson.room.session, lesson.room.classroom.id, lesson.item.id, plan)
    assert effect.unmarkable == 2
    lesson.correct(plan)
    assert lesson.points("Ben") == before


def test_the_next_attempt_asks_the_corrected_wording(lesson: Lesson) -> None:
    offer = lesson.release_again(turn_round(lesson.item))
    lesson.correct(Plan(offer, False, "Better."))
    paper = paper_of(lesson.room.session, lesson.assignment, 1, 2)
    assert revision_of(paper.items[0]) == offer.revision


def test_what_comes_from_the_corrected_release_is_left_alone(lesson: Lesson) -> None:
    lesson.correct(Plan(lesson.release_again(turn_round(lesson.item)), False, "Better."))
    newest = turn_round(lesson.item)
    newest = replace(newest, explanation=replace(newest.explanation, verdict="Once more."))
    lesson.release_again(newest)
    later = lesson.room.set("Another")
    papers = [paper_of(lesson.room.session, later, learner, 1) for learner in range(100)]
    told = {one.explanation.verdict for paper in papers for one in paper.items if one.id == lesson.item.id}
    assert told == {"Once more."}


def test_a_wording_on_a_text_that_the_class_does_not_have_is_not_offered(lesson: Lesson) -> None:
    item = turn_round(lesson.item)
    other = [
        replace(one, text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
        for one in make_articles()
        for text in [one.text + ("P.S." if one.id == item.passages[0].article else "")]
    ]
    bank = make_bank([item if one.id == item.id else one for one in make_items(60)])
    import_release(lesson.room.session, bank, other, BLUEPRINTS, LATER)
    assert list_offers(lesson.room.session, lesson.room.classroom.id, item.id) == []


@pytest.mark.parametrize("marks_again", [False, True])
def test_undoing_puts_every_result_back(lesson: Lesson, marks_again: bool) -> None:
    before = {name: lesson.points(name) for name in ("Ana", "Ben", "Cleo")}
    offer = lesson.release_again(turn_round(lesson.item)) if marks_again else None
    lesson.correct(Plan(offer, True, "Wrong."))
    assert {name: lesson.points(name) for name in before} != before
    correction = list_corrections(lesson.room.session, lesson.room.classroom.id, lesson.item.id)[0]
    effect = preview_undoing(lesson.room.session, lesson.room.classroom.id, correction)
    told = {one.answered.name: (one.after.points, one.after.of) for one in effect.changes}
    lesson.undo()
    lesson.undo()
    assert {name: lesson.points(name) for name in before} == before
    assert told.items() <= before.items()
    assert count_acts(lesson) == {"question_corrected": 1, "correction_undone": 1}
    lesson.correct()
    assert lesson.points("Ben") != before["Ben"]


def test_sending_the_form_twice_corrects_once(lesson: Lesson) -> None:
    ticket = make_ticket()
    lesson.correct(ticket=ticket)
    lesson.correct(ticket=ticket)
    assert count_acts(lesson) == {"question_corrected": 1}


def test_one_correction_at_a_time(lesson: Lesson) -> None:
    lesson.correct()
    with pytest.raises(CorrectedError):
        lesson.correct()


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(["out", "again", "lower"]))
def test_what_the_preview_says_is_what_happens(lesson: Lesson, kind: str) -> None:
    offer = None if kind == "out" else lesson.release_again(turn_round(lesson.item))
    plan = Plan(offer, kind == "lower", "Wrong.")
    effect = preview_correction(lesson.room.session, lesson.room.classroom.id, lesson.item.id, plan)
    names = ("Ana", "Ben", "Cleo")
    before = {name: Score(*lesson.points(name)) for name in names}
    lesson.correct(plan)
    after = {name: Score(*lesson.points(name)) for name in names}
    lesson.undo()
    told = {one.answered.name: (one.before, one.after) for one in effect.changes}
    assert told == {name: (before[name], after[name]) for name in names if before[name] != after[name]}
    assert effect.same == len(names) - len(told)


def test_who_only_looks_on_or_runs_another_class_corrects_nothing(lesson: Lesson) -> None:
    session = lesson.room.session
    vera = create_instructor(session, "vera", "Vera", None, NOW).id
    add_colleague(session, lesson.room.owner, lesson.room.key, "vera", Role.VIEWER, NOW)
    stranger = create_instructor(session, "ida", "Ida", None, NOW).id
    for account in (vera, stranger):
        with pytest.raises(NotFoundError):
            make_correction(
                session, account, lesson.room.key, lesson.revision, Plan(None, False, "x"), make_ticket(), NOW
            )
    lesson.correct()
    row = list_corrections(session, lesson.room.classroom.id, lesson.item.id)[0].id
    for account in (vera, stranger):
        with pytest.raises(NotFoundError):
            undo_correction(session, account, lesson.room.key, row, NOW)


def test_what_a_class_was_not_asked_it_cannot_correct(lesson: Lesson) -> None:
    asked = set(lesson.assignment.paper or ())
    other = next(revision_of(one) for one in make_items(60) if revision_of(one) not in asked)
    for revision in (other, "x" * 64, "\x00"):
        with pytest.raises(NotFoundError):
            make_correction(
                lesson.room.session,
                *(lesson.room.owner, lesson.room.key, revision),
                *(Plan(None, False, "x"), make_ticket(), NOW),
            )


def count_acts(lesson: Lesson) -> dict[str, int]:
    query = select(AuditEntry.act, func.count()).group_by(AuditEntry.act)
    acts = dict(lesson.room.session.execute(query).all())
    return {name: count for name, count in acts.items() if "correct" in name}
