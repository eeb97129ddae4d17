"""The tokens around a number, with an empty one beyond the ends."""

from __future__ import annotations

from quizapp.corpus.lexicon import UnitWords
from quizapp.corpus.numerals import Numeral
from quizapp.corpus.tokens import Token, Tokens

NOTHING = Token(-1, -1, "", "", "sign")
DASHES = frozenset("-‑–—")


class Around:
    """The tokens around a number, with an empty one beyond the ends."""

    def __init__(self, tokens: Tokens, numeral: Numeral) -> None:
        self.tokens = tokens
        self.numeral = numeral

    def before(self, distance: int = 1) -> Token:
        """Give the token so many places before the number."""
        place = self.numeral.first - distance
        return self.tokens[place] if place >= 0 else NOTHING

    def after(self, distance: int = 1) -> Token:
        """Give the token so many places behind the number."""
        place = self.numeral.last + distance - 1
        return self.tokens[place] if place < len(self.tokens) else NOTHING


def can_be_counted(token: Token, units: UnitWords) -> bool:
    """Say whether a word can be a counted noun: in small letters, and a plural or one of the odd ones."""
    return (
        token.is_word
        and token.text[0].islower()
        and (
            token.lower in units.irregular
            or token.lower in units.people
            or (
                token.lower.endswith("s")
                and len(token.lower) > 3
                and token.lower not in units.no_plural
                and token.lower not in units.stops
            )
        )
    )


def is_noun(after: Token) -> bool:
    """Say whether a word looks like a plural."""
    return after.is_word and after.lower.endswith("s")
