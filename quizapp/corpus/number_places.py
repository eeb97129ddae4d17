"""Where a number stands, for the rules that read who reports it."""

from __future__ import annotations

from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.tokens import Token, Tokens

_SKIPPED = frozenset(
    {"only", "just", "some", "even", "well", "a", "an", "mere", "between", "from", "exactly"}
)


def figure_at(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    """Say whether a number stands at a place, over words such as “nearly”, “well over” and “between”."""
    bound = lexicon.bounds.before.starting(tokens, place)
    while place < len(tokens) and (bound or tokens[place].lower in _SKIPPED):
        place = bound[0] if bound else place + 1
        bound = lexicon.bounds.before.starting(tokens, place)
    return place < len(tokens) and is_number(tokens[place], lexicon)


def is_number(token: Token, lexicon: Lexicon) -> bool:
    """Say whether a token opens a number, in digits or in words; “one” often means no number."""
    if token.kind in {"number", "currency"}:
        return True
    first = token.lower.split("-")[0]
    return first in lexicon.numbers.values and token.lower != "one"
