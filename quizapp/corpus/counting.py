"""What an amount counts, with the period of a rate: the unit from the noun, the next amount, or the verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from quizapp.corpus.amounts import Amount
from quizapp.corpus.framing import counts_people
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.measures import name_scale
from quizapp.corpus.rates import find_head, find_period, in_years
from quizapp.corpus.tokens import Token, Tokens
from quizapp.corpus.units import Unit, find_unit

_FAR = 6
_CROWD = 12
_NEAR = 8
_ENDS = frozenset(";:—–")
_CENTS = "USD cents"
_WITH_CENTS = frozenset({"USD", "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR"})
_POSTS = frozenset({"posts", "positions", "roles"})
_WORK = frozenset(
    {
        "cut", "cuts", "cutting", "axe", "axed", "axing", "shed", "sheds", "shedding", "go", "going",
        "create", "creates", "created", "creating", "eliminate", "eliminated", "redundancies", "staff",
        "workforce", "employees", "workers", "layoffs", "scrap", "scrapped", "vacant", "unfilled", "jobs",
    }
)  # fmt: skip
_BACK = frozenset({"them", "whom", "those", "these", "which"})
_CLAUSES = frozenset({"and", "as", "but", "while", "when"})
_SUMS = frozenset(
    {"of", "for", "to", "on", "off", "more", "spent", "lost", "worth", "owed", "paid", "a", "per", "in"}
)
_ADJECTIVES = (
    "large", "big", "small", "er", "or", "ic", "al", "ive", "ous", "ful", "ed", "new", "old", "male", "ing",
    "y",
)  # fmt: skip


def find_counted(
    tokens: Tokens, amount: Amount, amounts: Sequence[Amount], limit: int, lexicon: Lexicon
) -> tuple[Amount, Unit | None, int]:
    """Give an amount, decades made years, with its unit and the place where its mention ends.

    `amounts` are all of the sentence, and `limit` is where the next one begins.
    """
    unit = find_unit(tokens, amount, limit, lexicon)
    if (unit is None or not unit.is_shown) and limit < len(tokens):
        unit = _from_next(tokens, amount, amounts, limit, lexicon) or unit
    if (unit is None or not unit.is_shown) and counts_people(tokens, amount.last, lexicon):
        unit = Unit("people", "people", "people", amount.last, is_shown=False)
    if unit is None and _is_crowd(tokens, amount):
        unit = Unit("people", "people", "people", amount.last, is_shown=False)
    amount, unit = in_years(amount, unit)
    if unit is not None and unit.name == "degrees":
        unit = replace(unit, name=name_scale(tokens, unit.end))
    if unit is not None and unit.noun in _POSTS and _is_work(tokens, amount):
        unit = replace(unit, name="jobs")
    if unit is not None and unit.name == _CENTS:
        unit = replace(unit, name=_name_cents(amount, amounts))
    if unit is None:
        return amount, None, amount.stop
    stop = amount.stop
    if tokens[amount.last - 1].lower in {"a", "an"}:
        stop = max(stop, unit.end)
    period, end = find_period(tokens, max(unit.end, amount.last), limit, lexicon)
    if unit.dimension != "things" and tokens[end - 2].lower == "single":
        period, end = "", unit.end
    is_speed = unit.dimension == "length" and period == "hour"
    head = find_head(tokens, amount, lexicon) if unit.dimension == "money" else ""
    unit = replace(
        unit,
        name=f"{unit.name}/{head}" if head else unit.name,
        period=period,
        dimension="speed" if is_speed else unit.dimension,
    )
    return amount, unit, max(stop, end) if period and end <= amount.last + _FAR else stop


def _from_next(
    tokens: Tokens, amount: Amount, amounts: Sequence[Amount], limit: int, lexicon: Lexicon
) -> Unit | None:
    """Take the unit of the next amount: “1,500 of the 6,142 buildings”, “nine large and 700 small stones”."""
    link = tokens[amount.last].lower
    is_part = link in {"of", "out"} and tokens[amount.last + 1].lower not in _BACK
    is_range = link == "to" and limit == amount.last + 1
    if is_part or is_range or _is_described(tokens, amount, limit):
        whole = next((other for other in amounts if other.start == limit), None)
        if whole is None and is_part and tokens[limit].is_word:
            whole = replace(amount, last=limit + 1, stop=limit + 1)
        return find_unit(tokens, whole, len(tokens), lexicon) if whole else None
    if link == "from" and limit == amount.last + 1:
        old = next((other for other in amounts if other.start == limit), None)
        return find_unit(tokens, old, len(tokens), lexicon) if old and old.numeral.percent else None
    return None


def _is_work(tokens: Tokens, amount: Amount) -> bool:
    """Say whether posts and positions are jobs: “9,000 posts would go”, “cut 300 positions”."""
    before = takewhile(_is_inside, reversed(tokens[max(0, amount.start - _NEAR) : amount.start]))
    behind = takewhile(_is_inside, tokens[amount.last : amount.last + _NEAR])
    return any(token.lower in _WORK for token in (*before, *behind))


def _is_inside(token: Token) -> bool:
    return token.text not in _ENDS


def _name_cents(amount: Amount, amounts: Sequence[Amount]) -> str:
    """Name cents after the last currency before them that has some: “€4.80 to 11 cents”."""
    before = (one.numeral.currency for one in reversed(amounts) if one.first < amount.first)
    return next((f"{money} cents" for money in before if money in _WITH_CENTS), _CENTS)


def _is_described(tokens: Tokens, amount: Amount, limit: int) -> bool:
    """Say whether only an adjective and “and” part two amounts: “nine big and 700 small stones”."""
    between = tokens[amount.last : limit]
    if len(between) != 2 or between[1].lower not in {"and", "or"} or not between[0].is_word:
        return False
    return between[0].text.islower() and between[0].lower.endswith(_ADJECTIVES)


def _is_crowd(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a vague number stands for people by itself: “thousands march”, “the hundreds who came”."""
    if not amount.numeral.vague or amount.numeral.scale < _CROWD or amount.last >= len(tokens):
        return False
    behind = tokens[amount.last]
    before = tokens[amount.start - 1] if amount.start else None
    opens = before is None or before.kind == "sign" or before.lower in _CLAUSES
    return behind.lower == "who" or (opens and behind.is_word and behind.lower not in _SUMS)
