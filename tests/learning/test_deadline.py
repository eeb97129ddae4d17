"""How long a student has: a limit, a share of it, a closing that cuts it, minutes that are added."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.learning.deadline import (
    NONE,
    Allowance,
    count_kept,
    count_seconds,
    own_window,
    time_if_begun,
)
from quizapp.learning.window import GRACE, AttemptState, Phase, Window, state_at
from tests.factories import NOW
from tests.learning.test_window import WINDOWS

MINUTE = dt.timedelta(minutes=1)
CLOSING = Window(closes_at=NOW + 60 * MINUTE)
STARTS = st.integers(-6000, 6000).map(lambda minutes: NOW + minutes * MINUTE)
ADDED = st.integers(0, 600).map(lambda minutes: minutes * MINUTE)
MINUTES, PERCENTS = st.integers(1, 600), st.integers(100, 300)
ALLOWANCES = st.builds(Allowance, st.none() | MINUTES, PERCENTS)
LIMITS = st.builds(Allowance, MINUTES, PERCENTS)


@pytest.mark.parametrize(
    ("began", "allowance", "added", "ends"),
    [
        (0, Allowance(30), 0, 30),
        (0, Allowance(30, 150), 0, 45),
        (0, Allowance(30, 125), 0, 37.5),
        (40, Allowance(30), 0, 60),
        (40, Allowance(30, 150), 0, 75),
        (40, Allowance(30, 150), 10, 85),
        (0, Allowance(30), 10, 40),
        (0, Allowance(), 0, 60),
        (0, Allowance(None, 300), 0, 60),
        (0, Allowance(), 10, 70),
    ],
)
def test_the_time_ends_after_ones_own_minutes_or_at_the_closing(
    began: int, allowance: Allowance, added: int, ends: float
) -> None:
    window = own_window(CLOSING, allowance, NOW + began * MINUTE, added * MINUTE)
    assert window.ends_at == NOW + ends * MINUTE


@given(WINDOWS, LIMITS, STARTS, ADDED)
def test_the_deadline_is_the_formula(
    window: Window, allowance: Allowance, start: dt.datetime, added: dt.timedelta
) -> None:
    assert allowance.limit
    assert allowance.own
    ends = [start + allowance.own]
    if window.ends_at is not None:
        ends.append(window.ends_at + allowance.limit * (allowance.percent - 100) / 100)
    assert own_window(window, allowance, start, added).ends_at == min(ends) + added


@given(WINDOWS, LIMITS, STARTS, ADDED)
def test_nobody_has_less_than_their_own_time_unless_the_closing_cuts_it(
    window: Window, allowance: Allowance, start: dt.datetime, added: dt.timedelta
) -> None:
    ends_at, own = own_window(window, allowance, start, added).ends_at, allowance.own
    assert ends_at
    assert own
    assert ends_at >= start + own or (window.ends_at and ends_at >= window.ends_at)


@given(WINDOWS, MINUTES, STARTS)
def test_the_usual_share_ends_after_the_limit_or_at_the_closing(
    window: Window, minutes: int, start: dt.datetime
) -> None:
    ends = [start + minutes * MINUTE, *([window.ends_at] if window.ends_at else [])]
    assert own_window(window, Allowance(minutes), start).ends_at == min(ends)


@given(WINDOWS, ALLOWANCES, STARTS, ADDED, st.integers(0, 200), ADDED)
def test_a_larger_share_or_added_minutes_never_shorten(
    window: Window, one: Allowance, start: dt.datetime, added: dt.timedelta, more: int, gift: dt.timedelta
) -> None:
    before = own_window(window, one, start, added).ends_at
    after = own_window(window, replace(one, percent=one.percent + more), start, added + gift).ends_at
    if before is None:
        assert after is None
    else:
        assert after
        assert after >= before


@given(WINDOWS, PERCENTS, st.none() | STARTS)
def test_without_a_limit_dates_stay_as_they_are(
    window: Window, percent: int, start: dt.datetime | None
) -> None:
    assert own_window(window, Allowance(None, percent), start) == window


@given(WINDOWS, ALLOWANCES, STARTS, ADDED)
def test_no_deadline_comes_after_the_end_of_ones_own_dates(
    window: Window, allowance: Allowance, start: dt.datetime, added: dt.timedelta
) -> None:
    own, begun = (own_window(window, allowance, at, added).ends_at for at in (None, start))
    assert own is None or (begun is not None and begun <= own)


def test_what_is_due_moves_with_extra_time() -> None:
    window = own_window(Window(due_at=NOW, takes_late=False), Allowance(30, 150), NOW - 40 * MINUTE)
    assert window.ends_at == NOW + 5 * MINUTE
    assert not window.is_late(NOW + 5 * MINUTE)


def test_an_attempt_expires_two_seconds_after_its_own_time() -> None:
    window = own_window(Window(), Allowance(30, 150), NOW)
    assert state_at(None, window, NOW + 45 * MINUTE + GRACE) is AttemptState.OPEN
    assert state_at(None, window, NOW + 45 * MINUTE + 2 * GRACE) is AttemptState.EXPIRED


def test_begun_now_it_would_have_ones_own_time_or_what_the_closing_leaves() -> None:
    assert time_if_begun(CLOSING, Allowance(30, 150), NOW) == 45 * MINUTE
    assert time_if_begun(CLOSING, Allowance(30, 150), NOW + 50 * MINUTE) == 25 * MINUTE
    assert time_if_begun(CLOSING, Allowance(), NOW) is None
    assert time_if_begun(CLOSING, Allowance(30), NOW + 90 * MINUTE) == NONE


@pytest.mark.parametrize(("milliseconds", "seconds"), [(-5000, 0), (0, 0), (1, 1), (999, 1), (60_000, 60)])
def test_a_begun_second_is_counted_as_whole(milliseconds: int, seconds: int) -> None:
    assert count_seconds(NOW + dt.timedelta(milliseconds=milliseconds), NOW) == seconds


@given(WINDOWS, ALLOWANCES, STARTS, st.integers(0, 600))
def test_closing_early_gives_nobody_time_and_leaves_only_extra_time(
    window: Window, allowance: Allowance, start: dt.datetime, added: int
) -> None:
    now = start + 7.5 * MINUTE
    before = own_window(window, allowance, start, added * MINUTE).ends_at
    if window.phase(now) is Phase.OVER or (before is not None and before < now):
        return
    closed = window.closed_at(now)
    kept = count_kept(closed, allowance, start, added, now)
    assert 0 <= kept <= added
    after = own_window(closed, allowance, start, kept * MINUTE).ends_at
    assert after is not None
    assert now - MINUTE < after <= now + allowance.extra
    assert before is None or after <= before


def test_closing_early_keeps_dates_in_order() -> None:
    window = Window(NOW - MINUTE, NOW + MINUTE, NOW + 2 * MINUTE)
    assert window.closed_at(NOW) == Window(NOW - MINUTE, NOW, NOW)
    assert Window(due_at=NOW - MINUTE).closed_at(NOW) == Window(due_at=NOW - MINUTE, closes_at=NOW)
    assert Window().closed_at(NOW) == Window(closes_at=NOW)
