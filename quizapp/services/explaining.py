"""When the answers of an attempt at an assignment are explained to who gave them."""

from __future__ import annotations

import datetime as dt

from quizapp.learning.deadline import NONE, own_window
from quizapp.learning.rules import Explains, is_explained
from quizapp.models import Assignment, Membership
from quizapp.services.access.assignments import allowance_of, count_allowed, window_of


def explains_now(
    assignment: Assignment, member: Membership | None, begun: int, finished: int, added: int, now: dt.datetime
) -> bool:
    """Say whether answers that are final are explained to a member of the class now.

    `begun` counts their attempts at the assignment, `finished` those handed in; `added` are the minutes that
    were added to one of them, the most where several got some: they hold explanations back while one is open.
    Extra time and attempts are the member's own.
    """
    more = dt.timedelta(minutes=added) if begun > finished else NONE
    own = own_window(window_of(assignment), allowance_of(assignment, member), added=more)
    allowed = count_allowed(assignment, member)
    return is_explained(Explains(assignment.explains), own, finished, begun > finished, allowed, now)
