"""Migrations lead to what the models say, and back, without losing a row that stays."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import create_engine, inspect

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
