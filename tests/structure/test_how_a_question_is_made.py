"""The page on how a question is made shows what is really there; `pytest --update-docs` writes it anew."""

from __future__ import annotations

import re

import pytest

from tests.structure.steps import make_steps
from tests.structure.tree import ROOT

DOCUMENT = ROOT / "docs/how-a-question-is-made.md"
BLOCK = re.compile(r"(?<=<!-- )(?P<name>\w+)(?P<fence> -->\n```text\n)(?P<text>.*?)(?P<end>\n```)", re.DOTALL)
QUOTED = re.compile(r"«([^»]+)»")


@pytest.fixture(scope="module")
def steps() -> dict[str, str]:
    return make_steps()


def test_every_step_shows_the_real_data(steps: dict[str, str], request: pytest.FixtureRequest) -> None:
    text = DOCUMENT.read_text("utf-8")
    if request.config.getoption("--update-docs"):
        text = BLOCK.sub(
            lambda found: found["name"] + found["fence"] + steps[found["name"]] + found["end"], text
        )
        DOCUMENT.write_text(text, "utf-8")
    shown = {found["name"]: found["text"] for found in BLOCK.finditer(text)}
    assert shown == steps, "run `pytest tests/structure --update-docs` and read the difference"


def test_every_quotation_in_its_sentences_stands_in_the_data(steps: dict[str, str]) -> None:
    prose = BLOCK.sub("", DOCUMENT.read_text("utf-8"))
    real = " ".join(" ".join(steps.values()).split())
    quoted = [" ".join(words.split()) for words in QUOTED.findall(prose)]
    assert quoted, "the sentences quote what the blocks show"
    assert [words for words in quoted if words not in real] == []
