"""Get a database ready to serve: newest schema, backup before any change, shipped bank imported."""

from __future__ import annotations

import datetime as dt
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import Engine, text

from quizapp.app import MIGRATIONS
from quizapp.config import Settings
from quizapp.content.shipped import load_release
from quizapp.errors import ConfigError
from quizapp.extensions import db
from quizapp.services.backups import back_up
from quizapp.services.releases import import_release

_LOCK = 4_127_771_001
"""Any number will do; it names our lock among those of the PostgreSQL server."""


def prepare(app: Flask) -> None:
    """Upgrade the schema and import the shipped bank; a second run finds nothing to do.

    Processes that start together take turns. Raises ConfigError where a newer version wrote the database.
    """
    settings: Settings = app.extensions["settings"]
    with app.app_context():
        with _one_at_a_time(db.engine, settings.home):
            _upgrade(db.engine, settings)
            _import()
        db.session.remove()
        db.engine.dispose()


def _upgrade(engine: Engine, settings: Settings) -> None:
    scripts = ScriptDirectory(str(MIGRATIONS))
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    if found == scripts.get_current_head():
        return
    if found not in {None, *(script.revision for script in scripts.walk_revisions())}:
        raise ConfigError(
            f"A newer version of this program wrote the database (schema {found}). Install that version, "
            "or name another folder in QUIZAPP_HOME."
        )
    if found and settings.is_embedded:
        copy = back_up(engine, settings.home / "backups", f"schema-{found}", dt.datetime.now(dt.UTC))
        click.echo(f"Backed up the database to {copy}.")
    click.echo("Bringing the database to the newest schema …")
    upgrade()


def _import() -> None:
    bank, articles, blueprints = load_release()
    import_release(db.session(), bank, articles, blueprints, dt.datetime.now(dt.UTC))
    db.session.commit()
    click.echo(f"{len(bank.approved)} questions on “{bank.title}” are ready.")


@contextmanager
def _one_at_a_time(engine: Engine, home: Path) -> Iterator[None]:
    """Hold a lock: a file where the database is a file, else one of the server's."""
    if engine.dialect.name == "sqlite":
        home.mkdir(parents=True, exist_ok=True)
        with (home / "prepare.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
        return
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:name)"), {"name": _LOCK})
        yield
        connection.execute(text("SELECT pg_advisory_unlock(:name)"), {"name": _LOCK})
