"""Parts of a whole in words: “nine out of 10”, “two-thirds”, “a fifth of”."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from quizapp.corpus.lengths import MEASURES
from quizapp.corpus.lexicon import NumberWords
from quizapp.corpus.tokens import Tokens

ESTIMATES = frozenset(
    {
        "about",
        "almost",
        "around",
        "barely",
        "fully",
        "nearly",
        "only",
        "roughly",
        "some",
        "than",
        "just",
        "over",
        "under",
        "between",
        "by",
    }
)
"""Words right before a share or a multiple that show that it is one."""

_HALVED = MEASURES | {"percent", "per", "percentage", "point"}
"""Units that half of one is told of: “half a mile”, “half a percentage point”."""

MULTIPLES = {"twice": 2, "double": 2, "triple": 3, "treble": 3, "quadruple": 4}
"""Words for how many times as much."""
_MULTIPLIED = frozenset({"the", "as", "that", "its", "their", "what", "his", "her"})


@dataclass(frozen=True)
class Reading:
    """What digits or words say before the signs around them are read; `last` is where they end."""

    last: int
    value: Fraction
    spelled: bool = False
    vague: bool = False
    scale: int = 1
    share: bool = False


def read_ratio(tokens: Tokens, place: int, words: NumberWords) -> Reading | None:
    """Read “nine out of 10”, “one in five” as a share."""
    lowers = [token.lower for token in tokens[place : place + 4]]
    link = 3 if lowers[1:3] == ["out", "of"] else 2 if lowers[1:2] == ["in"] else 0
    if not link or len(lowers) <= link:
        return None
    part, whole = (_small(lowers[n], words) for n in (0, link))
    if not part or not whole or not part < whole <= 100 or (link == 2 and (part > 9 or whole < 3)):
        return None
    if link == 2 and lowers[0].isdigit() and lowers[2].isdigit() and part > 1:
        return None
    return Reading(place + link + 1, Fraction(part, whole), True, share=True)


def _small(lower: str, words: NumberWords) -> int:
    if lower.isascii() and lower.isdecimal():
        return int(lower) if len(lower) < 4 else 0
    return words.values.get(lower, 0)


def read_fraction(tokens: Tokens, place: int, words: NumberWords) -> Reading | None:
    """Read “half”, “a third”, “two-thirds” as a share; “half a mile”, “a quarter of a million” as numbers."""
    first = tokens[place].lower
    if first == "half" or first.startswith("half-"):
        return _half(tokens, place, words)
    count, hyphen, part = first.partition("-")
    last = place + 1 if hyphen else place + 2
    if not hyphen:
        part = tokens[place + 1].lower if place + 1 < len(tokens) else ""
    number = 1 if count in {"a", "one"} else words.values.get(count, 0)
    below = words.fractions.get(part)
    if not number or not below or (number > 1 and not part.endswith("s")):
        return None
    factor = _scale_of(tokens, last, words)
    if factor:
        return Reading(last + 3, Fraction(number * factor, below), True, scale=factor)
    is_share = number > 1 or _is_share(tokens, place, last, words)
    return Reading(last, Fraction(number, below), True, share=True) if is_share else None


def _half(tokens: Tokens, place: int, words: NumberWords) -> Reading | None:
    """Read “half” as a share; “half a million”, “half-million”, “half a mile” as numbers."""
    near = [token.lower for token in tokens[place : place + 3]]
    _, _, scale = near[0].partition("-")
    link, unit = near[1:] if len(near) == 3 else ("", "")
    if scale:
        factor = words.scales.get(scale, 0)
        return Reading(place + 1, Fraction(factor, 2), True, scale=factor) if factor else None
    if link in {"a", "of"} and unit in words.scales:
        return Reading(place + 3, Fraction(words.scales[unit], 2), True, scale=words.scales[unit])
    if link in {"a", "an"} and unit in _HALVED:
        return Reading(place + 2, Fraction(1, 2), True)
    return Reading(place + 1, Fraction(1, 2), True, share=True)


def _is_share(tokens: Tokens, place: int, last: int, words: NumberWords) -> bool:
    """Say whether “a fifth”, “a quarter” is a share: no rank, and no half of a match."""
    part = tokens[last - 1].lower
    if part == "half":
        return _closes_a_range(tokens, place, words)
    is_of = last < len(tokens) and tokens[last].lower == "of"
    return is_of or part == "third" or _is_estimated(tokens, place)


def read_multiple(tokens: Tokens, place: int) -> Reading | None:
    """Read “twice the size”, “twice as many”, “roughly double what” as two times."""
    value = MULTIPLES.get(tokens[place].lower)
    if not value or place + 1 >= len(tokens) or tokens[place + 1].lower not in _MULTIPLIED:
        return None
    is_verb = tokens[place].lower != "twice" and (place == 0 or tokens[place - 1].lower not in ESTIMATES)
    return None if is_verb else Reading(place + 1, Fraction(value), True)


def _scale_of(tokens: Tokens, place: int, words: NumberWords) -> int:
    """Give the factor of the scale that a part is of, 0 where it is of none: “a quarter of a million”."""
    near = [token.lower for token in tokens[place : place + 3]]
    return words.scales.get(near[2], 0) if len(near) == 3 and near[:2] == ["of", "a"] else 0


def _closes_a_range(tokens: Tokens, place: int, words: NumberWords) -> bool:
    """Say whether “a half” is the end of a range of shares: “between a third and a half”."""
    near = [token.lower for token in tokens[max(0, place - 2) : place]]
    return len(near) == 2 and near[0] in words.fractions and near[1] in {"and", "to", "or"}


def _is_estimated(tokens: Tokens, place: int) -> bool:
    """Say whether a word such as “nearly” shows that “a fifth” is a share and no rank."""
    return place > 0 and tokens[place - 1].lower in ESTIMATES
