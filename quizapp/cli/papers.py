"""`quizapp bank papers`: two parallel papers of a quiz, for a test before and one after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from quizapp.cli.bank import FOLDER, bank
from quizapp.content.questions import read_bank
from quizapp.content.seeds import read_seeds
from quizapp.content.shipped import find_shipped
from quizapp.errors import EmptyBankError
from quizapp.items.item import Item
from quizapp.learning.blueprint import Blueprint
from quizapp.learning.parallel import ParallelPapers, draw_parallel
from quizapp.learning.pool import make_pool
from quizapp.learning.schedule import plan_round


@bank.command()
@FOLDER
@click.option("--quiz", "slug", default="ten-questions", show_default=True, help="The quiz to draw from.")
@click.option("--seed", default="1", show_default=True, help="Any word: the same one gives the same papers.")
def papers(folder: Path | None, slug: str, seed: str) -> None:
    """Print two parallel papers: as long, as hard, with the same skills, and without a shared claim."""
    place = folder or find_shipped()
    quiz = _find_quiz(read_seeds(place / "seeds").blueprints, slug)
    quiz = plan_round(quiz, {}, seed)
    pool = make_pool(read_bank(place / "questions").approved)
    try:
        pair = draw_parallel(pool, quiz, seed)
    except EmptyBankError as error:
        raise click.ClickException(f"The bank has too few items for two papers of “{slug}”.") from error
    _print_paper("First paper", pair.first)
    _print_paper("Second paper", pair.second)
    click.echo(_say_sharing(pair))
    click.echo(
        f"The papers differ by {pair.difference:.2f} in the estimate of how hard a question is (0 to 1)."
    )


def _find_quiz(quizzes: Sequence[Blueprint], slug: str) -> Blueprint:
    for quiz in quizzes:
        if quiz.slug == slug:
            return quiz
    names = ", ".join(quiz.slug for quiz in quizzes)
    raise click.BadParameter(f"There is no quiz “{slug}”. There are: {names}.", param_hint="--quiz")


def _print_paper(title: str, paper: Sequence[Item]) -> None:
    click.echo(f"{title}: {len(paper)} questions")
    for number, item in enumerate(paper, start=1):
        click.echo(f"  {number:>2}  {item.skill:<13} {item.polarity:<15} {item.id}")


def _say_sharing(pair: ParallelPapers) -> str:
    if not pair.sharing:
        return "No claim is asked about in both papers."
    skills = ", ".join(f"{skill} ({count})" for skill, count in sorted(pair.scarce.items()))
    return (
        f"{len(pair.sharing)} of {len(pair.second)} questions of the second paper rest on a claim that the "
        f"first asks about too: no two such papers were found in the bank. Scarce on other claims: {skills}."
    )
