"""The operator reads every doubt without a name, and answers each once, or changes the answer knowingly."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from quizapp.errors import DoubtChangedError, NotFoundError
from quizapp.models import AuditEntry, Doubt
from quizapp.services.access.doubts import count_open_doubts, list_doubts
from quizapp.services.accounts import create_instructor
from quizapp.services.desk import DoubtState
from quizapp.services.dockets import Case, load_docket
from quizapp.services.doubts import answer_doubt, raise_doubt
from quizapp.services.invitations import accept_invitation, invite, invite_first
from tests.factories import NOW
from tests.services.rooms import Room

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def oda(room: Room) -> int:
    return create_instructor(room.session, "oda", "Oda", None, NOW, is_operator=True).id


@pytest.fixture
def doubted(room: Room) -> Room:
    """Two students with one paper doubt its first question, one of them the second as well."""
    assignment = room.set(same=True)
    for hour, name in enumerate(("Ana", "Ben")):
        learner = room.join(name)
        attempt = room.take(learner, assignment, right=1)
        for number in range(1, 3 - hour):
            at = NOW + hour * HOUR + number * HOUR / 60
            raise_doubt(room.session, learner, attempt, number, f"{number} is wrong", at)
    return room


def cases(room: Room, oda: int) -> list[Case]:
    return [case for one in load_docket(room.session, oda).questions for case in one.cases]


def answer(
    room: Room,
    oda: int,
    case: Case,
    state: DoubtState = DoubtState.DECLINED,
    reply: str = "No.",
    now: dt.datetime = NOW,
) -> None:
    answer_doubt(room.session, oda, case.row, state, reply, case.stamp, now)


def test_doubts_about_one_question_stand_together_the_newest_first(doubted: Room, oda: int) -> None:
    first, second = load_docket(doubted.session, oda).questions
    assert [case.doubted.reason for case in first.cases] == ["1 is wrong"] * 2
    assert first.cases[0].doubted.raised_at > first.cases[1].doubted.raised_at
    assert (first.total, second.total) == (2, 1)
    assert first.cases[0].answer.parts


def test_what_waits_comes_before_what_is_answered(doubted: Room, oda: int) -> None:
    first, _ = load_docket(doubted.session, oda).questions
    for case in first.cases:
        answer(doubted, oda, case)
    assert [case.doubted.is_open for case in cases(doubted, oda)] == [True, False, False]
    assert count_open_doubts(doubted.session) == 1


def test_a_long_list_goes_on_on_another_page(doubted: Room, oda: int) -> None:
    parts = [list_doubts(doubted.session, oda, 2, offset) for offset in (0, 2)]
    assert [len(part) for part in parts] == [2, 1]
    assert len({doubt.id for part in parts for doubt, *_ in part}) == 3
    assert not load_docket(doubted.session, oda).has_more
    assert load_docket(doubted.session, oda, page=2).questions == ()


def test_an_answer_is_kept_with_who_gave_it_and_noted(doubted: Room, oda: int) -> None:
    case = cases(doubted, oda)[0]
    answer(doubted, oda, case, DoubtState.ACCEPTED, "", NOW + HOUR)
    doubt = doubted.session.get_one(Doubt, case.row)
    assert (doubt.state, doubt.reply, doubt.answered_by, doubt.answered_at) == (
        "accepted",
        None,
        oda,
        NOW + HOUR,
    )
    (entry,) = doubted.session.scalars(select(AuditEntry).where(AuditEntry.act == "doubt_answered"))
    assert (entry.account_id, entry.subject, entry.details) == (
        oda,
        f"doubt:{case.row}",
        {"state": "accepted"},
    )


def test_answering_twice_is_answering_once(doubted: Room, oda: int) -> None:
    case = cases(doubted, oda)[0]
    answer(doubted, oda, case)
    answer(doubted, oda, case, now=NOW + HOUR)
    assert doubted.session.get_one(Doubt, case.row).answered_at == NOW
    noted = doubted.session.scalars(select(AuditEntry).where(AuditEntry.act == "doubt_answered")).all()
    assert len(noted) == 1


def test_an_answer_to_words_that_were_changed_meanwhile_is_refused(doubted: Room, oda: int) -> None:
    case = cases(doubted, oda)[0]
    doubted.session.get_one(Doubt, case.row).reason = "Something else is wrong."
    doubted.session.flush()
    with pytest.raises(DoubtChangedError):
        answer(doubted, oda, case)


def test_an_answer_can_be_changed_by_who_has_read_it(doubted: Room, oda: int) -> None:
    before = cases(doubted, oda)[0]
    answer(doubted, oda, before)
    with pytest.raises(DoubtChangedError):
        answer(doubted, oda, before, DoubtState.ACCEPTED)
    after = next(case for case in cases(doubted, oda) if case.row == before.row)
    answer(doubted, oda, after, DoubtState.ACCEPTED)
    assert doubted.session.get_one(Doubt, before.row).state == "accepted"


def test_nobody_else_reads_or_answers(doubted: Room, oda: int) -> None:
    case = cases(doubted, oda)[0]
    with pytest.raises(NotFoundError):
        load_docket(doubted.session, doubted.owner)
    with pytest.raises(NotFoundError):
        answer(doubted, doubted.owner, case)


@pytest.mark.parametrize("row", [0, -1, 10**12, 10**6])
def test_a_doubt_nobody_has_is_not_found(doubted: Room, oda: int, row: int) -> None:
    with pytest.raises(NotFoundError):
        answer_doubt(doubted.session, oda, row, DoubtState.DECLINED, "No.", "", NOW)
    with pytest.raises(NotFoundError):
        load_docket(doubted.session, oda, only=row)


def test_the_first_instructor_is_the_operator_and_who_is_invited_as_one(room: Room) -> None:
    session = room.session
    tokens = {
        "first": invite_first(session, NOW),
        "invited": invite(session, NOW, by=room.owner),
        "named": invite(session, NOW, login_name="named", makes_operator=True),
    }
    made = {
        name: accept_invitation(session, token, name, name, "digest", NOW) for name, token in tokens.items()
    }
    assert {name: account.is_operator for name, account in made.items()} == {
        "first": True,
        "invited": False,
        "named": True,
    }
