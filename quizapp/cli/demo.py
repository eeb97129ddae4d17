"""`quizapp demo`: two made-up classes to look at."""

from __future__ import annotations

import datetime as dt

import click

from quizapp.app import create_app
from quizapp.cli.prepare import prepare
from quizapp.errors import ConfigError
from quizapp.extensions import db
from quizapp.services.codes import make_ticket, show_code, sign_in_code_of
from quizapp.services.demonstration import (
    LOGIN_NAME,
    change_demo_password,
    count_others,
    is_populated,
    populate,
)
from quizapp.services.passwords import hash_password
from quizapp.web.settings import current_settings

STEPS = 150


@click.command()
def demo() -> None:
    """Make two classes of made-up students with answers, and print how to sign in and look at them."""
    app = create_app()
    prepare(app)
    with app.app_context():
        if count_others(db.session()):
            raise ConfigError(
                "This database has accounts of real people. Name an empty folder: QUIZAPP_HOME=instance/demo"
            )
        settings, now = current_settings(), dt.datetime.now(dt.UTC)
        password = show_code(sign_in_code_of(make_ticket())).lower()
        digest = hash_password(password, settings.argon2_memory_kib)
        if is_populated(db.session()):
            change_demo_password(db.session(), digest, now)
        else:
            with click.progressbar(length=STEPS, label="Making students and answers") as bar:
                card = populate(db.session(), now, digest, bar.update)
            click.echo(f"As a student, {card.name}, sign in with the code {show_code(card.code)}")
        db.session.commit()
    click.echo(f"As the instructor, sign in at {settings.address}/sign-in as {LOGIN_NAME!r} with {password}")
    click.echo("All students and answers in it are simulated.")
