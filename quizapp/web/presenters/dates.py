"""Moments, and the dates of an assignment, in words and in the time zone of the class."""

from __future__ import annotations

import datetime as dt

from flask_babel import format_date, format_datetime
from flask_babel import gettext as _

from quizapp.learning.window import Phase, Window


def say_moment(moment: dt.datetime, zone: dt.tzinfo = dt.UTC) -> str:
    """Write a moment with its time zone."""
    local = moment.astimezone(zone)
    return f"{format_datetime(local, 'EEEE d MMMM yyyy, HH:mm', rebase=False)} {local.tzname()}"


def say_day(moment: dt.datetime, zone: dt.tzinfo | None = None) -> str:
    """Write the day of a moment, in UTC where no zone is given."""
    return str(format_date(moment.astimezone(zone or dt.UTC), "d MMMM yyyy", rebase=False))


def say_dates(window: Window, zone: dt.tzinfo, now: dt.datetime) -> str:
    """Say whether an assignment is open, when it is due and when it ends."""
    phase = window.phase(now)
    told = {Phase.BEFORE: "", Phase.OVER: "", Phase.OPEN: _("Open now."), Phase.LATE: _("Open now.")}[phase]
    sentences = [told]
    if phase is Phase.BEFORE and window.opens_at:
        sentences.append(_("Opens %(moment)s.", moment=say_moment(window.opens_at, zone)))
    if phase is Phase.OVER and window.ends_at:
        sentences.append(_("Closed %(moment)s.", moment=say_moment(window.ends_at, zone)))
        return str(sentences[-1])
    if window.due_at:
        sentences.append(_("Due %(moment)s.", moment=say_moment(window.due_at, zone)))
    if window.closes_at and window.closes_at != window.due_at:
        sentences.append(_("Closes %(moment)s.", moment=say_moment(window.closes_at, zone)))
    return " ".join(str(sentence) for sentence in sentences if sentence)
