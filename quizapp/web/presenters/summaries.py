"""How an assignment went, in counts, sentences and the bars of a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from flask_babel import gettext as _
from flask_babel import ngettext

from quizapp.services.gradebook import Cell, Standing
from quizapp.services.scores import AttemptScore

BAR_ROOM, HEIGHT, LEFT = 340.0, 120.0, 30.0
"""A picture 400 wide: room for the bars, the height of the highest, where the first begins."""


@dataclass(frozen=True)
class Bar:
    """How many students earned so many points."""

    label: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class AssignmentSummary:
    """Where the class stands, and how points are spread over those who handed in.

    `handed_in` counts students who have an attempt that counts.
    """

    total: int
    states: Counter[Standing]
    handed_in: int
    late: int
    bars: tuple[Bar, ...]
    sentence: str


def summarise_assignment(cells: Sequence[Cell]) -> AssignmentSummary:
    """Sum up one assignment's cells, one a student."""
    counting = [cell.counting for cell in cells if cell.counting]
    scored = [score for score in counting if not score.is_without_points]
    bars, sentence = show_spread([(score.points, score.of) for score in scored])
    return AssignmentSummary(
        total=len(cells),
        states=Counter(cell.standing for cell in cells),
        handed_in=len(counting),
        late=sum(cell.is_late for cell in cells),
        bars=bars,
        sentence=_add_skipped(sentence, scored, len(counting) - len(scored)),
    )


def show_spread(scores: Sequence[tuple[int, int]]) -> tuple[tuple[Bar, ...], str]:
    """Draw how students are spread over points, from what each earned of what; and say it."""
    most = max((of for _, of in scores), default=0)
    # Papers drawn for each student may differ in points, and those in which somebody skipped a question do:
    # they are compared on the longest.
    points = [round(earned * most / (of or 1)) for earned, of in scores]
    return (_draw(Counter(points), most) if points else ()), _say(points, most)


def _draw(counts: Counter[int], most: int) -> tuple[Bar, ...]:
    width = BAR_ROOM / (most + 1)
    highest = max(counts.values())
    return tuple(
        Bar(
            label=str(value),
            count=counts[value],
            x=round(LEFT + value * width + width * 0.1, 1),
            y=round(20 + HEIGHT * (1 - counts[value] / highest), 1),
            width=round(width * 0.8, 1),
            height=round(HEIGHT * counts[value] / highest, 1),
        )
        for value in range(most + 1)
    )


def _add_skipped(sentence: str, scored: Sequence[AttemptScore], without_points: int) -> str:
    """Say how skipped questions come into the picture, where there are any."""
    told = [sentence] if scored or not without_points else []
    if any(score.skipped for score in scored):
        told.append(_("Who skipped a question stands by the share of points earned in the others."))
    if without_points:
        told.append(
            ngettext(
                "%(num)d student has no question left that counts, and no points.",
                "%(num)d students have no question left that counts, and no points.",
                without_points,
            )
        )
    return " ".join(map(str, told))


def _say(points: Sequence[int], most: int) -> str:
    if not points:
        return str(_("Nobody has handed in yet."))
    if len(points) == 1:
        return str(_("One student has handed in: %(points)d of %(of)d points.", points=points[0], of=most))
    sentence = ngettext(
        "%(num)d student has handed in. In the middle stands %(median)g of %(of)d points; "
        "they range from %(low)d to %(high)d.",
        "%(num)d students have handed in. In the middle stands %(median)g of %(of)d points; "
        "they range from %(low)d to %(high)d.",
        len(points),
        median=median(points),
        of=most,
        low=min(points),
        high=max(points),
    )
    return str(sentence)
