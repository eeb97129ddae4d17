"""`quizapp db`: look after the database."""

from __future__ import annotations

import click

from quizapp.app import create_app
from quizapp.cli.prepare import prepare


@click.group("db")
def database() -> None:
    """Look after the database."""


@database.command()
def upgrade() -> None:
    """Bring the database to the newest schema, after a backup, and import the shipped bank."""
    prepare(create_app())
