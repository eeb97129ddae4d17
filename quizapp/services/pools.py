"""The pool of a release, made once: a release never changes."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.items.bank import item_from_document
from quizapp.learning.pool import Pool, make_pool
from quizapp.models import ItemRevision, Release, ReleaseItem

MOST_KEPT = 4
"""Releases whose pools a process keeps: the newest, and those that older assignments still draw from."""

_kept: dict[str, Pool] = {}


def load_pool(session: Session, release: Release) -> Pool:
    """Give the items of a release in the order of their ids, with their enemies; read at most once."""
    pool = _kept.get(release.digest)
    if pool is None:
        pool = _read_pool(session, release)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[release.digest] = pool
    return pool


def _read_pool(session: Session, release: Release) -> Pool:
    query = (
        select(ItemRevision.document)
        .join(ReleaseItem, ReleaseItem.revision == ItemRevision.digest)
        .where(ReleaseItem.release_id == release.id)
        .order_by(ItemRevision.item)
    )
    return make_pool([item_from_document(document) for document in session.scalars(query)])
