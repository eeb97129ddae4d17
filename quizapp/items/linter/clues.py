"""What a testwise guesser looks at: how well each option of a part fits a clue, by its text alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from math import inf

from quizapp.items.linter.numbers import numbers_in
from quizapp.items.linter.words import HEDGING, without_quotations

Clue = Callable[[Sequence[str]], list[float]]
"""How well each option fits, given the texts of all: the guesser takes the one that fits best."""

_HEDGE = re.compile(rf"\b(?:{'|'.join(HEDGING)})\b", re.IGNORECASE)


def each(fit: Callable[[str], float]) -> Clue:
    """Make a clue that looks at each option by itself."""
    return lambda texts: [fit(text) for text in texts]


def hedges(text: str) -> bool:
    """Say whether an option weakens what it says. Words it quotes are what it speaks of, and another clue."""
    return bool(_HEDGE.search(without_quotations(text)))


def highest(text: str) -> float:
    """Give the largest number of an option; one without a number comes last."""
    return max(map(float, numbers_in(text)), default=-inf)


def lowest(text: str) -> float:
    """Give the smallest number of an option, turned round; one without a number comes last."""
    return max((-float(number) for number in numbers_in(text)), default=-inf)


def oddness(texts: Sequence[str]) -> list[float]:
    """Count for each option the features of form that it shares with no other."""
    forms = [_form(text) for text in texts]
    counts = [Counter(values) for values in zip(*forms, strict=True)]
    return [
        float(sum(count[value] == 1 < len(texts) for count, value in zip(counts, form, strict=True)))
        for form in forms
    ]


CLUES: dict[str, Clue] = {
    "the longest": each(len),
    "the shortest": each(lambda text: -len(text)),
    "the one with a number": each(lambda text: any(sign.isdigit() for sign in text)),
    "the one without a number": each(lambda text: not any(sign.isdigit() for sign in text)),
    "the one with the largest number": each(highest),
    "the one with the smallest number": each(lowest),
    "the one that quotes": each(lambda text: "“" in text),
    "the one that quotes nothing": each(lambda text: "“" not in text),
    "the one that hedges": each(hedges),
    "the one that hedges nothing": each(lambda text: not hedges(text)),
    "the one that differs in form": oddness,
    "yes": each(lambda text: text.startswith("Yes")),
    "no": each(lambda text: text.startswith("No:")),
}


def _form(text: str) -> tuple[str | bool, ...]:
    """Give what can be seen of an option from afar: its first word's sort, quotes, digits, full stop."""
    first = re.match(r"(?:Yes|No)\b", text)
    return (
        first.group() if first else "",
        text[:1] == "“",
        "“" in text,
        any(sign.isdigit() for sign in text),
        text.endswith("."),
    )
