"""Discernment and bias, and how sure against how right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.learning.answer import Confidence
from quizapp.learning.calibration import count_sureness, is_overconfident
from quizapp.learning.discernment import Lean, measure
from quizapp.learning.results import VerdictTally
from tests.histories import make_answered

counts = st.integers(0, 60)


@given(counts, counts, st.data())
def test_fewer_than_twenty_judged_answers_say_nothing(problems: int, nones: int, data: st.DataObject) -> None:
    tally = VerdictTally(
        problems, data.draw(st.integers(0, problems)), nones, data.draw(st.integers(0, nones))
    )
    found = measure(tally)
    assert (found is None) == (problems + nones < 20 or not problems or not nones)


def test_who_says_problem_as_often_to_both_discerns_nothing() -> None:
    found = measure(VerdictTally(problems=20, hits=15, nones=20, false_alarms=15))
    assert found is not None
    assert found.sensitivity == pytest.approx(0)
    assert found.lean is Lean.PROBLEM


def test_a_worked_example() -> None:
    """By hand: (16.5 / 21, 4.5 / 21) gives z of 0.7916 and −0.7916."""
    found = measure(VerdictTally(problems=20, hits=16, nones=20, false_alarms=4))
    assert found is not None
    assert found.sensitivity == pytest.approx(1.5833, abs=1e-3)
    assert found.bias == pytest.approx(0, abs=1e-9)
    assert found.lean is Lean.NEITHER


def test_who_never_sees_a_problem_leans_to_none_and_stays_finite() -> None:
    found = measure(VerdictTally(problems=15, hits=0, nones=15, false_alarms=0))
    assert found is not None
    assert found.lean is Lean.NONE
    assert abs(found.bias) < 3


@given(st.lists(st.tuples(st.booleans(), st.none() | st.sampled_from(Confidence)), max_size=40))
def test_every_answer_with_a_step_of_sureness_is_counted_once(
    given_answers: list[tuple[bool, Confidence | None]],
) -> None:
    history = [make_answered(is_right=right, confidence=confidence) for right, confidence in given_answers]
    tallies = count_sureness(history)
    assert [tally.confidence for tally in tallies] == list(Confidence)
    assert sum(tally.total for tally in tallies) == sum(one.confidence is not None for one in history)
    assert all(0 <= tally.right <= tally.total for tally in tallies)


def test_overconfidence_needs_answers_on_both_sides() -> None:
    wrong_and_sure = [make_answered(is_right=False, confidence=Confidence.VERY)] * 5
    right_and_less_so = [make_answered(confidence=Confidence.FAIRLY)] * 5
    assert is_overconfident(count_sureness(wrong_and_sure)) is None
    assert is_overconfident(count_sureness([*wrong_and_sure, *right_and_less_so])) is True
    sure_and_right = [make_answered(confidence=Confidence.VERY)] * 5
    guessed_wrong = [make_answered(is_right=False, confidence=Confidence.GUESS)] * 5
    assert is_overconfident(count_sureness([*sure_and_right, *guessed_wrong])) is False
