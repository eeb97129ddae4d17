"""Rules of figures as intervals."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.corpus.quantity import (
    Bound,
    Quantity,
    can_all_hold,
    coarseness,
    common_number,
    is_rounding,
    round_half_up,
)

numbers = st.integers(min_value=1, max_value=10**9).map(Fraction)


def make(bound: Bound, value: int | Fraction, high: int | None = None) -> Quantity:
    low_end = None if bound is Bound.UP_TO else Fraction(value)
    high_end = None if bound is Bound.AT_LEAST else Fraction(high if high is not None else value)
    return Quantity(low_end, high_end, bound, "soldiers", f"{bound} {value}", str(value))


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    bound = draw(st.sampled_from(Bound))
    low, high = sorted((draw(numbers), draw(numbers)))
    return make(bound, low, int(high) if bound is Bound.RANGE else None)


@given(quantities(), quantities())
def test_holding_together_does_not_depend_on_the_order(one: Quantity, other: Quantity) -> None:
    assert can_all_hold(one, other) == can_all_hold(other, one)
    assert is_rounding(one, other) == is_rounding(other, one)


@given(quantities())
def test_every_figure_holds_together_with_itself(one: Quantity) -> None:
    assert can_all_hold(one, one) is True


@given(quantities(), quantities(), quantities())
def test_three_hold_together_only_if_every_two_do(one: Quantity, two: Quantity, three: Quantity) -> None:
    if can_all_hold(one, two, three):
        assert can_all_hold(one, two)
        assert can_all_hold(two, three)
        assert can_all_hold(one, three)


@given(quantities(), quantities())
def test_a_common_number_proves_that_both_can_hold(one: Quantity, other: Quantity) -> None:
    if common_number(one, other) is not None:
        assert can_all_hold(one, other) is True


@given(numbers, numbers)
def test_two_floors_always_meet(one: Fraction, other: Fraction) -> None:
    assert can_all_hold(make(Bound.AT_LEAST, one), make(Bound.AT_LEAST, other)) is True


@given(numbers, st.integers(min_value=1, max_value=10**6).map(Fraction))
def test_rounding_goes_to_the_nearest_multiple(number: Fraction, place: Fraction) -> None:
    rounded = round_half_up(number, place)
    assert rounded % place == 0
    assert abs(rounded - number) <= place / 2


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (make(Bound.AT_LEAST, 11000), make(Bound.ABOUT, 12000), True),
        (make(Bound.AT_LEAST, 3000), make(Bound.AT_LEAST, 11000), True),
        (make(Bound.EXACT, 3000), make(Bound.AT_LEAST, 11000), False),
        (make(Bound.UP_TO, 100000), make(Bound.ABOUT, 12000), True),
        (make(Bound.ABOUT, 1200000), make(Bound.AT_LEAST, 1280000), None),
        (make(Bound.ABOUT, 1300000), make(Bound.AT_LEAST, 1280000), True),
        (make(Bound.AT_LEAST, 1000000), make(Bound.RANGE, 5000000, 8000000), True),
    ],
)
def test_the_figures_of_the_story(one: Quantity, other: Quantity, expected: bool | None) -> None:
    assert can_all_hold(one, other) is expected


def test_floor_estimate_and_ceiling_meet_at_the_estimate() -> None:
    trio = (make(Bound.AT_LEAST, 3000), make(Bound.ABOUT, 12000), make(Bound.UP_TO, 100000))
    assert can_all_hold(*trio) is True
    assert common_number(*trio) == 12000


def test_rounding_is_not_closeness() -> None:
    assert is_rounding(make(Bound.ABOUT, 1300000), make(Bound.AT_LEAST, 1280000))
    assert not is_rounding(make(Bound.ABOUT, 1200000), make(Bound.AT_LEAST, 1280000))


def test_precision_is_the_place_of_the_last_digit_that_counts() -> None:
    assert coarseness(Fraction(1280000)) == 10000


@pytest.mark.parametrize(
    ("low", "high", "bound"),
    [(None, None, Bound.EXACT), (1, 2, Bound.ABOUT), (1, 1, Bound.AT_LEAST), (2, 1, Bound.RANGE)],
)
def test_a_quantity_whose_ends_belie_its_bound_cannot_be_built(
    low: int | None, high: int | None, bound: Bound
) -> None:
    low_end, high_end = (None if end is None else Fraction(end) for end in (low, high))
    with pytest.raises(ValueError, match="quantity"):
        Quantity(low_end, high_end, bound, "soldiers", "1", "1")


def test_a_quantity_whose_figure_is_not_in_its_words_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="does not stand"):
        Quantity(Fraction(1), Fraction(1), Bound.EXACT, "soldiers", "one", "1")
