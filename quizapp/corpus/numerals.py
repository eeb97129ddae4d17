"""Numbers in tokens: digits, number words, scales, vague plurals and parts of a whole."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from quizapp.corpus.lengths import MEASURES, is_length
from quizapp.corpus.lexicon import Lexicon, NumberWords
from quizapp.corpus.money import find_currency
from quizapp.corpus.shares import Reading, read_fraction, read_multiple, read_ratio
from quizapp.corpus.tokens import Tokens, are_glued

_GLYPHS = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
}
_LONGEST = 15
_SPACED = frozenset({"bn", "m", "mn", "tn"})
_SIZED = frozenset({"strong", "plus", "odd"})
_BEFORE_A_PERIOD = frozenset(
    {"within", "over", "than", "for", "nearly", "almost", "about", "least", "lasted", "took"}
)


@dataclass(frozen=True)
class Numeral:
    """A number at `tokens[first:last]`, with the currency and percent sign that belong to it.

    `core` is where its digits or words begin, `spelled` whether it is written in words, `vague` whether it
    only names an order of size, `scale` the last scale word's factor, `share` whether it is a part of one.
    """

    first: int
    last: int
    core: int
    value: Fraction
    spelled: bool = False
    vague: bool = False
    scale: int = 1
    currency: str | None = None
    percent: bool = False
    share: bool = False

    @property
    def is_bare(self) -> bool:
        """Say whether it is digits with neither scale nor sign."""
        return not (self.spelled or self.currency or self.percent or self.share) and self.scale == 1


def find_numerals(tokens: Tokens, lexicon: Lexicon) -> tuple[Numeral, ...]:
    """Find every number in the tokens of one sentence, in order, dates and names with them."""
    found: list[Numeral] = []
    place = 0
    while place < len(tokens):
        numeral = _read(tokens, place, lexicon)
        if numeral is None:
            place += 1
        else:
            found.append(numeral)
            place = numeral.last
    return tuple(found)


def _read(tokens: Tokens, place: int, lexicon: Lexicon) -> Numeral | None:
    core = place
    currency = None
    if tokens[place].kind == "currency":
        currency = lexicon.units.currencies.get(tokens[place].lower)
        core = place + 1
        if core >= len(tokens):
            return None
    words = lexicon.numbers
    read = (
        read_ratio(tokens, core, words)
        or _digits(tokens, core, words, currency is not None)
        or _vague(tokens, core, words)
        or read_fraction(tokens, core, words)
        or _spelled(tokens, core, words)
        or read_multiple(tokens, core)
        or _one_period(tokens, core, lexicon)
    )
    return None if read is None else _with_signs(tokens, place, core, read, currency, lexicon)


def _digits(tokens: Tokens, place: int, words: NumberWords, has_currency: bool) -> Reading | None:
    token = tokens[place]
    if token.kind != "number":
        return None
    value = _GLYPHS.get(token.text)
    if value is None:
        value = Fraction("".join(c for c in token.text if c.isdigit() or c == "."))
    last, scale = place + 1, 1
    if last < len(tokens) and tokens[last].text in _GLYPHS and are_glued(token, tokens[last]):
        value, last = value + _GLYPHS[tokens[last].text], last + 1
    while last < len(tokens):
        step = _scale_at(tokens, last, words, has_currency)
        if step is None:
            break
        last, factor = step
        value, scale = value * factor, scale * factor
    return Reading(last, value, scale=scale, share=token.text in _GLYPHS and place + 1 == last)


def _scale_at(tokens: Tokens, place: int, words: NumberWords, has_currency: bool) -> tuple[int, int] | None:
    """Give the end and the factor of a scale behind digits: million, -million, bn."""
    token, before = tokens[place], tokens[place - 1]
    if token.lower in words.scales and token.is_word:
        return place + 1, words.scales[token.lower]
    if token.text in "-‑" and are_glued(before, token) and place + 1 < len(tokens):
        after = tokens[place + 1]
        if after.lower in words.scales:
            return place + 2, words.scales[after.lower]
    return _short_scale_at(tokens, place, words, has_currency)


def _short_scale_at(
    tokens: Tokens, place: int, words: NumberWords, has_currency: bool
) -> tuple[int, int] | None:
    """Give the end and the factor of a short scale behind digits: bn, k, m that is no length."""
    token, before = tokens[place], tokens[place - 1]
    short, _, rest = token.lower.partition("-")
    if short not in words.short_scales or (rest and rest not in _SIZED):
        return None
    if not are_glued(before, token):
        return (place + 1, words.short_scales[short]) if has_currency and short in _SPACED else None
    is_long = short == "m" and not rest and is_length(tokens, place, words.lengths)
    if not has_currency and (is_long or short == "b"):
        return None
    return place + 1, words.short_scales[short]


def _vague(tokens: Tokens, place: int, words: NumberWords) -> Reading | None:
    """Read “dozens”, “tens of thousands”, “several hundred”, “hundreds of millions”."""
    counted = words.vague_phrases.starting(tokens, place)
    if counted:
        end, phrase = counted
        scale = tokens[end].lower if end < len(tokens) else ""
        factor = words.vague.get(scale) or words.scales.get(scale)
        if factor and (scale in words.scales or phrase not in {"many"}):
            count = words.vague_counts[phrase]
            return Reading(end + 1, Fraction(count * factor), True, True, factor)
    plural = words.vague.get(tokens[place].lower)
    if plural and tokens[place].lower != "scores":
        return Reading(place + 1, Fraction(plural), True, True, plural)
    if plural and place + 1 < len(tokens) and tokens[place + 1].lower == "of":
        return Reading(place + 1, Fraction(plural), True, True, plural)
    return None


def _spelled(tokens: Tokens, place: int, words: NumberWords) -> Reading | None:
    """Read “twenty-three”, “two hundred and fifty”, “a million”, “two and a half million”, “six-mile”."""
    total = current = Fraction(0)
    scale, last, any_value = 1, place, False
    if tokens[place].lower in {"a", "an"}:
        if place + 1 >= len(tokens) or tokens[place + 1].lower not in words.scales:
            return None
        current, last = Fraction(1), place + 1
    while last < min(len(tokens), place + _LONGEST):
        half = _and_a_half(tokens, last) if any_value else 0
        if half:
            current += Fraction(words.scales.get(tokens[last - 1].lower, 1), 2)
            last += half
            continue
        parts = tokens[last].lower.split("-")
        if tokens[last].lower == "and" and scale > 1 and _continues(tokens, last + 1, words):
            last += 1
            continue
        is_measured = len(parts) > 1 and parts[-1] in MEASURES
        taken = _take_parts(parts[: len(parts) - is_measured], total, current, words)
        if taken is None or (not any_value and current == 0 and parts[0] in words.scales):
            break
        total, current, step = taken
        scale = max(scale, step)
        any_value, last = True, last + 1
        if is_measured:
            break
    return Reading(last, total + current, True, scale=scale) if any_value else None


def _one_period(tokens: Tokens, place: int, lexicon: Lexicon) -> Reading | None:
    """Read “within a month”, “over a decade”, “more than an hour” as one of the period."""
    if tokens[place].lower not in {"a", "an"} or place == 0 or place + 1 >= len(tokens):
        return None
    if (
        tokens[place + 1].lower not in lexicon.times.periods
        or tokens[place - 1].lower not in _BEFORE_A_PERIOD
    ):
        return None
    behind = tokens[place + 2] if place + 2 < len(tokens) else None
    if tokens[place + 1].lower == "second" and behind and behind.lower not in lexicon.units.stops:
        return None if behind.is_word else Reading(place + 1, Fraction(1), True, True)
    return Reading(place + 1, Fraction(1), True, True)


def _take_parts(
    parts: list[str], total: Fraction, current: Fraction, words: NumberWords
) -> tuple[Fraction, Fraction, int] | None:
    """Add the parts of one word to a number being read; None where they do not continue it."""
    scale = 1
    for part in parts:
        if part in words.values:
            value = words.values[part]
            fits = current % 100 == 0 or (value < 10 and current % 10 == 0 and current % 100 >= 20)
            if current and not fits:
                return None
            current += value
        elif part in words.scales and (current or total):
            scale = words.scales[part]
            if scale >= 1000:
                total, current = total + (current or Fraction(1)) * scale, Fraction(0)
            else:
                current = (current or Fraction(1)) * scale
        else:
            return None
    return total, current, scale


def _and_a_half(tokens: Tokens, place: int) -> int:
    return 3 if [token.lower for token in tokens[place : place + 3]] == ["and", "a", "half"] else 0


def _continues(tokens: Tokens, place: int, words: NumberWords) -> bool:
    return place < len(tokens) and tokens[place].lower.split("-")[0] in words.values


def _with_signs(
    tokens: Tokens, first: int, core: int, read: Reading, currency: str | None, lexicon: Lexicon
) -> Numeral:
    """Add the currency or percent behind a number to it."""
    last, value, percent, units = read.last, read.value, False, lexicon.units
    sign = units.percent.starting(tokens, last)
    if sign and not currency:
        last, percent = sign[0], True
    elif not currency and not read.share:
        last, currency = find_currency(tokens, last, read.vague, units, read.scale > 1) or (last, None)
    return Numeral(
        first=first,
        last=last,
        core=core,
        value=value * 100 if read.share else value,
        spelled=read.spelled,
        vague=read.vague,
        scale=read.scale,
        currency=currency,
        percent=percent or read.share,
        share=read.share,
    )
