"""Joining: once however often it is sent, under a name of one's own, never into another's work."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from quizapp.errors import NameTakenError, NotFoundError, TicketUsedError
from quizapp.models import Attempt, Learner, Membership
from quizapp.services.access.learners import find_learner
from quizapp.services.access.members import list_memberships
from quizapp.services.attempts import finish_attempt, start_attempt
from quizapp.services.classrooms import (
    JOIN_DAYS,
    archive_classroom,
    change_join_code,
    end_join_code,
)
from quizapp.services.codes import make_ticket, sign_in_code_of
from quizapp.services.learners import find_by_sign_in_code, give_sign_in_code, take_over_practice
from quizapp.services.members import (
    Joined,
    join_classroom,
    make_card,
    remove_member,
    rename_member,
    restore_member,
    stamp_of_member,
)
from tests.factories import NOW
from tests.services.rooms import Room, make_room


def join(room: Room, name: str, ticket: str = "", **more: object) -> Joined:
    code = room.classroom.join_code or ""
    return join_classroom(room.session, code, name, ticket or make_ticket(), NOW, **more)  # type: ignore[arg-type]  # a test's short cut


def code_of(joined: Joined) -> str:
    assert joined.card is not None
    return joined.card.code


def test_a_code_and_a_name_are_enough(room: Room) -> None:
    joined = join(room, "Ben")
    assert room.member("Ben").learner_id == room.learner(joined.learner_key).id
    assert find_by_sign_in_code(room.session, code_of(joined)).key == joined.learner_key


def test_joining_twice_with_one_ticket_is_joining_once(room: Room) -> None:
    ticket = make_ticket()
    assert join(room, "Ben", ticket) == join(room, "Ben", ticket)
    assert room.member("Ben").removed_at is None


def test_eight_joins_at_once_with_one_ticket_are_one(room: Room, engine: Engine) -> None:
    code, ticket = room.classroom.join_code or "", make_ticket()
    room.session.rollback()

    def join_once(_: int) -> str:
        with Session(engine) as session:
            try:
                name = code_of(join_classroom(session, code, "Ben", ticket, NOW))
                session.commit()
            except NameTakenError:  # the slower one says so; sent again, it gives the same card
                session.rollback()
                name = code_of(join_classroom(session, code, "Ben", ticket, NOW))
            return name

    with ThreadPoolExecutor(8) as pool:
        codes = set(pool.map(join_once, range(8)))
    assert len(codes) == 1
    query = select(func.count()).select_from(Membership).where(Membership.name_normalised == "ben")
    assert room.session.scalar(query) == 1


def test_a_name_that_is_taken_opens_nobodys_work(room: Room) -> None:
    join(room, "Ben")
    for name in ("Ben", "BEN ", "Ｂen"):
        with pytest.raises(NameTakenError):
            join(room, name)


def test_the_name_of_a_removed_student_stays_theirs(room: Room) -> None:
    join(room, "Ben")
    remove_member(room.session, room.owner, room.key, room.member("Ben").id, NOW)
    with pytest.raises(NameTakenError):
        join(room, "Ben")


def test_who_sits_down_at_anothers_browser_is_somebody_new(room: Room) -> None:
    ben = join(room, "Ben")
    cleo = join(room, "Cleo", learner_key=ben.learner_key, keeps_practice=True)
    assert cleo.learner_key != ben.learner_key


def test_a_guest_takes_their_practice_along_if_they_want(room: Room, ana: str, ben: str) -> None:
    for guest, keeps in ((ana, True), (ben, False)):
        start_attempt(room.session, guest, "practice", "seed", NOW)
        joined = join(room, f"Student {keeps}", learner_key=guest, keeps_practice=keeps)
        learner = room.learner(joined.learner_key)
        count = room.session.scalar(
            select(func.count()).select_from(Attempt).where(Attempt.learner_id == learner.id)
        )
        assert count == int(keeps)


def test_who_joins_gets_a_new_key_so_that_a_copied_cookie_is_worth_nothing(room: Room, ana: str) -> None:
    joined = join(room, "Ana", learner_key=ana, keeps_practice=True)
    assert joined.learner_key != ana
    assert find_learner(room.session, ana) is None


@pytest.mark.parametrize("end", ["ended", "changed", "expired", "archived"])
def test_a_code_lets_nobody_in_any_more(room: Room, end: str) -> None:
    code = room.classroom.join_code or ""
    now = NOW
    if end == "ended":
        end_join_code(room.session, room.owner, room.key, NOW)
    elif end == "changed":
        change_join_code(room.session, room.owner, room.key, NOW)
    elif end == "expired":
        now = NOW + dt.timedelta(days=JOIN_DAYS)
    else:
        archive_classroom(room.session, room.owner, room.key, NOW)
    room.session.flush()
    for wrong in (code, "", "22222222", code[:7]):
        with pytest.raises(NotFoundError):
            join_classroom(room.session, wrong, "Ben", make_ticket(), now)


def test_a_new_card_ends_the_old_one_and_every_session(room: Room) -> None:
    joined = join(room, "Ben")
    ticket = make_ticket()
    stamp = stamp_of_member(room.session, room.member("Ben"))
    arguments = (room.session, room.owner, room.key, room.member("Ben").id, ticket, stamp, NOW)
    card = make_card(*arguments)
    assert make_card(*arguments) == card
    assert find_by_sign_in_code(room.session, card.code).id == room.member("Ben").learner_id
    assert find_learner(room.session, joined.learner_key) is None
    with pytest.raises(NotFoundError):
        find_by_sign_in_code(room.session, code_of(joined))


def test_a_form_sent_again_brings_no_old_card_back(room: Room) -> None:
    key = room.join("Ben")
    member = room.member("Ben")
    stamp = stamp_of_member(room.session, member)
    arguments = (room.session, room.owner, room.key, member.id, make_ticket(), stamp, NOW)
    make_card(*arguments)
    learner = room.session.get_one(Learner, member.learner_id)
    give_sign_in_code(room.session, learner, sign_in_code_of(make_ticket()), NOW)
    with pytest.raises(TicketUsedError):
        make_card(*arguments)
    assert learner.key != key


def test_a_ticket_makes_no_code_for_another_name(room: Room) -> None:
    ticket = make_ticket()
    join(room, "Ben", ticket)
    with pytest.raises(TicketUsedError):
        join(room, "Cleo", ticket)


def test_a_student_joins_another_class_under_the_code_they_have(room: Room, session: Session) -> None:
    ben = join(room, "Ben")
    other = make_room(session, "tom", "History")
    again = join(other, "Ben T.", learner_key=ben.learner_key, is_same=True)
    assert (again.card, again.learner_key) == (None, ben.learner_key)
    assert join(other, "Ben T.", learner_key=ben.learner_key, is_same=True).learner_key == ben.learner_key
    assert {room.name for _, room in list_memberships(session, ben.learner_key)} == {
        "History",
        "Media studies",
    }


def test_codes_are_kept_as_digests(room: Room) -> None:
    code = code_of(join(room, "Ben"))
    kept = room.session.scalars(select(Learner.sign_in_hash)).all()
    assert code not in kept


def test_signing_in_moves_a_guests_rounds_and_merges_none(room: Room, ana: str) -> None:
    learner, guest = room.learner(room.join("Ben")), room.learner(ana)
    finished = start_attempt(room.session, ana, "practice", "one", NOW)
    finish_attempt(room.session, ana, finished, NOW)
    start_attempt(room.session, ana, "practice", "two", NOW)
    start_attempt(room.session, learner.key, "practice", "three", NOW)
    take_over_practice(room.session, guest, learner)
    rows = room.session.execute(select(Attempt.learner_id, Attempt.seed)).all()
    owners = {seed: owner for owner, seed in rows if seed in {"one", "two", "three"}}
    assert owners == {"one": learner.id, "two": guest.id, "three": learner.id}


def test_a_removed_student_is_taken_back_with_everything(room: Room) -> None:
    key = room.join("Ben")
    row = room.member("Ben").id
    attempt = room.take(key, room.set(), right=1)
    remove_member(room.session, room.owner, room.key, row, NOW)
    assert room.member("Ben").removed_at == NOW
    restore_member(room.session, room.owner, room.key, row, NOW)
    assert room.member("Ben").removed_at is None
    marks = room.session.scalars(select(Attempt.finished_at).where(Attempt.key == attempt)).all()
    assert marks == [NOW]


def test_a_student_is_renamed_and_not_to_anothers_name(room: Room) -> None:
    room.join("Ben")
    room.join("Cleo")
    row = room.member("Ben").id
    assert rename_member(room.session, room.owner, room.key, row, "Benjamin", NOW).display_name == "Benjamin"
    with pytest.raises(NameTakenError):
        rename_member(room.session, room.owner, room.key, row, "CLEO", NOW)
