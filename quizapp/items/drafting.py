"""From articles to items without hands: what the designs would ask if every proposed claim were accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise
from string import ascii_uppercase

from quizapp.corpus.article import Article
from quizapp.corpus.claim import Claim, Status
from quizapp.corpus.corpus import Corpus, Topic
from quizapp.corpus.extraction import Proposal
from quizapp.corpus.furniture import Part
from quizapp.corpus.lexicon import FrameWords, Lexicon, Span
from quizapp.corpus.naming import describe
from quizapp.items.checks import check_item
from quizapp.items.designs import make_items
from quizapp.items.item import Item
from quizapp.items.round_trip import read_back
from quizapp.items.wording import Wording

_FAR = 10
"""How many times as much as the next smaller figure one may be, to be compared with it before review."""


@dataclass(frozen=True)
class Draft:
    """Items on claims that nobody has reviewed, and the corpus they rest on. Learners see none of it."""

    corpus: Corpus
    items: tuple[Item, ...]


def draft_items(
    articles: Sequence[Article], proposals: Sequence[Sequence[Proposal]], lexicon: Lexicon, wording: Wording
) -> Draft:
    """Make the items that pass every check, from the proposals for each article that a reviewer could accept.

    The articles get the badges A, B, C, … in their order.
    """
    articles = [replace(article, letter=_badge(place)) for place, article in enumerate(articles)]
    worth = [one for own in proposals for one in _worth_review(own)]
    several = _find_several(worth, lexicon.frames)
    fit = _part_far([_keep_apart(one, lexicon.frames, several) for one in worth])
    claims = tuple(replace(one.claim, status=Status.ACCEPTED) for one in fit)
    corpus = Corpus(tuple(articles), claims, tuple(_topics(fit, lexicon)))
    made = [item for item in make_items(corpus, wording) if not list(check_item(item, corpus))]
    wrong = {finding.place for finding in read_back(made, corpus, lexicon)}
    return Draft(corpus, tuple(item for item in made if item.id not in wrong))


def _badge(place: int) -> str:
    """Give A to Z, then AA, AB, …"""
    before = _badge(place // len(ascii_uppercase) - 1) if place >= len(ascii_uppercase) else ""
    return before + ascii_uppercase[place % len(ascii_uppercase)]


def _worth_review(own: Sequence[Proposal]) -> Iterator[Proposal]:
    """Leave out what a careful reader would reject at once.

    That is page furniture, what was taken back, vague counts, opinions and forecasts that rest on a doubtful
    word, and headings where the text answers the same question: “fears up to 20,000 dead” is less exact.
    """
    fit = [
        one for one in own if one.is_clear and not (one.part.is_chrome or one.is_withdrawn or one.is_vague)
    ]
    told = {one.claim.topic for one in fit if one.part is Part.BODY}
    yield from (one for one in fit if one.part is Part.BODY or one.claim.topic not in told)


def _find_several(proposals: Sequence[Proposal], words: FrameWords) -> frozenset[str]:
    """Give the frames of gatherings of which a story tells several: whose a figure is has to be read."""
    topics: dict[str, set[str]] = {}
    for one in proposals:
        frame = words.frames.get(one.question.frame) if one.question else None
        if frame is not None and frame.span is Span.DAY:
            topics.setdefault(frame.name, set()).add(one.claim.topic)
    return frozenset(frame for frame, told in topics.items() if len(told) > 1)


def _keep_apart(one: Proposal, words: FrameWords, several: Set[str]) -> Proposal:
    """Give a figure that may be of anything a topic of its own, so that it is compared with no other."""
    question = one.question
    frame = words.frames.get(question.frame) if question else None
    is_measure = question is not None and not question.frame and question.noun in words.measures
    is_open = question is not None and (question.is_guessed or question.frame in several)
    if not (is_measure or is_open) and (frame is None or not frame.is_loose):
        return one
    return replace(one, claim=replace(one.claim, topic=f"{one.claim.topic}-{one.claim.id}"))


def _part_far(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Give figures that are far from the smaller ones of their topic a topic of their own.

    Before somebody has read them, “36 people of the mission died” and “more than 70,000 died” are more likely
    two questions than a contradiction. Where figures in between join them, they stay together.
    """
    known: dict[str, list[Claim]] = {}
    for claim in (one.claim for one in proposals if one.claim.quantity is not None):
        known.setdefault(claim.topic, []).append(claim)
    parted: dict[str, str] = {}
    for claims in known.values():
        suffix = ""
        for smaller, claim in pairwise(sorted(claims, key=lambda claim: claim.figure.value)):
            suffix = f"-{claim.id}" if claim.figure.value > _FAR * smaller.figure.value else suffix
            parted[claim.id] = suffix
    return [
        replace(one, claim=replace(one.claim, topic=one.claim.topic + parted.get(one.claim.id, "")))
        for one in proposals
    ]


def _topics(proposals: Sequence[Proposal], lexicon: Lexicon) -> Iterator[Topic]:
    named: dict[str, str] = {}
    for one in proposals:
        question = one.question
        named.setdefault(
            one.claim.topic, describe(question, lexicon.frames) if question else _kind(one.claim)
        )
    for topic, about in named.items():
        yield Topic(topic, about, f"What do the articles say about {about}?")


def _kind(claim: Claim) -> str:
    return f"statements of the kind “{claim.kind}”"
