"""Corrected revisions that a class's answers to an item can be marked by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.items.item import Item
from quizapp.models import Assignment, Attempt, AttemptItem, ItemRevision, Release, ReleaseArticle
from quizapp.services.access.corrections import list_revisions
from quizapp.services.revisions import read_items


@dataclass(frozen=True)
class Offer:
    """A revision of an item that came out after one the class was asked: in which release, imported when."""

    revision: str
    release: int
    item: Item
    released_at: dt.datetime


def list_offers(session: Session, classroom_id: int, item: str) -> Sequence[Offer]:
    """Give the later revisions of an item that the class was asked, the newest first, in five statements.

    Offered is only what rests on articles that the class has in the same text: a review shows an item beside
    the articles of its attempt.
    """
    first = _find_first_release(session, classroom_id, item)
    later = [one for one in list_revisions(session, item) if first is not None and one[1] > first]
    if not later:
        return []
    used = _list_releases(session, classroom_id)
    wanted = used | {release for _, release in later}
    texts, dates = _load_texts(session, wanted), _load_dates(session, wanted)
    items = read_items(session, {revision for revision, _ in later})
    return [
        Offer(revision, release, items[revision], dates[release])
        for revision, release in later
        if all(_rest_alike(items[revision], texts[release], texts[one]) for one in used if one < release)
    ]


def _find_first_release(session: Session, classroom_id: int, item: str) -> int | None:
    """Give the oldest release from which the class was asked an item."""
    return session.scalar(
        select(func.min(Attempt.release_id))
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(ItemRevision, ItemRevision.digest == AttemptItem.revision)
        .where(Assignment.classroom_id == classroom_id, ItemRevision.item == item)
    )


def _list_releases(session: Session, classroom_id: int) -> set[int]:
    """Give the releases from which the class has assignments."""
    query = select(Assignment.release_id).where(Assignment.classroom_id == classroom_id)
    return set(session.scalars(query.distinct()))


def _rest_alike(item: Item, one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    return all(one.get(name) == other.get(name, "") for name in set(_articles(item)))


def _articles(item: Item) -> Iterator[str]:
    yield from (passage.article for passage in (*item.passages, *item.explanation.evidence))
    for part in item.parts:
        for option in part.options:
            yield from (span.article for span in option.source.spans)


def _load_texts(session: Session, releases: Collection[int]) -> Mapping[int, Mapping[str, str]]:
    query = select(ReleaseArticle.release_id, ReleaseArticle.article, ReleaseArticle.sha256)
    found: dict[int, dict[str, str]] = {release: {} for release in releases}
    for release, article, sha256 in session.execute(query.where(ReleaseArticle.release_id.in_(releases))):
        found[release][article] = sha256
    return found


def _load_dates(session: Session, releases: Collection[int]) -> Mapping[int, dt.datetime]:
    query = select(Release.id, Release.imported_at).where(Release.id.in_(releases))
    return dict(session.execute(query).all())
