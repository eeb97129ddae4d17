"""Copy a SQLite database while it is in use."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from quizapp.errors import BackupError


def back_up(engine: Engine, folder: Path, label: str, now: dt.datetime) -> Path:
    """Copy the database into a new file of the folder, and give its path.

    Uses SQLite's online backup, so that writers may go on. Raises BackupError where the copy is not sound.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{label}-{now:%Y%m%dT%H%M%S%fZ}.db"
    with (
        closing(sqlite3.connect(str(engine.url.database))) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
    if verdict != "ok":
        raise BackupError(f"The copy {target} is damaged: {verdict}. Nothing else was changed.")
    return target
