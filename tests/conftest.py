"""Fixtures that every test may use."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session

from quizapp.content.seeds import Seeds, read_seeds
from quizapp.content.shipped import find_shipped
from quizapp.models.engine import configure_engine
from tests import databases

# Machines are noisy: how long an example takes is for the benchmark to say.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

CountStatements = Callable[[], AbstractContextManager[list[str]]]
_NOT_COUNTED = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SAVEPOINT", "RELEASE")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let documents that show real data be written anew."""
    parser.addoption("--update-docs", action="store_true", help="write the blocks of docs/ anew")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say why tests were skipped: a missing service is the only reason there is. Sum up axe's findings."""
    skipped = len(terminalreporter.stats.get("skipped", ()))
    if skipped:
        places = f"no PostgreSQL answers at {databases.SERVER}, or no Redis at {databases.REDIS}"
        terminalreporter.write_line(f"{skipped} tests skipped: {places}")
    reports = [*terminalreporter.stats.get("passed", ()), *terminalreporter.stats.get("failed", ())]
    runs = [found for report in reports for name, found in report.user_properties if name == "axe"]
    if runs:
        passed, violated = (sum(run[place] for run in runs) for place in (0, 1))
        terminalreporter.write_line(
            f"axe ran {len(runs)} times: {passed} rules passed, {violated} violations, on every page "
            "and state at two widths in light and dark"
        )


@pytest.fixture(scope="session")
def seeds() -> Seeds:
    """The shipped seeds, read once."""
    return read_seeds(find_shipped() / "seeds")


@pytest.fixture(scope="session")
def postgresql_server() -> None:
    """A PostgreSQL that answers: without one its tests are skipped, in CI they fail."""
    refusal = databases.find_refusal()
    if refusal and databases.IS_REQUIRED:
        pytest.fail(f"no PostgreSQL answers: {refusal}")
    if refusal:
        pytest.skip(f"no PostgreSQL answers: {refusal}")


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest schema and no rows."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    databases.migrate_to_head(databases.sqlite_url(path))
    return path


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: None) -> Iterator[str]:
    """A PostgreSQL database with the newest schema, one for each worker."""
    with databases.borrow_postgresql() as url:
        databases.migrate_to_head(url)
        yield url


@pytest.fixture(params=databases.KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with the newest schema and no rows: SQLite, then PostgreSQL."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "test.db")
        return databases.sqlite_url(tmp_path / "test.db")
    url: str = request.getfixturevalue("migrated_postgresql")
    databases.empty(url)
    return url


@pytest.fixture(params=databases.KINDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without any table."""
    if request.param == "sqlite":
        yield databases.sqlite_url(tmp_path / "empty.db")
        return
    request.getfixturevalue("postgresql_server")
    with databases.borrow_postgresql() as url:
        yield url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine as the app sets it up."""
    engine = create_engine(database_url, pool_size=20)
    configure_engine(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """One unit of work; the test commits where it matters."""
    with Session(engine) as session:
        yield session


@pytest.fixture
def count_statements(engine: Engine) -> CountStatements:
    """Count what is sent to the database; beginning and ending transactions is left out."""

    @contextmanager
    def count() -> Iterator[list[str]]:
        sent: list[str] = []

        def note(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if not statement.lstrip().upper().startswith(_NOT_COUNTED):
                sent.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        try:
            yield sent
        finally:
            event.remove(engine, "before_cursor_execute", note)

    return count
