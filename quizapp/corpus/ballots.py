"""How much of a vote is counted, as against somebody's share of it."""

from __future__ import annotations

from quizapp.corpus.amounts import Amount
from quizapp.corpus.tokens import Tokens

_BALLOTS = frozenset({"votes", "vote", "ballots"})
_PLACES = frozenset({"districts", "precincts", "stations", "boxes"})
_POLLING = frozenset({"polling", "voting", "electoral", "ballot"})
_COUNTED = frozenset({"counted", "tallied", "opened", "entered", "processed", "scanned"})
_REPORTED = frozenset({"reported", "reporting", "declared"})
_ENDS = frozenset({"with", "which", "that", "who", "in", "for"})
_NOUN_REACH = 6
_VERB_REACH = 8


def tells_how_much_is_counted(tokens: Tokens, amount: Amount) -> bool:
    """Find “99.4 percent of the domestic votes … counted”; “won 52% of the votes” is a share."""
    place = amount.stop
    if place >= len(tokens) or tokens[place].lower != "of":
        return False
    for noun in range(place + 1, min(len(tokens), place + _NOUN_REACH)):
        verbs = _verbs_of(tokens, noun)
        if verbs:
            return _is_done(tokens, noun, verbs)
    return False


def _verbs_of(tokens: Tokens, noun: int) -> frozenset[str]:
    """Give what is said of a noun where it is counted; a place has to be one where people vote."""
    word = tokens[noun].lower
    if word in _BALLOTS or word == "those":
        return _COUNTED if word in _BALLOTS else frozenset({"counted"})
    is_voting = word == "precincts" or tokens[noun - 1].lower in _POLLING
    return _COUNTED | _REPORTED if word in _PLACES and is_voting else frozenset()


def _is_done(tokens: Tokens, noun: int, verbs: frozenset[str]) -> bool:
    for token in tokens[noun + 1 : noun + 1 + _VERB_REACH]:
        if token.lower in verbs:
            return True
        if token.kind == "sign" or token.lower in _ENDS:
            break
    return False
