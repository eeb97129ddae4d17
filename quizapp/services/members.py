"""Members of a class: joining by code and name, and what a teacher does for them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.errors import NameTakenError, OwnAccountError, TicketUsedError
from quizapp.models import Classroom, Learner, Membership
from quizapp.services.access.classrooms import find_by_join_code, get_seat
from quizapp.services.access.learners import find_guest, has_account, lock_learner
from quizapp.services.access.members import get_member
from quizapp.services.access.roles import Role
from quizapp.services.audit import Act, note
from quizapp.services.codes import hash_secret, sign_in_code_of
from quizapp.services.learners import (
    create_learner,
    give_sign_in_code,
    replace_sign_in_code,
    stamp_of,
)
from quizapp.services.names import normalise_name


@dataclass(frozen=True)
class Card:
    """A student's way in: the name in the class, and the personal code, which is shown only now."""

    name: str
    code: str


@dataclass(frozen=True)
class Joined:
    """What joining gives: the class, the key of the learner for this browser, and the card.

    Who went on as the learner they were, with a code or an account, gets no card.
    """

    card: Card | None
    classroom: Classroom
    learner_key: str


def join_classroom(
    session: Session,
    join_code: str,
    name: str,
    ticket: str,
    now: dt.datetime,
    learner_key: str | None = None,
    keeps_practice: bool = False,
    is_same: bool = False,
) -> Joined:
    """Join a class under a name. Doing it twice with one ticket is doing it once, with the same code.

    A guest who keeps their practice goes on as the same learner, and so does who has a code or an account
    already and says so with `is_same`; everybody else is a new one, so that who sits down at somebody else's
    browser does not open their work. Raises NotFoundError for a code that lets nobody in, NameTakenError, and
    TicketUsedError where the ticket has made a code for another name or class.
    """
    classroom = find_by_join_code(session, join_code, now)
    card = Card(name, sign_in_code_of(ticket))
    again = _find_joined(session, classroom, card)
    if again is not None:
        return Joined(card, classroom, again.key)
    known = lock_learner(session, learner_key) if is_same else None
    if known is not None and (known.sign_in_hash is not None or has_account(session, known)):
        return _join_as(session, classroom, known, name, now)
    if session.scalar(select(Learner.id).where(Learner.sign_in_hash == hash_secret(card.code))) is not None:
        again = _find_joined(
            session, classroom, card
        )  # the other of two that were sent at once may be in by now
        if again is None:
            raise TicketUsedError("the ticket belongs to another name or class")
        return Joined(card, classroom, again.key)
    guest = find_guest(session, learner_key, lock=True) if keeps_practice else None
    learner = guest or create_learner(session, now)
    add_member(session, classroom, learner, name, now)
    give_sign_in_code(session, learner, card.code, now)
    note(session, Act.MEMBER_JOINED, now, learner=learner.id, classroom=classroom.id)
    return Joined(card, classroom, learner.key)


def _join_as(session: Session, classroom: Classroom, learner: Learner, name: str, now: dt.datetime) -> Joined:
    """Put somebody who is known already into a class, as who they are; who is in it already stays so."""
    here = select(Membership).where(
        Membership.classroom_id == classroom.id, Membership.learner_id == learner.id
    )
    if session.scalar(here.where(Membership.removed_at.is_(None))) is None:
        add_member(session, classroom, learner, name, now)
        note(session, Act.MEMBER_JOINED, now, learner=learner.id, classroom=classroom.id)
    return Joined(None, classroom, learner.key)


def add_member(
    session: Session, classroom: Classroom, learner: Learner, name: str, now: dt.datetime
) -> Membership:
    """Put a learner into a class. Raises NameTakenError where the name is in use there, by whomever."""
    member = Membership(
        classroom_id=classroom.id,
        learner_id=learner.id,
        display_name=name,
        name_normalised=normalise_name(name),
        joined_at=now,
    )
    try:
        with session.begin_nested():
            session.add(member)
            session.flush()
    except IntegrityError as error:
        raise NameTakenError(name) from error
    return member


