"""Which attempt counts, and when answers are explained."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.learning.rules import Counts, Explains, choose_counting, is_explained
from quizapp.learning.window import Window
from tests.factories import NOW

OVER = Window(closes_at=NOW - dt.timedelta(hours=1))


@dataclass(frozen=True)
class Scored:
    ordinal: int
    points: int
    of: int = 10


ATTEMPTS = [Scored(2, 7), Scored(1, 5), Scored(3, 6)]


@pytest.mark.parametrize(("counts", "ordinal"), [(Counts.BEST, 2), (Counts.FIRST, 1), (Counts.LAST, 3)])
def test_the_rule_says_which_counts(counts: Counts, ordinal: int) -> None:
    chosen = choose_counting(ATTEMPTS, counts)
    assert chosen is not None
    assert chosen.ordinal == ordinal


def test_shares_are_compared_and_not_points() -> None:
    chosen = choose_counting([Scored(1, 6, 7), Scored(2, 7, 11)], Counts.BEST)
    assert chosen == Scored(1, 6, 7)


@pytest.mark.parametrize("counts", list(Counts))
def test_of_no_attempt_none_counts(counts: Counts) -> None:
    assert choose_counting([], counts) is None


@given(st.lists(st.integers(0, 10), min_size=1, max_size=6))
def test_the_best_is_at_least_as_good_as_any_and_the_first_of_equals(points: list[int]) -> None:
    attempts = [Scored(place, earned) for place, earned in enumerate(points, start=1)]
    best = choose_counting(attempts, Counts.BEST)
    assert best is not None
    assert best.points == max(points)
    assert best.ordinal == points.index(max(points)) + 1


@pytest.mark.parametrize(
    ("explains", "window", "finished", "is_open", "told"),
    [
        (Explains.EACH, Window(), 0, True, True),
        (Explains.LAST_ATTEMPT, Window(), 1, False, False),
        (Explains.LAST_ATTEMPT, Window(), 2, False, True),
        (Explains.LAST_ATTEMPT, Window(), 2, True, False),
        (Explains.LAST_ATTEMPT, OVER, 1, False, True),
        (Explains.CLOSING, Window(), 2, False, False),
        (Explains.CLOSING, OVER, 1, False, True),
    ],
)
def test_nothing_is_explained_while_it_could_still_help(
    explains: Explains, window: Window, finished: int, is_open: bool, told: bool
) -> None:
    assert is_explained(explains, window, finished, is_open, allowed=2, now=NOW) is told
