"""Numbers with the words around them: ranges that share a scale, floors, ceilings and estimates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from quizapp.corpus.lexicon import Lexicon
from quizapp.corpus.numerals import Numeral
from quizapp.corpus.quantity import Bound
from quizapp.corpus.tokens import Tokens, are_glued

_GLUED = frozenset("-‑–—")
_CHANGE_REACH = 8
_GIVES = frozenset({"hand", "hands", "handed", "handing", "turn", "turned", "turning", "signed", "signing"})
_WIDEST = 2000
_THOUSAND = 1000
_MODALS = frozenset({"could", "may", "might", "will", "would", "to", "toll"})
_LASTS = frozenset(
    {"for", "after", "took", "lasted", "spent", "of", "in", "just", "well", "waited", "is", "was"}
)


@dataclass(frozen=True)
class Amount:
    """A figure at `tokens[first:last]`: two numbers for a range, one else, and the bound around them.

    `start` and `stop` reach over the bound words as well, which is the mention.
    """

    first: int
    last: int
    start: int
    stop: int
    low: Fraction | None
    high: Fraction | None
    bound: Bound
    numeral: Numeral

    @property
    def value(self) -> Fraction:
        """The number that the words name; the lower one of a range."""
        value = self.low if self.low is not None else self.high
        assert value is not None
        return value

    def meets(self, other: Amount) -> bool:
        """Say whether the numbers named overlap, with their open ends shut."""
        other_end = other.high if other.high is not None else other.value
        end = self.high if self.high is not None else self.value
        return self.value <= other_end and other.value <= end


def find_amounts(
    tokens: Tokens, numerals: Sequence[Numeral], traps: Sequence[bool], lexicon: Lexicon
) -> tuple[Amount, ...]:
    """Join numbers to ranges and read the bounds around them; `traps` says which numbers are none."""
    amounts: list[Amount] = []
    place = 0
    while place < len(numerals):
        one = numerals[place]
        other = numerals[place + 1] if place + 1 < len(numerals) else None
        pair = None
        if other is not None and not traps[place + 1] and not (traps[place] and not other.percent):
            pair = _pair(tokens, one, other, lexicon)
        if pair is not None:
            amounts.append(pair)
            place += 2
            continue
        if not traps[place]:
            amounts.append(_single(tokens, one, lexicon))
        place += 1
    return tuple(amounts)


def _pair(tokens: Tokens, one: Numeral, other: Numeral, lexicon: Lexicon) -> Amount | None:
    """Read “between 5 and 8 million”, “10,000-12,000”, “$5 to $7 million”, “20–25%” as a range."""
    if other.first - one.last != 1 or (one.percent and not other.percent):
        return None
    opener = lexicon.bounds.openers.ending(tokens, one.first)
    start = opener[0] if opener else one.first
    if not _joins(tokens, one, other, start, lexicon):
        return None
    low, high = one.value, other.value
    shared = other.scale // one.scale if other.scale % one.scale == 0 else 1
    if shared > 1 and one.scale == 1 and low < 1000 and low * shared <= high:
        low = low * shared
    is_loose = tokens[one.last].lower == "or" and high > 3 * low
    if low >= high or is_loose or high > _WIDEST * low:
        return None
    numeral = replace(
        other,
        first=one.first,
        core=one.core,
        currency=other.currency or one.currency,
        percent=other.percent or one.percent,
    )
    start = _before_bound(tokens, start, lexicon)[0]
    return Amount(one.first, other.last, start, other.last, low, high, Bound.RANGE, numeral)


def _joins(tokens: Tokens, one: Numeral, other: Numeral, start: int, lexicon: Lexicon) -> bool:
    """Say whether the word behind a number joins a second one to a range that may begin at `start`."""
    joiner = tokens[one.last].lower
    if joiner == "and":
        return start < one.first and tokens[one.first - 1].lower == "between"
    if joiner == "to":
        # “rose by 20 to 30 percent” tells by how much; “rose by 12 to 138”, to where as well
        is_by = start > 0 and tokens[start - 1].lower == "by"
        is_step = is_by and other.percent and not one.percent and other.value <= 2 * one.value
        return is_step or not _is_change(tokens, start, lexicon)
    if joiner in _GLUED:
        return are_glued(tokens[one.last - 1], tokens[one.last])
    return joiner in lexicon.bounds.joiners


def _is_change(tokens: Tokens, place: int, lexicon: Lexicon) -> bool:
    return any(
        token.lower in lexicon.bounds.changes for token in tokens[max(0, place - _CHANGE_REACH) : place]
    )


def _single(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> Amount:
    start, bound = _before_bound(tokens, numeral.first, lexicon)
    if bound is not None and _is_no_bound(tokens, start, numeral, lexicon):
        start, bound = numeral.first, None
    stop = numeral.last
    if bound in {None, Bound.ABOUT}:
        stop, behind = _after_bound(tokens, numeral, lexicon)
        bound = behind or bound
    if bound is None:
        bound = Bound.AT_LEAST if _is_plural(numeral) else Bound.EXACT
    elif bound is Bound.ABOUT and _is_plural(numeral):
        bound = Bound.AT_LEAST
    low = None if bound is Bound.UP_TO else numeral.value
    high = None if bound is Bound.AT_LEAST else numeral.value
    return Amount(numeral.first, numeral.last, start, stop, low, high, bound, numeral)


def _is_plural(numeral: Numeral) -> bool:
    """Say whether a vague number is a plural such as “dozens”, a floor by itself; “a month” is none."""
    return numeral.vague and numeral.scale > 1


def _before_bound(tokens: Tokens, first: int, lexicon: Lexicon) -> tuple[int, Bound | None]:
    """Give where the bound words before a number start, and the bound; the number's place and None else."""
    words, place = lexicon.bounds, first
    for _ in range(3):
        found = words.before.ending(tokens, place)
        if found and _bounds_nothing(tokens, found, place, first, lexicon):
            return first, None
        if found:
            start, name = found
            outer = words.before.ending(tokens, start)
            if _adds_up(tokens, start):
                return place, None
            if outer and not _adds_up(tokens, outer[0]):
                return outer[0], Bound(outer[1] if name == "about" else name)
            return start, Bound(name)
        if place == 0 or tokens[place - 1].lower not in words.between:
            break
        place -= 1
    return first, None


