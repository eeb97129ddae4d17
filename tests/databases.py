"""Databases for tests: made by the real migrations once per worker, then emptied or copied."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import redis
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import create_engine, make_url

from quizapp import app as factory
from quizapp.extensions import db, migrate
from quizapp.models import Base

KINDS = ("sqlite", "postgresql")
SERVER = os.environ.get("QUIZAPP_TEST_POSTGRESQL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")
REDIS = os.environ.get("QUIZAPP_TEST_REDIS", "redis://127.0.0.1:6379/15")
IS_REQUIRED = os.environ.get("CI") == "true"


def make_migrations_app(url: str) -> Flask:
    """Make the smallest app that the migrations run in."""
    app = Flask("migrations")
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    db.init_app(app)
    migrate.init_app(app, db, directory=str(factory.MIGRATIONS))
    return app


def migrate_to_head(url: str) -> None:
    """Bring a database to the newest schema."""
    with make_migrations_app(url).app_context():
        upgrade()
        db.engine.dispose()


def find_refusal() -> str | None:
    """Give the reason why no PostgreSQL answers, None where one does."""
    try:
        psycopg.connect(_plain(SERVER), connect_timeout=2).close()
    except psycopg.OperationalError as error:
        return str(error).splitlines()[0]
    return None


def need_redis() -> None:
    """Go on where a Redis answers; without one its tests are skipped, in CI they fail."""
    try:
        redis.Redis.from_url(REDIS).ping()
    except redis.ConnectionError as error:
        if IS_REQUIRED:
            pytest.fail(f"no Redis answers: {error}")
        pytest.skip(f"no Redis answers: {error}")


@contextmanager
def borrow_postgresql() -> Iterator[str]:
    """Make an empty database of a name nobody else uses, and drop it afterwards."""
    name = f"corroborate_test_{uuid.uuid4().hex}"
    with psycopg.connect(_plain(SERVER), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def sqlite_url(path: Path) -> str:
    """Give the address of a SQLite file."""
    return f"sqlite:///{path}"


def empty(url: str) -> None:
    """Delete every row, the referring tables first."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())
    engine.dispose()


def _plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
