"""Read the passages of an item back with the claim engine: does a reader without our fields find its key?

For a figure, the engine, given just the passage that a learner sees, must find the interval and the bound
that the claim has: then the key follows from the passage, and an option with another bound does not. Where
who says so is asked, it must give the words of the key for the source, or nobody where the key is nobody.
Where figures are compared, the passage of each may hold no second answer to its question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.extraction import Proposal, extract
from quizapp.corpus.lexicon import Lexicon
from quizapp.errors import Finding
from quizapp.items.item import Item, Passage, Skill

RULE = "round_trip"
_COMPARING = frozenset({"can-both", "middle-figure", "test-figure"})


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
                    yield from _check(item, passage, claim, read[place], corpus)


def _check(
    item: Item, passage: Passage, claim: Claim, proposals: Sequence[Proposal], corpus: Corpus
) -> Iterator[Finding]:
    blame = partial(Finding, item.id, RULE)
    if claim.quantity is not None:
        found = _figures_at(claim, passage, proposals)
        ends = (claim.figure.low, claim.figure.high, claim.figure.bound)
        if not any((one.figure.low, one.figure.high, one.figure.bound) == ends for one in found):
            told = "; ".join(f"{one.figure.mention} ({one.figure.bound})" for one in found) or "no figure"
            yield blame(
                f"the passage is read as {told}, not as {claim.figure.mention} ({claim.figure.bound})"
            )
        if item.design in _COMPARING:
            for rival in _rivals(item, claim, passage, found, proposals, corpus):
                yield blame(f"{rival!r} answers the question of {claim.figure.mention} as well")
    if item.skill is Skill.ATTRIBUTE and not _gives_source(claim, passage, proposals):
        words = _source_of(claim, passage, proposals)
        read = repr(corpus.article(claim.article).text[slice(*words)]) if words else "nobody"
        right = repr(claim.speaker.exact) if claim.speaker else "nobody"
        yield blame(f"the passage is read as said by {read}, not by {right}")


def _rivals(
    item: Item,
    claim: Claim,
    passage: Passage,
    found: Sequence[Claim],
    proposals: Sequence[Proposal],
    corpus: Corpus,
) -> Iterator[str]:
    """Give other figures of the passage that answer the claim's question, by the engine and by review."""
    reviewed = [kin for kin in corpus.usable if kin.article == claim.article and kin.quantity]
    named = set(item.claims)
    for one in proposals:
        other = one.claim
        if other.quantity is None or other in found or not any(other.topic == own.topic for own in found):
            continue
        start, end = (place + passage.start for place in (other.asked.start, other.asked.end))
        here = [kin for kin in reviewed if kin.asked.start < end and start < kin.asked.end]
        if not any(kin.id in named or kin.topic != claim.topic for kin in here):
            yield other.figure.mention


def _gives_source(claim: Claim, passage: Passage, proposals: Sequence[Proposal]) -> bool:
    """Say whether the engine gives the words of the claim's source, where the passage holds them."""
    words = _source_of(claim, passage, proposals)
    if claim.speaker is None:
        return words is None
    if not passage.contains(claim.speaker):
        return True
    return words is not None and words[0] < claim.speaker.end and claim.speaker.start < words[1]


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
