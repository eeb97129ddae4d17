"""`quizapp db upgrade`: a backup before a change, nothing on the second run, no newer schema touched."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from click.testing import CliRunner, Result
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from quizapp.cli import main
from quizapp.models import Release
from tests import databases
from tests.databases import REDIS
from tests.servers import environ_for


def upgrade(folder: Path, url: str | None = None) -> Result:
    environ = {"QUIZAPP_HOME": str(folder), "QUIZAPP_SECRET_KEY": "s" * 32, "QUIZAPP_DATABASE_URL": url}
    environ["QUIZAPP_REDIS_URL"] = REDIS
    return CliRunner().invoke(main, ["db", "upgrade"], env=environ)


def test_an_empty_database_gets_schema_and_bank_and_a_second_run_adds_nothing(
    tmp_path: Path, empty_url: str
) -> None:
    for _ in range(2):
        done = upgrade(tmp_path, empty_url)
        assert done.exit_code == 0, done.output
    engine = create_engine(empty_url)
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(Release)) == 1
    engine.dispose()
    assert not (tmp_path / "backups").exists()


def test_processes_that_start_together_take_turns(tmp_path: Path, empty_url: str) -> None:
    environ = environ_for(
        tmp_path, 8000, QUIZAPP_DATABASE_URL=empty_url, QUIZAPP_SECRET_KEY="s" * 32, QUIZAPP_REDIS_URL=REDIS
    )
    command = [sys.executable, "-c", "from quizapp.cli import main; main(['db', 'upgrade'])"]

    def start(_: int) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)

    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(start, range(3)))
    assert [one.returncode for one in done] == [0, 0, 0], [one.stderr for one in done]
    assert sum("newest schema" in one.stdout for one in done) == 1


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    url = databases.sqlite_url(tmp_path / "corroborate.db")
    databases.migrate_to_head(url)
    with sqlite3.connect(tmp_path / "corroborate.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    refused = upgrade(tmp_path, url)
    assert refused.exit_code == 1
    assert "A newer version of this program wrote the database (schema 9999)" in refused.stderr
