"""The sentences and words that every design shares, loaded from files and passed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.corpus.claim import Claim
from quizapp.corpus.quantity import Bound


@dataclass(frozen=True)
class Misreading:
    """A named way to read a passage wrongly: what to tell the reader, and the rule that goes with it."""

    name: str
    feedback: str
    rule: str


@dataclass(frozen=True)
class BoundWords:
    """Words that bound a number in just the same way, so that one may stand for another.

    `meaning` is what they say of it, where it is more exact than the meaning of the bound: `is_strict` words
    shut the number itself out.
    """

    bound: Bound
    words: tuple[str, ...]
    meaning: str = ""
    is_strict: bool = False


@dataclass(frozen=True)
class Wording:
    """Shared sentences of one language. Missing names raise KeyError, so that a gap shows at build time."""

    language: str
    misreadings: Mapping[str, Misreading]
    bounds: Mapping[Bound, str]
    bound_meaning: Mapping[Bound, str]
    same_bound: tuple[BoundWords, ...]
    modal: frozenset[str]
    reporting: frozenset[str]
    weighty: tuple[str, ...]

    def feedback(self, misreading: str, words: str = "") -> str:
        """Say why a misreading fails, naming the words that were misread."""
        return self.misreadings[misreading].feedback.format(words=words)

    def rule(self, misreading: str) -> str:
        """Give the one line to carry away: the same words for the same misreading every time."""
        return self.misreadings[misreading].rule

    def synonyms(self, bound_words: str) -> tuple[str, ...]:
        """Give other words that bound a number in just the same way, none where none are known."""
        known = bound_words.lower()
        for row in self.same_bound:
            if known in row.words:
                return tuple(words for words in row.words if words != known)
        return ()

    def meaning(self, bound: Bound, bound_words: str) -> str:
        """Say which numbers a figure allows that has this bound, in these words."""
        known = bound_words.lower()
        own = (row.meaning for row in self.same_bound if known in row.words)
        return next(own, "") or self.bound_meaning[bound]

    def is_strict(self, bound_words: str) -> bool:
        """Say whether these words shut their own number out ("over")."""
        return any(row.is_strict for row in self.same_bound if bound_words.lower() in row.words)

    def usual(self, bound: Bound) -> str:
        """Give the plainest words for a bound ("at least"); KeyError for bounds without words."""
        return next((row.words[0] for row in self.same_bound if row.bound is bound), "")

    def is_possibility(self, claim: Claim) -> bool:
        """Say whether the claim's own words make it a mere possibility."""
        return any(hedge.lower() in self.modal for hedge in claim.hedges)

    def reporting_words(self, claim: Claim) -> str:
        """Give the claim's own words that say it was reported by somebody, empty where there are none."""
        return next((hedge for hedge in claim.hedges if hedge.lower() in self.reporting), "")
