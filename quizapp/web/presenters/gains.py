"""What a class gained between two tests, in sentences, rows and the lines of a picture."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from quizapp.items.item import Skill
from quizapp.learning.estimate import Estimate
from quizapp.learning.gain import FEWEST, MANY, Gain, Half
from quizapp.services.analysis.gain import GainReport, Halves
from quizapp.web.presenters.estimates import say_decimal

TOP, BOTTOM = 30.0, 210.0
"""The heights of all the points and of none."""


@dataclass(frozen=True)
class Row:
    """One row of a table: points of 100 before and after, and the change; told only of enough students."""

    name: str
    n: int
    before: str
    after: str
    change: str


@dataclass(frozen=True)
class Slope:
    """A line from the points before to the points after."""

    before: float
    after: float


@dataclass(frozen=True)
class GainPicture:
    """The whole class, the halves, and how far the change may reach; heights in a picture 400 wide."""

    whole: Slope
    first: Slope
    second: Slope
    low: float
    high: float
    grid: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class GainTold:
    """The change in words; without a picture there were too few students."""

    says: tuple[str, ...]
    halves: tuple[Row, ...]
    ease: str
    skills: tuple[tuple[Skill, Row], ...]
    picture: GainPicture | None


def tell_gain(report: GainReport) -> GainTold:
    """Put what a class gained into words."""
    whole, found = report.whole, report.whole.gain
    return GainTold(
        says=_say_gain(found) if found else (_say_too_few(whole),),
        halves=(
            _tell_half(_("Paper 1 before, paper 2 after"), whole.first),
            _tell_half(_("Paper 2 before, paper 1 after"), whole.second),
            _tell_both(_("Both halves, counted alike"), whole),
        ),
        ease=_say_ease(found.ease) if found else "",
        skills=tuple((skill, _tell_both("", halves)) for skill, halves in report.skills.items()),
        picture=_draw(whole, found) if found else None,
    )


def _say_gain(found: Gain) -> tuple[str, ...]:
    says = [
        _(
            "Before, students had %(before)s of 100 points on average; after, %(after)s.",
            before=_say_points(found.before),
            after=_say_points(found.after),
        ),
        _(
            "Change: %(told)s (%(num)d students who took both tests).",
            told=_say_change(found.gain),
            num=found.gain.n,
        ),
    ]
    if found.gain.low > 0:
        says.append(_("The class did better after than before."))
    elif found.gain.high < 0:
        says.append(_("The class did worse after than before."))
    else:
        says.append(_("It is open whether the class did better or worse: it may be neither."))
    if found.gain.n < MANY:
        says.append(_("Fewer than %(num)d students stand behind it: take it as a hint.", num=MANY))
    return tuple(map(str, says))


def _say_too_few(halves: Halves) -> str:
    return str(
        _(
            "Too few to say. It takes %(num)d students of each half who took both tests, the one before "
            "first. So far there are %(first)d and %(second)d.",
            num=FEWEST,
            first=halves.first.n,
            second=halves.second.n,
        )
    )


def _say_ease(ease: Estimate) -> str:
    told = _say_change(ease)
    if ease.low > 0:
        return str(_("Paper 2 turned out easier than paper 1 (points of 100: %(told)s).", told=told))
    if ease.high < 0:
        return str(_("Paper 2 turned out harder than paper 1 (points of 100: %(told)s).", told=told))
    return str(_("Neither paper was clearly easier (paper 2 by points of 100: %(told)s).", told=told))


def _tell_half(name: str, half: Half) -> Row:
    before, after = half.mean_before, half.mean_after
    if before is None or after is None:
        return Row(name, half.n, "", "", "")
    return Row(name, half.n, _say_points(before), _say_points(after), _sign(after - before))


def _tell_both(name: str, halves: Halves) -> Row:
    found, n = halves.gain, halves.first.n + halves.second.n
    if found is None:
        return Row(name, n, "", "", "")
    return Row(name, n, _say_points(found.before), _say_points(found.after), _say_change(found.gain))


def _say_points(share: float) -> str:
    return say_decimal(100 * share, 0)


def _sign(change: float) -> str:
    told = _say_points(change)
    return told if told == "0" or change < 0 else f"+{told}"


def _say_change(found: Estimate) -> str:
    """Say a change and its interval in points of 100: “+17, between +9 and +25”."""
    value, low, high = (_sign(one) for one in (found.value, found.low, found.high))
    return str(_("%(value)s, between %(low)s and %(high)s", value=value, low=low, high=high))


def _draw(halves: Halves, found: Gain) -> GainPicture:
    return GainPicture(
        whole=Slope(_y(found.before), _y(found.after)),
        first=_slope(halves.first),
        second=_slope(halves.second),
        low=_y(found.before + found.gain.low),
        high=_y(found.before + found.gain.high),
        grid=tuple((points, _y(points / 100)) for points in (0, 25, 50, 75, 100)),
    )


def _slope(half: Half) -> Slope:
    return Slope(_y(half.before / half.n), _y(half.after / half.n))


def _y(share: float) -> float:
    """Give the height of a share of the points; what an interval has beyond all or none is cut off."""
    return round(BOTTOM - (BOTTOM - TOP) * min(1.0, max(0.0, share)), 1)
