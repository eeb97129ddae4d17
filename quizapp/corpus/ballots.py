"""How much of a vote is counted, as against somebody's share of it."""

from __future__ import annotations

from quizapp.corpus.amounts import Amount
from quizapp.corpus.tokens import Tokens

_BALLOTS = frozenset(
    {"votes", "vote", "ballots", "boxes", "districts", "precincts", "stations", "returns", "papers", "those"}
)
_COUNTED = frozenset(
    {"counted", "opened", "entered", "tallied", "processed", "reported", "reporting", "declared", "scanned"}
)
_NOUN_REACH = 6
_VERB_REACH = 8


def tells_how_much_is_counted(tokens: Tokens, amount: Amount) -> bool:
    """Find “99.4 percent of the domestic votes … counted”; “52% of the votes” is a share."""
    place = amount.stop
    if place >= len(tokens) or tokens[place].lower != "of":
        return False
    nouns = range(place, min(len(tokens), place + _NOUN_REACH))
    noun = next((n for n in nouns if tokens[n].lower in _BALLOTS), None)
    if noun is None:
        return False
    for token in tokens[noun + 1 : noun + 1 + _VERB_REACH]:
        if token.lower in _COUNTED:
            return True
        if token.kind == "sign" or token.lower == "with":
            break
    return False
