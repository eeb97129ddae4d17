"""`quizapp bank`: make the question bank from seeds/, check that both agree, and give it to others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import click

from quizapp.content.lexicons import load_lexicon
from quizapp.content.questions import compare, read_bank, write_questions
from quizapp.content.seeds import Seeds, read_seeds
from quizapp.content.shipped import find_shipped, make_bank
from quizapp.content.sources import read_file_names
from quizapp.content.spreadsheet import write_csv
from quizapp.errors import Finding, Severity
from quizapp.items.bank import Bank, bank_to_document, canonical
from quizapp.items.build import approved, check_bank
from quizapp.items.formats.table import HEADER, rows_of
from quizapp.items.linter import lint, lint_item
from quizapp.items.linter.guessing import Guess, guesses
from quizapp.items.round_trip import read_back

FOLDER = click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder that holds seeds/ and questions/ (default: those shipped).",
)


@click.group()
def bank() -> None:
    """Make and check the question bank."""


@bank.command()
@FOLDER
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
@FOLDER
def check(folder: Path | None) -> None:
    """Fail on any byte of difference between seeds/ and questions/, and on any broken rule.

    The claim engine also reads the passages of each question back: it has to find the figures that the key
    rests on, with their bounds.
    """
    place = folder or find_shipped()
    seeds, made, findings = _make(place)
    read = read_back([entry.item for entry in made.entries], seeds.corpus, load_lexicon())
    _report([*findings, *compare(place / "questions", made), *read])
    _say_counts(made)
    click.echo("The bank is fresh, and every rule holds.")


@bank.command("lint")
@FOLDER
@click.option("--waiting", is_flag=True, help="Look at the items that nobody has decided on as well.")
def lint_bank(folder: Path | None, waiting: bool) -> None:
    """Tell the flaws of item writing in every item, and what guessing would score.

    An error is one that `check` and `build` stop at; a warning is for a person to weigh.
    """
    seeds = read_seeds((folder or find_shipped()) / "seeds")
    made, items = make_bank(seeds)
    members = [entry.item for entry in made.entries]
    decided = {decision.item for decision in seeds.decisions}
    others = [item for item in items if waiting and item.id not in decided]
    findings = [*lint(members), *(finding for item in others for finding in lint_item(item))]
    _say_guesses(guesses(members))
    _say_findings(findings)
    counts = Counter(finding.severity for finding in findings)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    click.echo(f"{errors} errors and {warnings} warnings in {len(members) + len(others)} items.")
    if errors:
        raise SystemExit(1)


@bank.command()
@FOLDER
@click.option("--format", "kind", type=click.Choice(["json", "csv"]), required=True, help="What to write.")
@click.option(
    "--output", type=click.File("wb"), default="-", help="The file to write (default: -, standard output)."
)
def export(folder: Path | None, kind: str, output: BinaryIO) -> None:
    """Write the bank in questions/ as JSON, or as a table for a spreadsheet: one row an option."""
    place = folder or find_shipped()
    made = read_bank(place / "questions")
    if kind == "json":
        text = canonical(bank_to_document(made))
    else:
        text = write_csv(HEADER, rows_of(made, read_file_names(place / "seeds")))
    output.write(text.encode())


def _make(place: Path) -> tuple[Seeds, Bank, list[Finding]]:
    seeds = read_seeds(place / "seeds")
    made, items = make_bank(seeds)
    return seeds, made, check_bank(made, seeds.corpus, items, seeds.decisions)


def _report(findings: Iterable[Finding]) -> None:
    """Print every finding; stop with exit code 1 where one of them is an error."""
    listed = sorted(findings)
    _say_findings(listed)
    errors = sum(finding.severity is Severity.ERROR for finding in listed)
    if errors:
        click.echo(f"{errors} errors. Nothing was written.", err=True)
        raise SystemExit(1)


def _say_findings(findings: Iterable[Finding]) -> None:
    for finding in sorted(findings):
        click.echo(f"{finding.severity}: {finding}", err=True)


def _say_guesses(found: Iterable[Guess]) -> None:
    """Print what each guesser scores, with chance, its standard error, and the most that is let pass."""
    click.echo(f"{'guesser':<48} {'parts':>5} {'right':>6} {'chance':>6} {'SE':>5} {'most':>6}")
    for guess in found:
        click.echo(
            f"{guess.who:<48} {guess.parts:>5} {float(guess.share):>6.1%} {float(guess.chance):>6.1%} "
            f"{guess.error:>5.1%} {guess.most:>6.1%}{' too much' if guess.gives_away else ''}"
        )


def _say_counts(made: Bank) -> None:
    counts = Counter((item.skill.value, item.polarity.value) for item in made.approved)
    for (skill, polarity), count in sorted(counts.items()):
        click.echo(f"  {skill:<13} {polarity:<15} {count}")
