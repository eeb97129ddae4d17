"""Say why a change to an assignment that somebody has begun is refused, and what can be done instead."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from quizapp.learning.harm import Harm, Terms


def say_harm(harm: Harm, before: Terms) -> str:
    """Say in one or two sentences what a change would take away; `before` is what was told."""
    words = {
        Harm.OPENS: _(
            "Somebody has begun it, and who has not would be shut out again. Leave the opening as it was."
        ),
        Harm.DUE: _(
            "Somebody has begun it and counts on the date it had. Choose that date, or a later one, or none."
        )
        if before.window.due_at
        else _("Somebody has begun it without a due date, and would be late all at once. Leave it empty."),
        Harm.CLOSES: _(
            "Somebody has begun it and counts on the time it had. Choose that time or a later one. "
            "You can close it now on the live page."
        )
        if before.window.closes_at
        else _(
            "Somebody has begun it without an end. Leave it empty. You can close it now on the live page."
        ),
        Harm.LATE: _(
            "Somebody has begun it and may count on handing in late. Leave this ticked. "
            "You can close it now on the live page."
        ),
        Harm.TIME: _say_time(before.minutes_allowed),
        Harm.ATTEMPTS: ngettext(
            "Somebody has begun it and was told of %(num)d attempt. You may give more.",
            "Somebody has begun it and was told of %(num)d attempts. You may give more, not fewer.",
            before.attempts_allowed,
        ),
        Harm.COUNTS: _(
            "Somebody has begun it and could lose points so. Leave it, or let the best one count."
        ),
        Harm.EXPLAINS: _(
            "Somebody has begun it and was told when answers are explained: earlier is possible, later not."
        ),
        Harm.RESERVE: _(
            "Somebody has begun it, and others would now meet its questions in practice. Leave this ticked."
        ),
    }
    return str(words[harm])


def _say_time(minutes: int | None) -> str:
    if minutes is None:
        return str(_("Somebody has begun it without a time limit, so it cannot get one now."))
    told = _(
        "Somebody has begun it with %(num)d minutes. You may give more, or take the limit away.", num=minutes
    )
    return str(told)
