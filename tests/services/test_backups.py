"""A backup is a whole database, made while others write."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from quizapp.models import Learner
from quizapp.models.engine import configure_engine
from quizapp.services.backups import back_up
from quizapp.services.learners import create_learner
from tests import databases
from tests.factories import NOW


def test_a_copy_holds_what_was_committed_and_nothing_else(tmp_path: Path) -> None:
    databases.migrate_to_head(databases.sqlite_url(tmp_path / "live.db"))
    engine = create_engine(databases.sqlite_url(tmp_path / "live.db"))
    configure_engine(engine)
    with Session(engine) as session:
        committed = create_learner(session, NOW).key
        session.commit()
        create_learner(session, NOW)
        session.flush()
        copy = back_up(engine, tmp_path / "backups", "test", NOW)
    engine.dispose()
    copied = create_engine(databases.sqlite_url(copy))
    with Session(copied) as session:
        assert session.scalars(select(Learner.key)).all() == [committed]
    copied.dispose()
