"""`quizapp serve`: prepare the database and answer requests until stopped."""

from __future__ import annotations

import os
import socket
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from quizapp.app import create_app
from quizapp.cli.prepare import prepare
from quizapp.cli.sweep import start_sweeping
from quizapp.cli.users import offer_first_instructor
from quizapp.config import Settings
from quizapp.errors import ConfigError
from quizapp.extensions import db
from quizapp.web.requests import set_up_logs

STOP_SECONDS = 15
"""How long requests may take to finish after SIGTERM."""


@click.command()
def serve() -> None:
    """Bring the database up to date, import the shipped bank, and serve until stopped."""
    app = create_app()
    settings: Settings = app.extensions["settings"]
    listener = _listen(settings.host, settings.port)
    prepare(app)
    offer_first_instructor(app)
    set_up_logs()
    click.echo(f"Corroborate is at {settings.address} – Ctrl-C stops it.")
    _Server(app, settings, listener.detach()).run()


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn is untyped
    """Gunicorn with one process of many threads, on a socket that is already open."""

    def __init__(self, app: Flask, settings: Settings, listener: int) -> None:
        self._app, self._settings, self._listener = app, settings, listener
        super().__init__()

    def load_config(self) -> None:
        """Set what gunicorn would otherwise read from its command line."""
        values: dict[str, Any] = {
            "bind": f"fd://{self._listener}",
            "worker_class": "gthread",
            "workers": 1,
            "threads": self._settings.threads,
            "graceful_timeout": STOP_SECONDS,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_fork": self._leave_connections,
            "post_worker_init": self._start_sweeping,
        }
        for name, value in values.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Give the app that was made before."""
        return self._app

    def _leave_connections(self, _arbiter: Any, _worker: Any) -> None:
        # Connections of the parent must not be used, nor closed, by a child.
        with self._app.app_context():
            db.engine.dispose(close=False)

    def _start_sweeping(self, _worker: Any) -> None:
        start_sweeping(self._app)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise ConfigError(
            f"Port {port} of {host} cannot be used ({os.strerror(error.errno or 0)}). "
            "Stop what uses it, or choose another: make run PORT=…"
        ) from error
