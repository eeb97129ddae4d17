"""How English news reports figures: varied sentences on every sort of story, and what is read in each."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from quizapp.content.lexicons import load_lexicon
from quizapp.corpus.extraction import Proposal, extract
from tests.stories import STORIES, make_article

DATA = STORIES.parent / "sentences.toml"
SENTENCES: list[dict[str, Any]] = tomllib.loads(DATA.read_text("utf-8"))["sentence"]


@pytest.mark.parametrize("row", SENTENCES, ids=[row["text"][:60] for row in SENTENCES])
def test_the_figures_of_a_sentence_are_read(row: dict[str, Any]) -> None:
    assert read_figures(row["text"]) == row["figures"]


def read_figures(text: str) -> list[str]:
    """Write each figure as “mention: low..high unit | topic | source (type)”, a topic of its own as “?”."""
    proposals = extract([make_article("a", text)], load_lexicon())[0]
    return [_write(proposal) for proposal in proposals if proposal.claim.quantity]


def _write(proposal: Proposal) -> str:
    claim, figure = proposal.claim, proposal.claim.figure
    low, high = ("" if end is None else f"{float(end):.12g}" for end in (figure.low, figure.high))
    about = "~" if figure.bound == "about" else ""
    own = proposal.question is None or proposal.question.frame.startswith("?")
    who = f"{claim.speaker.exact} ({claim.speaker_type})" if claim.speaker else claim.speaker_type.value
    return f"{claim.asked.exact}: {about}{low}..{high} {figure.unit} | {'?' if own else claim.topic} | {who}"


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("Police: 30 hurt in crash near Aville", "Police"),
        ("At least 5 killed in blast: officials", "officials"),
        ("Health minister: 3,283 buried", "Health minister"),
        ("Gaza: 30 killed in one night", None),
        ("Cholera: 1,200 dead since spring", None),
        ("Death toll passes 20,000, health ministry says", "health ministry says"),
    ],
)
def test_a_headline_names_its_source_by_a_colon(heading: str, speaker: str | None) -> None:
    text = f"{heading}\nThe story begins here, in the town of Aville, with a sentence that ends.\n"
    first = extract([make_article("a", text)], load_lexicon())[0][0]
    assert (first.claim.speaker.exact if first.claim.speaker else None) == speaker
