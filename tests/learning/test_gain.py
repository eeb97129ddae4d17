"""What is gained between two tests does not hang on how hard the papers are, and says how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from statistics import NormalDist, fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.learning.estimate import Moments
from quizapp.learning.gain import FEWEST, NOBODY, Half, measure_gain, quantile_of_t

shares = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=40)

QUESTIONS = 10
EASY, HARD, LEARNT = 1.0, -1.0, 0.8
"""Logits by which one paper is easier and the other harder, and that everybody gains in between."""


def make_half(students: Sequence[tuple[float, float]]) -> Half:
    changes = [after - before for before, after in students]
    moments = Moments(len(changes), sum(changes), sum(change * change for change in changes))
    return Half(sum(before for before, _ in students), sum(after for _, after in students), moments)


@given(shares, shares)
def test_the_gain_is_that_of_both_halves_alike_and_lies_in_its_interval(
    first: list[tuple[float, float]], second: list[tuple[float, float]]
) -> None:
    found = measure_gain(make_half(first), make_half(second))
    assert (found is None) == (min(len(first), len(second)) < FEWEST)
    if found is not None:
        means = [fmean(after - before for before, after in half) for half in (first, second)]
        assert found.gain.value == pytest.approx(fmean(means), abs=1e-9)
        assert found.gain.value == pytest.approx(found.after - found.before, abs=1e-9)
        assert found.ease.value == pytest.approx((means[0] - means[1]) / 2, abs=1e-9)
        assert -1 <= found.gain.low <= found.gain.high <= 1
        assert found.gain.low - 1e-9 <= found.gain.value <= found.gain.high + 1e-9
        assert found.gain.n == len(first) + len(second)


@given(shares, shares)
def test_which_half_is_called_the_first_is_all_the_same(
    first: list[tuple[float, float]], second: list[tuple[float, float]]
) -> None:
    one, other = make_half(first), make_half(second)
    found, turned = measure_gain(one, other), measure_gain(other, one)
    if found is not None and turned is not None:
        assert found.gain.value == pytest.approx(turned.gain.value, abs=1e-9)
        assert found.ease.value == pytest.approx(-turned.ease.value, abs=1e-9)


def test_how_hard_the_papers_are_is_no_gain() -> None:
    """One paper is harder by 0.2: one half seems to gain as much as the other loses, of unlike size."""
    first = [(0.4, 0.6), (0.4, 0.5), (0.4, 0.7)] * 4
    second = [(0.6, 0.4), (0.6, 0.5), (0.6, 0.3)] * 10
    found = measure_gain(make_half(first), make_half(second))
    assert found is not None
    assert found.gain.value == pytest.approx(0, abs=1e-9)
    assert found.ease.value == pytest.approx(0.2, abs=1e-9)


def test_by_hand() -> None:
    """Changes 0.1 to 0.5 in either half: variance 0.025, error √(2 × 0.025 / 5) / 2, 8 degrees of freedom."""
    half = make_half([(0.2, 0.2 + step / 10) for step in range(1, 6)])
    found = measure_gain(half, half)
    assert found is not None
    assert found.gain.value == pytest.approx(0.3)
    assert found.gain.high - found.gain.value == pytest.approx(2.306 * 0.05, abs=1e-4)


def test_of_too_few_nothing_is_told() -> None:
    few = make_half([(0.2, 0.4)] * (FEWEST - 1))
    assert measure_gain(few, make_half([(0.2, 0.4)] * 30)) is None
    assert (few.mean_before, few.mean_after, NOBODY.mean_after) == (None, None, None)


@pytest.mark.parametrize(("freedom", "quantile"), [(4, 2.776), (9, 2.262), (30, 2.042), (1000, 1.962)])
def test_quantiles_of_t_are_those_of_the_table(freedom: float, quantile: float) -> None:
    assert quantile_of_t(freedom) == pytest.approx(quantile, abs=2e-3)
    assert quantile_of_t(freedom) > NormalDist().inv_cdf(0.975)


def test_19_of_20_intervals_hold_what_was_gained_and_those_of_one_half_do_not() -> None:
    """Classes of 24 with an easy and a hard paper, each drawn from the same people."""
    people = [NormalDist(0, 1).inv_cdf((place + 0.5) / 2000) for place in range(2000)]
    true_gain = fmean(
        _chance(ability + LEARNT + ease) - _chance(ability + ease)
        for ability in people
        for ease in (EASY, HARD)
    )
    lot, held, fooled = Random(4), 0, 0
    for _ in range(400):
        first, second = (
            [_take_both(lot, *order) for _ in range(12)] for order in ((EASY, HARD), (HARD, EASY))
        )
        found = measure_gain(make_half(first), make_half(second))
        assert found is not None
        held += found.gain.low <= true_gain <= found.gain.high
        fooled += abs(fmean(after - before for before, after in first) - true_gain) > 0.15
    assert 0.92 <= held / 400 <= 0.98
    assert fooled > 360


def _take_both(lot: Random, first: float, then: float) -> tuple[float, float]:
    """Draw somebody, and give their share of the right answers before and after."""
    ability = lot.gauss(0, 1)
    return _answer(lot, ability + first), _answer(lot, ability + LEARNT + then)


def _answer(lot: Random, logit: float) -> float:
    return sum(lot.random() < _chance(logit) for _ in range(QUESTIONS)) / QUESTIONS


def _chance(logit: float) -> float:
    return NormalDist(0, 1.7).cdf(logit)
