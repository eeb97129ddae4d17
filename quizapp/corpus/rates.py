"""Rates and periods: “$2,000 per soldier per month”, “20,000 soldiers monthly”, “a decade” as ten years."""

from __future__ import annotations

from dataclasses import replace

from quizapp.corpus.amounts import Amount
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.money import RATES
from quizapp.corpus.tokens import Tokens, are_glued
from quizapp.corpus.units import Unit

_RATE_REACH = 8
_OPENERS = frozenset({"of", "the", "its", "their", "all", "his", "her", "our", "those", "these"})
_YEARS = {"decade": 10, "decades": 10, "century": 100, "centuries": 100}
_NO_RATE = frozenset({"after", "later", "earlier", "ago", "before", "since", "of"})
_SORTS = frozenset({"all", "any", "both", "various", "every"})
_PERIODS = frozenset({"hour", "day", "week", "month", "year"})
_FLOWING = frozenset({"barrels", "gallons", "litres", "liters", "tonnes", "tons", "feet", "metres", "meters"})
_EACH = frozenset({"each", "every"})
_PRICED = frozenset(
    {
        "share",
        "barrel",
        "bushel",
        "kilo",
        "pound",
        "bag",
        "gallon",
        "litre",
        "liter",
        "tonne",
        "ton",
        "ounce",
        "person",
        "head",
        "soldier",
        "ticket",
        "dose",
    }
)


def in_years(amount: Amount, unit: Unit | None) -> tuple[Amount, Unit | None]:
    """Turn decades and centuries into years; leave every other amount as it is."""
    factor = _YEARS.get(unit.name) if unit else None
    if unit is not None and factor is None and unit.dimension == "time" and not unit.name.endswith("s"):
        return amount, replace(unit, name=f"{unit.name}s")
    if unit is None or factor is None:
        return amount, unit
    low, high = (None if end is None else end * factor for end in (amount.low, amount.high))
    return replace(amount, low=low, high=high), replace(unit, name="years")


def find_period(tokens: Tokens, unit_end: int, limit: int, lexicon: Lexicon) -> tuple[str, int]:
    """Give the period of a rate (“per month”, “a day”, “daily”) and where its words end; empty where none."""
    joined = _joined_rate(tokens, unit_end)
    if joined in _PERIODS:
        return joined, unit_end
    behind = _behind_brackets(tokens, unit_end, lexicon)
    if behind:
        return behind, unit_end
    place, stop = unit_end, min(limit, len(tokens), unit_end + _RATE_REACH)
    while place < stop:
        found = lexicon.units.periods.starting(tokens, place)
        if found and found[0] <= max(stop, place + 2):
            end, period = found
            words = tokens[place].lower
            is_near = (place <= unit_end + 1 and tokens[place - 1].lower != "in") or words not in {
                "a",
                "an",
                "annual",
            }
            is_name = tokens[place].is_capital and end < len(tokens) and tokens[end].is_capital
            is_flow = words in {"a", "per"} and tokens[place - 1].lower in _FLOWING
            if is_near and not is_name and words != "annual" and (is_flow or not _is_time(tokens, end)):
                return period, end
        if tokens[place].kind == "sign" and tokens[place].text in ",;:—–.()":
            break
        place += 1
    return "", unit_end


def _behind_brackets(tokens: Tokens, place: int, lexicon: Lexicon) -> str:
    """Give the period that a sum shares with the one in brackets: “3.7 euros (£3.2) a year”."""
    if place < len(tokens) and tokens[place].text == "(":
        reach = range(place, min(len(tokens), place + _RATE_REACH))
        place = next((n for n in reach if tokens[n].text == ")"), len(tokens))
    if place + 1 >= len(tokens) or tokens[place].text != ")":
        return ""
    found = lexicon.units.periods.starting(tokens, place + 1)
    return "" if found is None or _is_time(tokens, found[0]) else found[1]


def _joined_rate(tokens: Tokens, place: int) -> str:
    """Give what hyphens join to a sum: “a 213p-a-share bid” gives share, “a $15-an-hour wage” hour."""
    _, _, rate = tokens[place - 1].lower.partition("-")
    if place + 1 < len(tokens) and tokens[place].text in "-‑" and are_glued(tokens[place - 1], tokens[place]):
        rate = tokens[place + 1].lower
    return rate.partition("-")[2] if rate.startswith(RATES) else ""


def _is_time(tokens: Tokens, place: int) -> bool:
    """Say whether what follows makes a period a time: “a day later”, no “a day of all makes”."""
    near = [token.lower for token in tokens[place : place + 2]]
    return bool(near) and near[0] in _NO_RATE and not (near[0] == "of" and near[-1] in _SORTS)


def find_whole(tokens: Tokens, amount: Amount, lexicon: Lexicon) -> str:
    """Give of what a share is: “85% of the schools” gives schools, empty where nothing is named."""
    place = amount.stop
    if place >= len(tokens) or tokens[place].lower not in {"of", "the"}:
        return ""
    while place < len(tokens) and tokens[place].lower in _OPENERS:
        place += 1
    noun = ""
    while place < len(tokens) and tokens[place].lower not in lexicon.units.stops:
        owner = place + 1 < len(tokens) and tokens[place + 1].kind == "tail"
        if not owner and tokens[place].kind not in {"word", "number", "name", "tail"}:
            break
        if tokens[place].kind in {"word", "name"} and not owner:
            noun = tokens[place].lower
        place += 1
        if noun.endswith("s") or noun in lexicon.units.irregular:
            break
    return noun


def find_head(tokens: Tokens, amount: Amount, lexicon: Lexicon) -> str:
    """Give for what one sum is: “$2,000 per soldier” gives soldier, empty where it is for no thing."""
    place = amount.last
    joined = _joined_rate(tokens, place)
    if joined:
        return "" if joined in _PERIODS else joined
    if place < len(tokens) and (tokens[place].lower == "apiece" or _is_each(tokens, place)):
        return "each"
    if place + 2 < len(tokens) and tokens[place].lower in {"to", "for"} and tokens[place + 1].lower in _EACH:
        return _each_noun(tokens, place + 2, lexicon)
    if place + 1 >= len(tokens) or tokens[place].lower not in {"per", "a", "an", "each"}:
        return ""
    noun = tokens[place + 1]
    if place + 2 < len(tokens) and tokens[place].lower == "per" and tokens[place + 2].lower in _PRICED:
        noun = tokens[place + 2]
    is_period = noun.lower in lexicon.times.periods
    if is_period or not noun.is_word or noun.lower in lexicon.units.stops or noun.is_capital:
        return ""
    is_price = tokens[place].lower == "per" or noun.lower in _PRICED
    return noun.lower if is_price else ""


def _is_each(tokens: Tokens, place: int) -> bool:
    """Say whether “each” closes a sum: “90 euros each.”"""
    is_last = place + 1 == len(tokens) or tokens[place + 1].kind == "sign"
    return tokens[place].lower == "each" and is_last


def _each_noun(tokens: Tokens, place: int, lexicon: Lexicon) -> str:
    """Give the noun behind “to each”, “for every”; empty where it is a period or no noun."""
    noun = tokens[place]
    is_noun = noun.is_word and noun.lower not in lexicon.units.stops | lexicon.times.periods
    return noun.lower if is_noun else ""
