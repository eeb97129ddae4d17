"""Everything that is held about a learner, as one document to take away; docs/own-data.md describes it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.models import Account, AuditEntry, Classroom, Learner, Membership, SignIn
from quizapp.services.access.learners import find_learner
from quizapp.services.audit import Act, note
from quizapp.services.own_attempts import list_own_attempts, say

FORMAT, VERSION = "corroborate-own-data", 1

Document = dict[str, Any]


def take_own_data(session: Session, learner_key: str, now: dt.datetime) -> Document:
    """Give everything about a learner, and note that it was taken. NotFoundError for who is no learner."""
    learner = find_learner(session, learner_key)
    if learner is None:
        raise NotFoundError("no such learner")
    account = session.scalar(select(Account).where(Account.learner_id == learner.id))
    document = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": say(now),
        "learner": _tell_learner(session, learner, account),
        "classes": _list_classes(session, learner),
        "attempts": list_own_attempts(session, learner, now),
        "noted": _list_noted(session, learner, account),
    }
    note(session, Act.OWN_DATA_TAKEN, now, learner=learner.id)
    return document


def _tell_learner(session: Session, learner: Learner, account: Account | None) -> Document:
    told: Document = {
        "since": say(learner.created_at),
        "rounds_a_week": learner.weekly_goal,
        "has_sign_in_code": learner.sign_in_hash is not None,
        "account": None,
    }
    if account is not None:
        begun = select(SignIn.created_at).where(
            SignIn.account_id == account.id, SignIn.session_version == account.session_version
        )
        told["account"] = {
            "sign_in_name": account.login_name,
            "name": account.display_name,
            "since": say(account.created_at),
            "signed_in": [say(moment) for moment in session.scalars(begun.order_by(SignIn.id))],
        }
    return told


def _list_classes(session: Session, learner: Learner) -> list[Document]:
    rows = session.execute(
        select(Membership, Classroom.name)
        .join(Classroom, Classroom.id == Membership.classroom_id)
        .where(Membership.learner_id == learner.id)
        .order_by(Membership.id)
    )
    return [
        {
            "class": name,
            "name": member.display_name,
            "time_percent": member.time_percent,
            "extra_attempts": member.extra_attempts,
            "joined_at": say(member.joined_at),
            "removed_at": say(member.removed_at),
        }
        for member, name in rows
    ]


def _list_noted(session: Session, learner: Learner, account: Account | None) -> list[Document]:
    about = [AuditEntry.learner_id == learner.id]
    if account is not None:
        about.append(AuditEntry.account_id == account.id)
    query = select(AuditEntry.at, AuditEntry.act).where(or_(*about)).order_by(AuditEntry.id)
    return [{"at": say(at), "act": act} for at, act in session.execute(query)]
