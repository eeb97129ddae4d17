"""Keeping one's progress: a code to carry on elsewhere, or an account that takes the progress over.

A learner has either of them, and so one way in that can be ended.
"""

from __future__ import annotations

import datetime as dt
import secrets

from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError, TicketUsedError
from quizapp.models import Account, Learner
from quizapp.services.access.learners import has_account, lock_learner
from quizapp.services.accounts import add_account
from quizapp.services.audit import Act, note
from quizapp.services.codes import sign_in_code_of
from quizapp.services.learners import create_learner, find_by_sign_in_code, replace_sign_in_code
from quizapp.services.names import normalise_name


def keep_with_code(
    session: Session, learner_key: str | None, ticket: str, before: str, now: dt.datetime
) -> tuple[Learner, str]:
    """Make the code of a ticket the learner's own; give the learner, with a new key, and the code.

    Who sends the same ticket again gets the same code, even with the key from before: only they hold the
    ticket. Raises NotFoundError for who is no learner or has an account, and TicketUsedError where the code
    was changed since the form came, or the ticket has made a code for somebody else.
    """
    code = sign_in_code_of(ticket)
    learner = lock_learner(session, learner_key)
    try:
        made = find_by_sign_in_code(session, code)
    except NotFoundError:
        made = None
    if made is not None and learner not in {None, made}:
        raise TicketUsedError("the ticket belongs to somebody else")
    learner = learner or made
    if learner is None or has_account(session, learner):
        raise NotFoundError("no learner who needs a code")
    replace_sign_in_code(session, learner, code, before, now)
    return learner, code


def open_account(
    session: Session, login_name: str, password_hash: str, now: dt.datetime, learner_key: str | None = None
) -> Account:
    """Make an account for somebody who learns; it takes over the learner of that key, or makes a new one.

    The learner's code ends and the key is renewed, so that only the account's sessions lead to them. Raises
    NameTakenError where somebody signs in by that name.
    """
    learner = lock_learner(session, learner_key)
    if learner is None or has_account(session, learner):
        learner = create_learner(session, now)
    account = Account(
        login_name=normalise_name(login_name),
        display_name=login_name,
        password_hash=password_hash,
        learner_id=learner.id,
        created_at=now,
    )
    add_account(session, account)
    learner.key, learner.sign_in_hash = secrets.token_hex(16), None
    session.flush()
    note(session, Act.ACCOUNT_CREATED, now, account=account.id)
    return account
