"""Migrations lead to what the models say, and back, without losing a row that stays."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from quizapp.models import Base
from tests import databases


def test_the_newest_schema_is_what_the_models_say(empty_url: str) -> None:
    databases.migrate_to_head(empty_url)
    engine = create_engine(empty_url)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    engine.dispose()
    assert differences == []


def test_every_step_can_be_taken_back(empty_url: str) -> None:
    app = databases.make_migrations_app(empty_url)
    with app.app_context():
        upgrade()
        downgrade(revision="base")
        engine = create_engine(empty_url)
        assert set(inspect(engine).get_table_names()) == {"alembic_version"}
        upgrade()
        assert set(Base.metadata.tables) < set(inspect(engine).get_table_names())
        engine.dispose()


def test_upgrading_the_newest_changes_nothing(database_url: str) -> None:
    databases.migrate_to_head(database_url)


def test_rows_of_the_first_schema_survive_the_way_up_and_down(empty_url: str) -> None:
    app = databases.make_migrations_app(empty_url)
    with app.app_context():
        upgrade(revision="0001")
        engine = create_engine(empty_url)
        fill_first_schema(engine)
        before = count_rows(engine)
        upgrade()
        assert before.items() <= count_rows(engine).items()
        with engine.connect() as connection:
            assert connection.execute(text("SELECT seed, key FROM assignment")).one() == ("5" * 32,) * 2
            assert not connection.execute(text("SELECT is_operator FROM account")).scalar()
            extra = connection.execute(text("SELECT time_percent, extra_attempts FROM membership")).one()
            assert (extra, connection.execute(text("SELECT minutes_added FROM attempt")).scalar()) == (
                (100, 0),
                0,
            )
            assert connection.execute(text("SELECT minutes_allowed FROM assignment")).scalar() is None
        downgrade(revision="0001")
        assert count_rows(engine) == before
        upgrade()
        engine.dispose()


def test_the_database_refuses_times_that_make_no_sense(empty_url: str) -> None:
    app = databases.make_migrations_app(empty_url)
    with app.app_context():
        upgrade(revision="0001")
        engine = create_engine(empty_url)
        fill_first_schema(engine)
        upgrade()
        for table, column, value in (
            *(("assignment", "minutes_allowed", 0), ("assignment", "attempts_allowed", 0)),
            *(("membership", "time_percent", 99), ("membership", "extra_attempts", 21)),
            ("attempt", "minutes_added", -1),
        ):
            with pytest.raises(IntegrityError), engine.begin() as connection:
                connection.execute(text(f"UPDATE {table} SET {column} = {value}"))
        engine.dispose()


def test_who_was_the_first_instructor_becomes_the_operator(empty_url: str) -> None:
    app = databases.make_migrations_app(empty_url)
    with app.app_context():
        upgrade(revision="0003")
        engine = create_engine(empty_url)
        people = [("ana", "false"), ("eva", "true"), ("tom", "true")]
        with engine.begin() as connection:
            for name, is_instructor in people:
                columns = "login_name, session_version, is_instructor, created_at"
                values = f"'{name}', 1, {is_instructor}, '2026-11-24 09:00:00+00:00'"
                connection.execute(text(f"INSERT INTO account ({columns}) VALUES ({values})"))
        upgrade()
        with engine.connect() as connection:
            operators = connection.execute(text("SELECT login_name FROM account WHERE is_operator")).scalars()
            assert list(operators) == ["eva"]
        downgrade(revision="0003")
        assert count_rows(engine)["account"] == 3
        engine.dispose()


def fill_first_schema(engine: Engine) -> None:
    """Put a row into every table that a later migration rebuilds, and into what refers to it."""
    at = "2026-11-24 09:00:00+00:00"
    rows = (
        f"learner (id, key, created_at) VALUES (1, '{'a' * 32}', '{at}')",
        f"account (id, login_name, session_version, learner_id, created_at) VALUES (1, 'eva', 1, 1, '{at}')",
        f"classroom (id, key, name, created_at) VALUES (1, '{'1' * 32}', 'Class', '{at}')",
        "staff (id, classroom_id, account_id, role) VALUES (1, 1, 1, 'owner')",
        "membership (id, classroom_id, learner_id, display_name, name_normalised, joined_at) "
        f"VALUES (1, 1, 1, 'Ana', 'ana', '{at}')",
        "release (id, digest, bank, title, generator, imported_at) "
        f"VALUES (1, '{'d' * 64}', 'b', 't', '1', '{at}')",
        "item_revision (digest, item, skill, polarity, document) "
        f"VALUES ('{'c' * 64}', 'i', 'compare', 'none', '{{}}')",
        f"release_item (id, release_id, revision, position) VALUES (1, 1, '{'c' * 64}', 0)",
        "assignment (id, key, classroom_id, release_id, blueprint, title, mode, created_at) "
        f"VALUES (1, '{'5' * 32}', 1, 1, 'b', 't', 'training', '{at}')",
        "attempt (id, key, learner_id, assignment_id, release_id, blueprint, title, mode, seed, started_at) "
        f"VALUES (1, '{'e' * 32}', 1, 1, 1, 'b', 't', 'training', 's', '{at}')",
        f"attempt_item (id, attempt_id, number, revision, option_order) VALUES (1, 1, 1, '{'c' * 64}', '[]')",
        f"response (id, attempt_item_id, document, version, saved_at) VALUES (1, 1, '{{}}', 1, '{at}')",
    )
    with engine.begin() as connection:
        for row in rows:
            connection.execute(text(f"INSERT INTO {row}"))


def count_rows(engine: Engine) -> dict[str, int]:
    """Count the rows of every table that has any."""
    with engine.connect() as connection:
        names = inspect(connection).get_table_names()
        counts = {
            name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in names
        }
    return {name: count for name, count in counts.items() if count}
