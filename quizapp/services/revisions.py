"""Items in the wording an attempt saw."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.items.bank import item_from_document
from quizapp.items.item import Item
from quizapp.models import ItemRevision


def read_items(session: Session, revisions: Collection[str]) -> Mapping[str, Item]:
    """Give the items of these revisions by revision, in one statement."""
    query = select(ItemRevision.digest, ItemRevision.document).where(ItemRevision.digest.in_(revisions))
    return {digest: item_from_document(document) for digest, document in session.execute(query)}
