"""The items of a release with their keys, for who teaches. Whoever calls has asked for an account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.items.bank import Decision, Verdict
from quizapp.items.item import Item
from quizapp.models import Release, ReleaseItem
from quizapp.services.access.keys import is_row
from quizapp.services.bank import BankItem
from quizapp.services.revisions import read_items


def list_bank(session: Session, release: Release) -> tuple[BankItem, ...]:
    """Give every item of a release in its order, in at most two statements."""
    mine = select(ReleaseItem).where(ReleaseItem.release_id == release.id).order_by(ReleaseItem.position)
    return _read(session, session.scalars(mine).all())


def get_bank_item(session: Session, release: Release, row: int) -> BankItem:
    """Give an item of a release by the number in its address; NotFoundError where it is not in it."""
    mine = select(ReleaseItem).where(ReleaseItem.release_id == release.id, ReleaseItem.id == row)
    found = session.scalars(mine).all() if is_row(row) else ()
    if not found:
        raise NotFoundError(f"no item {row}")
    return _read(session, found)[0]


def _read(session: Session, rows: Sequence[ReleaseItem]) -> tuple[BankItem, ...]:
    items = read_items(session, [row.revision for row in rows])
    return tuple(
        BankItem(
            row=row.id,
            revision=row.revision,
            item=items[row.revision],
            decision=_decision(items[row.revision], row) if row.decision else None,
            checks=tuple(row.checks or ()),
        )
        for row in rows
    )


def _decision(item: Item, row: ReleaseItem) -> Decision:
    record = row.decision or {}
    return Decision(
        item=item.id,
        revision=row.revision,
        verdict=Verdict(record["verdict"]),
        reason=record["reason"],
        date=dt.date.fromisoformat(record["date"]),
    )
