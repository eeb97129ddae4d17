"""The `quizapp` command: parse, call, print. A command's module is loaded when the command is asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from quizapp.errors import CorroborateError

COMMANDS = {
    "bank": "quizapp.cli.papers:bank",  # which adds `papers` to the others of `bank`
    "corpus": "quizapp.cli.corpus:corpus",
    "db": "quizapp.cli.database:database",
    "demo": "quizapp.cli.demo:demo",
    "serve": "quizapp.cli.serve:serve",
    "sweep": "quizapp.cli.sweep:sweep_now",
    "user": "quizapp.cli.users:users",
}
"""Where each command stands: `corpus` would otherwise wait a second for the web and the database."""


class _Group(click.Group):
    """A group that tells what went wrong in sentences, and never in a traceback of what it expected."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; None where there is none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the package raises on purpose goes to standard error, with exit code 1."""
        try:
            return super().invoke(ctx)
        except CorroborateError as error:
            click.echo(str(error), err=True)
        except _database_errors() as error:
            click.echo(f"The database does not answer: {getattr(error, 'orig', error)}", err=True)
        raise SystemExit(1)


def _database_errors() -> tuple[type[Exception], ...]:
    """Give what a database raises, where one was loaded."""
    loaded = sys.modules.get("sqlalchemy.exc")
    return (loaded.DBAPIError,) if loaded else ()


@click.group(cls=_Group)
@click.version_option(package_name="corroborate")
def main() -> None:
    """Corroborate: read several reports of one story side by side."""
