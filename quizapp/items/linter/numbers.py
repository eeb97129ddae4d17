"""Numbers in options: what they are, and the stretch of numbers that an option names."""

from __future__ import annotations

import re
from fractions import Fraction
from math import inf

from quizapp.corpus.quantity import Interval

_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_IN_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SCALE = "|".join(_SCALES)
_SCALED = re.compile(rf"(?<![\w.,])({_NUMBER})(?![\w])(?:\s+({_SCALE})\b)?")
_BETWEEN = re.compile(
    rf"(?:between |from )?\$?({_NUMBER})(?: ({_SCALE}))?(?: and | to |–|-)\$?({_NUMBER})(?: ({_SCALE}))?"
)
_LIMIT = re.compile(
    r"(?:(at least|more than|over|a minimum of|no fewer than)|(up to|at most|no more than|fewer than))?"
    rf"\s*\$?({_NUMBER})(?: ({_SCALE}))?"
)
_FEW_WORDS = re.compile(r"(?: [^\W\d]+){0,4}\.?")


def numbers_in(text: str) -> tuple[Fraction, ...]:
    """Give the numbers of a text in order; a number word counts where it begins the text."""
    found = [_value(number, scale) for number, scale in _SCALED.findall(text)]
    first = re.match(r"\w+", text.casefold())
    if first and first.group() in _IN_WORDS[1:]:
        found.insert(0, Fraction(_IN_WORDS.index(first.group())))
    return tuple(found)


def frame_of(text: str) -> str:
    """Give what is left of an option when its numbers and a leading yes or no are taken out."""
    return _SCALED.sub("#", re.sub(r"^(?:Yes|No)\b[:,.]?\s*", "", text))


def stretch_of(text: str) -> tuple[Interval, str] | None:
    """Give the numbers that an option allows, and what it counts; None where it is more than a figure."""
    plain = text.strip()
    if (found := _BETWEEN.match(plain)) and _FEW_WORDS.fullmatch(plain[found.end() :]):
        low, low_scale, high, high_scale = found.groups()
        ends = sorted((_value(low, low_scale or high_scale), _value(high, high_scale)))
        return Interval(*ends), plain[found.end() :].strip(" .")
    if (found := _LIMIT.match(plain.casefold())) and _FEW_WORDS.fullmatch(plain[found.end() :]):
        floor, ceiling, number, scale = found.groups()
        value = _value(number, scale)
        return Interval(-inf if ceiling else value, inf if floor else value), plain[found.end() :].strip(" .")
    return None


def _value(number: str, scale: str | None) -> Fraction:
    return Fraction(number.replace(",", "")) * _SCALES.get(scale or "", 1)
