"""Number (QTI textEntryInteraction with a tolerance): a number is typed, a point if it is near enough."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from quizapp.errors import InvalidResponseError
from quizapp.items.interactions.score import Score, Told
from quizapp.items.interactions.shown import Shown
from quizapp.items.item import Part

LONGEST = 30
_SCALES = {"": 1, "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9}
_NUMBER = re.compile(
    r"(?P<whole>[0-9]{1,15}|[0-9]{1,3}(?:[, \u00a0\u202f][0-9]{3}){1,5})"
    r"(?:\.(?P<part>[0-9]{1,6}))?\s*(?P<scale>[a-z]*)"
)


def read(_: Shown, given: Sequence[str]) -> tuple[str, ...]:
    """Turn what was typed into a number as `str(Fraction)` writes it; nothing typed means unanswered.

    Takes 72000000, 72,000,000 and 72 million, with or without $. Raises InvalidResponseError for all else.
    """
    typed = given[0].strip() if given else ""
    if len(given) > 1 or len(typed) > LONGEST:
        raise InvalidResponseError("one number was expected")
    return (str(_parse(typed)),) if typed else ()


def write(_: Shown, chosen: Sequence[str]) -> tuple[str, ...]:
    """Turn a number back into what could be typed."""
    return tuple(show_number(Fraction(one)) for one in chosen)


def is_complete(_: Shown, chosen: Sequence[str]) -> bool:
    """Say whether a number is given."""
    return bool(chosen)


def grade(part: Part, chosen: Sequence[str]) -> Score:
    """Give one point within the tolerance, its ends included (QTI equal with toleranceMode absolute)."""
    key = part.number
    if key is None or not chosen:
        return Score(0, 1)
    distance = abs(Fraction(chosen[0]) - Fraction(key.value))
    return Score(int(distance <= Fraction(key.tolerance)), 1)


def tell(part: Part, chosen: Sequence[str]) -> tuple[Told, ...]:
    """Say which number was given, with its unit."""
    unit = part.number.unit if part.number else ""
    is_right = grade(part, chosen).is_full
    return tuple(Told(f"{show_number(Fraction(one))} {unit}".strip(), is_right) for one in chosen)


def show_number(number: Fraction) -> str:
    """Write a number with commas, and with as many decimals as it needs of six."""
    whole, rest = divmod(number, 1)
    decimals = f"{float(rest):.6f}"[1:].rstrip("0").rstrip(".")
    return f"{int(whole):,}{decimals}"


def _parse(typed: str) -> Fraction:
    found = _NUMBER.fullmatch(typed.casefold().lstrip("$").strip())
    if found is None or found["scale"] not in _SCALES:
        raise InvalidResponseError(f"{typed!r} is no number")
    whole = re.sub(r"[^0-9]", "", found["whole"])
    return Fraction(f"{whole}.{found['part'] or 0}") * _SCALES[found["scale"]]
