"""How an assignment's questions went: facility, and who chose what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Float, cast, func, select
from sqlalchemy.orm import Session

from quizapp.items.item import CHOOSING, Item, Option
from quizapp.models import AttemptItem, Response, ResponseChoice
from quizapp.services.revisions import read_items
from quizapp.services.scores import newest_marks_in

FEWEST = 10
"""Answers below which no share is told (skills.md section 8)."""


@dataclass(frozen=True)
class OptionShare:
    """How many of those asked chose an option."""

    option: Option
    chosen: int


@dataclass(frozen=True)
class ItemStatistics:
    """One question over the attempts that count: `asked` answers, the unanswered ones among them.

    `skipped` are those who set it aside; they are in nothing else.
    `facility` is the mean share of the points that was earned, from 0 to 1; None where there are too few.
    `shares` are there for each part in which options are chosen, in the order of the item's options.
    """

    item: Item
    asked: int
    skipped: int
    facility: float | None
    shares: tuple[tuple[OptionShare, ...], ...]


def load_item_statistics(
    session: Session, classroom_id: int, attempts: Sequence[int]
) -> Sequence[ItemStatistics]:
    """Give the statistics of every question in these attempts, the hardest first, in three statements."""
    marks = newest_marks_in(classroom_id)
    earned = cast(marks.c.points, Float) / marks.c.of
    rows = session.execute(
        select(
            AttemptItem.revision,
            func.count(marks.c.attempt_item_id),
            func.count(AttemptItem.skipped_at),
            func.avg(earned),
        )
        .outerjoin(marks, marks.c.attempt_item_id == AttemptItem.id)
        .where(AttemptItem.attempt_id.in_(attempts))
        .group_by(AttemptItem.revision)
    ).all()
    chosen = _count_choices(session, attempts)
    items = read_items(session, [revision for revision, *_ in rows])
    statistics = [
        ItemStatistics(
            items[revision],
            asked,
            skipped,
            float(mean) if asked >= FEWEST else None,
            _share(items[revision], revision, chosen),
        )
        for revision, asked, skipped, mean in rows
    ]
    return sorted(statistics, key=lambda one: (one.facility is None, one.facility or 0, one.item.id))


def _count_choices(session: Session, attempts: Sequence[int]) -> Mapping[tuple[str, str, str], int]:
    rows = session.execute(
        select(
            AttemptItem.revision, ResponseChoice.part, ResponseChoice.option, func.count(ResponseChoice.id)
        )
        .join(Response, Response.id == ResponseChoice.response_id)
        .join(AttemptItem, AttemptItem.id == Response.attempt_item_id)
        .where(AttemptItem.attempt_id.in_(attempts))
        .group_by(AttemptItem.revision, ResponseChoice.part, ResponseChoice.option)
    )
    return {(revision, part, option): count for revision, part, option, count in rows}


def _share(
    item: Item, revision: str, chosen: Mapping[tuple[str, str, str], int]
) -> tuple[tuple[OptionShare, ...], ...]:
    return tuple(
        tuple(OptionShare(option, chosen.get((revision, part.id, option.id), 0)) for option in part.options)
        for part in item.parts
        if part.interaction in CHOOSING
    )
