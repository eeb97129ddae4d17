"""What stands before the subject of a clause: “Earlier in the week the mayor” is about “the mayor”."""

from __future__ import annotations

from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.tokens import Tokens

_OPENERS = frozenset(
    {
        "and",
        "but",
        "then",
        "however",
        "initially",
        "eventually",
        "meanwhile",
        "still",
        "yet",
        "later",
        "so",
        "also",
        "instead",
        "now",
        "today",
        "yesterday",
    }
)
_SETTINGS = frozenset({"in", "on", "at", "during"})
_JOINERS = frozenset({"of", "to", "for", "from", "by", "with", "and", "or", "about", "into", "under", "near"})
_DETERMINERS = frozenset({"the", "its", "his", "her", "their"})
_NOMINATIVES = frozenset({"he", "she", "they", "it"})


def skip_openers(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> int:
    """Drop adverbs and times at the start of a noun phrase: “Earlier in the week the mayor”."""
    times = lexicon.times
    if tokens[last - 1].lower in _NOMINATIVES:
        return last - 1
    first = _skip_setting(tokens, first, last)
    while first < last - 1:
        lower, after = tokens[first].lower, tokens[first + 1].lower
        if (
            lower in _OPENERS
            or tokens[first].kind == "tail"
            or tokens[first].text in {".", "-", ")"}
            or (lower == "earlier" and first + 4 < last and after in {"in", "on"})
        ):
            first += 1
        elif lower in {"on", "by", "in"} and _is_date(tokens, first + 1, last, lexicon):
            first += 3
        elif lower in {"on", "by", "in", "since", "at"} and after in times.weekdays | times.months:
            first += 2
            while first < last - 1 and (
                tokens[first].lower in {"morning", "night", "evening", "afternoon", "and"}
                or tokens[first].kind == "number"
            ):
                first += 1
        elif (
            lower in {"in", "on", "at", "by", "during"}
            and after in {"the", "a", "an", "its", "their"}
            and first + 3 < last
            and tokens[first + 2].lower
            in times.periods | {"day", "morning", "evening", "statement", "report", "meantime", "interview"}
        ):
            first += 3
        elif lower in times.earlier or lower in {"late", "early"}:
            first += 1
        else:
            break
    return first


def _skip_setting(tokens: Tokens, first: int, last: int) -> int:
    """Go over where something was said: “In a filing to the exchange the company”."""
    if tokens[first].lower not in _SETTINGS:
        return first
    for place in range(first + 2, last - 1):
        before = tokens[place - 1]
        is_inner = before.lower in _SETTINGS | _JOINERS or before.kind != "word"
        if tokens[place].lower in _DETERMINERS and not is_inner:
            return place
    return first


def _is_date(tokens: Tokens, place: int, last: int, lexicon: Lexicon) -> bool:
    """Say whether a day and a month stand at a place, and more behind them: “16 June the ministry”."""
    is_day = place + 2 < last and tokens[place].kind == "number"
    return is_day and tokens[place + 1].lower in lexicon.times.months
