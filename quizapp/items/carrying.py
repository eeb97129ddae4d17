"""What a passage makes of a statement: it carries it, contradicts it, or leaves it open."""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from quizapp.corpus.quantity import TOLERANCES, Interval, Quantity
from quizapp.items.craft import distractor, key
from quizapp.items.item import Assertion, Option, Polarity, Says
from quizapp.items.wording import Wording

SUPPORTED, CONTRADICTED, NOT_STATED = "supported", "contradicted", "not_stated"

TEXTS = {
    SUPPORTED: "Supported: if the article is right, so is the post.",
    CONTRADICTED: "Contradicted: if the article is right, the post is wrong.",
    NOT_STATED: "Not stated: if the article is right, the post may be right or wrong.",
}
VERDICTS = {
    SUPPORTED: "Supported.",
    CONTRADICTED: "Contradicted.",
    NOT_STATED: "Not stated.",
}
SAYS = {SUPPORTED: Says.NONE, CONTRADICTED: Says.PROBLEM, NOT_STATED: Says.PROBLEM}
POLARITIES = {
    SUPPORTED: Polarity.NONE,
    CONTRADICTED: Polarity.PROBLEM,
    NOT_STATED: Polarity.PROBLEM,
}

QUANTIFIERS = {"many": {"at least some": SUPPORTED, "most": NOT_STATED}}
"""What a word for how many makes of another. “Some” is left out: whether it denies “most” can be argued."""


def weigh(quantity: Quantity, low: float, high: float) -> str:
    """Say what a figure makes of “between low and high”; empty where that hangs on the reach of `about`."""
    answers = {_weigh(quantity.interval(tolerance), low, high) for tolerance in TOLERANCES}
    return answers.pop() if len(answers) == 1 else ""


def _weigh(given: Interval, low: float, high: float) -> str:
    if (low == -inf or low < given.low) and (high == inf or given.high < high):
        return SUPPORTED
    return NOT_STATED if given.meets(Interval(low, high)) else CONTRADICTED


def judge(
    right: str,
    why: str,
    assert_that: Callable[[str], Assertion],
    misreadings: dict[str, str],
    wording: Wording,
    words: str,
) -> tuple[Option, ...]:
    """Make the three verdicts in their natural order, each wrong one with its misreading."""
    return tuple(
        key(text, SAYS[verdict], [assert_that(verdict)], why)
        if verdict == right
        else distractor(
            misreadings[verdict],
            text,
            SAYS[verdict],
            [assert_that(verdict)],
            wording,
            words,
            name=verdict.replace("_", "-"),
        )
        for verdict, text in TEXTS.items()
    )