def _bounds_nothing(tokens: Tokens, found: tuple[int, str], place: int, first: int, lexicon: Lexicon) -> bool:
    """Say whether bound words bound no number: “more than the 600 it was licensed for”."""
    start, name = found
    if start > 0 and tokens[start - 1].lower in {"what", "how", "talk", "talks"}:
        return True
    if start > 0 and tokens[start].lower == "over" and tokens[start - 1].lower in _GIVES:
        return True
    is_definite = name != "about" and any(token.lower == "the" for token in tokens[place:first])
    return is_definite or _is_a_verb(tokens, start, lexicon)


def _is_a_verb(tokens: Tokens, start: int, lexicon: Lexicon) -> bool:
    """Say whether “estimated” is what somebody did: “the company estimated 2,300 would go”."""
    if tokens[start].lower != "estimated" or start == 0:
        return False
    words = lexicon.speech
    while start > 1 and tokens[start - 1].lower in words.auxiliaries:
        start -= 1
    before = tokens[start - 1]
    is_speaker = bool(words.government.ending(tokens, start) or words.anonymous.ending(tokens, start))
    return before.is_capital or is_speaker or before.lower in words.pronouns


def _adds_up(tokens: Tokens, start: int) -> bool:
    """Say whether “up to” only belongs to a verb: “adds up to”."""
    return start > 0 and tokens[start].lower == "up" and tokens[start - 1].lower.startswith("add")


def _after_bound(tokens: Tokens, numeral: Numeral, lexicon: Lexicon) -> tuple[int, Bound | None]:
    """Read “10,000 or more”, “500 people or so”, “500-plus”, “500+” behind the number or its noun."""
    for place in range(numeral.last, min(len(tokens), numeral.last + 4)):
        found = lexicon.bounds.after.starting(tokens, place)
        if found:
            is_last = place == numeral.last or tokens[place].lower in {"or", "and"} or _ends(tokens, found[0])
            if is_last and not _opens_a_number(tokens, found[0]):
                return found[0], Bound(found[1])
        if tokens[place].text in _GLUED and place == numeral.last:
            continue
        if not tokens[place].is_word or tokens[place].lower in lexicon.units.stops:
            break
    return numeral.last, None


def _ends(tokens: Tokens, place: int) -> bool:
    return place >= len(tokens) or tokens[place].kind == "sign"


def _opens_a_number(tokens: Tokens, place: int) -> bool:
    return place < len(tokens) and tokens[place].kind in {"number", "currency"}


def _is_no_bound(tokens: Tokens, start: int, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Find “over a decade” meaning *during*, “passed two laws”, “under one roof”."""
    word = tokens[start].lower
    after = tokens[numeral.last].lower if numeral.last < len(tokens) else ""
    is_time = after.rstrip("s") in lexicon.times.periods
    if word == "over" and start + 1 >= numeral.first and is_time:
        before = tokens[start - 1].lower if start else ""
        return before not in _LASTS
    if word == "top":
        subject = tokens[start - 1] if start else tokens[start]
        is_plural = subject.is_word and subject.lower.endswith("s") and subject.lower != "its"
        is_verb = is_plural or subject.lower in _MODALS
        return numeral.value < _THOUSAND or not is_verb
    if word in {"passed", "passes", "pass", "crossed", "crosses", "past"}:
        return numeral.value < 10
    return False
