"""Check that every passage of a bank stands in its article, before anything of it is stored."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from quizapp.corpus.article import Article
from quizapp.corpus.selector import Excerpt
from quizapp.errors import Finding
from quizapp.items.item import Item


def find_misplaced(items: Sequence[Item], articles: Sequence[Article]) -> list[Finding]:
    """Give a finding for each text that is not the one meant, and each passage that is not where it says."""
    texts = {article.id: article.text for article in articles}
    return [
        *(finding for article in articles for finding in _check_article(article)),
        *(finding for item in items for finding in _check_item(item, texts)),
    ]


def _check_article(article: Article) -> Iterator[Finding]:
    place = f"article {article.id}"
    if hashlib.sha256(article.text.encode()).hexdigest() != article.sha256:
        yield Finding(place, "digest", "the text does not have the sha256 that is given for it")
    for name, fact in article.source.known().items():
        if fact.shown_by is not None and not fact.shown_by.is_anchored_in(article.text):
            yield Finding(place, "anchored", f"{name}: {fact.shown_by.exact[:40]!r} does not stand there")


def _check_item(item: Item, texts: Mapping[str, str]) -> Iterator[Finding]:
    for words in _excerpts(item):
        if words.article not in texts:
            yield Finding(item.id, "anchored", f"there is no article {words.article}")
        elif not words.is_anchored_in(texts[words.article]):
            yield Finding(item.id, "anchored", f"{words.exact[:40]!r} does not stand in {words.article}")


def _excerpts(item: Item) -> Iterator[Excerpt]:
    yield from item.passages
    yield from item.explanation.evidence
    for part in item.parts:
        for option in part.options:
            yield from option.source.spans
