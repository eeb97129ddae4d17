"""Dockets: the doubts that wait for an answer, and those that have one, by the question they are about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.items.item import Item
from quizapp.learning.answer import Answer, answer_from_document
from quizapp.models import Doubt
from quizapp.services.access.corrections import list_in_force
from quizapp.services.access.doubts import Doubter, Listed, count_doubts, list_class_doubts, list_doubts
from quizapp.services.desk import Doubted
from quizapp.services.doubts import stamp_of
from quizapp.services.explained import show_doubt
from quizapp.services.revisions import read_items

PAGE = 20
"""Doubts on one page of a list."""


@dataclass(frozen=True)
class Case:
    """One doubt as who answers it sees it. `stamp` tells one state of it from the next.

    `doubter` is there for the staff of their class; the operator gets nothing that leads to whose it is.
    """

    row: int
    doubted: Doubted
    answer: Answer
    stamp: str
    doubter: Doubter | None


@dataclass(frozen=True)
class Questioned:
    """One wording of an item with the doubts about it; `total` counts those about all its wordings.

    `is_corrected` says that a correction of it is in force in the class whose docket it is.
    """

    item: Item
    revision: str
    total: int
    cases: tuple[Case, ...]
    is_corrected: bool = False


@dataclass(frozen=True)
class Docket:
    """A page of a list, and whether there are more doubts behind it."""

    questions: tuple[Questioned, ...]
    has_more: bool


def load_docket(session: Session, account_id: int, page: int = 1, only: int | None = None) -> Docket:
    """Give a page of all doubts to the operator, those about one item together; pages count from 1.

    `only` is the row of a doubt that alone is wanted; NotFoundError where it is none.
    """
    rows = list_doubts(session, account_id, PAGE + 1, (page - 1) * PAGE, only)
    return _make_docket(session, rows, only)


def load_class_docket(session: Session, classroom_id: int, page: int = 1, only: int | None = None) -> Docket:
    """Give a page of the doubts of a class that the caller has fetched for its asker, as the other list."""
    rows = list_class_doubts(session, classroom_id, PAGE + 1, (page - 1) * PAGE, only)
    return _make_docket(session, rows, only, classroom_id)


def _make_docket(
    session: Session, rows: Sequence[Listed], only: int | None, classroom_id: int | None = None
) -> Docket:
    if only is not None and not rows:
        raise NotFoundError("no such doubt")
    shown = rows[:PAGE]
    items = read_items(session, {doubt.revision for doubt, *_ in shown})
    totals = count_doubts(session, {item for _, item, _ in shown}, classroom_id)
    corrected = list_in_force(session, [classroom_id])[classroom_id] if classroom_id else {}
    return Docket(
        tuple(
            Questioned(
                items[revision],
                revision,
                totals[item],
                tuple(_show(doubt, doubter) for doubt, doubter in doubts),
                item in corrected,
            )
            for item, revision, doubts in _gather(shown)
        ),
        len(rows) > PAGE,
    )


def _gather(rows: Sequence[Listed]) -> Iterator[tuple[str, str, list[tuple[Doubt, Doubter | None]]]]:
    """Put the doubts about one item together, its wordings one after the other, in the order of the rows."""
    place = {item: rank for rank, (_, item, _) in reversed(list(enumerate(rows)))}
    wording = {doubt.revision: rank for rank, (doubt, *_) in reversed(list(enumerate(rows)))}
    ordered = sorted(rows, key=lambda row: (place[row[1]], wording[row[0].revision]))
    for (item, revision), group in groupby(ordered, key=lambda row: (row[1], row[0].revision)):
        yield item, revision, [(doubt, doubter) for doubt, _, doubter in group]


def _show(doubt: Doubt, doubter: Doubter | None) -> Case:
    answer = answer_from_document(doubt.answer)
    return Case(doubt.id, show_doubt(doubt), answer, stamp_of(doubt), doubter)
