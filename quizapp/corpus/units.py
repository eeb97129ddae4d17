"""What a figure counts: the noun behind it or before it, its common unit, and the period of a rate."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quizapp.corpus.amounts import Amount
from quizapp.corpus.lengths import MEASURES
from quizapp.corpus.lexicon import Lexicon, UnitWords
from quizapp.corpus.measures import is_index_level, is_magnitude, is_multiple, is_scale
from quizapp.corpus.noun_phrases import is_pair
from quizapp.corpus.relative_clauses import is_told_of
from quizapp.corpus.tokens import Token, Tokens, are_glued

_NOUN_REACH = 9
_LEFT_REACH = 14
_GLUED_UNITS = frozenset(
    {
        "km",
        "m",
        "cm",
        "mm",
        "kg",
        "ft",
        "mph",
        "kph",
        "lb",
        "lbs",
        "c",
        "f",
        "g",
        "kw",
        "mw",
        "gw",
        "gb",
        "tb",
        "l",
        "ha",
        "in",
        "kmh",
    }
)
_CIVIL = frozenset({"emergency", "medical", "rescue", "health", "relief", "airport", "hospital"})
_PARTICIPLES = frozenset(
    {
        "killed", "injured", "wounded", "dead", "missing", "hurt", "displaced", "homeless", "arrested",
        "detained", "trapped", "stranded", "drowned", "buried", "hospitalised", "hospitalized",
        "unaccounted", "infected", "unemployed",
    }
)  # fmt: skip
_DIMENSIONS = {
    "length": (
        "miles", "mile", "km", "kilometres", "kilometers", "kilometre", "kilometer", "metres", "meters",
        "metre", "meter", "feet", "foot", "inches", "inch", "cm", "mm", "centimetres", "centimeters", "m",
        "ft", "yards", "millimetres", "millimeters",
    ),
    "area": ("acres", "acre", "hectares", "hectare", "square", "sq", "ha"),
    "time": (
        "years", "year", "months", "month", "weeks", "week", "days", "day", "hours", "hour", "minutes",
        "minute", "seconds", "second", "decades", "decade", "centuries", "century", "nights",
    ),
    "speed": ("mph", "kph", "km/h", "knots", "kmh", "miles/hour", "kilometres/hour", "kilometers/hour"),
    "temperature": ("degrees", "celsius", "fahrenheit", "c", "f"),
    "other": ("magnitude",),
}  # fmt: skip
_OTHER_TIMES = frozenset({"last", "next"})
_MODIFIERS = frozenset(
    {
        "hourly", "daily", "weekly", "monthly", "yearly", "nightly", "burnt", "burned", "destroyed",
        "damaged", "flooded", "stolen", "affected", "threatened", "rescued", "evacuated", "recovered",
        "identified",
    }
)  # fmt: skip
_NATIONS = ("ans", "ians", "is")
_OF_REMAINS = frozenset({"of", "were", "at", "to", "from"})
_BEFORE_NOUNS = [["of", "them"], ["of", "whom"], ["head", "of"]]
_INNER = frozenset({"“", "”", '"', "’", "'", "-"})
_DIMENSION_OF = {word: name for name, words in _DIMENSIONS.items() for word in words}


@dataclass(frozen=True)
class Unit:
    """What is counted: `name` as a unit, `noun` as the text has it, and where the noun phrase ends.

    `dimension` is people, things, money, percent, area, time, length, speed, temperature or other; `period`
    the period of a rate; `is_shown` whether the noun stands right at the figure; `noun_at` its place.
    """

    name: str
    noun: str
    dimension: str
    end: int
    period: str = ""
    is_shown: bool = True
    noun_at: int = -1

    @property
    def full(self) -> str:
        """The unit with its period: soldiers/month."""
        return f"{self.name}/{self.period}" if self.period else self.name


def find_unit(tokens: Tokens, amount: Amount, limit: int, lexicon: Lexicon) -> Unit | None:
    """Find what an amount counts; `limit` is where the next amount of the sentence begins."""
    units, numeral = lexicon.units, amount.numeral
    if numeral.currency:
        return Unit(numeral.currency, numeral.currency, "money", amount.last, is_shown=True)
    if numeral.percent:
        return Unit("percent", "percent", "percent", amount.last)
    return (
        _per_hour(tokens, amount)
        or _joined(tokens, amount, units)
        or _glued(tokens, amount, units)
        or (_measure(tokens, amount) if is_multiple(tokens, amount) else None)
        or _behind(tokens, amount, limit, units)
        or _measure(tokens, amount)
        or _headed(tokens, amount, units)
        or _before(tokens, amount, lexicon)
    )


def _per_hour(tokens: Tokens, amount: Amount) -> Unit | None:
    """Read “60 km/h”, three tokens, as a speed."""
    near = [token.lower for token in tokens[amount.last : amount.last + 3]]
    if len(near) == 3 and near[0] in {"km", "kms"} and near[1] == "/" and near[2] in {"h", "hr", "hour"}:
        return Unit("km/h", "km/h", "speed", amount.last + 3)
    return None


def _joined(tokens: Tokens, amount: Amount, units: UnitWords) -> Unit | None:
    """Read the measure that a hyphen joins to a number: “a six-mile walk”, “a 120-room hotel”."""
    near = tokens[amount.last : amount.last + 2]
    is_joined = len(near) == 2 and near[0].text in "-‑" and are_glued(tokens[amount.last - 1], near[0])
    if is_joined and near[1].lower in MEASURES:
        return _unit(near[1].lower, units, amount.last + 2, amount.last + 1)
    _, hyphen, name = tokens[amount.last - 1].lower.rpartition("-")
    return _unit(name, units, amount.last, amount.last - 1) if hyphen and name in MEASURES else None


def _measure(tokens: Tokens, amount: Amount) -> Unit | None:
    """Give the unit of what is no count: the strength of an earthquake, or how many times as much."""
    if is_multiple(tokens, amount):
        return Unit("times", "multiple", "multiple", amount.last + (tokens[amount.last].lower == "times"))
    if is_index_level(tokens, amount):
        return Unit("points", "points", "things", amount.last, noun_at=amount.last)
    if is_magnitude(tokens, amount):
        return Unit("magnitude", "magnitude", "other", amount.last)
    return None


def _headed(tokens: Tokens, amount: Amount, units: UnitWords) -> Unit | None:
    """Read “a capacity of 620”, “a staff of more than 45”: the word for the count says what it counts."""
    place = amount.start - 2
    if place < 0 or tokens[amount.start - 1].lower != "of" or tokens[place].lower not in units.heads:
        return None
    name = units.heads[tokens[place].lower]
    return Unit(name, name, dimension_of(name, units), amount.last, is_shown=False, noun_at=place)


def _glued(tokens: Tokens, amount: Amount, units: UnitWords) -> Unit | None:
    if amount.last >= len(tokens):
        return None
    token, last = tokens[amount.last], tokens[amount.last - 1]
    if token.text in {"°", "º"}:
        return Unit("degrees", "degrees", "temperature", amount.last + 1)
    name = token.lower.partition("-")[0]
    if name in _GLUED_UNITS and (are_glued(last, token) or is_scale(tokens, amount.last)):
        noun = "degrees" if name in {"c", "f"} else name
        return Unit(units.unit_of.get(noun, noun), noun, dimension_of(noun, None), amount.last + 1)
    return None


def _behind(tokens: Tokens, amount: Amount, limit: int, units: UnitWords) -> Unit | None:
    """Read the counted noun behind a number, its adjectives skipped: “50 self-propelled howitzers”."""
    start = max(amount.stop, amount.last)
    near = [token.lower for token in tokens[start : start + 2]]
    if len(near) > 1 and near[0] in {"the", *_OTHER_TIMES} and dimension_of(near[1], None) == "time":
        return None
    if near in _BEFORE_NOUNS:
        start += 2
    start = _skip(tokens, start, units)
    stop = min(len(tokens), limit, start + _NOUN_REACH)
    compound = _compound(tokens, start, units)
    if compound is not None:
        return compound
    for place in range(start, stop):
        token = tokens[place]
        if _ends_noun_phrase(tokens, place, start, stop, units):
            return None
        if token.is_word and is_counted(token, units):
            last = place
            is_measure = token.lower in units.conversions or dimension_of(token.lower, None) == "time"
            while not is_measure and last + 1 < stop and _goes_on(tokens[last + 1], units):
                last += 1
            unit = _unit(tokens[last].lower, units, last + 1, last)
            is_nation = tokens[last].is_capital and unit.noun.endswith(_NATIONS)
            if unit.noun == "personnel" and tokens[last - 1].lower in _CIVIL:
                return replace(unit, name="people")
            return replace(unit, dimension="people") if is_nation else unit
    return None


def _compound(tokens: Tokens, place: int, units: UnitWords) -> Unit | None:
    """Read a unit of two words: “square miles”, “percentage points”."""
    if place + 1 >= len(tokens) or tokens[place].lower not in units.compound_first:
        return None
    noun = tokens[place + 1]
    if not (noun.is_word and is_counted(noun, units)):
        return None
    return _unit(f"{tokens[place].lower} {noun.lower}", units, place + 2, place)


def _goes_on(token: Token, units: UnitWords) -> bool:
    """Say whether a plural right behind a counted noun is the noun meant: “police officers”."""
    is_plural = token.is_word and token.lower.endswith("s") and token.lower not in units.stops | _PARTICIPLES
    return is_plural and is_counted(token, units)


def _ends_noun_phrase(tokens: Tokens, place: int, start: int, stop: int, units: UnitWords) -> bool:
    token = tokens[place]
    if token.kind in {"sign", "number", "currency", "skip"}:
        return token.text not in _INNER
    if (
        token.lower in _OTHER_TIMES
        and place + 1 < stop
        and dimension_of(tokens[place + 1].lower, None) == "time"
    ):
        return True
    if token.lower not in units.stops:
        return False
    if token.lower == "of" and start < place < stop - 1:
        return not (tokens[place - 1].is_capital and tokens[place + 1].is_capital)
    return not (place == start and token.lower in units.irregular)


def _skip(tokens: Tokens, place: int, units: UnitWords) -> int:
    while place < len(tokens) and (tokens[place].lower in units.skips or _is_modifier(tokens, place, units)):
        place += 1
    if is_pair(tokens, place):
        return _skip(tokens, place + 3, units)
    if place + 1 < len(tokens) and tokens[place].is_capital and tokens[place + 1].kind == "tail":
        return _skip(tokens, place + 2, units)
    return place


def _is_modifier(tokens: Tokens, place: int, units: UnitWords) -> bool:
    """Say whether a word only tells which nouns are meant: “217 million daily users”, “300 burnt homes”."""
    is_known = tokens[place].lower in _MODIFIERS and place + 1 < len(tokens)
    return is_known and tokens[place + 1].is_word and is_counted(tokens[place + 1], units)


def is_counted(token: Token, units: UnitWords) -> bool:
    """Say whether a word can be what a number counts: a noun that is known, or any plural."""
    lower = token.lower
    if lower in units.unit_of or lower in units.people or lower in units.irregular:
        return True
    tail = lower.rsplit("-", 1)[-1]
    is_plural = len(tail) > 3 and tail.endswith("s") and not tail.endswith(("ss", "'s", "ous"))
    return is_plural and tail not in units.no_plural


def _before(tokens: Tokens, amount: Amount, lexicon: Lexicon) -> Unit | None:
    """Read the noun before a number that has none behind it: “the death toll rose to 29”."""
    units = lexicon.units
    for place in range(amount.start - 1, max(-1, amount.start - _LEFT_REACH), -1):
        token = tokens[place]
        if token.text in ".;!?" or (token.text in ",—" and place < amount.start - 9):
            break
        lower = token.lower
        if lower == "deployment":
            return Unit("soldiers", lower, "people", amount.last, is_shown=False, noun_at=place)
        is_verb = lower == "remains" and tokens[place + 1].lower not in _OF_REMAINS
        if lower in units.empty or not token.is_word or is_verb:
            continue
        is_noun = lower in units.unit_of and lower not in units.only_behind
        if is_noun and not is_told_of(tokens, place):
            return Unit(
                units.unit_of[lower],
                lower,
                dimension_of(lower, units),
                amount.last,
                is_shown=False,
                noun_at=place,
            )
    return None


def _unit(noun: str, units: UnitWords, end: int, noun_at: int) -> Unit:
    name = units.unit_of.get(noun, noun)
    return Unit(name, noun, dimension_of(noun, units), end, noun_at=noun_at)


def dimension_of(noun: str, units: UnitWords | None) -> str:
    """Say what sort of thing a noun counts."""
    first = noun.split(" ", maxsplit=1)[0]
    if noun in _DIMENSION_OF or first in {"square", "sq"}:
        return _DIMENSION_OF.get(noun, "area")
    if units is not None and (noun in units.people or noun in units.military):
        return "people"
    return "things"
