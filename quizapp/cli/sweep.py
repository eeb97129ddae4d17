"""`quizapp sweep`, and the same while the site serves: mark what is over, delete what is old."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable

import click
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from quizapp.app import create_app
from quizapp.extensions import db
from quizapp.services.attempts import finish_expired
from quizapp.services.retention import BATCH, delete_ended_sessions, delete_idle_guests

EVERY_SECONDS = 20
ROUNDS_TO_TIDY = 180
"""What is old is deleted in every so many rounds: once an hour."""

log = logging.getLogger("quizapp.sweep")


@click.command("sweep")
def sweep_now() -> None:
    """Mark attempts that are over, and delete what is kept no longer; serving does it by itself."""
    app = create_app()
    click.echo(f"{sweep(app)} attempts were over and are marked.")
    guests, sessions = tidy(app)
    click.echo(f"{guests} guests of long ago and {sessions} ended sessions are deleted.")


def start_sweeping(app: Flask, every: float = EVERY_SECONDS) -> threading.Event:
    """Sweep in a thread of its own until the event that is given back is set.

    Several processes may sweep: each row is locked, and one that is done with is left alone.
    """
    stop = threading.Event()
    threading.Thread(target=_sweep_on, args=(app, stop, every), daemon=True, name="sweep").start()
    return stop


def sweep(app: Flask) -> int:
    """Mark what waits, and give how many attempts that were."""
    return _commit(app, finish_expired)


def tidy(app: Flask) -> tuple[int, int]:
    """Delete guests and sessions that are kept no longer, a batch a transaction; give how many of each."""
    guests = 0
    while found := _commit(app, delete_idle_guests):
        guests += found
        if found < BATCH:
            break
    return guests, _commit(app, delete_ended_sessions)


def _commit(app: Flask, act: Callable[[Session, dt.datetime], int]) -> int:
    with app.app_context():
        try:
            count = act(db.session(), dt.datetime.now(dt.UTC))
            db.session.commit()
        finally:
            db.session.remove()
    return count


def _sweep_on(app: Flask, stop: threading.Event, every: float) -> None:
    rounds = 0
    while not stop.wait(every):
        try:
            sweep(app)
            if rounds % ROUNDS_TO_TIDY == 0:
                tidy(app)
        except SQLAlchemyError as error:  # also a pool that is used up; the next round tries again
            log.warning("sweep: %s", type(error).__name__)
        rounds += 1
