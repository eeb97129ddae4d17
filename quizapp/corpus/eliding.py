"""The noun that an amount leaves out because it was said just before: “It had pledged 40 million”."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from quizapp.corpus.amounts import Amount
from quizapp.corpus.earlier import Earlier
from quizapp.corpus.figure import Figure
from quizapp.corpus.lexicon import FrameWords, Lexicon
from quizapp.corpus.measures import is_like_a_magnitude
from quizapp.corpus.standing import find_head, find_others, find_subject, is_one_of_them, is_paid, is_taken
from quizapp.corpus.tokens import Tokens
from quizapp.corpus.units import Unit

_LEAST = 100
_FEW = 12
_LEAST_ALONE = 1000
_LEAST_BARE = 10_000
_FARTHEST = 20
_BEFORE, _BEHIND = 6, 5
_COUNTABLE = frozenset({"people", "things"})
_SOMEBODY = Unit("people", "people", "people", 0, is_shown=False)
_DIFFERENCES = frozenset({"more", "fewer"})
_RESTS = frozenset({"remaining", "another", "further", "which", "whom"})
_COMINGS = frozenset({"came", "come", "turned", "showed", "attended", "stayed", "returned"})
_OPENERS = frozenset(
    {
        "of", "at", "is", "was", "as", "with", "than", "by", "were", "are", "be", "been", "put", "it",
        "to", "had", "has", "have", "made",
    }
)  # fmt: skip


def supply_noun(
    figure: Figure, siblings: Sequence[Figure], earlier: Earlier, tokens: Tokens, lexicon: Lexicon
) -> Figure:
    """Give an amount without a noun the one of the last figure of about its size, said just before.

    `siblings` are the figures before it in its sentence, `earlier` tells of those before.
    """
    amount, own = figure.amount, figure.unit
    is_open = own is None or (own.name == "people" and own.noun_at < 0 and not own.is_shown)
    if not is_open or amount.numeral.vague or amount.numeral.share or amount.numeral.percent:
        return figure
    if is_like_a_magnitude(tokens, amount):
        known = _find_magnitude((*reversed(siblings), earlier.magnitude))
        return replace(figure, unit=known[0], frame=known[1]) if known else figure
    if own is None and figure.frame is None and is_taken(tokens, amount):
        return replace(figure, unit=_SOMEBODY)
    stands = is_one_of_them(tokens, amount)
    if stands and amount.value < _LEAST:
        return _with_somebody(figure, (*reversed(siblings), *reversed(earlier.recent)), tokens, lexicon)
    others = find_others(tokens, amount, lexicon) if own is None else None
    is_told = stands or own is not None or figure.frame is not None or _is_given(tokens, amount)
    if others:
        figure = _take(figure, (others, figure.frame), lexicon)
    elif amount.value > _FEW and is_told:
        figure = _with_noun(figure, siblings, earlier, tokens, lexicon)
    return replace(figure, unit=_SOMEBODY) if stands and figure.unit is None else figure


def _with_somebody(figure: Figure, figures: Iterable[Figure], tokens: Tokens, lexicon: Lexicon) -> Figure:
    """Give a number that stands for a noun that of the things it can be a part of, or else people."""
    amount = figure.amount
    known = _find(amount.value, figures, is_whole=True)
    is_described = amount.start == 0 and amount.last < len(tokens) and tokens[amount.last].text == ","
    is_people = is_described or tells_of_people(tokens, amount, lexicon.frames)
    if known and known[0].dimension == "things" and not is_people:
        return _take(figure, known, lexicon)
    is_last = amount.last == len(tokens)
    is_person = figure.unit is None and (known or is_last or tokens[amount.last].is_word)
    return replace(figure, unit=_SOMEBODY) if is_person else figure


def _with_noun(
    figure: Figure, siblings: Sequence[Figure], earlier: Earlier, tokens: Tokens, lexicon: Lexicon
) -> Figure:
    """Give an amount its subject as a noun, else that of a figure before it, else what it is of."""
    amount, is_large, money = figure.amount, figure.amount.value >= _LEAST, earlier.money
    if money and money.unit and money is earlier.any_figure and is_paid(tokens, amount, lexicon):
        return _take(figure, (money.unit, money.frame), lexicon)
    if tells_of_people(tokens, amount, lexicon.frames):
        alike = [one for one in siblings if figure.frame and one.frame == figure.frame]
        known = _find(amount.value, reversed(alike))
        return _take(figure, known, lexicon) if known else figure
    noun = find_subject(tokens, amount, lexicon) if is_large else None
    figures = (*reversed(siblings), *(reversed(earlier.recent) if is_large else ()))
    is_out_of = [token.lower for token in tokens[max(0, amount.start - 2) : amount.start]] == ["out", "of"]
    if is_out_of and siblings:
        known = _find(siblings[-1].amount.value, siblings[-1:])
    else:
        is_part = amount.last < len(tokens) and tokens[amount.last].lower in _COMINGS
        known = None if noun else _find(amount.value, figures, is_whole=is_part)
    if known is not None:
        return _take(figure, known, lexicon)
    noun = noun or (find_head(tokens, amount, lexicon) if is_large else None)
    return figure if noun is None else _take(figure, (noun, figure.frame), lexicon)


def _take(figure: Figure, known: tuple[Unit, str | None], lexicon: Lexicon) -> Figure:
    """Give a figure the unit of another, and its frame where the own one can not count that."""
    unit, frame = known
    frames = lexicon.frames.frames
    own = figure.frame if figure.frame and unit.dimension in frames[figure.frame].dimensions else None
    other = frame if frame and unit.dimension in frames[frame].dimensions else None
    return replace(figure, unit=replace(unit, is_shown=False, period=""), frame=own or other)


def _find_magnitude(figures: Iterable[Figure | None]) -> tuple[Unit, str | None] | None:
    return next(((f.unit, f.frame) for f in figures if f and f.unit and f.unit.name == "magnitude"), None)


def _find(
    value: Fraction, figures: Iterable[Figure], is_whole: bool = False
) -> tuple[Unit, str | None] | None:
    """Give the unit and frame of the first figure of about the value, or of one that it can be a part of.

    Figures that stand beside the main line of their sentences come last.
    """
    for one in sorted(figures, key=lambda figure: figure.is_aside):
        unit = one.unit
        if unit is None or unit.dimension not in _COUNTABLE or one.amount.numeral.vague:
            continue
        low, high = sorted((value, one.amount.value))
        if (value <= one.amount.value) if is_whole else low * _FARTHEST >= high:
            return unit, one.frame
    return None


def _is_given(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a number is large enough to be a count, a smaller one behind a verb: “stood at 4,120”."""
    if amount.value >= _LEAST_BARE:
        return True
    before = tokens[amount.start - 1].lower if amount.start else ""
    behind = tokens[amount.last].lower if amount.last < len(tokens) else ""
    if before in _RESTS or behind in _DIFFERENCES or behind in _COMINGS:
        return True
    is_bounded = amount.start < amount.first or amount.stop > amount.last
    return is_bounded if amount.value < _LEAST_ALONE else is_bounded or before in _OPENERS


def tells_of_people(tokens: Tokens, amount: Amount, words: FrameWords) -> bool:
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
        if phrase != "remains" and words.tell_of_people(tuple(token.lower for token in tokens[start:stop]))
    )
