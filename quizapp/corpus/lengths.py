"""Whether the m behind digits means metres or millions: “a 10m wave”, “9m doses”."""

from __future__ import annotations

from quizapp.corpus.lexicon import LengthWords
from quizapp.corpus.tokens import Token, Tokens, are_glued

MEASURES = frozenset(
    {
        "mile", "kilometre", "kilometer", "metre", "meter", "foot", "inch", "yard", "acre", "hectare", "ton",
        "tonne", "kilo", "litre", "liter", "gallon", "carat", "storey", "story", "room",
        "page", "bed", "week", "month",
    }
)  # fmt: skip
"""Measures that a hyphen joins to a number in words: “a six-mile walk”."""
_PEOPLE = frozenset({"people", "children", "women", "men"})
_MARGINS = frozenset({"by", "to", "from", "and", ","})
_WATER_REACH = 10
_TAKER_REACH = 6
_BEFORE_REACH = 4
_MOVES = frozenset(
    {
        "rose", "stood", "stands", "peaked", "crested", "risen", "rise", "rises", "rising", "fell",
        "fallen", "reached", "reach", "reaches", "shrank", "shrunk", "retreated", "receded", "advanced",
        "dropped",
    }
)  # fmt: skip
_INNER = frozenset("-‑–—")
_JOINERS = frozenset({"to", "and", "or", *_INNER})


def is_length(tokens: Tokens, place: int, words: LengthWords) -> bool:
    """Say whether the m at a place, right behind digits, means metres."""
    first = _first(tokens, place)
    behind = place + 1
    if behind < len(tokens) and tokens[behind].text in _INNER and are_glued(tokens[place], tokens[behind]):
        behind += 1
    if _is_race(tokens, place, words) or _has_length(tokens, behind, words):
        return True
    if behind < len(tokens) and _is_counted(tokens[behind]):
        return False
    return (
        _is_from_a_place(tokens, first, behind, words)
        or _is_moved(tokens, first, words)
        or _is_of_water(tokens, first, words)
    )


def _is_counted(token: Token) -> bool:
    """Say whether a word behind the digits is a plural that they count: “9m doses”."""
    is_plural = token.lower.endswith("s") and not token.lower.endswith(("ss", "wards", "ways"))
    return token.is_word and len(token.lower) > 3 and (is_plural or token.lower in _PEOPLE)


def _is_from_a_place(tokens: Tokens, first: int, behind: int, words: LengthWords) -> bool:
    """Say whether it is so far from a place, and nothing got from there: “200m from the finish”."""
    near = {token.lower for token in tokens[max(0, first - _TAKER_REACH) : first]}
    return bool(words.from_places.starting(tokens, behind)) and not near & words.takers


def _is_moved(tokens: Tokens, first: int, words: LengthWords) -> bool:
    """Say whether something fell or ran so far: “fell almost 30m”, no “fell by 30m”."""
    for start in range(first, max(0, first - _BEFORE_REACH), -1):
        if words.before.ending(tokens, start):
            return True
        is_ceiling = tokens[start - 2].lower == "up"
        if tokens[start - 1].lower in _MARGINS and not is_ceiling:
            break
    return False


def _first(tokens: Tokens, place: int) -> int:
    """Give where the number begins, or the range that it closes: “between 5m and 10m”, “3-4m”."""
    first = place - 1
    if first > 1 and tokens[first - 1].lower in _JOINERS:
        other = first - 2
        if tokens[other].lower == "m" and other:
            other -= 1
        if tokens[other].kind == "number":
            first = other
    return first


def _has_length(tokens: Tokens, place: int, words: LengthWords) -> bool:
    """Say whether what follows is long or high, or says from where to where."""
    if place >= len(tokens):
        return False
    if tokens[place].lower in _JOINERS and place + 2 < len(tokens) and tokens[place + 1].kind == "number":
        end = place + 2 + (tokens[place + 2].lower == "m")
        return _has_length(tokens, end, words)
    if tokens[place].lower == "across":
        return place + 1 == len(tokens) or tokens[place + 1].kind == "sign"
    near = tokens[place : place + 2]
    nouns = [token for token in near if token.is_word]
    return bool(words.behind.starting(tokens, place)) or any(_is_long(token, words) for token in nouns)


def _is_long(token: Token, words: LengthWords) -> bool:
    return token.lower in words.nouns or token.lower.rsplit("-", 1)[-1] in words.nouns


def _is_race(tokens: Tokens, place: int, words: LengthWords) -> bool:
    """Find “won the 100m”, a race known by its length, and no “the 80m that had been promised”."""
    number = tokens[place - 1].text.replace(",", "")
    if not number.isdecimal() or int(number) not in words.races or place < 2:
        return False
    before = tokens[place - 2]
    is_last = place + 1 == len(tokens) or tokens[place + 1].kind == "sign" or tokens[place + 1].lower == "in"
    return (
        (before.lower == "the" and is_last) or before.kind == "tail" or before.lower in {"men's", "women's"}
    )


def _is_of_water(tokens: Tokens, first: int, words: LengthWords) -> bool:
    """Say whether water has moved so far: “the river rose by 3m”."""
    near = {token.lower for token in tokens[max(0, first - _WATER_REACH) : first]}
    return bool(near & words.water and near & _MOVES)
