"""An assignment's dates: when it takes answers, what is late, and where an attempt stands."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.learning.window import GRACE, AttemptState, Phase, Window, state_at
from tests.factories import NOW

HOUR = dt.timedelta(hours=1)
MOMENTS = st.none() | st.integers(-100, 100).map(lambda hours: NOW + hours * HOUR)
WINDOWS = st.builds(Window, MOMENTS, MOMENTS, MOMENTS, st.booleans())


def test_no_dates_are_always_open() -> None:
    assert Window().phase(NOW) is Phase.OPEN
    assert Window().ends_at is None


@pytest.mark.parametrize(
    ("window", "phase"),
    [
        (Window(opens_at=NOW + HOUR), Phase.BEFORE),
        (Window(opens_at=NOW, due_at=NOW + HOUR), Phase.OPEN),
        (Window(due_at=NOW - HOUR), Phase.LATE),
        (Window(due_at=NOW - HOUR, takes_late=False), Phase.OVER),
        (Window(due_at=NOW - HOUR, closes_at=NOW + HOUR), Phase.LATE),
        (Window(closes_at=NOW - HOUR), Phase.OVER),
        (Window(due_at=NOW + HOUR, takes_late=False, closes_at=NOW - HOUR), Phase.OVER),
    ],
)
def test_each_date_opens_or_ends_it(window: Window, phase: Phase) -> None:
    assert window.phase(NOW) is phase


def test_two_seconds_of_grace_are_neither_late_nor_refused() -> None:
    window = Window(due_at=NOW, takes_late=False)
    assert window.takes_answers(NOW + GRACE)
    assert not window.is_late(NOW + GRACE)
    assert not window.takes_answers(NOW + GRACE + dt.timedelta(microseconds=1))


def test_an_open_attempt_expires_by_itself() -> None:
    window = Window(closes_at=NOW)
    assert state_at(None, window, NOW) is AttemptState.OPEN
    assert state_at(None, window, NOW + HOUR) is AttemptState.EXPIRED
    assert state_at(NOW, window, NOW + HOUR) is AttemptState.FINISHED


@given(WINDOWS, st.integers(-100, 100), st.integers(0, 100))
def test_what_is_over_stays_over(window: Window, hours: int, later: int) -> None:
    now = NOW + hours * HOUR
    if not window.takes_answers(now):
        assert not window.takes_answers(now + later * HOUR)


@given(WINDOWS, st.integers(-100, 100))
def test_taking_late_work_never_ends_it_sooner(window: Window, hours: int) -> None:
    now = NOW + hours * HOUR
    generous = Window(window.opens_at, window.due_at, window.closes_at, takes_late=True)
    assert generous.takes_answers(now) or not window.takes_answers(now)
