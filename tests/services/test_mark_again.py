"""Answers are marked by a corrected wording: previewed, lowering nobody unasked, and undone whole."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from quizapp.items.bank import revision_of
from quizapp.items.interactions.score import Score
from quizapp.models import Attempt, AttemptItem, Learner
from quizapp.services.access.corrections import list_corrections
from quizapp.services.analysis.report import load_report
from quizapp.services.attempts import finish_attempt, save_answer
from quizapp.services.corrections import (
    Plan,
    preview_correction,
    preview_undoing,
)
from quizapp.services.desks import load_review
from quizapp.services.homework import load_task
from quizapp.services.offers import list_offers
from quizapp.services.papers import paper_of
from quizapp.services.releases import import_release
from tests.factories import BLUEPRINTS, NOW, make_articles, make_bank, make_items
from tests.services.lessons import LATER, Lesson, count_acts, most, turn_round


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


def test_nobody_hears_of_a_change_that_changed_no_points(lesson: Lesson) -> None:
    offer = lesson.release_again(turn_round(lesson.item))
    lesson.correct(Plan(offer, False, "The other one is right."))
    learner = lesson.room.session.get_one(Learner, lesson.room.member("Ben").learner_id)
    task = load_task(lesson.room.session, learner.key, lesson.assignment.key, LATER)
    assert task.changed == ()


def test_who_was_asked_the_corrected_wording_reads_nothing_of_a_correction(lesson: Lesson) -> None:
    lesson.correct(Plan(lesson.release_again(turn_round(lesson.item)), False, "Better."))
    dan = lesson.room.join("Dan")
    attempt = lesson.room.take(dan, lesson.assignment, 3, LATER)
    sheet = load_review(lesson.room.session, dan, attempt, LATER)
    assert all(one.corrected is None for one in sheet.explained)
    assert sheet.explained[0].points.got == most(lesson.item)


def test_a_report_tells_a_question_once_though_some_skipped_it(lesson: Lesson) -> None:
    dan = lesson.room.join("Dan")
    attempt = lesson.room.start(dan, lesson.assignment)
    asked = lesson.room.session.scalars(
        select(AttemptItem).join(Attempt).where(Attempt.key == attempt, AttemptItem.number == 1)
    ).one()
    asked.skipped_at = NOW
    finish_attempt(lesson.room.session, dan, attempt, NOW)
    lesson.correct(Plan(lesson.release_again(turn_round(lesson.item)), False, "Better."))
    told = [
        (one.n, one.skipped)
        for one in load_report(lesson.room.session, lesson.assignment).questions
        if one.item.id == lesson.item.id
    ]
    assert told == [(3, 1)]
    lesson.undo()
    lesson.correct()
    report = load_report(lesson.room.session, lesson.assignment)
    assert lesson.item.id not in {one.item.id for one in report.questions}
