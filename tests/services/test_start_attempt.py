"""Starting an attempt: one open round a learner, whatever is clicked twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.errors import EmptyBankError, NotFoundError
from quizapp.models import Attempt, AttemptItem, ItemRevision, Learner, Release
from quizapp.services.attempts import finish_attempt, start_attempt
from quizapp.services.releases import import_release
from tests.factories import BLUEPRINTS, NOW, make_articles, make_bank
from tests.services.conftest import Desk


def test_an_attempt_keeps_the_paper_it_drew(desk: Desk) -> None:
    rows = desk.session.scalars(select(AttemptItem).order_by(AttemptItem.number)).all()
    assert [row.number for row in rows] == [1, 2, 3]
    assert all(shown["options"] for row in rows for shown in row.option_order)


def test_starting_again_gives_the_open_attempt(desk: Desk) -> None:
    assert start_attempt(desk.session, desk.learner, "test", "other", NOW) == desk.attempt


def test_a_learner_has_an_attempt_of_their_own(desk: Desk, ben: str) -> None:
    assert start_attempt(desk.session, ben, "practice", "seed", NOW) != desk.attempt


def test_two_starts_at_once_are_one(engine: Engine, release: Release, ana: str) -> None:
    def start(seed: int) -> str:
        with Session(engine) as session:
            key = start_attempt(session, ana, "practice", str(seed), NOW)
            session.commit()
            return key

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(start, range(8)))
    with Session(engine) as session:
        assert keys == {session.scalars(select(Attempt.key)).one()}


def test_the_database_refuses_a_second_open_round(desk: Desk) -> None:
    first = desk.session.scalars(select(Attempt)).one()
    values = {
        c.name: getattr(first, c.name) for c in Attempt.__table__.columns if c.name not in {"id", "key"}
    }
    desk.session.add(Attempt(**values, key="f" * 32))
    with pytest.raises(IntegrityError):
        desk.session.flush()


def test_a_new_round_asks_what_was_not_asked_before(desk: Desk) -> None:
    finish_attempt(desk.session, desk.learner, desk.attempt, NOW)
    start_attempt(desk.session, desk.learner, "practice", "seed", NOW)
    items = desk.session.scalars(
        select(ItemRevision.item).join(AttemptItem, AttemptItem.revision == ItemRevision.digest)
    ).all()
    assert len(items) == len(set(items)) == 6


def test_an_unknown_learner_or_quiz_is_not_found(session: Session, release: Release, ana: str) -> None:
    with pytest.raises(NotFoundError):
        start_attempt(session, "0" * 32, "practice", "seed", NOW)
    with pytest.raises(NotFoundError):
        start_attempt(session, ana, "nothing", "seed", NOW)


def test_an_empty_bank_starts_nothing(session: Session, ana: str) -> None:
    import_release(session, make_bank(()), make_articles(), BLUEPRINTS, NOW)
    with pytest.raises(EmptyBankError):
        start_attempt(session, ana, "practice", "seed", NOW)
    assert session.scalar(select(func.count()).select_from(Attempt)) == 0


def test_a_learner_is_a_random_key_and_a_goal(session: Session, ana: str, ben: str) -> None:
    assert ana != ben
    assert len(bytes.fromhex(ana)) == 16
    assert set(Learner.__table__.columns.keys()) == {
        *("id", "key", "sign_in_hash", "weekly_goal", "created_at")
    }
    assert session.scalars(select(Learner.sign_in_hash).distinct()).all() == [None]
