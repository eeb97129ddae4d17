"""When an assignment takes answers, and where an attempt at it stands at a moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

GRACE = dt.timedelta(seconds=2)
"""What an answer may take from the learner's button to the server without being late."""


class Phase(StrEnum):
    """Where a window stands."""

    BEFORE = "before"
    OPEN = "open"
    LATE = "late"
    OVER = "over"


class AttemptState(StrEnum):
    """Where an attempt stands.

    An expired one takes no answers and waits to be marked; a suspended one takes none while its learner is
    out of the class, or the class put away.
    """

    OPEN = "open"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    FINISHED = "finished"


@dataclass(frozen=True)
class Window:
    """The dates of an assignment; each may be absent. Work after `due_at` is late, where it is taken."""

    opens_at: dt.datetime | None = None
    due_at: dt.datetime | None = None
    closes_at: dt.datetime | None = None
    takes_late: bool = True

    @property
    def ends_at(self) -> dt.datetime | None:
        """The moment after which no answer is taken; None where there is no end."""
        ends = [self.closes_at, None if self.takes_late else self.due_at]
        return min((end for end in ends if end is not None), default=None)

    def phase(self, now: dt.datetime) -> Phase:
        """Say where the window stands, the grace left out."""
        if self.opens_at is not None and now < self.opens_at:
            return Phase.BEFORE
        if self.ends_at is not None and now > self.ends_at:
            return Phase.OVER
        return Phase.LATE if self.is_late(now) else Phase.OPEN

    def closed_at(self, moment: dt.datetime) -> Window:
        """Give the dates with the closing moved to a moment, and what would be due later due then."""
        due_at = self.due_at if self.due_at is None else min(self.due_at, moment)
        return replace(self, due_at=due_at, closes_at=moment)

    def is_late(self, moment: dt.datetime) -> bool:
        """Say whether work handed in at this moment is late."""
        return self.due_at is not None and moment > self.due_at + GRACE

    def takes_answers(self, now: dt.datetime) -> bool:
        """Say whether an attempt that was begun in time still takes answers."""
        return self.ends_at is None or now <= self.ends_at + GRACE


def state_at(finished_at: dt.datetime | None, window: Window, now: dt.datetime) -> AttemptState:
    """Say where an attempt stands. It is worked out on every read, and needs no clock to have run."""
    if finished_at is not None:
        return AttemptState.FINISHED
    return AttemptState.OPEN if window.takes_answers(now) else AttemptState.EXPIRED
