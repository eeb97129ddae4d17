"""A week begins on Monday at midnight, UTC."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from quizapp.learning.goals import start_of_week

MOMENTS = st.datetimes(
    dt.datetime(2000, 1, 10), dt.datetime(2099, 12, 1), timezones=st.just(dt.UTC)  # noqa: DTZ001
)  # fmt: skip


@given(MOMENTS)
def test_a_week_begins_on_the_monday_at_or_before(moment: dt.datetime) -> None:
    start = start_of_week(moment)
    assert (start.weekday(), start.hour, start.minute, start.second, start.microsecond) == (0, 0, 0, 0, 0)
    assert dt.timedelta() <= moment - start < dt.timedelta(days=7)


def test_the_zone_a_moment_is_told_in_does_not_matter() -> None:
    sunday = dt.datetime(2026, 11, 29, 23, 30, tzinfo=dt.UTC)
    assert start_of_week(sunday.astimezone(dt.timezone(dt.timedelta(hours=9)))) == start_of_week(sunday)
