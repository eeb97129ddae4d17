"""The currency behind a number: “euros”, “million Kenyan shillings”, “213p”, “hundreds of pounds”."""

from __future__ import annotations

from quizapp.corpus.lexicon import UnitWords
from quizapp.corpus.pounds import is_weight
from quizapp.corpus.tokens import Tokens, are_glued

RATES = ("a-", "an-", "per-")
"""What a hyphen joins to a sum: “a 213p-a-share bid”, “a $15-an-hour wage”."""
_VERBS = frozenset({"won"})
"""Currencies whose name is a verb as well: “In 2015 Smith won” tells of no money."""


def find_currency(
    tokens: Tokens, place: int, is_vague: bool, units: UnitWords, is_scaled: bool = False
) -> tuple[int, str] | None:
    """Give where the currency that begins at `place` ends, and its code; None where there is none."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    sign = token.text.partition("-")[0]
    if sign in units.small_change and place and are_glued(tokens[place - 1], token):
        return place + 1, units.small_change[sign]
    if not is_scaled and is_weight(tokens, place):
        return None
    if token.text in "-‑" or (is_vague and token.lower == "of"):
        place += 1
    return _named(tokens, place, units) or _of_a_country(tokens, place, units)


def _named(tokens: Tokens, place: int, units: UnitWords) -> tuple[int, str] | None:
    if place >= len(tokens) or tokens[place].kind not in {"word", "currency"}:
        return None
    name, hyphen, rate = tokens[place].lower.partition("-")
    is_rate = not hyphen or rate.startswith(RATES)
    money = units.currencies.get(name) if is_rate else None
    return (place + 1, money) if money else None


def _of_a_country(tokens: Tokens, place: int, units: UnitWords) -> tuple[int, str] | None:
    """Read “Canadian dollars”, “Hong Kong dollars”: the country in one or two words before the currency."""
    for end in (place + 1, place + 2):
        country = tokens[place:end]
        if end >= len(tokens) or not country or not all(token.is_capital for token in country):
            return None
        name = " ".join(token.lower for token in (*country, tokens[end]))
        word = tokens[end].lower
        money = units.currencies.get(name) or (units.currencies.get(word) if word not in _VERBS else None)
        if money and tokens[end].is_word and not tokens[end].is_capital:
            return end + 1, money
    return None
