"""How long somebody has, in words: before the start, while the time runs, and what extra time means."""

from __future__ import annotations

import datetime as dt

from flask_babel import format_datetime, ngettext
from flask_babel import gettext as _

from quizapp.learning.deadline import MOST, USUAL, Allowance, own_window
from quizapp.learning.window import Phase
from quizapp.services.desk import AttemptHead
from quizapp.services.homework import Task

SHARES = (USUAL, 110, 125, 150, 175, 200, 250, MOST)
EXAMPLE = 40
"""Minutes by which a share is shown: they stay whole with every share that is offered."""


def say_minutes(time: dt.timedelta) -> str:
    """Count whole minutes; a begun one is not promised."""
    minutes = time // dt.timedelta(minutes=1)
    if not minutes:
        return str(_("less than a minute"))
    return str(ngettext("%(num)d minute", "%(num)d minutes", minutes))


def say_left(seconds: int) -> str:
    """Say how much time is left."""
    if seconds < 60:
        return str(_("Less than a minute left"))
    return str(_("%(minutes)s left", minutes=say_minutes(dt.timedelta(seconds=seconds))))


def say_clock(moment: dt.datetime, zone: dt.tzinfo, now: dt.datetime) -> str:
    """Write the time of day, with its day where that is another one."""
    local = moment.astimezone(zone)
    is_today = local.date() == now.astimezone(zone).date()
    told = format_datetime(local, "HH:mm" if is_today else "EEEE d MMMM, HH:mm", rebase=False)
    return f"{told} {local.tzname()}"


def say_until(head: AttemptHead) -> str:
    """Say when the time of an attempt under way is over, in the time zone of its class."""
    if head.ends_at is None or head.seconds_left is None:
        return ""
    now = head.ends_at - dt.timedelta(seconds=head.seconds_left)
    return str(_("until %(clock)s", clock=say_clock(head.ends_at, head.zone, now)))


def say_allowance(allowance: Allowance) -> str:
    """Say how long a student has, and how much of it is extra: "45 minutes: 30, and 15 extra"."""
    if allowance.own is None or allowance.minutes is None:
        return str(_("no time limit"))
    own, limit = say_minutes(allowance.own), allowance.minutes
    extra = allowance.own_minutes - limit
    return (
        str(_("%(own)s: %(limit)d, and %(extra)d extra", own=own, limit=limit, extra=extra)) if extra else own
    )


def say_time(task: Task) -> str:
    """Say before the start how long this student has, and what cuts it; while it runs, what is left."""
    attempt, own, time = task.open_try, task.allowance.own, task.time
    if own is None or time is None:
        return str(_("There is no clock: every answer is saved as you give it, and you can come back."))
    if attempt is not None:
        left = say_left(attempt.timing.seconds_left(task.now) or 0)
        return str(_("%(left)s. The clock does not stop.", left=left))
    rule = _("The clock starts when you press Begin and does not stop.")
    if task.phase is Phase.BEFORE or time >= own or not time:
        return str(_("You have %(time)s. %(rule)s", time=say_allowance(task.allowance), rule=rule))
    closing = own_window(task.window, task.allowance).ends_at or task.now
    return str(
        _(
            "It closes for you at %(clock)s, so you have %(minutes)s if you begin now. %(rule)s",
            clock=say_clock(closing, task.zone, task.now),
            minutes=say_minutes(time),
            rule=rule,
        )
        if task.allowance.extra
        else _(
            "It closes at %(clock)s, so you have %(minutes)s if you begin now. %(rule)s",
            clock=say_clock(closing, task.zone, task.now),
            minutes=say_minutes(time),
            rule=rule,
        )
    )


def say_time_short(task: Task) -> str:
    """Say in a few words, beside others, how long an attempt has or what is left; nothing without a timer."""
    if task.time is None:
        return ""
    if task.open_try is not None:
        return f"{say_left(task.open_try.timing.seconds_left(task.now) or 0)}."
    if not task.left:
        return ""
    time = min(task.time, task.allowance.own or task.time)
    return str(_("You have %(minutes)s once you begin.", minutes=say_minutes(time)))


def say_share(percent: int) -> str:
    """Say what a share of a time limit comes to: "40 minutes become 60"."""
    return str(
        _("%(usual)d minutes become %(own)d", usual=EXAMPLE, own=Allowance(EXAMPLE, percent).own_minutes)
    )


def offer_shares(current: int) -> list[tuple[int, str]]:
    """Offer shares of a time limit in words, the one that is set among them."""
    return [
        (
            share,
            str(_("%(percent)d %%: %(share)s", percent=share, share=say_share(share)))
            if share > USUAL
            else _("The usual time"),
        )
        for share in sorted({*SHARES, current})
    ]


def say_extra(percent: int, attempts: int) -> str:
    """Say what a student has more than others; nothing where that is nothing."""
    told = []
    if percent > USUAL:
        told.append(_("Extra time wherever there is a time limit: %(share)s.", share=say_share(percent)))
    if attempts:
        told.append(
            ngettext(
                "%(num)d extra attempt at each assignment.",
                "%(num)d extra attempts at each assignment.",
                attempts,
            )
        )
    return " ".join(str(sentence) for sentence in told)
