"""All rows of a database at a moment: has anything changed since, and bring it back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import JSON, ColumnElement, Connection, Engine, Row, String, Table, cast, select

from quizapp.models import Base

TABLES = Base.metadata.sorted_tables
"""What is referred to comes before what refers to it."""

REFERRED_TO = {key.column.table for table in TABLES for key in table.foreign_keys}

Rows = dict[tuple[Any, ...], Row[Any]]
"""The rows of a table by their primary keys."""


class Snapshot:
    """What was in every table when it was taken."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        with engine.connect() as connection:
            self.rows = {table: _read(connection, table, table.columns) for table in TABLES}
        self.raw = self._read_raw()

    def find_changes(self) -> list[str]:
        """Give the names of the tables in which anything was added, changed or deleted since."""
        raw = self._read_raw()
        return [table.name for table in TABLES if raw[table] != self.raw[table]]

    def restore(self) -> None:
        """Bring every row back as it was, the referring rows going first and coming last."""
        raw = self._read_raw()
        with self.engine.begin() as connection:
            for table in reversed(TABLES):
                for key in self._find_strange(table, raw[table]):
                    connection.execute(table.delete().where(*_is(table, key)))
                    raw[table].pop(key)
            for table in TABLES:
                self._put_back(connection, table, raw[table])

    def _find_strange(self, table: Table, now: Rows) -> list[tuple[Any, ...]]:
        """Give the keys of rows that were not there, or are others now: SQLite gives a number out again."""
        known = self.raw[table]
        return [
            key
            for key, row in now.items()
            if key not in known or (table not in REFERRED_TO and row != known[key])
        ]

    def _put_back(self, connection: Connection, table: Table, now: Rows) -> None:
        for key, row in self.rows[table].items():
            values = dict(row._mapping)
            if key not in now:
                connection.execute(table.insert().values(values))
            elif now[key] != self.raw[table][key]:
                connection.execute(table.update().where(*_is(table, key)).values(values))

    def _read_raw(self) -> dict[Table, Rows]:
        """Read documents as they are stored: taking every one apart costs more than all else."""
        with self.engine.connect() as connection:
            return {table: _read(connection, table, map(_leave_raw, table.columns)) for table in TABLES}


def _leave_raw(column: ColumnElement[Any]) -> ColumnElement[Any]:
    return cast(column, String).label(column.key) if isinstance(column.type, JSON) else column


def _read(connection: Connection, table: Table, columns: Iterable[ColumnElement[Any]]) -> Rows:
    rows = connection.execute(select(*columns)).all()
    names = [column.name for column in table.primary_key]
    return {tuple(getattr(row, name) for name in names): row for row in rows}


def _is(table: Table, key: tuple[Any, ...]) -> list[Any]:
    return [column == value for column, value in zip(table.primary_key, key, strict=True)]
