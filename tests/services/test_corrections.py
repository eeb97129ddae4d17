"""A wrong question is left out for its class alone, and by who teaches it."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import func, select

from quizapp.errors import ClosedError, CorrectedError, NotFoundError, TicketUsedError
from quizapp.items.bank import revision_of
from quizapp.learning.blueprint import Mode
from quizapp.learning.rules import Explains
from quizapp.learning.window import Window
from quizapp.models import Assignment, Attempt, AttemptItem, Correction, ItemRevision, Learner, Mark
from quizapp.services.access.corrections import list_corrections
from quizapp.services.access.roles import Role
from quizapp.services.accounts import create_instructor
from quizapp.services.analysis.report import load_report
from quizapp.services.assignments import copy_assignment, start_assignment
from quizapp.services.attempts import check_answer, finish_attempt, finish_expired
from quizapp.services.classrooms import add_colleague
from quizapp.services.codes import make_ticket
from quizapp.services.corrections import (
    Plan,
    make_correction,
    undo_correction,
)
from quizapp.services.desks import load_question, load_review, review_for_staff
from quizapp.services.exports import export_answers
from quizapp.services.gradebook import load_gradebook
from quizapp.services.homework import load_task
from quizapp.services.papers import paper_of
from quizapp.services.reserves import list_reserved
from tests.factories import NOW, make_items
from tests.services.lessons import LATER, Lesson, count_acts, most
from tests.services.rooms import Room


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


def test_sending_the_form_twice_corrects_once(lesson: Lesson) -> None:
    ticket = make_ticket()
    lesson.correct(ticket=ticket)
    lesson.correct(ticket=ticket)
    assert count_acts(lesson) == {"question_corrected": 1}


def test_one_correction_at_a_time(lesson: Lesson) -> None:
    lesson.correct()
    with pytest.raises(CorrectedError):
        lesson.correct()


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


def test_a_reserved_test_keeps_what_it_asks_whatever_is_corrected(room: Room) -> None:
    window = Window(closes_at=NOW + dt.timedelta(days=9))
    assignment = room.set(is_reserved=True, window=window, explains=Explains.CLOSING)
    learners = [room.join(f"Student {number}") for number in range(8)]
    started = {learner: room.start(learner, assignment) for learner in learners[:4]}
    asked = paper_of(room.session, assignment, room.learner(learners[0]).id, 1).items[0]
    plan = Plan(None, False, "Wrong.")
    make_correction(room.session, room.owner, room.key, revision_of(asked), plan, make_ticket(), NOW)
    started |= {learner: room.start(learner, assignment) for learner in learners[4:]}
    for undoes in (False, True):
        if undoes:
            row = list_corrections(room.session, room.classroom.id, asked.id)[0].id
            undo_correction(room.session, room.owner, room.key, row, NOW)
        for learner, attempt in started.items():
            reserved = list_reserved(room.session, room.learner(learner).id, LATER)
            assert items_of(room, attempt) <= reserved
            assert asked.id in reserved or asked.id not in items_of(room, attempt)


def items_of(room: Room, attempt: str) -> set[str]:
    query = select(ItemRevision.item).join(AttemptItem, AttemptItem.revision == ItemRevision.digest)
    return set(room.session.scalars(query.join(Attempt).where(Attempt.key == attempt)))


def test_where_every_question_is_left_out_no_attempt_is_begun(lesson: Lesson) -> None:
    for revision in lesson.assignment.paper or ():
        plan = Plan(None, False, "Wrong.")
        make_correction(
            *(lesson.room.session, lesson.room.owner, lesson.room.key, revision),
            *(plan, make_ticket(), LATER),
        )
    dan = lesson.room.join("Dan")
    with pytest.raises(ClosedError):
        start_assignment(lesson.room.session, dan, lesson.assignment.key, LATER)


def test_a_form_whose_correction_was_undone_says_so(lesson: Lesson) -> None:
    ticket = make_ticket()
    lesson.correct(ticket=ticket)
    lesson.undo()
    with pytest.raises(TicketUsedError):
        lesson.correct(ticket=ticket)


def test_a_student_hears_of_a_change_only_where_points_changed(lesson: Lesson) -> None:
    lesson.correct()
    for name in ("Ana", "Cleo"):
        learner = lesson.room.session.get_one(Learner, lesson.room.member(name).learner_id)
        task = load_task(lesson.room.session, learner.key, lesson.assignment.key, LATER)
        assert [one.number for one in task.changed] == [1]
    dan = lesson.room.join("Dan")
    lesson.room.take(dan, lesson.assignment, 1, LATER + dt.timedelta(hours=1))
    later = LATER + dt.timedelta(hours=2)
    assert load_task(lesson.room.session, dan, lesson.assignment.key, later).changed == ()


def test_a_copy_does_not_ask_what_is_left_out_here(lesson: Lesson) -> None:
    lesson.correct()
    room = lesson.room
    copy = copy_assignment(
        *(room.session, room.owner, room.key, lesson.assignment.key, room.key),
        *("Again", Window(), LATER, make_ticket()),
    )
    assert len(copy.paper or ()) == 2
    assert lesson.revision not in (copy.paper or ())
