"""Where a noun phrase ends that names a source: over the commas of lists, and over shortened titles."""

from __future__ import annotations

from quizapp.corpus.tokens import Tokens

_LONGEST = 18
_NOMINATIVES = frozenset({"he", "she", "they", "it", "we", "there"})
_CLAUSES = frozenset({"while", "but", "although", "which", "who", "that", "as", "when"})


def noun_phrase_end(tokens: Tokens, place: int, keeps_lists: bool = False) -> int:
    """Go to the end of a noun phrase: to a mark, over the commas of a list of adjectives or names."""
    start, stop = place, min(len(tokens), place + _LONGEST)
    while place < stop:
        token = tokens[place]
        if token.text == "," and keeps_lists and _continues_list(tokens, place):
            place += 1
            continue
        if token.text == "." and _is_shortening(tokens, place):
            place += 1
            continue
        if token.kind == "sign" and token.text not in "()-&'":
            break
        if token.lower in _CLAUSES or (token.lower in _NOMINATIVES and place > start):
            break
        place += 1
    return place


def _is_shortening(tokens: Tokens, place: int) -> bool:
    """Say whether a full stop only shortens a title before a name: “Lt. Smith”."""
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return bool(
        before
        and after
        and before.end == tokens[place].start
        and before.is_capital
        and len(before.text) <= 4
        and after.is_capital
    )


def _continues_list(tokens: Tokens, place: int) -> bool:
    """Say whether the comma at a place parts the members of one name: “Ukrainian, US, and Korean sources”."""
    if place + 2 >= len(tokens) or not tokens[place - 1].is_capital:
        return False
    for follower in range(place + 1, min(len(tokens), place + 5)):
        token = tokens[follower]
        if token.lower == "and":
            return _closes_list(tokens, follower + 1)
        if token.text == ",":
            return follower > place + 1 and _continues_list(tokens, follower)
        if not token.is_capital:
            return False
    return False


def _closes_list(tokens: Tokens, place: int) -> bool:
    """Say whether the last member of a list of names is no subject: a noun or a mark follows it."""
    while place < len(tokens) and tokens[place].is_capital:
        place += 1
    return place >= len(tokens) or tokens[place].kind == "sign" or tokens[place].lower.endswith("s")


def is_pair(tokens: Tokens, place: int) -> bool:
    """Say whether two participles stand before a noun: “2,200 damaged or destroyed buildings”."""
    pair = tokens[place : place + 3]
    return (
        len(pair) > 2 and pair[1].lower in {"or", "and"} and all(pair[n].lower.endswith("ed") for n in (0, 2))
    )
