"""The `quizapp` command: parse, call, print."""

from __future__ import annotations

from typing import Any

import click
from sqlalchemy.exc import DBAPIError

from quizapp.cli.bank import bank
from quizapp.cli.database import database
from quizapp.cli.demo import demo
from quizapp.cli.papers import papers
from quizapp.cli.serve import serve
from quizapp.cli.sweep import sweep_now
from quizapp.cli.users import users
from quizapp.errors import CorroborateError


class _Group(click.Group):
    """A group that tells what went wrong in sentences, and never in a traceback of what it expected."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the package raises on purpose goes to standard error, with exit code 1."""
        try:
            return super().invoke(ctx)
        except CorroborateError as error:
            click.echo(str(error), err=True)
        except DBAPIError as error:
            click.echo(f"The database does not answer: {error.orig}", err=True)
        raise SystemExit(1)


@click.group(cls=_Group)
@click.version_option(package_name="corroborate")
def main() -> None:
    """Corroborate: read several reports of one story side by side."""


bank.add_command(papers)
main.add_command(bank)
main.add_command(database)
main.add_command(demo)
main.add_command(serve)
main.add_command(sweep_now)
main.add_command(users)
