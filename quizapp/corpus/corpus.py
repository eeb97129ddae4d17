"""A corpus: the articles on one story, their accepted claims, and what the articles share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from quizapp.corpus.article import Article
from quizapp.corpus.claim import Claim, Kind
from quizapp.corpus.copies import Copy, find_copies
from quizapp.corpus.relation import Relation, relate


@dataclass(frozen=True)
class Topic:
    """A question that claims answer: `about` is a noun phrase for prompts ("North Korean troops")."""

    id: str
    about: str
    question: str


@dataclass(frozen=True)
class Corpus:
    """Everything a design may use. Claims come in the order of the articles and of their text."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    topics: tuple[Topic, ...]

    @cached_property
    def copies(self) -> tuple[Copy, ...]:
        """The passages that articles share, to the character."""
        return find_copies(self.articles)

    @cached_property
    def _articles_by_id(self) -> dict[str, Article]:
        return {article.id: article for article in self.articles}

    @cached_property
    def _claims_by_id(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def _topics_by_id(self) -> dict[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    def article(self, name: str) -> Article:
        """Give the article of that id; KeyError where there is none."""
        return self._articles_by_id[name]

    def claim(self, name: str) -> Claim:
        """Give the claim of that id; KeyError where there is none."""
        return self._claims_by_id[name]

    def topic(self, name: str) -> Topic:
        """Give the topic of that id; KeyError where there is none."""
        return self._topics_by_id[name]

    @cached_property
    def usable(self) -> tuple[Claim, ...]:
        """The claims a quiz may rest on: accepted, not garbled, and part of the story."""
        return tuple(
            claim
            for claim in self.claims
            if claim.is_usable and self.article(claim.article).is_story(claim.passage)
        )

    @cached_property
    def firsts(self) -> tuple[Claim, ...]:
        """The usable claims without those that only copy a claim of an earlier article."""
        return tuple(claim for claim in self.usable if not self.is_copy(claim))

    def is_copy(self, claim: Claim) -> bool:
        """Say whether a run shared with an earlier article covers the claim's passage."""
        order = [article.id for article in self.articles]
        return any(
            copy.covers(claim.article, claim.passage)
            and copy.other == claim.article
            and order.index(copy.one) < order.index(copy.other)
            for copy in self.copies
        )

    def quantities(self, topic: str) -> tuple[Claim, ...]:
        """Give the first-hand quantity claims on a topic."""
        return tuple(claim for claim in self.firsts if claim.topic == topic and claim.quantity)

    def relate(self, claims: Sequence[Claim]) -> Relation:
        """Relate claims of this corpus."""
        return relate(claims, self.copies)

    def relations(self) -> tuple[Relation, ...]:
        """Relate every two usable quantity claims of different articles on one topic, in one unit."""
        return tuple(
            self.relate(pair)
            for topic in self.topics
            for pair in combinations([c for c in self.usable if c.topic == topic.id], 2)
            if all(claim.kind is Kind.QUANTITY for claim in pair)
            and pair[0].article != pair[1].article
            and pair[0].figure.unit == pair[1].figure.unit
        )
