"""A pasted list of names: what it holds line by line, and the members it makes."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from quizapp.models import Learner, Membership
from quizapp.services.access.classrooms import get_open_seat, get_seat
from quizapp.services.access.roles import Role
from quizapp.services.audit import Act, note
from quizapp.services.codes import hash_secret, sign_in_code_of
from quizapp.services.members import Card
from quizapp.services.names import LONGEST_NAME, clean_name, normalise_name

MOST_NAMES = 300


class LineFinding(StrEnum):
    """Why a line of a list makes no new member."""

    LONG = "long"
    TWICE = "twice"
    TAKEN = "taken"
    MANY = "many"


@dataclass(frozen=True)
class Line:
    """One line of a list, counted from 1, that holds a name."""

    number: int
    name: str
    finding: LineFinding | None


def read_roster(session: Session, account_id: int, key: str, text: str) -> tuple[Line, ...]:
    """Read a list of names, one a line; empty lines are passed over."""
    classroom = get_seat(session, account_id, key, Role.TEACHER).classroom
    return _read(text, _list_names(session, classroom.id))


def add_roster(
    session: Session, account_id: int, key: str, text: str, ticket: str, now: dt.datetime
) -> tuple[Card, ...]:
    """Make a member of every name on the list that can be one; give their cards, in the order of the list.

    Sending the list again with the same ticket adds nobody and gives the same cards.
    """
    classroom = get_open_seat(session, account_id, key).classroom
    known = _list_names(session, classroom.id)
    cards = {line.name: _card(line.name, ticket) for line in _read(text, ()) if line.finding is None}
    fresh = [card for name, card in cards.items() if normalise_name(name) not in known]
    if fresh:
        _insert(session, classroom.id, fresh, now)
        details: dict[str, object] = {"members": len(fresh)}
        note(session, Act.MEMBERS_ADDED, now, account=account_id, classroom=classroom.id, details=details)
    mine = _list_codes(session, classroom.id)
    return tuple(card for card in cards.values() if hash_secret(card.code) in mine)


def _read(text: str, known: Sequence[str]) -> tuple[Line, ...]:
    lines: list[Line] = []
    seen: set[str] = set()
    for number, given in enumerate(text.splitlines(), start=1):
        name = clean_name(given)
        if name:
            normal = normalise_name(name)
            lines.append(Line(number, name, _find(name, normal, seen, known)))
            seen.add(normal)
    return tuple(lines)


def _find(name: str, normal: str, seen: set[str], known: Sequence[str]) -> LineFinding | None:
    if len(name) > LONGEST_NAME:
        return LineFinding.LONG
    if normal in seen:
        return LineFinding.TWICE
    if normal in known:
        return LineFinding.TAKEN
    return LineFinding.MANY if len(seen) >= MOST_NAMES else None


def _card(name: str, ticket: str) -> Card:
    return Card(name, sign_in_code_of(ticket, normalise_name(name)))


def _insert(session: Session, classroom_id: int, cards: Sequence[Card], now: dt.datetime) -> None:
    keys = [secrets.token_hex(16) for _ in cards]
    session.execute(
        insert(Learner),
        [
            {"key": key, "sign_in_hash": hash_secret(card.code), "created_at": now}
            for key, card in zip(keys, cards, strict=True)
        ],
    )
    query = select(Learner.key, Learner.id).where(Learner.key.in_(keys))
    rows = dict(session.execute(query).all())
    session.execute(
        insert(Membership),
        [
            {
                "classroom_id": classroom_id,
                "learner_id": rows[key],
                "display_name": card.name,
                "name_normalised": normalise_name(card.name),
                "joined_at": now,
            }
            for key, card in zip(keys, cards, strict=True)
        ],
    )


def _list_names(session: Session, classroom_id: int) -> Sequence[str]:
    query = select(Membership.name_normalised).where(Membership.classroom_id == classroom_id)
    return session.scalars(query).all()


def _list_codes(session: Session, classroom_id: int) -> set[str]:
    query = (
        select(Learner.sign_in_hash)
        .join(Membership, Membership.learner_id == Learner.id)
        .where(Membership.classroom_id == classroom_id, Learner.sign_in_hash.is_not(None))
    )
    return {digest for digest in session.scalars(query) if digest}
