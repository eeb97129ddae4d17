"""The noun that an amount leaves out because it was said just before: “It had pledged 40 million”."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizapp.corpus.amounts import Amount
from quizapp.corpus.figure import Figure
from quizapp.corpus.lexicon import FrameWords, Lexicon
from quizapp.corpus.tokens import Tokens
from quizapp.corpus.units import Unit

_LEAST = 100
_LEAST_ALONE = 1000
_LEAST_BARE = 10_000
_FARTHEST = 20
_BEFORE, _BEHIND = 6, 5
_COUNTABLE = frozenset({"people", "things"})
_PEOPLE = frozenset({"people"})
_OPENERS = frozenset(
    {
        "of", "at", "is", "was", "as", "with", "than", "by", "were", "are", "be", "been", "put", "it", "to",
        "had", "has", "have", "made",
    }
)  # fmt: skip


def supply_noun(
    figure: Figure, siblings: Sequence[Figure], recent: Sequence[Figure], tokens: Tokens, lexicon: Lexicon
) -> Figure:
    """Give an amount without a noun the one of the last figure of about its size, said just before."""
    amount, own = figure.amount, figure.unit
    is_open = own is None or (own.name == "people" and own.noun_at < 0 and not own.is_shown)
    if not is_open or amount.value < _LEAST or amount.numeral.vague or amount.numeral.share:
        return figure
    if own is None and figure.frame is None and not _is_given(tokens, amount):
        return figure
    if _tells_of_people(tokens, amount, lexicon.frames):
        return figure
    unit, frame = _find(amount, (*reversed(siblings), *reversed(recent))) or (None, None)
    if unit is None:
        return figure
    fits = figure.frame is not None and unit.dimension in lexicon.frames.frames[figure.frame].dimensions
    return replace(
        figure, unit=replace(unit, is_shown=False, period=""), frame=figure.frame if fits else frame
    )


def _find(amount: Amount, figures: Iterable[Figure]) -> tuple[Unit, str | None] | None:
    for one in figures:
        unit = one.unit
        if unit is None or unit.dimension not in _COUNTABLE or unit.noun_at < 0 or one.amount.numeral.vague:
            continue
        low, high = sorted((amount.value, one.amount.value))
        if low * _FARTHEST >= high:
            return unit, one.frame
    return None


def _is_given(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a number is large enough to be a count, a smaller one behind a verb: “stood at 4,120”."""
    if amount.value >= _LEAST_BARE:
        return True
    before = tokens[amount.start - 1].lower if amount.start else ""
    is_bounded = amount.start < amount.first
    return amount.value >= _LEAST_ALONE and (is_bounded or before in _OPENERS)


def _tells_of_people(tokens: Tokens, amount: Amount, words: FrameWords) -> bool:
    """Say whether a word in the same stretch, near the amount, is said of people alone: “40 drowned”."""
    low, high = max(0, amount.start - _BEFORE), min(len(tokens), amount.last + _BEHIND)
    for place in range(amount.start - 1, low - 1, -1):
        if tokens[place].kind == "sign":
            low = place + 1
            break
    for place in range(amount.last, high):
        if tokens[place].kind == "sign":
            high = place
            break
    return any(
        start >= amount.last or stop <= amount.start
        for start, stop, phrase in words.triggers.within(tokens, low, high)
        if phrase != "remains" and _is_of_people(tokens, start, stop, words)
    )


def _is_of_people(tokens: Tokens, start: int, stop: int, words: FrameWords) -> bool:
    names = words.shared.get(tuple(token.lower for token in tokens[start:stop]), ())
    return bool(names) and all(words.frames[name].dimensions == _PEOPLE for name in names)
