"""Keeping one's progress: a code of one's own, or an account that takes the progress over."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.errors import NameTakenError, NotFoundError, OwnAccountError, TicketUsedError
from quizapp.models import Account, Attempt, Learner, Membership
from quizapp.services.access.accounts import find_account
from quizapp.services.access.learners import find_guest, find_learner
from quizapp.services.accounts import open_session, sign_out_everywhere
from quizapp.services.codes import make_ticket
from quizapp.services.keeping import keep_with_code, open_account
from quizapp.services.learners import create_learner, find_by_sign_in_code, stamp_of, take_along
from quizapp.services.members import join_classroom, make_card, needs_card, stamp_of_member
from tests.factories import NOW
from tests.services.conftest import Desk
from tests.services.rooms import Room

TICKET = "a" * 32


def keep(session: Session, key: str, ticket: str = TICKET) -> tuple[str, str]:
    """Make a code as the page does; give the new key and the code."""
    before = stamp_of(find_learner(session, key))
    learner, code = keep_with_code(session, key, ticket, before, NOW)
    session.commit()
    return learner.key, code


def test_a_code_opens_the_same_progress_and_renews_the_key(desk: Desk) -> None:
    key, code = keep(desk.session, desk.learner)
    learner = find_by_sign_in_code(desk.session, code)
    assert learner.key == key != desk.learner
    assert desk.session.scalars(select(Attempt.learner_id)).one() == learner.id


def test_the_same_ticket_gives_the_same_code_even_to_the_key_from_before(session: Session, ana: str) -> None:
    before = stamp_of(find_learner(session, ana))
    (key, code), again = keep(session, ana), keep_with_code(session, ana, TICKET, before, NOW)
    assert (again[0].key, again[1]) == (key, code)


def test_a_new_code_ends_the_old_one(session: Session, ana: str) -> None:
    key, old = keep(session, ana)
    _, new = keep(session, key, make_ticket())
    assert find_by_sign_in_code(session, new).sign_in_hash is not None
    with pytest.raises(NotFoundError):
        find_by_sign_in_code(session, old)


def test_a_form_from_before_brings_no_old_code_back(session: Session, ana: str) -> None:
    stamp = stamp_of(find_learner(session, ana))
    key, _ = keep(session, ana)
    with pytest.raises(TicketUsedError):
        keep_with_code(session, key, make_ticket(), stamp, NOW)


def test_a_ticket_makes_a_code_for_one_learner_only(session: Session, ana: str, ben: str) -> None:
    keep(session, ana)
    with pytest.raises(TicketUsedError):
        keep(session, ben)


def test_who_is_nobody_gets_no_code(session: Session) -> None:
    for key in (None, "0" * 32, "x"):
        with pytest.raises(NotFoundError):
            keep_with_code(session, key, TICKET, "", NOW)


def test_an_account_takes_the_progress_over_and_only_its_sessions_lead_there(desk: Desk) -> None:
    key, code = keep(desk.session, desk.learner)
    account = open_account(desk.session, "Lea", "digest", NOW, key)
    assert (account.login_name, account.is_instructor) == ("lea", False)
    assert desk.session.scalars(select(Attempt.learner_id)).one() == account.learner_id
    for old in (desk.learner, key):
        assert find_learner(desk.session, old) is None
    with pytest.raises(NotFoundError):
        find_by_sign_in_code(desk.session, code)
    found = find_account(desk.session, open_session(desk.session, account, NOW))
    assert found is not None
    assert found.learner_key == desk.session.get_one(Learner, account.learner_id).key


def test_ended_sessions_lead_to_no_learner(desk: Desk) -> None:
    account = open_account(desk.session, "lea", "digest", NOW, desk.learner)
    token = open_session(desk.session, account, NOW)
    sign_out_everywhere(desk.session, account.id, NOW)
    assert find_account(desk.session, token) is None


def test_without_progress_an_account_gets_a_new_learner(session: Session, ana: str) -> None:
    lea, tim = (open_account(session, name, "digest", NOW) for name in ("lea", "tim"))
    ana_row = session.scalars(select(Learner.id).where(Learner.key == ana)).one()
    assert len({lea.learner_id, tim.learner_id, ana_row}) == 3


def test_a_name_belongs_to_one_account_and_a_refused_one_takes_nothing_over(desk: Desk) -> None:
    open_account(desk.session, "lea", "digest", NOW)
    desk.session.commit()
    with pytest.raises(NameTakenError):
        open_account(desk.session, "LEA ", "digest", NOW, desk.learner)
    desk.session.rollback()
    assert find_guest(desk.session, desk.learner) is not None


def test_progress_that_is_in_an_account_is_taken_by_no_other(desk: Desk) -> None:
    lea = open_account(desk.session, "lea", "digest", NOW, desk.learner)
    key = desk.session.get_one(Learner, lea.learner_id).key
    tim = open_account(desk.session, "tim", "digest", NOW, key)
    assert tim.learner_id != lea.learner_id
    with pytest.raises(NotFoundError):
        keep_with_code(desk.session, key, TICKET, stamp_of(None), NOW)


def test_only_a_guests_practice_is_taken_along(desk: Desk) -> None:
    other = create_learner(desk.session, NOW)
    key, _ = keep(desk.session, desk.learner)
    take_along(desk.session, key, other)
    assert desk.session.scalars(select(Attempt.learner_id)).one() != other.id


@pytest.mark.parametrize("way", ["code", "account"])
def test_who_has_a_way_in_joins_a_class_as_the_same_learner(room: Room, ana: str, way: str) -> None:
    if way == "code":
        key, _ = keep(room.session, ana)
    else:
        account = open_account(room.session, "lea", "digest", NOW, ana)
        key = room.session.get_one(Learner, account.learner_id).key
    code = room.classroom.join_code or ""
    joined = join_classroom(room.session, code, "Lea", make_ticket(), NOW, key, is_same=True)
    assert (joined.card, joined.learner_key) == (None, key)
    assert room.member("Lea").learner_id == room.learner(key).id


@pytest.mark.parametrize("says", [{}, {"keeps_practice": True}])
def test_who_joins_at_a_browser_of_somebody_with_a_code_is_somebody_new(
    room: Room, ana: str, says: dict[str, bool]
) -> None:
    key, _ = keep(room.session, ana)
    code = room.classroom.join_code or ""
    joined = join_classroom(room.session, code, "Ben", make_ticket(), NOW, key, **says)
    assert joined.learner_key != key
    assert joined.card is not None


def test_a_teacher_makes_no_way_in_to_an_account(room: Room) -> None:
    key = room.join("Lea")
    member = room.member("Lea")
    assert needs_card(room.session, member)
    open_account(room.session, "lea", "digest", NOW, key)
    assert not needs_card(room.session, member)
    stamp = stamp_of_member(room.session, member)
    with pytest.raises(OwnAccountError):
        make_card(room.session, room.owner, room.key, member.id, TICKET, stamp, NOW)
    assert room.session.scalar(select(func.count(Account.id)).where(Account.learner_id.is_not(None))) == 1
    assert room.session.scalars(select(Membership.learner_id).where(Membership.id == member.id)).one()
