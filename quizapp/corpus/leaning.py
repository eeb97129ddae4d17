"""Figures that lean on one before them for what they count: “up from 1,900”, “114 of them”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from quizapp.corpus.amounts import Amount
from quizapp.corpus.earlier import Earlier
from quizapp.corpus.eliding import supply_noun
from quizapp.corpus.figure import Figure
from quizapp.corpus.keeping import is_elliptic, needs_noun
from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.rates import find_period
from quizapp.corpus.scoping import Scope
from quizapp.corpus.tokens import Tokens
from quizapp.corpus.units import Unit

_LARGE = 1000
_FAR_OFF = 1000
_HUNDRED = 100
_BARE = frozenset({"more", "were", "had", "have", "are"})
_DASHES = frozenset({"–", "—"})
_ASIDES = frozenset({"–", "—", "(", "including"})
_JOINERS = frozenset({"and", ",", "or"})
_NEW_NAMES = frozenset({"and", ",", ";", "while", "but"})
_LINKS = frozenset({"for", "of", "to", "from", "in", "by", "after"})
_RIVALS = frozenset({"against", "to", "versus", "than", "while", "over"})
_DENIALS = frozenset({"not", "nor"})
_BACK = frozenset({"them", "whom", "those", "these", "which"})
_DEFINING = frozenset({"it", "they", "that", "which", "who", "he", "she"})
_PRICE_OF = {"share-move": "share-price", "currency": "exchange-rate"}
"""What a sum is that a change in percent has led to: “slid 11% to $1.32”."""
_PRICED = ({"to"}, {"at"}, {"to", "close", "at"})
_COUNTED = frozenset({"counted", "counts", "recorded", "registered", "tallied"})
_COUNTABLE = frozenset({"people", "things"})
_VERBS = frozenset({"had", "were", "was", "have", "are"})
_UNLIKE = frozenset({"percent", "time"})
_SIGNS = frozenset({"money", "percent"})


def complete(
    figure: Figure, siblings: Sequence[Figure], earlier: Earlier, tokens: Tokens, limit: int, lexicon: Lexicon
) -> Figure:
    """Give a figure the unit and frame of the one it leans on: of its sentence, else of the article."""
    siblings = [one for one in siblings if one.unit is None or one.unit.dimension != "multiple"]
    siblings = [one for one in siblings if not _is_converted(one, figure, tokens)] or siblings
    if figure.scope.is_anaphor and figure.frame is None:
        siblings = siblings[:1]  # “the count” is of what the sentence tells first
    last = siblings[-1] if siblings else None
    if figure.unit is None and figure.amount.start and tokens[figure.amount.start - 1].lower in _COUNTED:
        last = next(
            (one for one in reversed(siblings) if one.unit and one.unit.dimension in _COUNTABLE), last
        )
        if last is not None and last.unit is not None and last.unit.dimension in _COUNTABLE:
            return _take(figure, last.unit, figure.frame or last.frame)
    last = _last_whole(figure, siblings, earlier, tokens, lexicon) or last
    if (
        last is not None
        and last.unit is not None
        and (figure.unit is not None or _is_like(last, figure.amount.value))
    ):
        figure = _lean(figure, last, last.unit, tokens, lexicon)
    else:
        figure = _recall(figure, earlier, tokens)
    figure = supply_noun(figure, siblings, earlier, tokens, lexicon)
    figure = _with_period(figure, tokens, limit, lexicon)
    return _at_the_same_rate(figure, last, tokens, lexicon) if last is not None else figure


def _is_converted(one: Figure, figure: Figure, tokens: Tokens) -> bool:
    """Say whether a figure only says the one before it anew, in brackets: “3 euros ($3.40), up from 2”."""
    start = one.amount.start
    behind = tokens[one.amount.last : figure.amount.start]
    return start > 0 and tokens[start - 1].text == "(" and any(token.text == ")" for token in behind)


def _at_the_same_rate(figure: Figure, last: Figure, tokens: Tokens, lexicon: Lexicon) -> Figure:
    """Give a figure the period of the one it is set beside: “90 a day, up from 70”, “and Peru 40”."""
    unit, period, place = figure.unit, last.unit.period if last.unit else "", figure.amount.start
    if unit is None or not period or unit.period or last.unit is None or unit.name != last.unit.name:
        return figure
    is_beside = _leans(tokens, place, last, lexicon) or _is_gapped(tokens, place)
    return replace(figure, unit=replace(unit, period=period)) if is_beside else figure


def _is_gapped(tokens: Tokens, place: int) -> bool:
    """Say whether only a new name stands before an amount, its verb said before: “, and Peru 40”."""
    first = place
    while first > 0 and tokens[first - 1].is_capital:
        first -= 1
    return 0 < first < place and tokens[first - 1].lower in _NEW_NAMES


def _last_whole(
    figure: Figure, siblings: Sequence[Figure], earlier: Earlier, tokens: Tokens, lexicon: Lexicon
) -> Figure | None:
    """Give the figure that “of them” takes a part of: the last that counts things and is no smaller.

    The last that is neither percentage nor time is the one for a number over a hundred.
    """
    value = figure.amount.value
    if siblings and _is_of_them(tokens, figure.amount.last):
        wholes = [*earlier.recent, *siblings]
        return next((one for one in reversed(wholes) if _counts_at_least(one, value)), None)
    behind = tokens[figure.amount.last].lower if figure.amount.last < len(tokens) else ""
    if figure.unit is None and siblings and siblings[-1].unit and behind in _VERBS:
        return next((one for one in reversed(siblings) if _counts_at_least(one, value)), None)
    is_beside = bool(siblings) and siblings[-1].is_aside
    if is_beside and figure.unit is None and not _leans(tokens, figure.amount.start, siblings[-1], lexicon):
        siblings = [one for one in siblings if not one.is_aside] or siblings
    elif value <= _HUNDRED:
        return None
    if figure.unit is None:
        return next((one for one in reversed(siblings) if _is_like(one, value)), None)
    return None


def _is_like(figure: Figure, value: Fraction) -> bool:
    """Say whether a number can be of a figure's unit: one over a hundred is no percentage, and no time."""
    if figure.unit is None or value <= _HUNDRED:
        return figure.unit is not None
    is_near = figure.amount.value / _FAR_OFF <= value <= figure.amount.value * _FAR_OFF
    return figure.unit.dimension not in _UNLIKE and (is_near or figure.unit.dimension not in _COUNTABLE)


