"""Write numbers the way a passage writes them, and choose round test figures."""

from __future__ import annotations

import re
from fractions import Fraction

from quizapp.corpus.claim import Claim

_SCALES = {
    "thousand": Fraction(10**3),
    "million": Fraction(10**6),
    "billion": Fraction(10**9),
    "trillion": Fraction(10**12),
}
_SHORT = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion", "tn": "trillion"}
_CURRENCY = re.compile(r"^(US\$|[$€£])")
_PARTS = re.compile(
    r"\d(?P<scale>(?:k|mn|m|bn|b|tn)\b|\s?(?:thousand|million|billion|trillion)\b)?(?P<rest>\D*)$",
    re.IGNORECASE,
)


def style(value: Fraction, figure: str) -> str:
    """Write `value` in the style of `figure`: its sign, its scale ("million", "bn"), its words behind.

    Nobody writes “0.75 million”: less than one of its scale is written in digits.
    """
    sign = _CURRENCY.match(figure)
    parts = _PARTS.search(figure)
    spelled = next((word for word in _SCALES if re.search(rf"\b{word}\b", figure)), None)
    mark = (parts["scale"] or "") if parts else f" {spelled}" if spelled else ""
    word = mark.strip().lower()
    scale = _SCALES.get(_SHORT.get(word, word), Fraction(1))
    if value < scale:
        scale, mark = Fraction(1), ""
    rest = parts["rest"] if parts else ""
    return f"{sign.group() if sign else ''}{plain(value / scale)}{mark}{rest}"


def plain(value: Fraction) -> str:
    """Write a number in digits, thousands parted by commas, no zero at the end of a decimal."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    return f"{float(value):,.4f}".rstrip("0").rstrip(".")


def amount(value: Fraction) -> str:
    """Write a large number short, as people say it: 72 million, 2.4 billion; below a million in digits."""
    for word, scale in sorted(_SCALES.items(), key=lambda pair: -pair[1]):
        if value >= scale >= 10**6:
            return f"{plain(value / scale)} {word}"
    return plain(value)


def rounded_to_half_place(value: Fraction) -> Fraction:
    """Round to the nearest half of the leading place: 7,700 gives 7,500, 16,500 gives 15,000."""
    place = Fraction(10) ** (len(str(int(value))) - 1) / 2 if value >= 1 else Fraction(1, 20)
    return round(value / place) * place


def bound_words(claim: Claim) -> str:
    """Give the words of a mention that bound its number ("at least"), empty for a plain number."""
    quantity = claim.figure
    before, _, after = quantity.mention.partition(quantity.figure)
    return " ".join(f"{before} {after}".split())


def with_mention(claim: Claim, mention: str) -> str:
    """Give the claim's statement with its figure replaced, as a sentence without a full stop.

    AssertionError for a claim without a statement.
    """
    assert claim.statement is not None, f"claim {claim.id} has no statement"
    sentence = claim.statement.exact.replace(claim.figure.mention, mention).rstrip(" .")
    return sentence[:1].upper() + sentence[1:]
