"""Nouns that only tell more of who is counted: “the number of people who have lost their homes”."""

from __future__ import annotations

from quizapp.corpus.tokens import Tokens

_REACH = 10
_OPENERS = frozenset({"who", "whose"})


def is_told_of(tokens: Tokens, place: int) -> bool:
    """Say whether a noun at a place stands in a clause on those whose number is given."""
    lowers = [token.lower for token in tokens[max(0, place - _REACH) : place]]
    return "number" in lowers and not _OPENERS.isdisjoint(lowers[lowers.index("number") :])
