"""How long one student has: the time limit of an assignment, their share of it, and the moment it ends.

    deadline = min(start + limit × factor, closing + limit × (factor − 1)) + minutes added

A factor gives more of a limit; where there is none it shifts nothing.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace

from quizapp.learning.window import Window

NONE = dt.timedelta(0)
USUAL, MOST = 100, 300
"""The share of a time limit that everybody has, and the largest a student can be given, in percent."""


@dataclass(frozen=True)
class Allowance:
    """The minutes that an assignment allows, None where it has no timer, and a student's share in percent."""

    minutes: int | None = None
    percent: int = USUAL

    @property
    def limit(self) -> dt.timedelta | None:
        """What everybody has."""
        return None if self.minutes is None else dt.timedelta(minutes=self.minutes)

    @property
    def own(self) -> dt.timedelta | None:
        """What this student has."""
        return None if self.limit is None else self.limit * self.percent / 100

    @property
    def own_minutes(self) -> int:
        """What this student has, in whole minutes; 0 where there is no timer."""
        return 0 if self.own is None else self.own // dt.timedelta(minutes=1)

    @property
    def extra(self) -> dt.timedelta:
        """What this student has more than others."""
        return NONE if self.limit is None or self.own is None else self.own - self.limit


def own_window(
    window: Window, allowance: Allowance, started_at: dt.datetime | None = None, added: dt.timedelta = NONE
) -> Window:
    """Give the dates as they are for one student, or for the attempt they began at `started_at`.

    Extra and added time move what is due and the closing; a begun attempt closes when its own time is over,
    if that comes first. So `ends_at` of what is given is the deadline as written at the top of this file.
    """
    more = allowance.extra + added
    closes_at = _later(window.closes_at, more)
    if started_at is not None and allowance.own is not None:
        own_end = started_at + allowance.own + added
        closes_at = own_end if closes_at is None else min(closes_at, own_end)
    return replace(window, due_at=_later(window.due_at, more), closes_at=closes_at)


def count_kept(
    closed: Window, allowance: Allowance, started_at: dt.datetime, added: int, now: dt.datetime
) -> int:
    """Count the minutes that an attempt keeps of those added to it, where everybody is to end `now`.

    `closed` are the dates closed now. It keeps those it has lived on; its extra time is not touched.
    """
    ends_at = own_window(closed, allowance, started_at).ends_at
    if ends_at is None or ends_at >= now:
        return 0
    return min(added, (now - ends_at) // dt.timedelta(minutes=1))


def time_if_begun(window: Window, allowance: Allowance, now: dt.datetime) -> dt.timedelta | None:
    """Give the time that an attempt begun now would have; None where no timer would run."""
    ends_at = own_window(window, allowance, now).ends_at
    return None if allowance.own is None or ends_at is None else max(NONE, ends_at - now)


def count_seconds(ends_at: dt.datetime, now: dt.datetime) -> int:
    """Count the seconds left, a begun one as whole: who waits for them never comes too early."""
    return max(0, math.ceil((ends_at - now).total_seconds()))


def _later(moment: dt.datetime | None, more: dt.timedelta) -> dt.datetime | None:
    return None if moment is None else moment + more
