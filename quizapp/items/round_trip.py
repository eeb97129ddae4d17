"""Read the passages of an item back with the claim engine: does a reader without our fields find its key?

For a figure, the engine, given just the passage that a learner sees, must find the interval and the bound
that the claim has: then the key follows from the passage, and an option with another bound does not. It must
not take the words of a wrong option for the source of a claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.extraction import Proposal, extract
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.selector import Selector
from quizapp.errors import Finding
from quizapp.items.item import Item, Passage, Skill, SourceKind

RULE = "round_trip"
_NAMING = frozenset({"who-says"})


def read_back(items: Sequence[Item], corpus: Corpus, lexicon: Lexicon) -> Iterator[Finding]:
    """Give a finding for every claim of an item that the engine reads otherwise in its own passages."""
    read: dict[tuple[str, int, int], Sequence[Proposal]] = {}
    for item in items:
        for passage in item.passages:
            place = (passage.article, passage.start, passage.end)
            if place not in read:
                article = replace(corpus.article(passage.article), text=passage.exact)
                read[place] = extract([article], lexicon)[0]
            for name in item.claims:
                claim = corpus.claim(name)
                if claim.article == passage.article and passage.contains(claim.asked):
                    yield from _check(item, passage, claim, read[place])


def _check(item: Item, passage: Passage, claim: Claim, proposals: Sequence[Proposal]) -> Iterator[Finding]:
    blame = partial(Finding, item.id, RULE)
    if claim.quantity is not None:
        found = _figures_at(claim, passage, proposals)
        ends = (claim.figure.low, claim.figure.high, claim.figure.bound)
        if not any((one.figure.low, one.figure.high, one.figure.bound) == ends for one in found):
            told = "; ".join(f"{one.figure.mention} ({one.figure.bound})" for one in found) or "no figure"
            yield blame(
                f"the passage is read as {told}, not as {claim.figure.mention} ({claim.figure.bound})"
            )
    if item.skill is Skill.ATTRIBUTE and item.design in _NAMING:
        words = _source_of(claim, passage, proposals)
        for bystander in _bystanders(item, claim):
            if words is not None and words[0] < bystander.end and bystander.start < words[1]:
                yield blame(f"the passage is read as said by {bystander.exact!r}, which is a wrong option")


def _figures_at(claim: Claim, passage: Passage, proposals: Sequence[Proposal]) -> list[Claim]:
    """Give the figures that the engine finds where the claim's own number stands."""
    start = claim.asked.start + max(0, claim.asked.exact.find(claim.figure.figure)) - passage.start
    end = start + len(claim.figure.figure)
    return [
        one.claim
        for one in proposals
        if one.claim.quantity and one.claim.asked.start < end and start < one.claim.asked.end
    ]


def _source_of(claim: Claim, passage: Passage, proposals: Sequence[Proposal]) -> tuple[int, int] | None:
    """Give the place in the article of the source that the engine gives for the claim, None for nobody."""
    if claim.quantity is not None:
        said = _figures_at(claim, passage, proposals)
    else:
        place = claim.asked.start - passage.start
        said = [one.claim for one in proposals if one.claim.passage.start <= place < one.claim.passage.end]
    words = next((one.speaker for one in said if one.speaker is not None), None)
    return None if words is None else (words.start + passage.start, words.end + passage.start)


def _bystanders(item: Item, claim: Claim) -> Iterator[Selector]:
    """Give the words of the wrong options that stand in the claim's article."""
    for part in item.parts:
        for option in part.options:
            if not option.is_key and option.source.kind is SourceKind.SPAN:
                yield from (span for span in option.source.spans if span.article == claim.article)
