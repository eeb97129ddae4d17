"""Amounts that count nothing: the strength of a quake, the level of an index, how many times as much."""

from __future__ import annotations

from quizapp.corpus.amounts import Amount
from quizapp.corpus.shares import MULTIPLES
from quizapp.corpus.tokens import Tokens

_STRONGEST = 10
_WEAKEST = 2
_SENTENCE = 40
_MEASURED = frozenset(
    {
        "measured", "measures", "measuring", "registered", "registering", "rated", "rates", "rate",
        "put", "puts", "gave", "gives", "recorded", "has", "had", "estimated", "revised", "upgraded",
        "downgraded", "was", "at",
    }
)  # fmt: skip
_QUAKES = frozenset(
    {
        "quake", "quakes", "earthquake", "earthquakes", "tremor", "tremors", "aftershock",
        "aftershocks", "shock", "shocks", "foreshock", "temblor", "temblors", "mainshock",
    }
)  # fmt: skip
_LOWEST_INDEX = 500
_INDEX_REACH = 14
_INDEXES = frozenset(
    {
        "dow", "ftse", "nikkei", "nasdaq", "dax", "cac", "topix", "kospi", "sensex", "nifty", "seng",
        "stoxx", "bovespa", "ibex", "index", "composite", "average",
    }
)  # fmt: skip
_HEAT = frozenset({"C", "F"})
_HEAT_NAMES = {
    "c": "degrees Celsius", "celsius": "degrees Celsius", "centigrade": "degrees Celsius",
    "f": "degrees Fahrenheit", "fahrenheit": "degrees Fahrenheit",
}  # fmt: skip
_JOINERS = frozenset({"and", "at", "of", "to", "as", "or", "a"})
_COMPARED = frozenset(
    {
        "as", "more", "the", "higher", "larger", "bigger", "greater", "less", "fewer", "faster",
        "stronger", "its", "their", "that", "what", "his", "her", "longer", "lower", "smaller",
        "heavier", "likelier", "deadlier",
    }
)  # fmt: skip


def is_magnitude(tokens: Tokens, amount: Amount) -> bool:
    """Find “magnitude 6.8”, “a 7.8-magnitude quake”, “6.2 on the Richter scale”, “the quake measured 6.2”."""
    if amount.value > _STRONGEST:
        return False
    before = [token.lower for token in tokens[max(0, amount.first - 14) : amount.first]]
    behind = [token.lower for token in tokens[amount.last : amount.last + 5]]
    is_named = "magnitude" in before[-4:] or "magnitude-" in before[-2:] or "richter" in behind
    return is_named or "magnitude" in behind[:2] or _is_of_a_quake(tokens, amount)


def _is_of_a_quake(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a quake of the sentence is measured: “rates the shocks at 6.7 and 6.6”."""
    words = {token.lower for token in tokens[max(0, amount.first - _SENTENCE) : amount.first]}
    return is_like_a_magnitude(tokens, amount) and bool(_MEASURED & words and _QUAKES & words)


def is_like_a_magnitude(tokens: Tokens, amount: Amount) -> bool:
    """Say whether an amount is small, with a decimal place, behind a word that joins: “put it at 5.4”."""
    before = tokens[amount.start - 1].lower if amount.start else ""
    is_small = _WEAKEST <= amount.value < _STRONGEST and amount.value.denominator in {2, 5, 10}
    is_compared = before == "the" and amount.start > 1 and tokens[amount.start - 2].lower == "than"
    is_joined = before in _JOINERS or before in _MEASURED or is_compared
    return is_small and amount.numeral.is_bare and is_joined


def is_index_level(tokens: Tokens, amount: Amount) -> bool:
    """Say whether an amount is where an index of shares stands: “the Dow fell to 31,500”."""
    if amount.value < _LOWEST_INDEX or tokens[amount.start - 1].lower not in {"at", "to"}:
        return False
    stretch = tokens[max(0, amount.start - _INDEX_REACH) : amount.start]
    return any(token.lower in _INDEXES and token.is_capital for token in stretch)


def is_scale(tokens: Tokens, place: int) -> bool:
    """Say whether a capital letter behind a number is a scale of heat: “near 32 C and rising”."""
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    return tokens[place].text in _HEAT and not (behind and (behind.is_capital or behind.kind == "number"))


def name_scale(tokens: Tokens, end: int) -> str:
    """Give the unit of degrees that end at a place, with the scale that stands there or right behind."""
    near = (tokens[n].lower for n in (end - 1, end) if n < len(tokens))
    return next((_HEAT_NAMES[word] for word in near if word in _HEAT_NAMES), "degrees")


def is_multiple(tokens: Tokens, amount: Amount) -> bool:
    """Find “twice the size”, “three times as many”, “10 times Apple’s earnings”."""
    if tokens[amount.first].lower in MULTIPLES:
        return True
    near = tokens[amount.last : amount.last + 3]
    if len(near) < 2 or near[0].lower != "times":
        return False
    is_owned = len(near) == 3 and near[1].is_capital and near[2].kind == "tail"
    return is_owned or near[1].lower in _COMPARED
