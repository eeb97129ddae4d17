"""A weekly goal in words. It says how far one is, and blames nobody."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from quizapp.learning.goals import WeeklyGoal


def say_goal(goal: WeeklyGoal) -> str:
    """Say how many rounds of the goal are done this week."""
    if goal.done > goal.rounds:
        return str(
            _(
                "%(done)d rounds this week, more than the %(rounds)d you had set out to do",
                done=goal.done,
                rounds=goal.rounds,
            )
        )
    return str(
        ngettext(
            "%(done)d of %(num)d round this week",
            "%(done)d of %(num)d rounds this week",
            goal.rounds,
            done=goal.done,
        )
    )
