"""Which changes to an assignment would harm somebody who has begun it, or counts on what was told.

What gives more harms nobody: later dates, more time and attempts, the best attempt, explanations sooner. Who
has handed in may then tell others what was explained, but nobody has less than they were told.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Protocol

from quizapp.learning.rules import Counts, Explains
from quizapp.learning.window import Window

_LATER = list(Explains)
"""From the earliest explanation to the latest."""


class Harm(StrEnum):
    """What would be taken away, by the field that does it."""

    OPENS = "opens_at"
    DUE = "due_at"
    CLOSES = "closes_at"
    LATE = "takes_late"
    TIME = "minutes_allowed"
    ATTEMPTS = "attempts_allowed"
    COUNTS = "counts"
    EXPLAINS = "explains"
    RESERVE = "is_reserved"


class Terms(Protocol):
    """By which dates and rules an assignment is taken."""

    @property
    def window(self) -> Window:
        """When it is open, due and closed."""

    @property
    def minutes_allowed(self) -> int | None:
        """The time limit of an attempt, None for no timer."""

    @property
    def attempts_allowed(self) -> int:
        """How many attempts everybody has."""

    @property
    def counts(self) -> Counts:
        """Which of them counts."""

    @property
    def explains(self) -> Explains:
        """When answers are explained."""

    @property
    def is_reserved(self) -> bool:
        """Whether its questions stay out of practice."""


def find_harm(before: Terms, after: Terms, now: dt.datetime) -> tuple[Harm, ...]:
    """Give what a change takes away from who has begun or is about to, in the order of `Harm`."""
    old, new = before.window, after.window
    ends_sooner = _is_sooner(new.ends_at, old.ends_at)
    found = {
        # An opening that has passed shuts nobody out, whatever it is.
        Harm.OPENS: new.opens_at is not None and new.opens_at > max(now, old.opens_at or now),
        Harm.DUE: _is_sooner(new.due_at, old.due_at),
        Harm.CLOSES: ends_sooner and _is_sooner(new.closes_at, old.closes_at),
        Harm.LATE: ends_sooner and old.takes_late and not new.takes_late,
        Harm.TIME: _is_less(after.minutes_allowed, before.minutes_allowed),
        Harm.ATTEMPTS: after.attempts_allowed < before.attempts_allowed,
        # The best attempt is never worse than the first or the last; each of these may be worse than another.
        Harm.COUNTS: after.counts is not before.counts and after.counts is not Counts.BEST,
        Harm.EXPLAINS: _LATER.index(after.explains) > _LATER.index(before.explains),
        # Who has not handed in would meet its questions in practice, with their explanations.
        Harm.RESERVE: before.is_reserved and not after.is_reserved,
    }
    return tuple(harm for harm in Harm if found[harm])


def _is_sooner(moment: dt.datetime | None, than: dt.datetime | None) -> bool:
    """Say whether a moment comes before another, where None never comes."""
    return moment is not None and (than is None or moment < than)


def _is_less(minutes: int | None, than: int | None) -> bool:
    return minutes is not None and (than is None or minutes < than)
