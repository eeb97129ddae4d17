"""Signing in: wrong passwords slow a guesser down and never shut the owner out for long."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NameTakenError, NotFoundError, TooManyTriesError
from quizapp.models import Account, AuditEntry
from quizapp.services.access.accounts import find_account
from quizapp.services.accounts import (
    FREE_FAILURES,
    LONGEST_PAUSE,
    change_password,
    create_instructor,
    end_session,
    find_credentials,
    note_sign_in,
    open_session,
    sign_out_everywhere,
)
from quizapp.services.invitations import (
    VALID,
    accept_invitation,
    find_invitation,
    has_instructor,
    invite,
    invite_first,
    offer_reset,
)
from tests.factories import NOW


@pytest.fixture
def eva(session: Session) -> int:
    return create_instructor(session, "Eva O.", "Eva Okafor", "digest", NOW).id


def fail(session: Session, account: int, times: int, now: dt.datetime = NOW) -> None:
    for _ in range(times):
        note_sign_in(session, account, False, now)


def test_a_name_is_the_same_however_it_is_typed(session: Session, eva: int) -> None:
    assert find_credentials(session, "  eva  O. ", NOW).account == eva
    with pytest.raises(NameTakenError):
        create_instructor(session, "EVA O.", "Another", None, NOW)


def test_nobodys_name_has_no_digest(session: Session, eva: int) -> None:
    known = find_credentials(session, "otto", NOW)
    assert (known.account, known.password_hash) == (None, None)


def test_wrong_passwords_shut_an_account_for_a_while(session: Session, eva: int) -> None:
    fail(session, eva, FREE_FAILURES - 1)
    find_credentials(session, "eva o.", NOW)
    fail(session, eva, 1)
    with pytest.raises(TooManyTriesError):
        find_credentials(session, "eva o.", NOW)
    find_credentials(session, "eva o.", NOW + dt.timedelta(minutes=2))


def test_a_pause_grows_and_has_an_end(session: Session, eva: int) -> None:
    fail(session, eva, 100)
    find_credentials(session, "eva o.", NOW + LONGEST_PAUSE + dt.timedelta(seconds=1))


def test_the_right_password_forgets_the_wrong_ones(session: Session, eva: int) -> None:
    fail(session, eva, FREE_FAILURES - 1)
    note_sign_in(session, eva, True, NOW)
    fail(session, eva, FREE_FAILURES - 1)
    assert find_credentials(session, "eva o.", NOW).account == eva


@pytest.mark.parametrize("end", ["password", "everywhere"])
def test_a_new_password_and_signing_out_everywhere_end_every_session(
    session: Session, eva: int, end: str
) -> None:
    token = open_session(session, session.get_one(Account, eva), NOW)
    assert find_account(session, token) is not None
    if end == "password":
        change_password(session, eva, "other digest", NOW)
    else:
        sign_out_everywhere(session, eva, NOW)
    assert find_account(session, token) is None


def test_a_copied_cookie_opens_nothing_after_signing_out(session: Session, eva: int) -> None:
    here, there = (open_session(session, session.get_one(Account, eva), NOW) for _ in range(2))
    end_session(session, here)
    assert find_account(session, here) is None
    assert find_account(session, there) is not None


def test_who_may_teach_no_more_has_no_session(session: Session, eva: int) -> None:
    account = session.get_one(Account, eva)
    token = open_session(session, account, NOW)
    account.is_instructor = False
    session.flush()
    assert find_account(session, token) is None


def test_what_happens_to_an_account_is_noted_without_its_name(session: Session, eva: int) -> None:
    fail(session, eva, 1)
    note_sign_in(session, eva, True, NOW)
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [entry.act for entry in entries] == ["instructor_created", "sign_in_failed", "signed_in"]
    assert all("eva" not in str(vars(entry)).lower() for entry in entries)


def test_a_link_lets_one_person_in_once(session: Session) -> None:
    assert not has_instructor(session)
    token = invite_first(session, NOW)
    account = accept_invitation(session, token, "eva", "Eva", "digest", NOW)
    assert account.is_instructor
    assert has_instructor(session)
    with pytest.raises(NotFoundError):
        accept_invitation(session, token, "otto", "Otto", "digest", NOW)


def test_a_link_ends(session: Session, eva: int) -> None:
    token = invite(session, NOW, by=eva)
    assert find_invitation(session, token, NOW + VALID - dt.timedelta(seconds=1)).invited_by == eva
    with pytest.raises(NotFoundError):
        find_invitation(session, token, NOW + VALID)


def test_a_new_first_link_ends_the_one_before(session: Session) -> None:
    before = invite_first(session, NOW)
    invite_first(session, NOW)
    with pytest.raises(NotFoundError):
        find_invitation(session, before, NOW)


def test_a_taken_name_leaves_the_link_to_be_used_again(session: Session, eva: int) -> None:
    token = invite(session, NOW)
    session.commit()
    with pytest.raises(NameTakenError):
        accept_invitation(session, token, "eva o.", "Eva", "digest", NOW)
    session.rollback()
    assert accept_invitation(session, token, "otto", "Otto", "digest", NOW).login_name == "otto"


def test_a_reset_link_sets_the_password_of_the_one_account(session: Session, eva: int) -> None:
    create_instructor(session, "otto", "Otto", "untouched", NOW)
    token = offer_reset(session, "EVA o.", NOW)
    accept_invitation(session, token, "", "", "new digest", NOW)
    digests = dict(session.execute(select(Account.login_name, Account.password_hash)).all())
    assert digests == {"eva o.": "new digest", "otto": "untouched"}


def test_a_reset_ends_the_other_links_of_the_account(session: Session, eva: int) -> None:
    first, second = (offer_reset(session, "eva o.", NOW) for _ in range(2))
    accept_invitation(session, first, "", "", "digest", NOW)
    with pytest.raises(NotFoundError):
        find_invitation(session, second, NOW)


def test_a_first_start_leaves_links_for_named_people_alone(session: Session) -> None:
    token = invite(session, NOW, login_name="anna")
    invite_first(session, NOW)
    assert find_invitation(session, token, NOW).login_name == "anna"


def test_nobody_is_offered_a_reset_who_does_not_sign_in(session: Session) -> None:
    with pytest.raises(NotFoundError):
        offer_reset(session, "nobody", NOW)
