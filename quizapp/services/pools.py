"""The pool of a release, made once: a release never changes."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.learning.pool import Pool, make_pool
from quizapp.models import Release, ReleaseItem
from quizapp.services.revisions import read_items

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
    mine = select(ReleaseItem.revision).where(ReleaseItem.release_id == release.id)
    items = read_items(session, session.scalars(mine).all())
    return make_pool(sorted(items.values(), key=lambda item: item.id))
