"""Figures as intervals: what numbers a wording allows, and whether two wordings can both hold.

`about` is plus or minus ten per cent by convention. No verdict may rest on that convention: it is
worked out at 5, 10 and 15 per cent, and where these differ the answer is *not settled*.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import inf

TOLERANCES = (Fraction(5, 100), Fraction(10, 100), Fraction(15, 100))
"""The reaches of `about` under which a verdict must stay the same to count as settled."""


class Bound(StrEnum):
    """What the words around a number make of it."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    RANGE = "range"


@dataclass(frozen=True)
class Interval:
    """The numbers from `low` to `high`, both included; an open end is infinite."""

    low: float | Fraction
    high: float | Fraction

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"interval from {self.low} down to {self.high}")

    def meets(self, other: Interval) -> bool:
        """Say whether some number lies in both."""
        return max(self.low, other.low) <= min(self.high, other.high)


@dataclass(frozen=True)
class Quantity:
    """A figure as a text gives it: its ends, its bound and its unit.

    `low` is None for a ceiling ("up to 20,000"), `high` is None for a floor ("at least 11,000"); a point
    has both, equal. `figure` is the number in the text's own digits or words ("11,000"), `mention` the
    figure with its bound ("at least 11,000"). `unit` is what is counted, with periods and shares after a
    slash ("USD/soldier/month").
    """

    low: Fraction | None
    high: Fraction | None
    bound: Bound
    unit: str
    mention: str
    figure: str

    def __post_init__(self) -> None:
        ends = (self.low is not None, self.high is not None)
        expected = {Bound.AT_LEAST: (True, False), Bound.UP_TO: (False, True)}.get(self.bound, (True, True))
        if ends != expected:
            raise ValueError(f"a quantity with bound {self.bound} has ends {ends}, {expected} was expected")
        if self.bound in {Bound.EXACT, Bound.ABOUT} and self.low != self.high:
            raise ValueError(f"a quantity with bound {self.bound} is a point, not a range")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"quantity from {self.low} down to {self.high}")
        if self.figure not in self.mention:
            raise ValueError(f"the figure {self.figure!r} does not stand in {self.mention!r}")

    @property
    def value(self) -> Fraction:
        """The one number the wording names; the lower end of a range."""
        value = self.low if self.low is not None else self.high
        assert value is not None
        return value

    @property
    def is_point(self) -> bool:
        """Say whether the wording names one number, however loosely bound."""
        return self.bound is not Bound.RANGE

    def interval(self, tolerance: Fraction = TOLERANCES[1]) -> Interval:
        """Give the numbers the wording allows, `about` reaching `tolerance` to either side."""
        if self.bound is Bound.ABOUT:
            reach = abs(self.value) * tolerance
            return Interval(self.value - reach, self.value + reach)
        return Interval(
            -inf if self.low is None else self.low,
            inf if self.high is None else self.high,
        )


def can_all_hold(*quantities: Quantity) -> bool | None:
    """Say whether one number fits all the wordings; None where that hangs on how far `about` reaches.

    Pairwise is enough: intervals on a line that meet two by two share a point (Helly's theorem).
    """
    answers = {
        all(
            one.interval(tolerance).meets(other.interval(tolerance))
            for place, one in enumerate(quantities)
            for other in quantities[place + 1 :]
        )
        for tolerance in TOLERANCES
    }
    return answers.pop() if len(answers) == 1 else None


def common_number(*quantities: Quantity) -> Fraction | None:
    """Give a number that fits all the wordings at every tolerance, of those that the texts name.

    One that is itself no limit comes first: whether “over 5” lets in 5 need not be argued then. None where
    there is none.
    """
    limits = {q.value for q in quantities if q.bound in {Bound.AT_LEAST, Bound.UP_TO}}
    named = {q.value for q in quantities}
    for number in sorted(named, key=lambda number: (number in limits, number)):
        fits = all(
            interval.low <= number <= interval.high
            for quantity in quantities
            for interval in (quantity.interval(tolerance) for tolerance in TOLERANCES)
        )
        if fits:
            return number
    return None


def coarseness(number: Fraction) -> Fraction:
    """Give the place value of the last digit that is not zero: 1,280,000 gives 10,000.

    Raises ValueError for numbers that are not whole.
    """
    if number.denominator != 1:
        raise ValueError(f"{number} is not whole")
    place = 1
    while number and number.numerator % (place * 10) == 0:
        place *= 10
    return Fraction(place)


def round_half_up(number: Fraction, place: Fraction) -> Fraction:
    """Round to the nearest multiple of `place`, halves upwards, as schools teach it."""
    return ((number / place + Fraction(1, 2)) // 1) * place


def is_rounding(one: Quantity, other: Quantity) -> bool:
    """Say whether the coarser of two figures is the finer one, rounded."""
    if not (one.is_point and other.is_point) or one.value == other.value:
        return False
    if one.value.denominator != 1 or other.value.denominator != 1:
        return False
    place = max(coarseness(one.value), coarseness(other.value))
    return round_half_up(one.value, place) == round_half_up(other.value, place)
