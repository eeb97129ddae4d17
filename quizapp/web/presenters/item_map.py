"""The picture of a paper: each question by how easy it was, and by how well it tells strong from weak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.services.analysis.questions import QuestionReport

LEFT, RIGHT, TOP, BOTTOM = 44.0, 384.0, 16.0, 236.0
LOWEST, HIGHEST = -0.4, 1.0
"""Correlations drawn; what lies below stands on the edge."""

RADIUS = 11.0
NEAR = 2 * RADIUS
STEPS = ((0, 0), (1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1), (2, 0), (-2, 0))
"""Where a point goes that would cover another, in widths of a point: it says its number, not its place."""


@dataclass(frozen=True)
class Point:
    """One question: its number in the list, where it stands, and the two values."""

    number: int
    report: QuestionReport
    x: float
    y: float
    facility: float
    correlation: float


@dataclass(frozen=True)
class Line:
    """A line of the grid with its label."""

    place: float
    label: str


@dataclass(frozen=True)
class ItemMap:
    """The picture, 400 wide and 290 high."""

    points: tuple[Point, ...]
    columns: tuple[Line, ...]
    rows: tuple[Line, ...]


def draw_map(questions: Sequence[QuestionReport]) -> ItemMap | None:
    """Place every question of which both values are known; None where that is none."""
    points: list[Point] = []
    for number, one in enumerate(questions, start=1):
        if one.facility and one.correlation:
            x, y = _x(one.facility.value), _y(one.correlation.value)
            x, y = _make_room(x, y, points)
            points.append(Point(number, one, x, y, one.facility.value, one.correlation.value))
    if not points:
        return None
    return ItemMap(
        tuple(points),
        tuple(Line(_x(share / 100), f"{share} %") for share in (0, 25, 50, 75, 100)),
        tuple(Line(_y(value), f"{value:.1f}") for value in (0.0, 0.3, 0.6, 0.9)),
    )


def _x(share: float) -> float:
    return round(LEFT + share * (RIGHT - LEFT), 1)


def _y(value: float) -> float:
    within = max(LOWEST, min(HIGHEST, value))
    return round(BOTTOM - (within - LOWEST) / (HIGHEST - LOWEST) * (BOTTOM - TOP), 1)


def _make_room(x: float, y: float, points: Sequence[Point]) -> tuple[float, float]:
    for right, down in STEPS:
        moved = (min(x + right * NEAR, RIGHT), y + down * NEAR)
        if all((moved[0] - one.x) ** 2 + (moved[1] - one.y) ** 2 >= NEAR**2 for one in points):
            return moved
    return x, y
