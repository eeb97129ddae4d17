"""The verb that a sentence says of what is counted, behind a participle or a relative clause."""

from __future__ import annotations

from quizapp.corpus.tokens import Tokens

_REACH = 28
_GROUP = 4
_RELATIVE = frozenset({"who", "that", "which"})
_FINITE = frozenset({"have", "has", "had", "are", "is", "were", "was", "remain", "remained"})
_IRREGULAR = frozenset({"struck", "caught", "left", "held", "taken", "hurt", "swept", "sent", "lost", "hit"})
_ENDS = frozenset({"when", "after", "before", "because", "while", "but", "although", "as", "where", "if"})


def find_main_verb(tokens: Tokens, place: int) -> range:
    """Give where the main verb may stand, behind a noun that ends at `place`; empty where it comes first.

    “60 people trapped by rubble have been rescued” is about “have been rescued”.
    """
    none = range(0)
    if place + 1 >= len(tokens):
        return none
    first, after = tokens[place].lower, tokens[place + 1].lower
    is_relative = first in _RELATIVE
    if not is_relative and not first.endswith("ed") and first not in _IRREGULAR:
        return none
    owed = 1 if is_relative and after in _FINITE else 0
    for at in range(place + 1, min(len(tokens) - 1, place + _REACH)):
        token, before = tokens[at], tokens[at - 1]
        if (token.kind == "sign" and token.text not in "-'’") or token.lower in _ENDS:
            return none
        if token.lower == "and" and not is_relative:
            return none
        if token.lower not in _FINITE or before.lower in _FINITE:
            continue
        if before.lower in {"and", "not", *_RELATIVE} and before is not tokens[place]:
            continue
        if owed:
            owed -= 1
            continue
        return range(at + 1, at + 1 + _GROUP)
    return none
