"""The picture of figures as intervals on a line: positions only, the template draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, log10

from quizapp.items.figures import plain
from quizapp.items.item import Explanation, Figure

LEFT, RIGHT, STEP = 20.0, 384.0, 66.0
TOP_WITH_ZONE, TOP = 44.0, 12.0
"""Room above the rows: the zone has a heading."""


@dataclass(frozen=True)
class Row:
    """One interval: where it begins and ends on the page, and whether an end is open."""

    figure: Figure
    y: float
    x1: float
    x2: float
    is_open_left: bool
    is_open_right: bool
    low: str
    high: str


@dataclass(frozen=True)
class Tick:
    """A number on the axis."""

    x: float
    label: str


@dataclass(frozen=True)
class Chart:
    """A picture 400 wide: the zone is where every interval holds, None where there is none to show."""

    height: float
    axis_y: float
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    zone: tuple[float, float] | None
    common: str


def draw_chart(explanation: Explanation) -> Chart | None:
    """Place the figures of an explanation on a logarithmic axis; None where there is nothing to compare."""
    figures = explanation.figures
    if not figures:
        return None
    low, high = _reach(figures)
    zone = _zone(figures, low, high) if explanation.common is not None else None
    top = TOP_WITH_ZONE if zone else TOP
    axis_y = top + STEP * len(figures)
    return Chart(
        height=axis_y + 40,
        axis_y=axis_y,
        rows=tuple(_row(figure, top + STEP * place, low, high) for place, figure in enumerate(figures)),
        ticks=_ticks(low, high),
        zone=zone,
        common="" if explanation.common is None else number(explanation.common),
    )


def number(value: float) -> str:
    """Write a number short enough for an axis."""
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{value / size:g} {word}"
    return plain(Fraction(value).limit_denominator(1000))


def _reach(figures: Sequence[Figure]) -> tuple[float, float]:
    """Give the ends of the axis: a third of a power of ten beyond the outermost figures."""
    ends = [end for figure in figures for end in (figure.low, figure.high) if end]
    return 10 ** (log10(min(ends)) - 0.35), 10 ** (log10(max(ends)) + 0.35)


def _x(value: float, low: float, high: float) -> float:
    share = (log10(value) - log10(low)) / (log10(high) - log10(low))
    return round(LEFT + share * (RIGHT - LEFT), 1)


def _row(figure: Figure, y: float, low: float, high: float) -> Row:
    return Row(
        figure=figure,
        y=y,
        x1=LEFT if not figure.low else _x(figure.low, low, high),
        x2=RIGHT if figure.high is None else _x(figure.high, low, high),
        is_open_left=not figure.low,
        is_open_right=figure.high is None,
        low="" if not figure.low else number(figure.low),
        high="" if figure.high is None else number(figure.high),
    )


def _zone(figures: Sequence[Figure], low: float, high: float) -> tuple[float, float] | None:
    left = max(figure.low or low for figure in figures)
    right = min(high if figure.high is None else figure.high for figure in figures)
    if left > right:
        return None
    x1, x2 = _x(left, low, high), _x(right, low, high)
    return (x1 - 3, x2 + 3) if x2 - x1 < 6 else (x1, x2)


def _ticks(low: float, high: float) -> tuple[Tick, ...]:
    """Choose ticks at 1, 2 and 5 times powers of ten, as many as fit without touching."""
    powers = range(floor(log10(low)), ceil(log10(high)) + 1)
    for steps in ((1, 2, 5), (1, 3), (1,)):
        values = [step * 10.0**power for power in powers for step in steps]
        inside = [value for value in values if low <= value <= high]
        if 2 <= len(inside) <= 5:
            break
    return tuple(Tick(_x(value, low, high), number(value)) for value in inside[:6])
