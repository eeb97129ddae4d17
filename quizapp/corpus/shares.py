"""Parts of a whole in words: “nine out of 10”, “two-thirds”, “a fifth of”."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from quizapp.corpus.lexicon import NumberWords
from quizapp.corpus.tokens import Tokens

_ESTIMATES = frozenset(
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
    }
)


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
    """Read “half”, “a third”, “two-thirds”, “three quarters” as a share; “half a million” as a number."""
    lowers = [token.lower for token in tokens[place : place + 4]]
    first = lowers[0]
    if first == "half" and lowers[1:2] in (["a"], ["of"]) and len(lowers) > 2 and lowers[2] in words.scales:
        factor = words.scales[lowers[2]]
        return Reading(place + 3, Fraction(factor, 2), True, scale=factor)
    if first.startswith("half-") and first[5:] in words.scales:
        return Reading(place + 1, Fraction(words.scales[first[5:]], 2), True, scale=words.scales[first[5:]])
    if first == "half":
        return Reading(place + 1, Fraction(1, 2), True, share=True)
    if "-" in first:
        count, _, part = first.partition("-")
        last = place + 1
    else:
        count, part = first, lowers[1] if len(lowers) > 1 else ""
        last = place + 2
    number = 1 if count in {"a", "one"} else words.values.get(count, 0)
    below = words.fractions.get(part)
    follows = tokens[last].lower if last < len(tokens) else ""
    if not number or not below or part == "half" or (number > 1 and not part.endswith("s")):
        return None
    if number == 1 and follows != "of" and part != "third" and not _is_estimated(tokens, place):
        return None
    return Reading(last, Fraction(number, below), True, share=True)


def _is_estimated(tokens: Tokens, place: int) -> bool:
    """Say whether a word such as “nearly” shows that “a fifth” is a share and no rank."""
    return place > 0 and tokens[place - 1].lower in _ESTIMATES
