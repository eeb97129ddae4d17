"""What an answer earns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.items.interactions.score import Score
from quizapp.items.item import Item, Part
from quizapp.learning.answer import Answer
from quizapp.learning.marking import grade_item
from tests.factories import make_item, make_items


def choose(part: Part, is_key: bool) -> tuple[str, ...]:
    return next((option.id,) for option in part.options if option.is_key is is_key)


@st.composite
def answers(draw: st.DrawFn) -> tuple[Item, Answer]:
    item = draw(st.sampled_from(make_items()))
    parts = {part.id: draw(st.sampled_from([(), *((o.id,) for o in part.options)])) for part in item.parts}
    return item, Answer(parts)


@pytest.mark.parametrize(("is_key", "points"), [(True, 1), (False, 0)])
def test_one_part_is_worth_one_point(is_key: bool, points: int) -> None:
    item = make_item(0)
    answer = Answer({"verdict": choose(item.parts[0], is_key)})
    assert grade_item(item, answer) == Score(points, 1)


@pytest.mark.parametrize(
    ("verdict", "evidence", "points"),
    [(True, True, 2), (True, False, 1), (False, True, 0), (False, False, 0)],
)
def test_evidence_earns_nothing_without_its_answer(verdict: bool, evidence: bool, points: int) -> None:
    item = make_item(0, parts=2)
    chosen = Answer({"verdict": choose(item.parts[0], verdict), "evidence": choose(item.parts[1], evidence)})
    assert grade_item(item, chosen) == Score(points, 2)


@given(answers())
def test_points_stay_between_nothing_and_all(given_answer: tuple[Item, Answer]) -> None:
    item, answer = given_answer
    score = grade_item(item, answer)
    assert 0 <= score.points <= score.of == len(item.parts)


@given(answers())
def test_all_points_are_earned_by_the_keys_alone(given_answer: tuple[Item, Answer]) -> None:
    item, answer = given_answer
    has_all_keys = all(answer.chosen(part.id) == (part.key.id,) for part in item.parts)
    assert grade_item(item, answer).is_full is has_all_keys


@given(answers())
def test_taking_a_choice_back_never_earns_more(given_answer: tuple[Item, Answer]) -> None:
    item, answer = given_answer
    for part in item.parts:
        fewer = Answer({name: chosen for name, chosen in answer.parts.items() if name != part.id})
        assert grade_item(item, fewer).points <= grade_item(item, answer).points
