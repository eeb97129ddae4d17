"""Doubts, fetched through the learner who has them, through their class, or for the operator.

The operator sees no names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, Select, false, func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.models import Assignment, Attempt, AttemptItem, Doubt, ItemRevision, Learner, Membership
from quizapp.services.access.accounts import require_operator
from quizapp.services.access.keys import is_key, is_row

Columns = TypeVarTuple("Columns")


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


@dataclass(frozen=True)
class Doubter:
    """Whose doubt it is, as their class's staff know them: the row and name there, and the attempt's key."""

    member: int
    name: str
    attempt: str
    title: str
    number: int
    is_finished: bool


Listed = tuple[Doubt, str, Doubter | None]
"""A doubt with the id of its item, and whose it is where that is told."""


def list_doubts(
    session: Session, account_id: int, limit: int, offset: int, only: int | None = None
) -> Sequence[Listed]:
    """Give doubts with the ids of their items to the operator: open ones first, then the newest first.

    `only` is a row that alone is wanted.
    """
    require_operator(session, account_id)
    query = select(Doubt, ItemRevision.item).join(ItemRevision, ItemRevision.digest == Doubt.revision)
    rows = session.execute(_in_turn(query, limit, offset, only))
    return [(doubt, item, None) for doubt, item in rows]


def list_class_doubts(
    session: Session, classroom_id: int, limit: int, offset: int, only: int | None = None
) -> Sequence[Listed]:
    """Give the doubts of students of a class that the caller has fetched for its asker, in the same order.

    They are about the assignments of the class; what its students practise is not its staff's.
    """
    query = (
        select(Doubt, ItemRevision.item, Membership, Attempt, AttemptItem.number)
        .join(ItemRevision, ItemRevision.digest == Doubt.revision)
        .join(AttemptItem, AttemptItem.id == Doubt.attempt_item_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(
            Membership,
            (Membership.classroom_id == Assignment.classroom_id)
            & (Membership.learner_id == Attempt.learner_id),
        )
        .where(Assignment.classroom_id == classroom_id)
    )
    return [
        (
            doubt,
            item,
            Doubter(
                member.id,
                member.display_name,
                attempt.key,
                attempt.title,
                number,
                attempt.finished_at is not None,
            ),
        )
        for doubt, item, member, attempt, number in session.execute(_in_turn(query, limit, offset, only))
    ]


def _in_turn(query: Select[*Columns], limit: int, offset: int, only: int | None) -> Select[*Columns]:
    """Put open doubts first, then the newest, and take a page of them."""
    if only is not None:
        query = query.where(Doubt.id == only) if is_row(only) else query.where(false())
    ordered = query.order_by(Doubt.state != "open", Doubt.raised_at.desc(), Doubt.id.desc())
    return ordered.limit(limit).offset(offset)


def count_doubts(
    session: Session, items: Collection[str], classroom_id: int | None = None
) -> Mapping[str, int]:
    """Count the doubts about each of these items, in whatever wording: all, or those of a class."""
    query = (
        select(ItemRevision.item, func.count(Doubt.id))
        .join(Doubt, Doubt.revision == ItemRevision.digest)
        .where(ItemRevision.item.in_(items))
        .group_by(ItemRevision.item)
    )
    if classroom_id is not None:
        query = query.where(_is_of(classroom_id))
    return dict(session.execute(query).all())


def count_open_in_class(session: Session, classroom_id: int) -> int:
    """Count the doubts of a class that wait for an answer."""
    query = select(func.count(Doubt.id)).where(Doubt.state == "open", _is_of(classroom_id))
    return session.scalar(query) or 0


@dataclass(frozen=True)
class Settled:
    """The doubts that a correction of an item settles: raised until a moment, about other wordings than `by`.

    `by` is the revision that the item is corrected by, None where it is left out.
    """

    item: str
    until: dt.datetime
    by: str | None = None


def count_settled(session: Session, classroom_id: int, settled: Settled) -> int:
    """Count those of them that wait for an answer in a class."""
    return session.scalar(_settled(classroom_id, settled).with_only_columns(func.count(Doubt.id))) or 0


def lock_settled(session: Session, classroom_id: int, settled: Settled) -> Sequence[Doubt]:
    """Give them for writing, held until the transaction ends."""
    query = _settled(classroom_id, settled).with_for_update(of=Doubt)
    return session.scalars(query.execution_options(populate_existing=True)).all()


def _settled(classroom_id: int, settled: Settled) -> Select[Doubt]:
    query = (
        select(Doubt)
        .join(ItemRevision, ItemRevision.digest == Doubt.revision)
        .where(Doubt.state == "open", ItemRevision.item == settled.item, _is_of(classroom_id))
        .where(Doubt.raised_at <= settled.until)
    )
    return query if settled.by is None else query.where(Doubt.revision != settled.by)


def _is_of(classroom_id: int) -> ColumnElement[bool]:
    """Ask whether a doubt is about an assignment of a class."""
    mine = (
        select(AttemptItem.id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Assignment.classroom_id == classroom_id, AttemptItem.id == Doubt.attempt_item_id)
    )
    return mine.exists()


def count_open_doubts(session: Session) -> int:
    """Count the doubts that wait for an answer."""
    return session.scalar(select(func.count(Doubt.id)).where(Doubt.state == "open")) or 0


def lock_doubt(session: Session, account_id: int, row: int) -> Doubt:
    """Give a doubt to the operator for writing, held until the transaction ends; or NotFoundError."""
    require_operator(session, account_id)
    return _lock(session, select(Doubt).where(Doubt.id == row), row)


def lock_class_doubt(session: Session, classroom_id: int, row: int) -> Doubt:
    """Give a doubt of a class that the caller has fetched for its asker, for writing; or NotFoundError."""
    return _lock(session, select(Doubt).where(Doubt.id == row, _is_of(classroom_id)), row)


def _lock(session: Session, query: Select[Doubt], row: int) -> Doubt:
    query = query.with_for_update(of=Doubt)
    doubt = session.scalar(query.execution_options(populate_existing=True)) if is_row(row) else None
    if doubt is None:
        raise NotFoundError("no such doubt")
    return doubt
