"""`quizapp corpus`: find the claims of articles, relate them, and compare what review made of them."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

import click

from quizapp.content.lexicons import load_lexicon
from quizapp.content.seeds import read_seeds
from quizapp.content.shipped import find_shipped
from quizapp.content.texts import name_files, read_text
from quizapp.content.wordings import load_wording
from quizapp.corpus.article import Article
from quizapp.corpus.comparing import Outcome, compare_claims
from quizapp.corpus.extraction import Proposal, propose, read
from quizapp.corpus.extraction import extract as propose_all
from quizapp.corpus.readings import Sentence
from quizapp.corpus.records import to_record
from quizapp.corpus.relating import relate_proposals
from quizapp.corpus.relation_records import to_document
from quizapp.errors import UnreadableTextError
from quizapp.items.drafting import draft_items
from quizapp.items.formats.sheet import lines_of

MANY = 10
"""Files from which on a progress bar is shown."""

FILES = click.argument("files", nargs=-1, required=True, metavar="FILE…")
OUTPUT = click.option(
    "--output",
    type=click.File("wb", lazy=True),
    default="-",
    help="The file to write (default: -, standard output).",
)


@click.group()
def corpus() -> None:
    """Find the claims of articles and relate them. “-” reads standard input."""


@corpus.command()
@FILES
@OUTPUT
def extract(files: Sequence[str], output: BinaryIO) -> None:
    """Write the claims of plain-text articles, one JSON object a line. Nobody has reviewed them."""
    _, proposals, broken = _propose(files)
    lines = (json.dumps(to_record(one), ensure_ascii=False) for own in proposals for one in own)
    output.write("".join(f"{line}\n" for line in lines).encode())
    _end(broken)


@corpus.command()
@FILES
@OUTPUT
def relate(files: Sequence[str], output: BinaryIO) -> None:
    """Write how the claims of plain-text articles relate: what answers one question, copies, verdicts."""
    articles, proposals, broken = _propose(files)
    found = relate_proposals(articles, proposals, load_lexicon())
    document = to_document([article.id for article in articles], proposals, found)
    output.write(f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode())
    _end(broken)


@corpus.command()
@FILES
@OUTPUT
def items(files: Sequence[str], output: BinaryIO) -> None:
    """Write the questions that plain-text articles on one story would give, each with its key.

    They rest on claims that nobody has reviewed: a sheet to judge them by, not a quiz.
    """
    articles, proposals, broken = _propose(files)
    draft = draft_items(articles, proposals, load_lexicon(), load_wording())
    output.write("".join(f"{line}\n" for line in lines_of(draft)).encode())
    _end(broken)


def _propose(files: Sequence[str]) -> tuple[list[Article], Sequence[Sequence[Proposal]], int]:
    """Read the files and propose their claims; say which cannot be read, and count those."""
    articles: list[Article] = []
    readings: list[tuple[Sentence, ...]] = []
    broken = 0
    lexicon = load_lexicon()
    with _progress(list(zip(files, name_files(files), strict=True))) as waiting:
        for path, name in waiting:
            try:
                article = read_text(path, name)
            except UnreadableTextError as error:
                click.echo(str(error), err=True)
                broken += 1
                continue
            articles.append(article)
            readings.append(read(article, lexicon))
    return articles, propose(articles, readings, lexicon), broken


@contextmanager
def _progress(files: list[tuple[str, str]]) -> Iterator[Any]:
    """Show a bar on standard error where many files are read and somebody watches."""
    if len(files) < MANY or not sys.stderr.isatty():
        yield files
        return
    with click.progressbar(files, label="Reading", file=sys.stderr) as bar:
        yield bar


def _end(broken: int) -> None:
    if broken:
        raise SystemExit(1)


@corpus.command()
def compare() -> None:
    """Tell what review added to, changed in and rejected of the proposals for the shipped articles.

    What review added shows where the engine is blind; what it rejected is repeated, garbled or of no use.
    """
    shipped = read_seeds(find_shipped() / "seeds").corpus
    lexicon = load_lexicon()
    changes = compare_claims(
        shipped.articles, shipped.claims, propose_all(shipped.articles, lexicon), lexicon
    )
    for change in changes:
        if change.outcome is not Outcome.KEPT:
            told = "; ".join(f"{name}: {ours} → {theirs}" for name, ours, theirs in change.fields)
            place = f"{change.article}:{change.place.start}"
            click.echo(
                f"{change.outcome.value:<9} {place:<10} {change.mention}{f'  ({told})' if told else ''}"
            )
    counts = Counter(change.outcome for change in changes)
    click.echo(", ".join(f"{counts[outcome]} {outcome.value}" for outcome in Outcome))