def _counts_at_least(figure: Figure, value: Fraction) -> bool:
    is_count = figure.unit is not None and figure.unit.dimension in _COUNTABLE
    return is_count and figure.amount.value >= value


def _lean(figure: Figure, last: Figure, unit: Unit, tokens: Tokens, lexicon: Lexicon) -> Figure:
    """Complete a figure from the one before it in its sentence; `unit` is that one's."""
    own, amount = figure.unit, figure.amount
    is_sign = own is not None and own.dimension in _SIGNS
    if figure.scope.is_part and _is_of_them(tokens, amount.last) and not is_sign:
        if own is not None and own.is_shown:
            return replace(figure, frame=last.frame) if own.dimension == unit.dimension else figure
        return replace(figure, unit=replace(unit, is_shown=False), frame=last.frame or figure.frame)
    if own is not None and needs_noun(amount, own):
        frame = lexicon.frames.frames.get(figure.frame or "")
        is_whole = is_elliptic(tokens, amount) and (frame is None or unit.dimension in frame.dimensions)
        return _take(figure, unit, figure.frame or last.frame) if is_whole else figure
    if own is not None and own.is_shown:
        return _lean_with_noun(figure, last, own, unit, tokens, lexicon)
    is_like = own is None or own.dimension == unit.dimension
    if is_like and _leans(tokens, amount.start, last, lexicon):
        is_told = bool(figure.frame) and _is_defined(tokens, amount)
        figure = _take(figure, unit, figure.frame if is_told else last.frame or figure.frame)
    elif is_like and figure.frame is None and is_elliptic(tokens, amount):
        figure = _take(figure, unit, last.frame)
    return figure


def _lean_with_noun(
    figure: Figure, last: Figure, own: Unit, unit: Unit, tokens: Tokens, lexicon: Lexicon
) -> Figure:
    """Give a figure that has a noun of its own the frame of the one it is set beside or is a part of."""
    if own.dimension != unit.dimension:
        price = _PRICE_OF.get(last.frame or "") if own.dimension == "money" else None
        near = {token.lower for token in tokens[_end(last) : figure.amount.start]}
        return replace(figure, frame=price) if price and near in _PRICED else figure
    is_sign, place = own.dimension in _SIGNS, figure.amount.start
    if _leans(tokens, place, last, lexicon) and (is_sign or figure.frame is None):
        is_aside = not is_sign and tokens[place - 1].lower in _ASIDES
        scope = replace(_of_holder(figure, last, tokens), is_part=figure.scope.is_part or is_aside)
        frame, whole = last.frame or figure.frame, figure.share_of or last.share_of
        return replace(figure, frame=frame, scope=scope, share_of=whole)
    if figure.frame is None and _is_joined(tokens, last, place):
        return replace(figure, frame=last.frame, scope=_of_holder(figure, last, tokens))
    return figure


