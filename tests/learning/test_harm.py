"""What may be changed once somebody has begun: what gives more harms nobody, what takes away is named."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.learning.harm import Harm, find_harm
from quizapp.learning.rules import Counts, Explains, choose_counting
from quizapp.learning.window import Window
from tests.factories import NOW
from tests.learning.test_rules import Scored
from tests.learning.test_window import WINDOWS

HOUR = dt.timedelta(hours=1)

NO_DATES = Window()


@dataclass(frozen=True)
class Rules:
    """By which an assignment is taken."""

    window: Window = NO_DATES
    minutes_allowed: int | None = None
    attempts_allowed: int = 1
    counts: Counts = Counts.BEST
    explains: Explains = Explains.LAST_ATTEMPT
    is_reserved: bool = False


RULES = st.builds(
    Rules,
    WINDOWS,
    st.none() | st.integers(1, 600),
    st.integers(1, 20),
    st.sampled_from(Counts),
    st.sampled_from(Explains),
    st.booleans(),
)
MORE = st.none() | st.integers(0, 50).map(lambda hours: hours * HOUR)
"""How much later a date is; None takes it away."""


def later(moment: dt.datetime | None, more: dt.timedelta | None) -> dt.datetime | None:
    return None if moment is None or more is None else moment + more


@given(RULES)
def test_no_change_is_no_harm(rules: Rules) -> None:
    assert find_harm(rules, rules, NOW) == ()


@given(RULES, MORE, MORE, st.integers(0, 30), st.integers(0, 5), st.booleans())
def test_extending_alone_never_harms(
    rules: Rules,
    due: dt.timedelta | None,
    closes: dt.timedelta | None,
    minutes: int,
    attempts: int,
    frees: bool,
) -> None:
    old = rules.window
    window = Window(
        None if frees else old.opens_at,
        later(old.due_at, due),
        later(old.closes_at, closes),
        old.takes_late or frees,
    )
    limit = None if frees or rules.minutes_allowed is None else rules.minutes_allowed + minutes
    more = replace(
        rules, window=window, minutes_allowed=limit, attempts_allowed=rules.attempts_allowed + attempts
    )
    best = replace(more, counts=Counts.BEST, explains=Explains.EACH, is_reserved=True)
    assert find_harm(rules, more, NOW) == find_harm(rules, best, NOW) == ()


@given(RULES, RULES)
def test_what_harms_one_way_does_not_harm_back(one: Rules, other: Rules) -> None:
    both = set(find_harm(one, other, NOW)) & set(find_harm(other, one, NOW))
    assert both <= {Harm.COUNTS}, "of the first and the last attempt either may be the worse one"


@given(RULES, RULES, st.sampled_from(range(-200, 200)))
def test_without_harm_nobody_has_less_than_they_were_told(one: Rules, other: Rules, hours: int) -> None:
    if find_harm(one, other, NOW):
        return
    moment = NOW + hours * HOUR
    assert other.window.takes_answers(moment) or not one.window.takes_answers(moment)
    assert one.window.is_late(moment) or not other.window.is_late(moment)
    assert other.attempts_allowed >= one.attempts_allowed
    assert (other.minutes_allowed or 601) >= (one.minutes_allowed or 601)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=4), st.sampled_from(Counts))
def test_the_best_attempt_is_never_worse_than_the_one_that_counted(points: list[int], counts: Counts) -> None:
    tries = [Scored(number, got, 5) for number, got in enumerate(points, start=1)]
    best, before = choose_counting(tries, Counts.BEST), choose_counting(tries, counts)
    assert best is not None
    assert before is not None
    assert best.points >= before.points


OPEN = Window(NOW - HOUR, NOW + HOUR, NOW + 2 * HOUR)


@pytest.mark.parametrize(
    ("before", "after", "harms"),
    [
        ({}, {"window": Window(opens_at=NOW + HOUR)}, [Harm.OPENS]),
        ({}, {"window": Window(opens_at=NOW - HOUR)}, []),
        ({}, {"window": Window(due_at=NOW + HOUR)}, [Harm.DUE]),
        ({}, {"window": Window(closes_at=NOW + HOUR)}, [Harm.CLOSES]),
        ({"window": OPEN}, {"window": replace(OPEN, due_at=NOW)}, [Harm.DUE]),
        ({"window": OPEN}, {"window": replace(OPEN, closes_at=NOW + HOUR)}, [Harm.CLOSES]),
        ({"window": OPEN}, {"window": replace(OPEN, takes_late=False)}, [Harm.LATE]),
        ({}, {"window": Window(takes_late=False)}, []),
        (
            {"window": Window(due_at=NOW, takes_late=False)},
            {"window": Window(due_at=NOW, takes_late=False, closes_at=NOW + HOUR)},
            [],
        ),
        ({}, {"minutes_allowed": 30}, [Harm.TIME]),
        ({"minutes_allowed": 30}, {"minutes_allowed": 29}, [Harm.TIME]),
        ({"attempts_allowed": 2}, {}, [Harm.ATTEMPTS]),
        ({}, {"counts": Counts.LAST}, [Harm.COUNTS]),
        ({"counts": Counts.LAST}, {"counts": Counts.FIRST}, [Harm.COUNTS]),
        ({"counts": Counts.LAST}, {}, []),
        ({}, {"explains": Explains.CLOSING}, [Harm.EXPLAINS]),
        ({"explains": Explains.CLOSING}, {}, []),
        ({"is_reserved": True}, {}, [Harm.RESERVE]),
        ({}, {"is_reserved": True}, []),
        ({"minutes_allowed": 30, "attempts_allowed": 2}, {"minutes_allowed": 9}, [Harm.TIME, Harm.ATTEMPTS]),
    ],
)
def test_each_harm_is_named(before: dict[str, Any], after: dict[str, Any], harms: list[Harm]) -> None:
    assert list(find_harm(Rules(**before), Rules(**after), NOW)) == harms
