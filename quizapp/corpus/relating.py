"""Relate proposed claims that answer one question, and count the texts and origins that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from quizapp.corpus.article import Article
from quizapp.corpus.claim import Claim, Kind
from quizapp.corpus.copies import Copy, find_copies, find_first_copies
from quizapp.corpus.extraction import Proposal
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.moments import tell_apart
from quizapp.corpus.relation import Relation, relate
from quizapp.corpus.yardsticks import to_common_unit

MOST_FIGURES = 60
"""Different figures of one question that are related two by two; further ones are counted and left out."""
FEW_ARTICLES = 40
"""Up to so many articles every two are searched for shared passages; of more, each with those it repeats."""


@dataclass(frozen=True)
class Group:
    """The claims that answer one question.

    `relations` relate every two figures that differ in value, unit, time or source, each by the first claim
    that gives it; `not_compared` are pairs in units that do not convert. `texts` counts the separate texts,
    and `origins` names the sources that the texts name.
    """

    topic: str
    claims: tuple[str, ...]
    texts: int
    origins: tuple[str, ...]
    relations: tuple[Relation, ...]
    not_compared: tuple[tuple[str, str], ...]
    left_out: int


@dataclass(frozen=True)
class Relations:
    """Everything that relates the claims of some articles: groups by question, and shared passages."""

    groups: tuple[Group, ...]
    copies: tuple[Copy, ...]


def relate_proposals(
    articles: Sequence[Article], proposals: Sequence[Sequence[Proposal]], lexicon: Lexicon
) -> Relations:
    """Group the figures of the story by question and relate those of each group."""
    is_small = len(articles) <= FEW_ARTICLES
    copies = find_copies(articles) if is_small else find_first_copies(articles)
    by_pair: dict[tuple[str, str], list[Copy]] = {}
    for copy in copies:
        by_pair.setdefault((copy.one, copy.other), []).append(copy)
    groups: dict[str, list[Proposal]] = {}
    for own in proposals:
        for proposal in own:
            if proposal.claim.kind is Kind.QUANTITY and not proposal.part.is_chrome and _has_frame(proposal):
                groups.setdefault(proposal.claim.topic, []).append(proposal)
    return Relations(
        tuple(
            _group(topic, members, by_pair, lexicon) for topic, members in groups.items() if len(members) > 1
        ),
        tuple(copies),
    )


def _has_frame(proposal: Proposal) -> bool:
    return proposal.question is not None and not proposal.question.frame.startswith("?")


def _group(
    topic: str,
    members: Sequence[Proposal],
    copies: Mapping[tuple[str, str], Sequence[Copy]],
    lexicon: Lexicon,
) -> Group:
    firsts: dict[tuple[object, ...], Proposal] = {}
    for member in members:
        firsts.setdefault(_figure_key(member), member)
    distinct = list(firsts.values())
    kept = distinct[:MOST_FIGURES]
    relations: list[Relation] = []
    apart: list[tuple[str, str]] = []
    for one, other in combinations(kept, 2):
        relation = _relate_two(one, other, copies, lexicon)
        if relation is None:
            apart.append((one.claim.id, other.claim.id))
        else:
            relations.append(relation)
    return Group(
        topic=topic,
        claims=tuple(member.claim.id for member in members),
        texts=_count_texts([member.claim for member in members], copies),
        origins=_origins([member.claim for member in members]),
        relations=tuple(relations),
        not_compared=tuple(apart),
        left_out=len(distinct) - len(kept),
    )


def _figure_key(proposal: Proposal) -> tuple[object, ...]:
    claim, moment = proposal.claim, proposal.moment
    figure = claim.figure
    return figure.low, figure.high, figure.bound, figure.unit, moment.when, moment.weekday, claim.origin


def _relate_two(
    one: Proposal, other: Proposal, copies: Mapping[tuple[str, str], Sequence[Copy]], lexicon: Lexicon
) -> Relation | None:
    """Relate two claims in a common unit; None where there is none."""
    common = to_common_unit(one.claim.figure, other.claim.figure, lexicon)
    if common is None:
        return None
    first, second = tell_apart(one, other)
    pair = (
        replace(one.claim, quantity=common[0], when=first),
        replace(other.claim, quantity=common[1], when=second),
    )
    names = one.claim.article, other.claim.article
    return relate(pair, [*copies.get(names, ()), *copies.get((names[1], names[0]), ())])


def _count_texts(claims: Sequence[Claim], copies: Mapping[tuple[str, str], Sequence[Copy]]) -> int:
    """Count the articles of the claims, those that share the passage of one counted once."""
    passages: dict[str, list[Claim]] = {}
    for claim in claims:
        passages.setdefault(claim.article, []).append(claim)
    home = {article: article for article in passages}

    def root(article: str) -> str:
        while home[article] != article:
            article = home[article]
        return article

    for (one, other), shared in copies.items():
        if one in home and other in home and _share_a_claim(passages[one], passages[other], shared):
            home[root(other)] = root(one)
    return sum(home[article] == article for article in home)


def _share_a_claim(ones: Sequence[Claim], others: Sequence[Claim], shared: Sequence[Copy]) -> bool:
    return any(
        any(copy.covers(claim.article, claim.passage) for claim in ones)
        and any(copy.covers(claim.article, claim.passage) for claim in others)
        for copy in shared
    )


def _origins(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Name the sources that the texts name, each once, in the order of the texts."""
    found: dict[str, str] = {}
    for claim in claims:
        if claim.origin and claim.names_its_source:
            plain = claim.origin.lower().removeprefix("the ").strip()
            found.setdefault(plain, claim.origin)
    return tuple(found.values())
