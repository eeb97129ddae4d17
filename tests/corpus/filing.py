"""Under which questions the engine files the figures of some texts."""

from __future__ import annotations

from quizapp.content.lexicons import load_lexicon
from quizapp.corpus.extraction import extract
from tests.stories import make_article

FILLER = "\nThe story goes on, in the town of Aville, with one more sentence."


def topics(*texts: str) -> dict[str, str]:
    """Give the topic of every figure of the texts by its mention."""
    articles = [make_article(f"a{number}", text + FILLER) for number, text in enumerate(texts)]
    return {
        one.claim.figure.mention: one.claim.topic
        for own in extract(articles, load_lexicon())
        for one in own
        if one.claim.quantity
    }
