"""Erasure takes everything of a learner and nothing of anybody else, whatever other tabs do meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.models import (
    Account,
    Attempt,
    AttemptItem,
    AuditEntry,
    Doubt,
    Learner,
    Mark,
    Response,
    ResponseChoice,
    SignIn,
)
from quizapp.services.accounts import open_session
from quizapp.services.attempts import finish_attempt, save_answer, start_attempt
from quizapp.services.doubts import raise_doubt
from quizapp.services.erasure import erase
from quizapp.services.goals import set_goal
from quizapp.services.invitations import offer_reset
from quizapp.services.keeping import keep_with_code, open_account
from quizapp.services.learners import stamp_of
from quizapp.services.retention import delete_idle_guests
from tests.factories import NOW
from tests.services.conftest import Desk, begin
from tests.services.rooms import Room

OF_A_LEARNER = (Learner, Attempt, AttemptItem, Response, ResponseChoice, Mark, Doubt)


def count_all(session: Session) -> dict[str, int]:
    """Count the rows of every table that has anything of a learner."""
    tables = (*OF_A_LEARNER, Account, SignIn)
    return {one.__tablename__: session.scalar(select(func.count(one.id))) or 0 for one in tables}


def finish(desk: Desk) -> None:
    """Answer, hand in, and doubt the first question."""
    desk.save(1, desk.find_key(1))
    finish_attempt(desk.session, desk.learner, desk.attempt, NOW)
    raise_doubt(desk.session, desk.learner, desk.attempt, 1, "Both can be true.", NOW)
    desk.session.commit()


def test_all_of_a_learner_goes_and_nothing_of_another(desk: Desk, ben: str) -> None:
    finish(begin(desk.session, ben, "practice"))
    before = count_all(desk.session)
    finish(desk)
    assert erase(desk.session, desk.learner, NOW)
    assert count_all(desk.session) == {**before, "learner": 1, "attempt": 1, "attempt_item": 3}


def test_an_account_goes_with_its_sessions_links_and_name(desk: Desk) -> None:
    finish(desk)
    account = open_account(desk.session, "lea", "digest", NOW, desk.learner)
    open_session(desk.session, account, NOW)
    offer_reset(desk.session, "lea", NOW)
    key = desk.session.get_one(Learner, account.learner_id).key
    assert erase(desk.session, key, NOW)
    assert set(count_all(desk.session).values()) == {0}


def test_the_audit_says_that_it_was_done_and_of_nobody_whom(desk: Desk) -> None:
    learner, _ = keep_with_code(
        desk.session, desk.learner, "a" * 32, stamp_of(desk.session.scalars(select(Learner)).one()), NOW
    )
    erase(desk.session, learner.key, NOW)
    entries = desk.session.execute(
        select(AuditEntry.act, AuditEntry.learner_id, AuditEntry.account_id, AuditEntry.subject)
    ).all()
    assert [tuple(entry) for entry in entries] == [
        ("sign_in_code_made", None, None, None),
        ("learner_erased", None, None, None),
    ]


def test_of_who_is_in_a_class_the_practice_goes_and_the_class_work_stays(room: Room) -> None:
    ana = room.join("Ana")
    attempt = room.take(ana, room.set(), right=1)
    set_goal(room.session, ana, 3)
    before = count_all(room.session)
    finish(begin(room.session, ana, "practice"))
    assert not erase(room.session, ana, NOW)
    assert count_all(room.session) == before
    assert room.session.scalars(select(Attempt.id).where(Attempt.key == attempt)).one()
    assert (room.learner(ana).weekly_goal, room.learner(ana).sign_in_hash is None) == (None, False)


def test_who_is_erased_is_nobody_any_more(desk: Desk) -> None:
    erase(desk.session, desk.learner, NOW)
    desk.session.commit()
    for act in (
        lambda: erase(desk.session, desk.learner, NOW),
        lambda: desk.save(1, [["0"]]),
        lambda: start_attempt(desk.session, desk.learner, "practice", "seed", NOW),
    ):
        with pytest.raises(NotFoundError):
            act()
        desk.session.rollback()


Act = Callable[[Session], object]


def together(engine: Engine, first: Act, second: Act) -> list[type[Exception] | None]:
    """Begin one act, let the other come up against it, commit the first, and give what became of both."""
    has_begun, may_commit = Event(), Event()

    def run(act: Act, is_first: bool) -> type[Exception] | None:
        with Session(engine) as session:
            try:
                if not is_first:
                    has_begun.wait(10)
                act(session)
                if is_first:
                    has_begun.set()
                    may_commit.wait(0.4)  # as long as the other one is held up, it cannot say so
                session.commit()
            except NotFoundError as error:
                return type(error)
            finally:
                has_begun.set()
                may_commit.set() if not is_first else None
        return None

    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(run, first, True), pool.submit(run, second, False)]
        return [one.result(30) for one in both]


def acts_of(desk: Desk) -> dict[str, Act]:
    """Give what another tab may do at the same moment."""
    key = desk.find_key(2)
    desk.session.rollback()
    return {
        "save": lambda s: save_answer(s, desk.learner, desk.attempt, 2, key, 0, None, NOW),
        "hand in": lambda s: finish_attempt(s, desk.learner, desk.attempt, NOW),
        "start": lambda s: start_attempt(s, desk.learner, "practice", "other", NOW),
        "keep": lambda s: keep_with_code(s, desk.learner, "a" * 32, stamp_of(None), NOW),
        "account": lambda s: open_account(s, "lea", "digest", NOW, desk.learner),
        "erase": lambda s: erase(s, desk.learner, NOW),
    }


@pytest.mark.parametrize("act", ["save", "hand in", "start", "erase"])
def test_what_begins_before_an_erasure_ends_before_it(engine: Engine, desk: Desk, act: str) -> None:
    if act == "start":
        finish(desk)
    acts = acts_of(desk)
    became = together(engine, acts[act], acts["erase"])
    assert became == [None, NotFoundError if act == "erase" else None]
    with Session(engine) as session:
        assert {table: n for table, n in count_all(session).items() if n} == {}


@pytest.mark.parametrize("act", ["save", "hand in", "start", "keep", "account"])
def test_what_comes_after_an_erasure_finds_nothing(engine: Engine, desk: Desk, act: str) -> None:
    acts = acts_of(desk)
    became = together(engine, acts["erase"], acts[act])
    assert became == [None, None if act == "account" else NotFoundError]
    with Session(engine) as session:
        expected = {"account": 1, "learner": 1} if act == "account" else {}
        assert {table: n for table, n in count_all(session).items() if n} == expected


def test_a_guest_who_comes_back_at_the_last_moment_is_not_swept(engine: Engine, desk: Desk) -> None:
    finish(desk)
    later = NOW.replace(year=NOW.year + 3)
    start: Act = lambda s: start_attempt(s, desk.learner, "practice", "other", later)  # noqa: E731
    together(engine, start, lambda s: delete_idle_guests(s, later))
    with Session(engine) as session:
        assert count_all(session)["attempt"] == 2
