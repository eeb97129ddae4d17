"""Compare what the engine proposes with what a reviewer made of it: added, changed, rejected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizapp.corpus.article import Article
from quizapp.corpus.claim import Claim
from quizapp.corpus.extraction import Proposal
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.selector import Selector
from quizapp.corpus.yardsticks import to_common_unit


class Outcome(StrEnum):
    """What became of a proposal, or where a reviewed claim came from."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Change:
    """One figure of review or of the engine, and each field that differs as (name, engine's, reviewer's)."""

    outcome: Outcome
    article: str
    mention: str
    place: Selector
    fields: tuple[tuple[str, str, str], ...] = ()


def compare_claims(
    articles: Sequence[Article],
    reviewed: Sequence[Claim],
    proposals: Sequence[Sequence[Proposal]],
    lexicon: Lexicon,
) -> tuple[Change, ...]:
    """Pair the figures of both by their place, and tell what review did to each, in text order."""
    found: list[Change] = []
    for article, own in zip(articles, proposals, strict=True):
        figures = [one.claim for one in own if one.claim.quantity and not one.part.is_chrome]
        used: set[str] = set()
        for claim in reviewed:
            if claim.article == article.id and claim.quantity:
                twin = _twin(claim, figures)
                found.append(_tell(claim, twin, lexicon))
                used.add(twin.id if twin else "")
        found += [
            Change(Outcome.REJECTED, article.id, one.figure.mention, one.asked)
            for one in figures
            if one.id not in used
        ]
    return tuple(sorted(found, key=lambda change: (change.article, change.place.start, change.outcome)))


def _twin(claim: Claim, figures: Sequence[Claim]) -> Claim | None:
    """Give the proposal whose mention lies where the reviewed figure stands."""
    place = claim.asked.exact.find(claim.figure.figure)
    start = claim.asked.start + max(0, place)
    end = start + len(claim.figure.figure)
    return next((one for one in figures if one.asked.start < end and start < one.asked.end), None)


def _tell(claim: Claim, twin: Claim | None, lexicon: Lexicon) -> Change:
    if twin is None:
        return Change(Outcome.ADDED, claim.article, claim.figure.mention, claim.asked)
    figure, proposed = claim.figure, twin.figure
    pairs = [
        ("bound", proposed.bound.value, figure.bound.value),
        ("low", str(proposed.low), str(figure.low)),
        ("high", str(proposed.high), str(figure.high)),
        ("speaker_type", twin.speaker_type.value, claim.speaker_type.value),
    ]
    if to_common_unit(proposed, figure, lexicon) is None:
        pairs.append(("unit", proposed.unit, figure.unit))
    fields = tuple(pair for pair in pairs if pair[1] != pair[2])
    outcome = Outcome.CHANGED if fields else Outcome.KEPT
    return Change(outcome, claim.article, figure.mention, claim.asked, fields)
