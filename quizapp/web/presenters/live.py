"""A class at work, in words: who is where, what was added, what closing does."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import format_datetime, ngettext
from flask_babel import gettext as _

from quizapp.learning.deadline import count_seconds
from quizapp.services.access.sittings import Sitting
from quizapp.services.added_time import AddedTime
from quizapp.services.gradebook import Standing
from quizapp.services.live import Live, Seated
from quizapp.web.presenters.timing import say_left, say_minutes

COUNTED = dt.timedelta(hours=3)
"""Up to how far before its end the minutes left are told; before that the end says more."""


@dataclass(frozen=True)
class RowTold:
    """A student of the class as the page shows them; what there is nothing to say of is empty."""

    row: int
    name: str
    joined: str
    where: str
    answered: str
    last: str
    time: str
    is_at_work: bool


def tell_rows(live: Live, zone: dt.tzinfo, now: dt.datetime) -> Sequence[RowTold]:
    """Say where each student is."""
    return [_tell(row, zone, now) for row in live.rows]


def say_counts(counts: Counter[Standing]) -> str:
    """Say how many stand where: each student is counted once."""
    done, going = counts[Standing.HANDED_IN], counts[Standing.IN_PROGRESS]
    told = [
        ngettext(
            "%(num)d of %(all)d has handed in",
            "%(num)d of %(all)d have handed in",
            done,
            all=sum(counts.values()),
        ),
        ngettext("%(num)d is in the middle of it", "%(num)d are in the middle of it", going),
        *_say_rest(counts),
    ]
    return f"{', '.join(map(str, told))}."


def say_time(sitting: Sitting, zone: dt.tzinfo, now: dt.datetime) -> str:
    """Say how long an attempt under way still goes, and how much of it was added."""
    ends_at = sitting.timing.window.ends_at
    if ends_at is None:
        return str(_("no end"))
    told = [_("until %(clock)s", clock=_clock(ends_at, zone, now))]
    if ends_at - now <= COUNTED:
        told.insert(0, say_left(count_seconds(ends_at, now)))
    if sitting.minutes_added:
        told.append(_("%(minutes)s added", minutes=_minutes(sitting.minutes_added)))
    return ", ".join(map(str, told))


def say_added(added: AddedTime) -> str:
    """Say who got the minutes, and why others did not."""
    minutes = _minutes(added.minutes)
    if added.member is not None:
        name = f"\u2068{added.member.display_name}\u2069"
        if added.given:
            return str(_("%(name)s has %(minutes)s more.", name=name, minutes=minutes))
        return str(_why_none(name, added.others))
    if not added.given:
        return str(_("Nobody is in the middle of it with an end to move, so nothing was added."))
    told = ngettext(
        "%(num)d student has %(minutes)s more.",
        "%(num)d students have %(minutes)s more.",
        added.given,
        minutes=minutes,
    )
    done = added.others[Standing.HANDED_IN]
    rest = [ngettext("%(num)d had handed in", "%(num)d had handed in", done)] if done else []
    rest += _say_rest(added.others - Counter({Standing.HANDED_IN: done}), is_all=False)
    return f"{told} {_('Not for others: %(rest)s.', rest=', '.join(map(str, rest)))}" if rest else str(told)


def say_second(moment: dt.datetime, zone: dt.tzinfo) -> str:
    """Write the time of day to the second: the state of things changes while one looks."""
    local = moment.astimezone(zone)
    return f"{format_datetime(local, 'HH:mm:ss', rebase=False)} {local.tzname()}"


def _tell(row: Seated, zone: dt.tzinfo, now: dt.datetime) -> RowTold:
    member, sitting = row.member, row.sitting
    joined = _("joined %(clock)s", clock=_clock(member.joined_at, zone, now)) if row.is_new else ""
    answered = last = time = ""
    if sitting is not None:
        answered = _say_answered(sitting)
        is_done = sitting.finished_at is not None
        last = "" if is_done else _say_last(sitting, zone, now)
        time = _say_when(row.standing, sitting, zone, now)
    return RowTold(
        row=member.id,
        name=member.display_name,
        joined=str(joined),
        where=_say_where(row),
        answered=answered,
        last=last,
        time=time,
        is_at_work=row.standing is Standing.IN_PROGRESS,
    )


def _say_answered(sitting: Sitting) -> str:
    told = _("%(done)d of %(all)d", done=sitting.answered, all=sitting.asked)
    if not sitting.skipped:
        return str(told)
    return str(ngettext("%(told)s, one skipped", "%(told)s, %(num)d skipped", sitting.skipped, told=told))


def _say_where(row: Seated) -> str:
    words = {
        Standing.NOT_OPEN: _("Not open yet"),
        Standing.NOT_STARTED: _("Not started"),
        Standing.IN_PROGRESS: _("In progress"),
        Standing.BEING_MARKED: _("Time is up, being marked"),
        Standing.MISSED: _("Not handed in"),
        Standing.HANDED_IN: _("Handed in"),
    }
    told = words[row.standing]
    if row.sitting is not None and row.sitting.ordinal > 1:
        told = _("Attempt %(number)d: %(told)s", number=row.sitting.ordinal, told=told)
    return str(told)


def _say_when(standing: Standing, sitting: Sitting, zone: dt.tzinfo, now: dt.datetime) -> str:
    if standing is Standing.IN_PROGRESS:
        return say_time(sitting, zone, now)
    return _clock(sitting.finished_at, zone, now) if sitting.finished_at is not None else ""


def _say_last(sitting: Sitting, zone: dt.tzinfo, now: dt.datetime) -> str:
    if sitting.last_number is None or sitting.last_at is None:
        return ""
    clock = _clock(sitting.last_at, zone, now)
    return str(_("last: question %(number)d, %(clock)s", number=sitting.last_number, clock=clock))


def _say_rest(counts: Counter[Standing], is_all: bool = True) -> list[str]:
    """Count those who are neither at it nor done; `is_all` counts who has not started even where nobody."""
    marked, missed = counts[Standing.BEING_MARKED], counts[Standing.MISSED]
    waiting = counts[Standing.NOT_STARTED] + counts[Standing.NOT_OPEN]
    told = []
    if marked:
        told.append(ngettext("time is up for %(num)d", "time is up for %(num)d", marked))
    if missed:
        told.append(ngettext("%(num)d did not start", "%(num)d did not start", missed))
    if waiting or (is_all and not missed):
        told.append(ngettext("%(num)d has not started", "%(num)d have not started", waiting))
    return [str(one) for one in told]


def _why_none(name: str, stood: Counter[Standing]) -> str:
    if stood[Standing.HANDED_IN]:
        return str(_("%(name)s had handed in already, so nothing was added.", name=name))
    if stood[Standing.BEING_MARKED]:
        return str(_("The time of %(name)s was up already, so nothing was added.", name=name))
    if stood[Standing.IN_PROGRESS]:
        return str(_("There is no end to move for %(name)s, so nothing was added.", name=name))
    return str(_("%(name)s has not started, so nothing was added.", name=name))


def _clock(moment: dt.datetime, zone: dt.tzinfo, now: dt.datetime) -> str:
    """Write the time of day, with its day where that is another one; the page tells the zone once."""
    local = moment.astimezone(zone)
    is_today = local.date() == now.astimezone(zone).date()
    return str(format_datetime(local, "HH:mm" if is_today else "d MMM, HH:mm", rebase=False))


def _minutes(count: int) -> str:
    return say_minutes(dt.timedelta(minutes=count))
