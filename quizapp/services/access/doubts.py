"""Doubts, fetched through the learner who has them, or for the operator, who sees no names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import false, func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.models import Attempt, AttemptItem, Doubt, ItemRevision, Learner
from quizapp.services.access.accounts import require_operator
from quizapp.services.access.keys import is_key, is_row


@dataclass(frozen=True)
class OwnDoubt:
    """A learner's doubt in a list: which question it is about, and where that is explained."""

    doubt: Doubt
    attempt: str
    title: str
    number: int
    is_finished: bool


def list_own_doubts(session: Session, learner_key: str | None, limit: int = 10) -> Sequence[OwnDoubt]:
    """Give a learner's doubts, the newest first."""
    if not (learner_key and is_key(learner_key)):
        return ()
    rows = session.execute(
        select(Doubt, Attempt.key, Attempt.title, AttemptItem.number, Attempt.finished_at.is_not(None))
        .join(AttemptItem, AttemptItem.id == Doubt.attempt_item_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Learner, Learner.id == Attempt.learner_id)
        .where(Learner.key == learner_key)
        .order_by(Doubt.raised_at.desc(), Doubt.id.desc())
        .limit(limit)
    )
    return [OwnDoubt(*row) for row in rows]


def list_doubts(
    session: Session, account_id: int, limit: int, offset: int, only: int | None = None
) -> Sequence[tuple[Doubt, str]]:
    """Give doubts with the ids of their items to the operator: open ones first, then the newest first.

    `only` is a row that alone is wanted.
    """
    require_operator(session, account_id)
    query = (
        select(Doubt, ItemRevision.item)
        .join(ItemRevision, ItemRevision.digest == Doubt.revision)
        .order_by(Doubt.state != "open", Doubt.raised_at.desc(), Doubt.id.desc())
    )
    if only is not None:
        query = query.where(Doubt.id == only) if is_row(only) else query.where(false())
    return [(doubt, item) for doubt, item in session.execute(query.limit(limit).offset(offset))]


def count_doubts(session: Session, items: Collection[str]) -> Mapping[str, int]:
    """Count all doubts about each of these items, in whatever wording."""
    query = (
        select(ItemRevision.item, func.count(Doubt.id))
        .join(Doubt, Doubt.revision == ItemRevision.digest)
        .where(ItemRevision.item.in_(items))
        .group_by(ItemRevision.item)
    )
    return dict(session.execute(query).all())


def count_open_doubts(session: Session) -> int:
    """Count the doubts that wait for an answer."""
    return session.scalar(select(func.count(Doubt.id)).where(Doubt.state == "open")) or 0


def lock_doubt(session: Session, account_id: int, row: int) -> Doubt:
    """Give a doubt to the operator for writing, held until the transaction ends; or NotFoundError."""
    require_operator(session, account_id)
    query = select(Doubt).where(Doubt.id == row).with_for_update()
    doubt = session.scalar(query.execution_options(populate_existing=True)) if is_row(row) else None
    if doubt is None:
        raise NotFoundError("no such doubt")
    return doubt
