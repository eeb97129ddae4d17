"""`quizapp user`: let instructors in."""

from __future__ import annotations

import datetime as dt

import click
from flask import Flask

from quizapp.app import create_app
from quizapp.cli.prepare import prepare
from quizapp.errors import ConfigError, NotFoundError
from quizapp.extensions import db
from quizapp.services.invitations import has_instructor, invite, invite_first, offer_reset
from quizapp.web.settings import current_settings


@click.group("user")
def users() -> None:
    """Let instructors in."""


@users.command()
@click.argument("name")
@click.option("--operator", is_flag=True, help="They answer doubts about questions, too.")
def add(name: str, operator: bool) -> None:
    """Print a one-time link by which NAME becomes an instructor."""
    app = create_app()
    prepare(app)
    with app.app_context():
        token = invite(db.session(), dt.datetime.now(dt.UTC), login_name=name, makes_operator=operator)
        db.session.commit()
        _print_link(f"Send this link to {name}; it works once, for seven days:", token)


@users.command()
@click.argument("name")
def reset(name: str) -> None:
    """Print a one-time link by which NAME chooses a new password."""
    app = create_app()
    prepare(app)
    with app.app_context():
        try:
            token = offer_reset(db.session(), name, dt.datetime.now(dt.UTC))
        except NotFoundError as error:
            raise ConfigError(
                f"Nobody signs in as {name!r}. `quizapp user add {name}` lets them in."
            ) from error
        db.session.commit()
        _print_link(f"Send this link to {name}; it works once, for seven days:", token)


def offer_first_instructor(app: Flask) -> None:
    """Print a one-time link for the first instructor where there is none yet."""
    with app.app_context():
        if not has_instructor(db.session()):
            token = invite_first(db.session(), dt.datetime.now(dt.UTC))
            db.session.commit()
            _print_link(
                "Nobody runs classes here yet. Open this link once to become the first instructor:", token
            )
        db.session.remove()
        db.engine.dispose()


def _print_link(sentence: str, token: str) -> None:
    click.echo(f"{sentence}\n  {current_settings().address}/invitations/{token}")
