"""For those who run the site: is the process alive, and can it really work?"""

from __future__ import annotations

import shutil
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Blueprint, current_app
from sqlalchemy.exc import SQLAlchemyError

from quizapp.config import Settings
from quizapp.extensions import db
from quizapp.services.learners import create_learner
from quizapp.web.visitors import now

health = Blueprint("health", __name__)

LEAST_FREE = 50 * 1024 * 1024
"""Bytes of disk below which the site says that it is not ready."""

PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


@health.get("/healthz")
def healthz() -> tuple[str, dict[str, str]]:
    """Say that the process answers."""
    return "ok\n", PLAIN


@health.get("/readyz")
def readyz() -> tuple[str, int, dict[str, str]]:
    """Write a row and take it back, compare the schema, look at the disk: say what is wrong, if anything."""
    problems = [*_check_schema(), *_check_write(), *_check_disk()]
    return ("\n".join(problems) or "ready") + "\n", 503 if problems else 200, PLAIN


def _check_schema() -> list[str]:
    try:
        found = MigrationContext.configure(db.session.connection()).get_current_revision()
    except SQLAlchemyError:
        return ["the database does not answer"]
    head = ScriptDirectory(current_app.extensions["migrate"].directory).get_current_head()
    return [] if found == head else ["the schema is not the newest: run `quizapp db upgrade`"]


def _check_write() -> list[str]:
    try:
        create_learner(db.session(), now())
    except SQLAlchemyError:
        return ["the database takes no writes"]
    finally:
        db.session.rollback()
    return []


def _check_disk() -> list[str]:
    settings: Settings = current_app.extensions["settings"]
    place = next((folder for folder in (settings.home, *settings.home.parents) if folder.exists()), Path("/"))
    return [] if shutil.disk_usage(place).free >= LEAST_FREE else ["the disk is nearly full"]
