"""Mark attempts whose assignment is over, from time to time, while the site serves."""

from __future__ import annotations

import datetime as dt
import logging
import threading

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from quizapp.extensions import db
from quizapp.services.attempts import finish_expired

EVERY_SECONDS = 20

log = logging.getLogger("quizapp.sweep")


def start_sweeping(app: Flask, every: float = EVERY_SECONDS) -> threading.Event:
    """Sweep in a thread of its own until the event that is given back is set.

    Several processes may sweep: each attempt is locked, and one that is finished is left alone.
    """
    stop = threading.Event()
    threading.Thread(target=_sweep_on, args=(app, stop, every), daemon=True, name="sweep").start()
    return stop


def sweep(app: Flask) -> int:
    """Mark what waits, and give how many attempts that were."""
    with app.app_context():
        try:
            count = finish_expired(db.session(), dt.datetime.now(dt.UTC))
            db.session.commit()
        finally:
            db.session.remove()
    return count


def _sweep_on(app: Flask, stop: threading.Event, every: float) -> None:
    while not stop.wait(every):
        try:
            sweep(app)
        except SQLAlchemyError as error:  # also a pool that is used up; the next round tries again
            log.warning("sweep: %s", type(error).__name__)
