"""What the documents say is there: settings, commands, targets, files, and decisions in one form."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from quizapp.cli import main
from quizapp.config import VARIABLES
from tests.structure.tree import ROOT, kept_files, name

DOCUMENTS = [name(path) for path in kept_files() if path.suffix == ".md"]
LONGEST_DECISION = 25


def test_readme_lists_every_setting_and_no_other() -> None:
    rows = re.findall(r"^\| `(QUIZAPP_\w+)` \| (.+?) \| (.+?) \|$", _read("README.md"), re.MULTILINE)
    assert rows == list(VARIABLES), (
        "the table under Configuration is quizapp/config.py's VARIABLES, row by row"
    )


def test_readme_lists_every_command_and_no_other() -> None:
    rows = re.findall(r"^\| `quizapp ([\w -]+)` \|", _read("README.md"), re.MULTILINE)
    assert sorted(rows) == sorted(_commands(main)), "the table under Commands is what `quizapp --help` tells"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_target_named_in_a_document_is_in_the_makefile(document: str) -> None:
    named = set(re.findall(r"(?:`|^)make ([a-z]+)\b", _read(document), re.MULTILINE))
    assert named <= set(re.findall(r"^([a-z]+):", _read("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_in_a_document_leads_to_a_file(document: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", _read(document))
    missing = [link for link in links if not ((ROOT / document).parent / link).is_file()]
    assert not missing, f"{document} links to what is not there: {missing}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_place_named_in_a_document_is_there(document: str) -> None:
    places = re.findall(
        r"`((?:quizapp|tests|seeds|questions|docs|requirements|\.ci)/[\w./*-]*)`", _read(document)
    )
    missing = [place for place in places if not list(ROOT.glob(place.rstrip("/")))]
    assert not missing, f"{document} names what is not there: {missing}"


@pytest.mark.parametrize("decision", [document for document in DOCUMENTS if document.startswith("docs/adr/")])
def test_a_decision_is_short_and_tells_context_decision_and_consequence(decision: str) -> None:
    lines = _read(decision).splitlines()
    assert len(lines) <= LONGEST_DECISION
    assert [line for line in lines if line.startswith("## ")] == [
        "## Context",
        "## Decision",
        "## Consequence",
    ]


def _read(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def _commands(group: click.Group) -> Iterator[str]:
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        if isinstance(command, click.Group):
            yield from (f"{word} {rest}" for rest in _commands(command))
        else:
            yield word