def _of_holder(figure: Figure, last: Figure, tokens: Tokens) -> Scope:
    """Give the scope of a figure, with the holder of the one it leans on where it names none itself.

    What stands “against” another share is a rival’s.
    """
    if tokens[figure.amount.start - 1].lower in _RIVALS:
        return figure.scope
    return replace(figure.scope, party=figure.scope.party or last.scope.party)


def _take(figure: Figure, unit: Unit, frame: str | None) -> Figure:
    return replace(figure, unit=replace(unit, is_shown=False, period=""), frame=frame)


def _recall(figure: Figure, earlier: Earlier, tokens: Tokens) -> Figure:
    """Give “its estimate”, “the figure” and “114 of them” what the last figure of the article counts."""
    last, known = earlier.sizeable, earlier.any_figure
    is_sign = figure.unit is not None and figure.unit.dimension in _SIGNS
    if is_sign or (figure.unit is not None and figure.unit.is_shown):
        return figure
    if known and known.unit and figure.scope.is_part and _is_of_them(tokens, figure.amount.last):
        return _take(figure, known.unit, figure.frame or known.frame)
    behind = tokens[figure.amount.last].lower if figure.amount.last < len(tokens) else ""
    if known and known.unit and figure.unit is None and figure.amount.value >= _LARGE and behind in _BARE:
        return _take(figure, known.unit, figure.frame or known.frame)
    if last and last.unit and last.unit.dimension == "money":
        last = earlier.counted
    if last and not _can_be_one(figure.amount, last.amount):
        return figure
    if last and last.unit and figure.scope.is_anaphor and figure.unit is None and figure.frame is None:
        return _take(figure, last.unit, last.frame)
    return figure


def _can_be_one(amount: Amount, last: Amount) -> bool:
    """Say whether an amount is whole and near enough to another to be a new count of the same."""
    is_count = amount.value.denominator == 1 or not amount.numeral.is_bare
    return is_count and last.value / _FAR_OFF <= amount.value <= last.value * _FAR_OFF


def _with_period(figure: Figure, tokens: Tokens, limit: int, lexicon: Lexicon) -> Figure:
    """Read the period of a figure that took its unit from elsewhere: “some 30,000 a day”."""
    unit = figure.unit
    if unit is None or unit.is_shown or unit.period:
        return figure
    period, _ = find_period(tokens, figure.amount.last, limit, lexicon)
    return replace(figure, unit=replace(unit, period=period)) if period else figure


def _leans(tokens: Tokens, place: int, last: Figure, lexicon: Lexicon) -> bool:
    """Say whether the words before an amount hang it on the one before: “up from”, “including”, “to”."""
    if place > 1 and tokens[place - 1].lower == "the":
        place -= 1
    if place == 0:
        return False
    before, end = tokens[place - 1], _end(last)
    if before.lower == "to" and tokens[place - 2].lower != "down":
        return place - 1 <= end + 1
    if before.lower in _DENIALS:
        return True
    is_dashed = before.text in _DASHES and place - 1 <= end + 1
    return before.text == "(" or is_dashed or bool(lexicon.frames.inherits.ending(tokens, place))


def _is_defined(tokens: Tokens, amount: Amount) -> bool:
    """Say whether a clause tells which number is meant: “more than the 250 it was licensed to carry”."""
    behind = tokens[amount.last].lower if amount.last < len(tokens) else ""
    return amount.start > 0 and tokens[amount.start - 1].lower == "the" and behind in _DEFINING


def _is_joined(tokens: Tokens, last: Figure, place: int) -> bool:
    """Say whether a list goes on from one figure to the next: “for Ukraine, $14 billion”, “homes and 260”."""
    between = tokens[_end(last) : place]
    if 0 < len(between) <= 2 and all(token.lower in _JOINERS for token in between):
        return True
    is_sign = last.unit is not None and last.unit.dimension in _SIGNS
    is_short = 0 < len(between) <= 6 and between[0].lower in _LINKS
    return is_sign and is_short and between[-1].lower in {"and", ","}


def _is_of_them(tokens: Tokens, place: int) -> bool:
    """Say whether “of them” stands at a place."""
    words = [token.lower for token in tokens[place : place + 2]]
    return len(words) == 2 and words[0] == "of" and words[1] in _BACK


def _end(figure: Figure) -> int:
    return max(figure.amount.stop, figure.unit.end if figure.unit else 0)
