"""`quizapp bank`: make the shipped question bank from seeds/, and check that both agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from quizapp.content.questions import compare, write_questions
from quizapp.content.seeds import Seeds, read_seeds
from quizapp.content.shipped import find_shipped, make_bank
from quizapp.errors import Finding, Severity
from quizapp.items.bank import Bank
from quizapp.items.build import approved, check_bank

_FOLDER = click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder that holds seeds/ and questions/ (default: those shipped).",
)


@click.group()
def bank() -> None:
    """Make and check the question bank."""


@bank.command()
@_FOLDER
def build(folder: Path | None) -> None:
    """Write questions/ from seeds/. Decisions are only read, never written."""
    place = folder or find_shipped()
    seeds, made, findings = _make(place)
    waiting = list(approved(made))
    _report(finding for finding in findings if finding not in waiting)
    write_questions(place / "questions", made)
    _say_counts(made)
    if waiting:
        click.echo(f"{len(waiting)} items need review: write a decision on each in seeds/decisions.toml.")
    click.echo(f"Wrote {len(made.entries)} items from {len(seeds.corpus.claims)} claims to questions/.")


@bank.command()
@_FOLDER
def check(folder: Path | None) -> None:
    """Fail on any byte of difference between seeds/ and questions/, and on any broken rule."""
    place = folder or find_shipped()
    _, made, findings = _make(place)
    _report([*findings, *compare(place / "questions", made)])
    _say_counts(made)
    click.echo("The bank is fresh, and every rule holds.")


def _make(place: Path) -> tuple[Seeds, Bank, list[Finding]]:
    seeds = read_seeds(place / "seeds")
    made, items = make_bank(seeds)
    return seeds, made, check_bank(made, seeds.corpus, items, seeds.decisions)


def _report(findings: Iterable[Finding]) -> None:
    """Print every finding; stop with exit code 1 where one of them is an error."""
    listed = sorted(findings)
    for finding in listed:
        click.echo(f"{finding.severity}: {finding}", err=True)
    errors = sum(finding.severity is Severity.ERROR for finding in listed)
    if errors:
        click.echo(f"{errors} errors. Nothing was written.", err=True)
        raise SystemExit(1)


def _say_counts(made: Bank) -> None:
    counts = Counter((item.skill.value, item.polarity.value) for item in made.approved)
    for (skill, polarity), count in sorted(counts.items()):
        click.echo(f"  {skill:<13} {polarity:<15} {count}")
