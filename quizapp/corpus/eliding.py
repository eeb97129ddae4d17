"""The noun that an amount leaves out because it was said just before: “It had pledged 40 million”."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from quizapp.corpus.amounts import Amount
from quizapp.corpus.figure import Figure
from quizapp.corpus.keeping import is_subject
from quizapp.corpus.lexicon import FrameWords, Lexicon
from quizapp.corpus.measures import is_like_a_magnitude
from quizapp.corpus.tokens import Tokens
from quizapp.corpus.units import Unit

_LEAST = 100
_LEAST_ALONE = 1000
_LEAST_BARE = 10_000
_FARTHEST = 20
_BEFORE, _BEHIND = 6, 5
_INCLUDES = frozenset({"include", "includes", "included"})
_COUNTABLE = frozenset({"people", "things"})
_SOMEBODY = Unit("people", "people", "people", 0, is_shown=False)
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
    if not is_open or amount.numeral.vague or amount.numeral.share or amount.numeral.percent:
        return figure
    earlier = (*reversed(siblings), *reversed(recent))
    found: tuple[Unit, str | None] | None = None
    if is_like_a_magnitude(tokens, amount):
        found = _find_magnitude(earlier)
    elif _is_one_of_them(tokens, amount):
        found = _find(amount.value, earlier, is_whole=True)
    elif amount.value >= _LEAST and not _tells_of_people(tokens, amount, lexicon.frames):
        is_told = own is not None or figure.frame is not None or _is_given(tokens, amount)
        found = _find(amount.value, earlier) if is_told else None
    if found is None:
        is_person = own is None and is_subject(tokens, amount) and tokens[amount.last].is_word
        return replace(figure, unit=_SOMEBODY) if is_person else figure
    unit, frame = found
    fits = figure.frame is not None and unit.dimension in lexicon.frames.frames[figure.frame].dimensions
    return replace(
        figure, unit=replace(unit, is_shown=False, period=""), frame=figure.frame if fits else frame
    )


def _find_magnitude(figures: Iterable[Figure]) -> tuple[Unit, str | None] | None:
    return next(((f.unit, f.frame) for f in figures if f.unit and f.unit.name == "magnitude"), None)


def _find(
    value: Fraction, figures: Iterable[Figure], is_whole: bool = False
) -> tuple[Unit, str | None] | None:
    """Give the unit and frame of the first figure of about the value, or of one that it can be a part of."""
    for one in figures:
        unit = one.unit
        if unit is None or unit.dimension not in _COUNTABLE or one.amount.numeral.vague:
            continue
        low, high = sorted((value, one.amount.value))
        if (value <= one.amount.value) if is_whole else low * _FARTHEST >= high:
            return unit, one.frame
    return None


def _is_one_of_them(tokens: Tokens, amount: Amount) -> bool:
    """Find “They include 77 from Wales”, “looking for two more.”, “Two, both nurses, …”."""
    if amount.start and tokens[amount.start - 1].lower in _INCLUDES:
        return tokens[amount.last].lower == "from" if amount.last < len(tokens) else True
    near = [token.lower for token in tokens[amount.last : amount.last + 2]]
    if near[:1] == ["more"]:
        return len(near) == 1 or not near[1].isalpha()
    return is_subject(tokens, amount)


def _is_given(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a number is large enough to be a count, a smaller one behind a verb: “stood at 4,120”."""
    if amount.value >= _LEAST_BARE:
        return True
    before = tokens[amount.start - 1].lower if amount.start else ""
    is_bounded = amount.start < amount.first or amount.stop > amount.last
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
