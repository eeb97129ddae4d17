"""Assignments: the paper a student gets, when it may be taken, and what is explained when."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.content.shipped import load_release
from quizapp.errors import AnswerFinalError, ArchivedError, ClosedError, NotFoundError
from quizapp.items.bank import revision_of
from quizapp.learning.blueprint import Mode
from quizapp.learning.rules import Explains
from quizapp.learning.window import AttemptState, Window
from quizapp.models import Attempt, AttemptItem, ItemRevision, Mark
from quizapp.services.access.releases import current_release
from quizapp.services.assignments import Setting, change_assignment
from quizapp.services.attempts import finish_attempt, finish_expired, save_answer, start_attempt
from quizapp.services.classrooms import archive_classroom
from quizapp.services.codes import make_ticket
from quizapp.services.desks import load_head, load_question, load_review
from quizapp.services.homework import load_homework, load_task
from quizapp.services.members import remove_member
from quizapp.services.papers import draw_paper, paper_of
from quizapp.services.releases import import_release
from quizapp.services.reserves import list_reserved
from quizapp.services.rosters import add_roster
from tests.factories import NOW
from tests.services.rooms import Room

HOUR = dt.timedelta(hours=1)
SOON = Window(closes_at=NOW + HOUR)


def asked(session: Session, attempt: str) -> list[str]:
    query = select(AttemptItem.revision).join(Attempt, Attempt.id == AttemptItem.attempt_id)
    return list(session.scalars(query.where(Attempt.key == attempt).order_by(AttemptItem.number)))


def test_a_student_gets_the_paper_that_was_previewed(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set()
    seen = paper_of(room.session, assignment, room.member("Ana").learner_id, 1)
    assert asked(room.session, room.start(ana, assignment)) == [revision_of(item) for item in seen.items]


def test_students_get_papers_of_their_own_unless_all_get_the_same(room: Room) -> None:
    students = [room.join(f"Student {number}") for number in range(6)]
    own, same = room.set(), room.set(same=True)
    assert len({tuple(asked(room.session, room.start(key, own))) for key in students}) > 1
    assert len({tuple(asked(room.session, room.start(key, same))) for key in students}) == 1


def test_starting_twice_is_going_on(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set()
    assert room.start(ana, assignment) == room.start(ana, assignment)


def test_practice_and_an_assignment_may_be_open_side_by_side(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set()
    practice = start_attempt(room.session, ana, "practice", "seed", NOW)
    assert room.start(ana, assignment) != practice


def test_no_more_attempts_than_allowed(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(attempts_allowed=2)
    for number in (1, 2):
        assert load_head(room.session, ana, room.take(ana, assignment, right=number), NOW).finished_at
    with pytest.raises(ClosedError):
        room.start(ana, assignment)


@pytest.mark.parametrize(
    "window",
    [Window(opens_at=NOW + HOUR), Window(closes_at=NOW - HOUR), Window(due_at=NOW - HOUR, takes_late=False)],
)
def test_nothing_begins_before_it_opens_or_after_its_end(room: Room, window: Window) -> None:
    ana, assignment = room.join("Ana"), room.set(window=window)
    with pytest.raises(ClosedError):
        room.start(ana, assignment)


def test_what_comes_after_the_end_is_refused_and_what_was_saved_counts(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(window=SOON)
    attempt = room.take(ana, assignment, right=1, hands_in=False)
    with pytest.raises(ClosedError):
        save_answer(room.session, ana, attempt, 2, room.find_key(attempt, 2), 0, None, NOW + 2 * HOUR)
    finish_attempt(room.session, ana, attempt, NOW + 2 * HOUR)
    head = load_head(room.session, ana, attempt, NOW + 2 * HOUR)
    assert head.finished_at == SOON.ends_at
    assert room.session.scalar(select(func.count()).select_from(Mark).where(Mark.points > 0)) == 2


def test_an_expired_attempt_is_closed_to_reading_and_marked_by_the_sweep(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(window=SOON)
    attempt = room.take(ana, assignment, right=1, hands_in=False)
    later = NOW + 2 * HOUR
    assert load_head(room.session, ana, attempt, later).state is AttemptState.EXPIRED
    assert finish_expired(room.session, NOW) == 0
    assert finish_expired(room.session, later) == 1
    assert finish_expired(room.session, later) == 0
    assert load_head(room.session, ana, attempt, later).finished_at == SOON.ends_at
    with pytest.raises(AnswerFinalError):
        save_answer(room.session, ana, attempt, 2, room.find_key(attempt, 2), 0, None, later)


@pytest.mark.parametrize("end", ["removed", "archived"])
def test_who_is_out_of_the_class_reads_their_work_and_writes_no_more(room: Room, end: str) -> None:
    ana, assignment = room.join("Ana"), room.set()
    attempt = room.start(ana, assignment)
    if end == "removed":
        remove_member(room.session, room.owner, room.key, room.member("Ana").id, NOW)
    else:
        archive_classroom(room.session, room.owner, room.key, NOW)
    room.session.commit()
    assert load_head(room.session, ana, attempt, NOW).state is AttemptState.SUSPENDED
    with pytest.raises(NotFoundError):
        save_answer(room.session, ana, attempt, 1, room.find_key(attempt, 1), 0, None, NOW)
    with pytest.raises(NotFoundError):
        finish_attempt(room.session, ana, attempt, NOW)
    with pytest.raises(NotFoundError):
        room.start(ana, assignment)


def test_training_explains_each_answer_and_an_assessment_waits(room: Room) -> None:
    ana = room.join("Ana")
    training, assessment = room.set(mode=Mode.TRAINING), room.set(attempts_allowed=2)
    assert (training.explains, assessment.explains) == (Explains.EACH, Explains.LAST_ATTEMPT)
    room.take(ana, training, right=1)
    first = room.take(ana, assessment, right=1)
    with pytest.raises(NotFoundError):
        load_review(room.session, ana, first, NOW)
    assert load_question(room.session, ana, first, 1, NOW).explained is None
    room.start(ana, assessment)
    with pytest.raises(NotFoundError):
        load_review(room.session, ana, first, NOW)
    room.take(ana, assessment, right=1)
    assert load_review(room.session, ana, first, NOW).explained
    assert load_question(room.session, ana, first, 1, NOW).explained


def test_waiting_for_the_closing_explains_to_all_at_once(room: Room) -> None:
    ana, assignment = room.join("Ana"), room.set(window=SOON, explains=Explains.CLOSING)
    attempt = room.take(ana, assignment, right=1)
    with pytest.raises(NotFoundError):
        load_review(room.session, ana, attempt, NOW)
    assert load_review(room.session, ana, attempt, NOW + 2 * HOUR).explained


def test_a_quiz_that_takes_some_of_its_skills_takes_the_same_for_everybody(session: Session) -> None:
    bank, articles, blueprints = load_release()
    import_release(session, bank, articles, blueprints, NOW)
    release = current_release(session)
    papers = [draw_paper(session, release.id, "practice", "plan", str(seed)) for seed in range(8)]
    assert len({frozenset(item.skill for item in paper.items) for paper in papers}) == 1
    assert len({frozenset(item.id for item in paper.items) for paper in papers}) > 1


def test_reserved_items_leave_a_members_practice_until_it_closes(room: Room, ben: str) -> None:
    ana = room.join("Ana")
    assignment = room.set(is_reserved=True, attempts_allowed=2, window=SOON)
    learner = room.member("Ana").learner_id
    reserved = list_reserved(room.session, learner, NOW)
    papers = [paper_of(room.session, assignment, learner, number) for number in (1, 2)]
    assert reserved == {item.id for paper in papers for item in paper.items}
    attempt = start_attempt(room.session, ana, "long", "seed", NOW)
    query = select(ItemRevision.item).where(ItemRevision.digest.in_(asked(room.session, attempt)))
    assert not reserved & set(room.session.scalars(query))
    assert list_reserved(room.session, learner, NOW + 2 * HOUR) == frozenset()
    assert list_reserved(room.session, room.learner(ben).id, NOW) == frozenset()


def test_an_archived_class_takes_nothing_new(room: Room) -> None:
    archive_classroom(room.session, room.owner, room.key, NOW)
    with pytest.raises(ArchivedError):
        room.set()
    with pytest.raises(ArchivedError):
        add_roster(room.session, room.owner, room.key, "Ana", make_ticket(), NOW)


def test_dates_and_rules_change_and_the_quiz_stays(room: Room) -> None:
    assignment = room.set()
    setting = Setting("New name", SOON, attempts_allowed=3)
    changed = change_assignment(room.session, room.owner, room.key, assignment.key, setting, NOW)
    assert (changed.title, changed.closes_at, changed.attempts_allowed) == ("New name", SOON.closes_at, 3)
    assert (changed.blueprint, changed.mode) == ("test", "assessment")


def test_a_student_sees_what_is_set_for_their_classes_and_nothing_else(room: Room) -> None:
    ana = room.join("Ana")
    room.set("First", attempts_allowed=2)
    assignment = room.set("Second", window=SOON)
    room.take(ana, assignment, right=1)
    (mine,) = load_homework(room.session, ana, NOW)
    assert [(task.title, task.left, task.is_done) for task in mine.tasks] == [
        ("First", 2, False),
        ("Second", 0, True),
    ]
    task = load_task(room.session, ana, assignment.key, NOW)
    assert (task.questions, task.tries[0].is_explained) == (3, True)
