"""Bring two figures to one unit: acres and hectares convert, dollars and euros do not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.quantity import Quantity
from quizapp.corpus.units import dimension_of


def to_common_unit(one: Quantity, other: Quantity, lexicon: Lexicon) -> tuple[Quantity, Quantity] | None:
    """Give both figures in a common unit, None where their units cannot be compared."""
    if one.unit == other.unit:
        return one, other
    first, second = _base(one.unit, lexicon), _base(other.unit, lexicon)
    if first[0] != second[0]:
        return None
    return _convert(one, *first), _convert(other, *second)


def _base(unit: str, lexicon: Lexicon) -> tuple[str, Fraction]:
    """Give the unit that a unit is measured by, and how many of it make one."""
    if unit in lexicon.units.conversions:
        return lexicon.units.conversions[unit]
    noun, slash, period = unit.partition("/")
    if noun in lexicon.units.conversions:
        base, factor = lexicon.units.conversions[noun]
        return f"{base}{slash}{period}", factor
    if dimension_of(noun, lexicon.units) == "people":
        return f"people{slash}{period}", Fraction(1)
    return unit, Fraction(1)


def _convert(quantity: Quantity, unit: str, factor: Fraction) -> Quantity:
    low, high = (None if end is None else end * factor for end in (quantity.low, quantity.high))
    return replace(quantity, low=low, high=high, unit=unit)
