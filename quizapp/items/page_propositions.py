"""What can be asserted of a page: what it shows of its source, and what on it belongs to the story.

Their first value is the id of an article, the others are names of facts, words or places; no claim is needed.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.corpus.article import Article, Fact, Region, RegionKind
from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.selector import select


def source_shows(corpus: Corpus, _: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the text itself shows this fact of its source ("author"). KeyError for an unknown fact."""
    return _fact(corpus, values).is_known


def source_leaves_open(corpus: Corpus, _: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the text shows nothing of this fact of its source. KeyError for an unknown fact."""
    return not _fact(corpus, values).is_known


def looks_back_on(corpus: Corpus, _: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether these words name a time that the text looks back on."""
    cue = corpus.article(values[0]).source.time_cue.shown_by
    return cue is not None and cue.exact == values[1]


def looks_ahead_to(corpus: Corpus, claims: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether these words name a time still to come: False where the text looks back on it, else open."""
    return False if looks_back_on(corpus, claims, values) else None


def belongs_to_story(corpus: Corpus, _: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether the stretch from one place to another is part of the story, not of the rest of the page."""
    article = corpus.article(values[0])
    return article.is_story(select(article.text, int(values[1]), int(values[2])))


def is_part(corpus: Corpus, _: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether a stretch lies in a part of the page of this kind ("other_story", "furniture")."""
    region = _region_at(corpus.article(values[0]), int(values[1]), int(values[2]))
    return region is not None and region.kind is RegionKind(values[3])


def stands_under(corpus: Corpus, _: Sequence[Claim], values: Sequence[str]) -> bool | None:
    """Say whether a stretch and a headline, each given by its two ends, are in one part of the page."""
    article = corpus.article(values[0])
    start, end, head_start, head_end = (int(value) for value in values[1:])
    return _region_at(article, start, end) == _region_at(article, head_start, head_end)


def _fact(corpus: Corpus, values: Sequence[str]) -> Fact:
    fact: Fact = vars(corpus.article(values[0]).source)[values[1]]
    return fact


def _region_at(article: Article, start: int, end: int) -> Region | None:
    return next((region for region in article.regions if start < region.end and region.start < end), None)
