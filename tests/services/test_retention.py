"""What is kept no longer goes by itself, and nothing else does."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.models import Account, Attempt, AuditEntry, Learner, Response, SignIn
from quizapp.services.accounts import open_session, sign_out_everywhere
from quizapp.services.keeping import keep_with_code, open_account
from quizapp.services.learners import create_learner, stamp_of
from quizapp.services.retention import (
    GUESTS_STAY,
    SESSIONS_STAY,
    delete_ended_sessions,
    delete_idle_guests,
)
from tests.factories import NOW
from tests.services.conftest import Desk
from tests.services.rooms import Room

DAY = dt.timedelta(days=1)
LATER = NOW + GUESTS_STAY + DAY


def left(session: Session) -> set[str]:
    return set(session.scalars(select(Learner.key)))


def test_a_guest_of_long_ago_goes_with_every_answer(desk: Desk) -> None:
    desk.save(1, desk.find_key(1))
    assert delete_idle_guests(desk.session, LATER - 2 * DAY) == 0
    assert delete_idle_guests(desk.session, LATER) == 1
    assert left(desk.session) == set()
    assert desk.session.scalars(select(AuditEntry.details)).one() == {"count": 1}
    assert delete_idle_guests(desk.session, LATER) == 0


@pytest.mark.parametrize("sign", [Attempt.started_at, Response.saved_at])
def test_a_sign_of_life_keeps_a_guest(desk: Desk, sign: object) -> None:
    desk.save(1, desk.find_key(1))
    changed, name = (Attempt, "started_at") if sign is Attempt.started_at else (Response, "saved_at")
    desk.session.execute(update(changed).values({name: LATER - GUESTS_STAY}))
    assert delete_idle_guests(desk.session, LATER) == 0
    assert left(desk.session) == {desk.learner}


def test_who_has_an_account_or_a_class_stays_and_a_code_alone_is_not_enough(room: Room) -> None:
    session = room.session
    account = open_account(session, "lea", "digest", NOW)
    student = room.join("Ana")
    coded, _ = keep_with_code(session, create_learner(session, NOW).key, "a" * 32, stamp_of(None), NOW)
    noise = left(session) - {coded.key}
    assert delete_idle_guests(session, LATER) == 1
    assert left(session) == noise > {student, session.get_one(Learner, account.learner_id).key}


def test_guests_go_a_batch_at_a_time(session: Session) -> None:
    for _ in range(5):
        create_learner(session, NOW)
    assert [delete_idle_guests(session, LATER, limit=2) for _ in range(4)] == [2, 2, 1, 0]


def test_sessions_that_open_nothing_and_those_of_a_year_ago_go(session: Session) -> None:
    lea, tim, old = (open_account(session, name, "digest", NOW) for name in ("lea", "tim", "old"))
    open_session(session, lea, NOW)
    sign_out_everywhere(session, lea.id, NOW)
    open_session(session, old, NOW - SESSIONS_STAY - DAY)
    open_session(session, tim, NOW)
    assert delete_ended_sessions(session, NOW) == 2
    assert session.scalars(select(SignIn.account_id)).one() == tim.id
    assert len(session.scalars(select(Account.id)).all()) == 3
