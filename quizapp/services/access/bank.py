"""The items of a release with their keys, for who teaches. Whoever calls has asked for an account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.items.bank import Decision, Verdict, item_from_document
from quizapp.models import ItemRevision, Release, ReleaseItem
from quizapp.services.access.keys import is_row
from quizapp.services.bank import BankItem

_QUERY = select(ReleaseItem, ItemRevision).join(ItemRevision, ItemRevision.digest == ReleaseItem.revision)


def list_bank(session: Session, release: Release) -> tuple[BankItem, ...]:
    """Give every item of a release in its order, in one statement."""
    mine = _QUERY.where(ReleaseItem.release_id == release.id).order_by(ReleaseItem.position)
    return tuple(_read(kept, revision) for kept, revision in session.execute(mine))


def get_bank_item(session: Session, release: Release, row: int) -> BankItem:
    """Give an item of a release by the number in its address; NotFoundError where it is not in it."""
    mine = _QUERY.where(ReleaseItem.release_id == release.id, ReleaseItem.id == row)
    found = session.execute(mine).one_or_none() if is_row(row) else None
    if found is None:
        raise NotFoundError(f"no item {row}")
    return _read(found[0], found[1])


def _read(kept: ReleaseItem, revision: ItemRevision) -> BankItem:
    return BankItem(
        row=kept.id,
        revision=revision.digest,
        item=item_from_document(revision.document),
        decision=_decision(revision, kept.decision) if kept.decision else None,
        checks=tuple(kept.checks or ()),
    )


def _decision(revision: ItemRevision, record: Mapping[str, Any]) -> Decision:
    return Decision(
        item=revision.item,
        revision=revision.digest,
        verdict=Verdict(record["verdict"]),
        reason=record["reason"],
        date=dt.date.fromisoformat(record["date"]),
    )
