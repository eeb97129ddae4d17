"""Connections keep what they acknowledged: eight writers at once lose nothing (trust.md 2)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.models import Account, Membership
from quizapp.models.engine import configure_engine, read_only
from tests import databases
from tests.factories import NOW

WRITERS, TIMES = 8, 20


def test_eight_threads_that_read_and_write_lose_no_update(engine: Engine) -> None:
    with Session(engine) as session:
        session.add(Account(login_name="counter", display_name="Counter", session_version=0, created_at=NOW))
        session.commit()

    def count_up(_: int) -> None:
        for _time in range(TIMES):
            with Session(engine) as session:
                account = session.scalars(select(Account).with_for_update()).one()
                account.session_version += 1
                session.commit()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(count_up, range(WRITERS)))
    with Session(engine) as session:
        assert session.scalars(select(Account.session_version)).one() == WRITERS * TIMES


@pytest.fixture
def sqlite(tmp_path: Path) -> Engine:
    databases.migrate_to_head(databases.sqlite_url(tmp_path / "test.db"))
    engine = create_engine(databases.sqlite_url(tmp_path / "test.db"), connect_args={"timeout": 0})
    configure_engine(engine)
    configure_engine(engine)
    return engine


def test_sqlite_writes_to_disk_before_it_says_so(sqlite: Engine) -> None:
    with sqlite.connect() as connection:
        found = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in SETTINGS}
    sqlite.dispose()
    assert found == SETTINGS


SETTINGS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_a_reader_does_not_wait_for_a_writer(sqlite: Engine) -> None:
    token = read_only.set(True)
    try:
        with sqlite.connect() as reader, sqlite.connect() as second:
            assert reader.execute(select(Account.id)).all() == second.execute(select(Account.id)).all() == []
    finally:
        read_only.reset(token)
        sqlite.dispose()


def test_postgresql_writes_to_disk_before_it_says_so(migrated_postgresql: str) -> None:
    engine = create_engine(migrated_postgresql)
    configure_engine(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SHOW synchronous_commit")).scalar() == "on"
    engine.dispose()


def test_a_reference_to_nothing_is_refused(session: Session) -> None:
    session.add(
        Membership(classroom_id=1, learner_id=1, display_name="Ana", name_normalised="ana", joined_at=NOW)
    )
    with pytest.raises(IntegrityError):
        session.flush()
