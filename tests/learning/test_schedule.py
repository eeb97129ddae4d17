"""When a skill comes back, and what a round asks."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from quizapp.items.item import Skill
from quizapp.learning.answer import Confidence
from quizapp.learning.history import Answered
from quizapp.learning.schedule import choose_skills, list_due, replay
from tests.factories import NOW
from tests.histories import DAY, make_answered

answers = st.lists(
    st.builds(
        make_answered,
        skill=st.sampled_from(Skill),
        is_right=st.booleans(),
        days_ago=st.integers(0, 400),
        confidence=st.none() | st.sampled_from(Confidence),
    ),
    max_size=30,
    unique_by=lambda one: one.at,
)


@given(answers, st.integers())
def test_the_order_in_which_answers_are_read_does_not_matter(history: list[Answered], seed: int) -> None:
    shuffled = history.copy()
    random.Random(seed).shuffle(shuffled)
    assert replay(history, NOW) == replay(shuffled, NOW)


@given(answers)
def test_every_skill_practised_has_a_state_and_no_other(history: list[Answered]) -> None:
    states = replay(history, NOW)
    assert set(states) == {one.outcome.skill for one in history}
    assert all(0 <= state.strength <= 1 for state in states.values())


def test_nothing_is_due_right_after_it_was_right() -> None:
    states = replay([make_answered()], NOW)
    assert list_due(states, NOW) == ()
    assert states[Skill.COMPARE].due >= NOW + DAY


def test_what_was_right_comes_back_after_what_was_guessed_and_that_no_sooner_than_what_was_wrong() -> None:
    history = [
        make_answered(Skill.COMPARE, is_right=False),
        make_answered(Skill.KIND, confidence=Confidence.GUESS),
        make_answered(Skill.SUPPORT),
    ]
    states = replay(history, NOW)
    assert states[Skill.COMPARE].due <= states[Skill.KIND].due < states[Skill.SUPPORT].due


def test_each_success_spaces_a_skill_further_out() -> None:
    first = replay([make_answered(days_ago=30)], NOW)[Skill.COMPARE]
    second = replay([make_answered(days_ago=30), make_answered(days_ago=20)], NOW)[Skill.COMPARE]
    assert second.due - (NOW - 20 * DAY) > first.due - (NOW - 30 * DAY)


def test_what_was_surely_wrong_is_due_at_once_and_first() -> None:
    history = [
        make_answered(Skill.KIND, days_ago=300),
        make_answered(Skill.COMPARE, is_right=False, confidence=Confidence.VERY),
    ]
    assert list_due(replay(history, NOW), NOW) == (Skill.COMPARE, Skill.KIND)


def test_a_later_right_answer_settles_what_was_surely_wrong() -> None:
    history = [make_answered(is_right=False, days_ago=1, confidence=Confidence.VERY), make_answered()]
    assert not replay(history, NOW)[Skill.COMPARE].is_surely_wrong


@given(answers, st.integers(1, 9), st.text(max_size=5))
def test_a_round_asks_due_skills_first_then_new_ones(history: list[Answered], size: int, seed: str) -> None:
    states = replay(history, NOW)
    chosen = choose_skills(list(Skill), states, list_due(states, NOW), size, seed)
    assert len(set(chosen)) == len(chosen) == size
    due, new = set(list_due(states, NOW)), set(Skill) - set(states)
    places = [0 if skill in due else 1 if skill in new else 2 for skill in chosen]
    assert places == sorted(places)
    if 2 in places:
        assert due | new <= set(chosen)


def test_the_seed_varies_what_a_first_round_asks() -> None:
    rounds = {frozenset(choose_skills(list(Skill), {}, (), 6, str(seed))) for seed in range(30)}
    assert len(rounds) > 5
