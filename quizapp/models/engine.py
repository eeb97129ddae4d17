"""How connections behave: durable writes, no lost updates, no sleeping on a lock that is never freed.

SQLite runs in WAL mode with synchronous=FULL, because with NORMAL a power cut loses answers that were
acknowledged. Readers open with BEGIN; everything else opens with BEGIN IMMEDIATE before its first
statement, so that nobody reads a row, waits for the lock and writes back what is no longer true.
"""

from __future__ import annotations

import sqlite3
from contextvars import ContextVar
from typing import Any

from sqlalchemy import Connection, Engine, event

read_only: ContextVar[bool] = ContextVar("read_only", default=False)
"""Set by the edge to True for a request that only reads, before its first statement."""

BUSY_MILLISECONDS = 10_000


def configure_engine(engine: Engine) -> None:
    """Attach the settings to an engine; calling it twice attaches them once."""
    if engine.dialect.name == "sqlite":
        if not event.contains(engine, "connect", _open_sqlite):
            event.listen(engine, "connect", _open_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
    elif not event.contains(engine, "connect", _open_postgresql):
        event.listen(engine, "connect", _open_postgresql)


def _open_sqlite(connection: Any, _: Any) -> None:
    # The driver must not begin transactions by itself: it would send a plain BEGIN.
    assert isinstance(connection, sqlite3.Connection)
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_MILLISECONDS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN" if read_only.get() else "BEGIN IMMEDIATE")


def _open_postgresql(connection: Any, _: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
    connection.commit()
