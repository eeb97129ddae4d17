"""How much of a vote is counted, and how many have voted by an hour: neither a share nor the turnout."""

from __future__ import annotations

from quizapp.corpus.amounts import Amount
from quizapp.corpus.tokens import Tokens

_BALLOTS = frozenset({"votes", "vote", "ballots"})
_VOTED = frozenset({"vote", "votes", "voting", "ballots", "polls", "results", "election", "front", "ahead"})
_PLACES = frozenset({"districts", "precincts", "stations", "boxes"})
_POLLING = frozenset({"polling", "voting", "electoral", "ballot"})
_COUNTED = frozenset({"counted", "tallied", "opened", "entered", "processed", "scanned", "verified"})
_REPORTED = frozenset({"reported", "reporting", "declared"})
_ENDS = frozenset({"with", "which", "that", "who", "in", "for"})
_BY = frozenset({"at", "by", "until", "before"})
_HOURS = frozenset({"noon", "midday", "lunchtime", "mid-afternoon", "mid-morning"})
_HALVES = frozenset({"a.m", "p.m", "am", "pm", "o'clock", "o’clock"})
_TURNOUT = "turnout"
_SO_FAR = "turnout-so-far"
_OTHERS = frozenset(
    {
        "said", "announced", "reported", "declared", "closed", "close", "closing", "shut", "ended",
        "finished", "emerged", "when",
    }
)  # fmt: skip
"""What else happens at an hour: polls close, and officials speak."""
_VERB = 5
_CLOCK_REACH = 9
_NOUN_REACH = 6
_VERB_REACH = 8


def tells_how_much_is_counted(tokens: Tokens, amount: Amount) -> bool:
    """Find “99.4 percent of the domestic votes … counted”; “won 52% of the votes” is a share."""
    place = amount.stop
    if place >= len(tokens):
        return False
    if tokens[place].lower != "of":
        before = [token.lower for token in tokens[max(0, amount.start - 2) : amount.start]]
        is_vote = not _VOTED.isdisjoint(token.lower for token in tokens)
        return tokens[place].lower in _COUNTED and "with" in before and is_vote
    for noun in range(place + 1, min(len(tokens), place + _NOUN_REACH)):
        verbs = _verbs_of(tokens, noun)
        if verbs:
            return _is_done(tokens, noun, verbs)
    return False


def read_hour(frame: str, tokens: Tokens, amount: Amount) -> str:
    """Give the frame of a turnout that is told before the polls close: “26% had voted by noon”."""
    if frame != _TURNOUT:
        return frame
    low, high = max(0, amount.start - _CLOCK_REACH), min(len(tokens) - 1, amount.stop + _CLOCK_REACH)
    hours = (n for n in range(low, high) if tokens[n].lower in _BY and _is_hour(tokens, n + 1))
    is_told = any(_OTHERS.isdisjoint(t.lower for t in tokens[max(0, n - _VERB) : n]) for n in hours)
    return _SO_FAR if is_told and not any(token.lower == "final" for token in tokens) else frame


def _is_hour(tokens: Tokens, place: int) -> bool:
    word = tokens[place].lower
    behind = tokens[place + 1].lower.strip(".") if place + 1 < len(tokens) else ""
    is_joined = word[:1].isdigit() and word.rstrip(".").endswith(("am", "pm", "a.m", "p.m"))
    return word in _HOURS or is_joined or (tokens[place].kind == "number" and behind in _HALVES)


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
