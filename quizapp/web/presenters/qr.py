"""A QR code as a path to draw, so that a page can hold what no address and no log should."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import segno

BORDER = 4
"""Empty modules around it: scanners ask for four."""


@dataclass(frozen=True)
class QrCode:
    """A square of `size` modules, its border among them; `path` is the `d` of the dark ones."""

    size: int
    path: str


def draw_qr(text: str) -> QrCode:
    """Draw a text as a QR code."""
    rows = [list(row) for row in segno.make(text, micro=False).matrix]
    return QrCode(len(rows) + 2 * BORDER, "".join(_draw_row(y, row) for y, row in enumerate(rows, BORDER)))


def _draw_row(y: int, row: list[int]) -> str:
    """Draw the runs of dark modules in a row, a box each."""
    x, boxes = BORDER, []
    for is_dark, run in groupby(row):
        length = len(list(run))
        if is_dark:
            boxes.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(boxes)
