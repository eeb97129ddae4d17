"""Which amounts are figures worth keeping: those that count something, small words only where they do."""

from __future__ import annotations

from quizapp.corpus.amounts import Amount
from quizapp.corpus.quantity import Bound
from quizapp.corpus.tokens import Tokens
from quizapp.corpus.units import Unit

_SMALL = 12
_MILLION = 1_000_000
_ELLIPTIC = frozenset(
    {
        "in", "on", "were", "are", "had", "have", "of", "and", "when", "but", "a", "needed", "after",
        "critically", "seriously", "at", "during", "for", "hurt", "dead", "others",
        "over", "still",
    }
)  # fmt: skip
_AUXILIARIES = frozenset({"had", "have", "were", "are"})
_NO_SUBJECTS = frozenset(
    {"the", "of", "than", "those", "these", "and", "or", "at", "to", "in", "for", "-", "number"}
)
MORE_VERBS = frozenset({"is", "are", "was", "were", "have", "had", "remain", "remained", "will"})
"""Verbs behind “more” that show that a number before it stands for a noun: “five more are due”."""
_PREDICATES = frozenset(
    {
        "are", "were", "have", "had", "go", "went", "held", "die", "died", "face", "remain", "remained",
        "stand", "stood", "get", "got", "shot", "hurt", "feared", "killed", "jailed", "arrested",
        "charged", "rescued", "missing", "flee", "fled", "still", "took", "take", "escaped", "escape",
        "survived", "survive", "will", "guilty", "unaccounted",
    }
)  # fmt: skip
_LEFT = frozenset({"with", "leaving", "and"})
_STATES = frozenset({"missing", "unaccounted", "dead", "trapped", "alive", "hospitalised", "hospitalized"})
_OPENERS = frozenset({":", ";", "—", "–", "“", "‘", '"'})
_LEAST = 2
_LEANING = frozenset({"people", "things", "percent", "money"})
_NO_COUNTS = frozenset({"times", "things", "ways"})
_LISTICLES = frozenset({"reasons", "takeaways", "tips"})
_COMPARED = frozenset({"fewer", "less", "lower", "smaller", "higher", "larger", "below"})
_OF_WHOLES = frozenset({"of", "the", "its", "their", "his", "her", "all", "those"})


def is_kept(tokens: Tokens, amount: Amount, unit: Unit | None, frame: str | None, is_heading: bool) -> bool:
    """Say whether an amount tells how many of something there are."""
    numeral = amount.numeral
    if unit is None and frame is None:
        return _is_large(amount)
    if unit is not None and unit.noun in (_NO_COUNTS | _LISTICLES if is_heading else _NO_COUNTS):
        return False
    if numeral.currency or (numeral.percent and not numeral.share):
        return True
    if numeral.share:
        return _is_share(tokens, amount)
    if numeral.spelled and amount.value <= _SMALL and not numeral.vague and amount.bound is not Bound.RANGE:
        return _is_small_kept(tokens, amount, unit, frame)
    is_shown = unit is not None and (unit.is_shown or unit.dimension in _LEANING)
    return is_shown or frame is not None or (unit is not None and is_heading)


def _is_large(amount: Amount) -> bool:
    """Say whether a number is too large to be anything but a count, though nothing says of what."""
    numeral = amount.numeral
    return not numeral.vague and (
        numeral.scale >= _MILLION or (numeral.is_bare and amount.value >= _MILLION / 100)
    )


def _is_small_kept(tokens: Tokens, amount: Amount, unit: Unit | None, frame: str | None) -> bool:
    """Keep a small number in words where its noun stands behind it, or was said just before."""
    if unit is None:
        return False
    if amount.value == 1 and amount.bound in {Bound.EXACT, Bound.ABOUT}:
        return unit.is_shown and frame is not None and unit.dimension == "people"
    return (
        unit.is_shown
        or is_elliptic(tokens, amount)
        or is_subject(tokens, amount)
        or amount.bound is not Bound.EXACT
    )


def needs_noun(amount: Amount, unit: Unit) -> bool:
    """Say whether a small number in words has no noun of its own."""
    numeral = amount.numeral
    return (
        not unit.is_shown
        and numeral.spelled
        and amount.value <= _SMALL
        and not numeral.share
        and not numeral.vague
    )


def _is_share(tokens: Tokens, amount: Amount) -> bool:
    """Keep “half of voters”, “by half”, “a third fewer”; leave “the first half”, “half the 64”."""
    behind = tokens[amount.last].lower if amount.last < len(tokens) else ""
    if behind == "the" and amount.last + 1 < len(tokens) and tokens[amount.last + 1].kind == "number":
        return False
    before = tokens[amount.start - 1].lower if amount.start else ""
    is_ratio = amount.numeral.last - amount.numeral.core > 2
    is_change = before == "by" or behind in _COMPARED
    return is_ratio or is_change or amount.start < amount.first or behind in _OF_WHOLES


def is_subject(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a number is a subject by itself: “Six go on trial”, “28 had fled”, “six still missing”."""
    is_count = amount.value >= _LEAST and (amount.numeral.spelled or amount.value > _SMALL)
    if not is_count or amount.last >= len(tokens):
        return False
    behind, before = tokens[amount.last], tokens[amount.start - 1] if amount.start else None
    if before is None or before.text in _OPENERS:
        return (behind.text == "," and before is None) or behind.lower in _PREDICATES
    if before.lower in _LEFT and behind.lower == "still":
        return amount.last + 1 < len(tokens) and tokens[amount.last + 1].lower in _STATES
    return behind.lower in _AUXILIARIES and before.lower not in _NO_SUBJECTS


def is_elliptic(tokens: Tokens, amount: Amount) -> bool:
    """Say whether the number stands where its noun was said before: “women for seven.”"""
    behind = tokens[amount.last] if amount.last < len(tokens) else None
    if behind is None or behind.text in ".,;)”":
        return True
    if behind.lower == "more":
        after = tokens[amount.last + 1] if amount.last + 1 < len(tokens) else None
        return after is None or after.text in ".,;)”" or after.lower in MORE_VERBS
    return behind.lower in _ELLIPTIC or (behind.is_word and behind.lower.endswith("ed"))
