"""Words that place a sentence in time, and the same as a value that can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.corpus.lexicon import TimeWords
from quizapp.corpus.tokens import Token, Tokens

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_REACH = 60
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Moment:
    """A time as the text words it. `when` is a date (2024-06, 11-16) or None; `weekday` and `cue` are weaker.

    `cue` is "earlier" or "later" where the text sets a time against another without naming either.
    """

    words: str | None = None
    when: str | None = None
    weekday: str | None = None
    cue: str | None = None


NO_MOMENT = Moment()
"""No time is told."""


def find_moment(text: str, tokens: Tokens, place: int, times: TimeWords) -> Moment:
    """Give the time named nearest to the token at `place`, in one sentence."""
    best: tuple[int, Moment] | None = None
    for n in range(max(0, place - _REACH), min(len(tokens), place + _REACH)):
        moment = _date(text, tokens, n, times) or _weekday(text, tokens, n, times)
        if moment and (best is None or abs(n - place) < best[0]):
            best = (abs(n - place), moment)
    cue = _cue(tokens, times)
    if best:
        found = best[1]
        return Moment(found.words, found.when, found.weekday, cue[1] if cue else None)
    return Moment(cue[0], None, None, cue[1]) if cue else Moment()


def _date(text: str, tokens: Tokens, n: int, times: TimeWords) -> Moment | None:
    token = tokens[n]
    if token.lower not in times.months or not token.text[0].isupper() or token.lower[:3] not in _MONTHS:
        return None
    month = f"{_MONTHS.index(token.lower[:3]) + 1:02d}"
    place = n + 1 + (n + 1 < len(tokens) and tokens[n + 1].text == ".")
    day = _day(tokens, place) or _day(tokens, n - 1)
    first, last = (n - 1, n) if not _day(tokens, place) and day else (n, place if day else n)
    year_at = last + 1 + (last + 1 < len(tokens) and tokens[last + 1].text == ",")
    year = _year(tokens, year_at)
    if token.lower in {"may", "march"} and not day and not year:
        return None
    last = year_at if year else last
    when = "-".join(part for part in (year, month, day) if part)
    return Moment(text[tokens[first].start : tokens[min(last, len(tokens) - 1)].end], when)


def _day(tokens: Tokens, place: int) -> str:
    if not 0 <= place < len(tokens):
        return ""
    text = tokens[place].text
    return (
        f"{int(text):02d}"
        if text.isdecimal() and text.isascii() and len(text) <= 2 and 1 <= int(text) <= 31
        else ""
    )


def _year(tokens: Tokens, place: int) -> str:
    if not 0 <= place < len(tokens):
        return ""
    text = tokens[place].text
    return text if text.isascii() and text.isdecimal() and len(text) == 4 else ""


def _weekday(text: str, tokens: Tokens, n: int, times: TimeWords) -> Moment | None:
    token: Token = tokens[n]
    if token.lower not in times.weekdays or not token.text[0].isupper() or token.lower[:3] not in _DAYS:
        return None
    last = n
    if n + 1 < len(tokens) and tokens[n + 1].lower in {"night", "morning", "evening", "afternoon"}:
        last = n + 1
    return Moment(text[token.start : tokens[last].end], None, token.lower[:3])


def _cue(tokens: Tokens, times: TimeWords) -> tuple[str, str] | None:
    for token in tokens:
        if token.lower in times.earlier and token.lower != "first":
            return token.text, "earlier"
        if token.lower in times.later and token.lower != "since":
            return token.text, "later"
    return None
