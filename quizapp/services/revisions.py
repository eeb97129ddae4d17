"""Items in the wording an attempt saw."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.items.bank import item_from_document
from quizapp.items.item import Item
from quizapp.models import ItemRevision

MOST_KEPT = 512
"""Items a process keeps ready, about 10 kB each: several releases of a bank."""

_kept: dict[str, Item] = {}


def read_items(session: Session, revisions: Collection[str]) -> Mapping[str, Item]:
    """Give the items of these revisions by revision, in at most one statement.

    A revision is a digest of its item and never changes, so that an item read once is kept.
    """
    found = {revision: item for revision in revisions if (item := _kept.get(revision)) is not None}
    missing = [revision for revision in revisions if revision not in found]
    if missing:
        query = select(ItemRevision.digest, ItemRevision.document).where(ItemRevision.digest.in_(missing))
        read = {digest: item_from_document(document) for digest, document in session.execute(query)}
        if len(_kept) + len(read) > MOST_KEPT:
            _kept.clear()
        _kept.update(read)
        found |= read
    return found
