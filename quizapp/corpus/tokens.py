"""Cut a text into words, numbers and marks, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<skip>https?://\S+|www\.\S+|[\w.+-]{1,60}@[\w-]{1,60}\.\w{1,20})"
    r"|(?P<currency>(?:US|AU?|CA?|NZ|HK|S|R)?\$|[€£¥₹₽₩₪₺₴₦]"
    r"|\b(?:Rs\.?|USD|EUR|GBP|CHF|INR|JPY|CNY|AUD|CAD)(?=\s?[0-9]))"
    r"|(?P<number>[0-9]{1,3}(?:,[0-9]{2})*(?:[,\u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]{1,40}(?:\.[0-9]{1,40})?|[½¼¾⅓⅔])"
    r"|(?P<name>(?!magnitude)[^\W\d_]{1,40}[-‑]?[0-9][\w-]*)"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-‑'’&](?!s\b)[^\W\d_]+)*)"
    r"|(?P<tail>['’]s\b)"
    r"|(?P<sign>\S)"
)


class Token(NamedTuple):
    """A word, number or mark: `text[start:end]`, and the same in lower case with straight apostrophes.

    `kind` is word, number, currency, name (letters with digits), tail (the ’s of a possessive), sign, or
    skip (an address on the web).
    """

    start: int
    end: int
    text: str
    lower: str
    kind: str

    @property
    def is_word(self) -> bool:
        """Say whether it is made of letters."""
        return self.kind == "word"

    @property
    def is_capital(self) -> bool:
        """Say whether it is a word or name that begins with a capital letter."""
        return self.kind in {"word", "name"} and self.text[0].isupper()


Tokens = Sequence[Token]


def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Cut `text[start:end]` into tokens; places count from the start of the whole text."""
    stop = len(text) if end is None else end
    return tuple(
        Token(m.start(), m.end(), m.group(), _fold(m.group()), m.lastgroup or "sign")
        for m in _TOKEN.finditer(text, start, stop)
    )


def are_glued(one: Token, other: Token) -> bool:
    """Say whether one token follows the other without a space."""
    return one.end == other.start


def _fold(text: str) -> str:
    return text.lower().replace("’", "'").replace("‑", "-")
