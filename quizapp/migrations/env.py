"""Run migrations, on an engine of their own.

SQLite rebuilds a table to change it, and dropping the old one would fire ON DELETE CASCADE. So foreign keys
are off on this engine from its first connection (inside a transaction the pragma does nothing), and
`foreign_key_check` runs before the commit.
"""

from __future__ import annotations

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import Connection, create_engine, event

from quizapp.models import Base


def _keep_foreign_keys_off(connection: Any, _: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA synchronous=FULL")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _check_foreign_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise RuntimeError(f"the migration breaks {len(broken)} references, the first in {broken[0][0]}")


def run() -> None:
    """Bring the database of the current app to the revision asked for, in one transaction."""
    engine = create_engine(current_app.extensions["migrate"].db.engine.url)
    is_sqlite = engine.dialect.name == "sqlite"
    if is_sqlite:
        event.listen(engine, "connect", _keep_foreign_keys_off)
        event.listen(engine, "begin", _begin_immediate)
    with engine.begin() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=is_sqlite,
            transaction_per_migration=False,
        )
        context.run_migrations()
        if is_sqlite:
            _check_foreign_keys(connection)
    engine.dispose()


run()
