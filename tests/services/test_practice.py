"""Practising alone: what is due, what is new, and the round drawn from both."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Session

from quizapp.items.item import Skill
from quizapp.learning.answer import Confidence
from quizapp.learning.blueprint import Mode
from quizapp.services.access.releases import current_release
from quizapp.services.attempts import check_answer, finish_attempt, save_answer, start_attempt
from quizapp.services.desks import load_head, load_review
from quizapp.services.learners import create_learner
from quizapp.services.pools import load_pool
from quizapp.services.practice import Practice, load_practice
from quizapp.services.releases import import_release
from tests.conftest import CountStatements
from tests.factories import NOW, make_articles, make_bank, make_blueprint, make_item

DAY = dt.timedelta(days=1)
SKILLS = (Skill.COMPARE, Skill.KIND, Skill.SUPPORT)
RIGHT, WRONG = [["1"]], [["0"]]
"""The items below have a problem to find: their second option says so."""


def open_bank(session: Session, per_skill: int = 2, mode: Mode = Mode.TRAINING) -> str:
    """Import a bank of three skills, and give the key of a new learner."""
    items = [
        make_item(place * per_skill + number, skill, design=f"design-{place * per_skill + number}")
        for place, skill in enumerate(SKILLS)
        for number in range(per_skill)
    ]
    quiz = make_blueprint(mode=mode, skills=dict.fromkeys(SKILLS, 1))
    import_release(session, make_bank(items), make_articles(), [quiz], NOW)
    return create_learner(session, NOW).key


def take_round(
    session: Session,
    learner: str,
    seed: str,
    now: dt.datetime,
    wrong: Skill | None = None,
    sure: Confidence | None = None,
) -> list[str]:
    """Take a round, wrong in one skill; give the ids of its items in the order asked."""
    attempt = start_attempt(session, learner, "practice", seed, now)
    for step in load_head(session, learner, attempt, now).steps:
        is_right = step.skill is not wrong
        given, how_sure = (RIGHT, None) if is_right else (WRONG, sure)
        save_answer(session, learner, attempt, step.number, given, 0, how_sure, now)
        check_answer(session, learner, attempt, step.number, now)
    finish_attempt(session, learner, attempt, now)
    return [one.item.id for one in load_review(session, learner, attempt, now).explained]


def test_somebody_new_stands_nowhere(session: Session) -> None:
    key = open_bank(session)
    assert load_practice(session, None, NOW) == load_practice(session, key, NOW) == Practice((), {}, (), ())


def test_what_was_wrong_and_sure_is_due_at_once_and_begins_the_next_round_as_a_new_question(
    session: Session,
) -> None:
    key = open_bank(session)
    first = take_round(session, key, "one", NOW, wrong=Skill.KIND, sure=Confidence.VERY)
    assert load_practice(session, key, NOW).due == (Skill.KIND,)
    second = take_round(session, key, "two", NOW)
    skills = {item.id: item.skill for item in load_pool(session, current_release(session)).items}
    assert skills[second[0]] is Skill.KIND
    assert not set(first) & set(second)
    assert load_practice(session, key, NOW).due == ()


def test_what_was_right_is_due_again_later_and_then_begins_the_round(session: Session) -> None:
    key = open_bank(session)
    take_round(session, key, "one", NOW)
    assert load_practice(session, key, NOW).due == ()
    later = NOW + 60 * DAY
    due = load_practice(session, key, later).due
    assert set(due) == set(SKILLS)
    skills = {item.id: item.skill for item in load_pool(session, current_release(session)).items}
    assert [skills[name] for name in take_round(session, key, "two", later)] == list(due)


def test_where_nothing_is_new_the_question_seen_longest_ago_comes_back(session: Session) -> None:
    key = open_bank(session)
    rounds = [take_round(session, key, str(number), NOW + number * DAY) for number in range(4)]
    assert load_practice(session, key, NOW).used_up == SKILLS
    assert set(rounds[2]) == set(rounds[0])
    assert set(rounds[3]) == set(rounds[1])


def test_answers_of_an_assessment_count_only_once_it_is_handed_in(session: Session) -> None:
    key = open_bank(session, mode=Mode.ASSESSMENT)
    attempt = start_attempt(session, key, "practice", "seed", NOW)
    save_answer(session, key, attempt, 1, WRONG, 0, Confidence.VERY, NOW)
    assert load_practice(session, key, NOW).history == ()
    finish_attempt(session, key, attempt, NOW)
    history = load_practice(session, key, NOW).history
    assert len(history) == 1, "what was left blank is no answer"
    assert history[0].is_surely_wrong


def test_a_long_history_takes_no_more_statements(session: Session, count_statements: CountStatements) -> None:
    key = open_bank(session)
    counts = []
    for number in range(3):
        take_round(session, key, str(number), NOW + number * DAY)
        load_practice(session, key, NOW)
        with count_statements() as sent:
            load_practice(session, key, NOW)
        counts.append(len(sent))
    assert len(set(counts)) == 1
    assert counts[0] <= 5