def rename_member(
    session: Session, account_id: int, key: str, row: int, name: str, now: dt.datetime
) -> Membership:
    """Give a member another name in the class. Raises NameTakenError."""
    classroom = get_seat(session, account_id, key, Role.TEACHER).classroom
    member = get_member(session, classroom.id, row, lock=True)
    try:
        with session.begin_nested():
            member.display_name, member.name_normalised = name, normalise_name(name)
            session.flush()
    except IntegrityError as error:
        raise NameTakenError(name) from error
    _note_member(session, Act.MEMBER_RENAMED, now, account_id, member)
    return member


def remove_member(session: Session, account_id: int, key: str, row: int, now: dt.datetime) -> Membership:
    """Take a member out of the class. Results stay, and it can be undone."""
    classroom = get_seat(session, account_id, key, Role.TEACHER).classroom
    member = get_member(session, classroom.id, row, lock=True)
    if member.removed_at is None:
        member.removed_at = now
        _note_member(session, Act.MEMBER_REMOVED, now, account_id, member)
    return member


def restore_member(session: Session, account_id: int, key: str, row: int, now: dt.datetime) -> Membership:
    """Take a removed member back, with all results."""
    classroom = get_seat(session, account_id, key, Role.TEACHER).classroom
    member = get_member(session, classroom.id, row, lock=True)
    if member.removed_at is not None:
        member.removed_at = None
        _note_member(session, Act.MEMBER_RESTORED, now, account_id, member)
    return member


def make_card(
    session: Session, account_id: int, key: str, row: int, ticket: str, before: str, now: dt.datetime
) -> Card:
    """Make a new sign-in code for a member; the old one ends, and with it their open sessions.

    `before` is the stamp of the code that the form was made for. Raises TicketUsedError where the code was
    changed since: a form that is sent again must not bring an old card back; and OwnAccountError where the
    student signs in with a password: a card would open their practice to whoever holds it.
    """
    classroom = get_seat(session, account_id, key, Role.TEACHER).classroom
    member = get_member(session, classroom.id, row, lock=True)
    card = Card(member.display_name, sign_in_code_of(ticket, str(member.id)))
    learner = session.get_one(Learner, member.learner_id, with_for_update=True)
    if has_account(session, learner):
        raise OwnAccountError("the student signs in with a password")
    replace_sign_in_code(session, learner, card.code, before, now)
    _note_member(session, Act.CARD_MADE, now, account_id, member)
    return card


def has_made_code(session: Session, ticket: str) -> bool:
    """Say whether a form with this ticket was sent before."""
    digest = hash_secret(sign_in_code_of(ticket))
    return session.scalar(select(Learner.id).where(Learner.sign_in_hash == digest)) is not None


def stamp_of_member(session: Session, member: Membership) -> str:
    """Give the stamp of a member's sign-in code."""
    return stamp_of(session.get_one(Learner, member.learner_id))


def needs_card(session: Session, member: Membership) -> bool:
    """Say whether a card can be made for a member; who has an account signs in with that."""
    return not has_account(session, session.get_one(Learner, member.learner_id))


def _find_joined(session: Session, classroom: Classroom, card: Card) -> Learner | None:
    """Give the learner who joined with this very ticket and name before."""
    query = (
        select(Learner)
        .join(Membership, Membership.learner_id == Learner.id)
        .where(
            Learner.sign_in_hash == hash_secret(card.code),
            Membership.classroom_id == classroom.id,
            Membership.name_normalised == normalise_name(card.name),
        )
    )
    return session.scalar(query)


def _note_member(session: Session, act: Act, now: dt.datetime, by: int, member: Membership) -> None:
    session.flush()
    subject = f"membership:{member.id}"
    note(session, act, now, account=by, classroom=member.classroom_id, subject=subject)
