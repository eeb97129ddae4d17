"""Flaws in how options stand to each other: they overlap, build on the key, or leave their natural order."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, pairwise

from quizapp.corpus.quantity import Interval
from quizapp.errors import Finding, Severity
from quizapp.items.item import Interaction, Item, Option, Order, Part, SourceKind
from quizapp.items.linter.flaw import flaw, is_worded, picked_parts
from quizapp.items.linter.numbers import frame_of, numbers_in, stretch_of
from quizapp.items.linter.words import normalise

APART = "let each option say what no other says"


def overlapping_options(item: Item) -> Iterator[Finding]:
    """No option says what another says as well: the same words, words within words, numbers within numbers.

    A mutation changes a passage by a word, so it may hold or lack words of another one.
    """
    for part in picked_parts(item):
        for one, other in combinations(part.options, 2):
            told = _overlap(one, other)
            if told:
                is_verbatim = SourceKind.SPAN in {one.source.kind, other.source.kind}
                severity = Severity.WARNING if is_verbatim else Severity.ERROR
                yield flaw(item, part, "overlapping_options", told, APART, severity)


def lengthened_key(item: Item) -> Iterator[Finding]:
    """No wrong option is the key with words added: the testwise take what another option builds on.

    Passages are exempt: nobody chose their words.
    """
    for part in picked_parts(item):
        if part.interaction is not Interaction.SINGLE_CHOICE or not is_worded(part.key):
            continue
        words = f" {normalise(part.key.text)} "
        for option in part.options:
            if not option.is_key and words in f" {normalise(option.text)} ":
                told = f"{option.text!r} is the key with words added"
                yield flaw(item, part, "lengthened_key", told, "let the wrong option use words of its own")


def natural_order(item: Item) -> Iterator[Finding]:
    """Options that differ in a number stand in its order, ascending, in every paper."""
    for part in picked_parts(item):
        values = _values(part)
        if not values:
            continue
        is_one_scale = len({frame_of(option.text) for option in part.options}) == 1
        if part.order is Order.SHUFFLED and is_one_scale:
            told = "options that are numbers are shuffled"
            yield flaw(item, part, "natural_order", told, "give the part Order.FIXED, smallest first")
        elif part.order is Order.FIXED and any(one > other for one, other in pairwise(values)):
            told = f"{part.options[0].text!r} and what follows do not ascend"
            yield flaw(item, part, "natural_order", told, "put the smallest number first")


def _overlap(one: Option, other: Option) -> str:
    """Say how two options overlap, empty where they do not."""
    a, b = normalise(one.text), normalise(other.text)
    if a == b:
        return f"{one.text!r} and {other.text!r} read the same"
    if SourceKind.MUTATION in {one.source.kind, other.source.kind}:
        return ""
    if f" {a} " in f" {b} " or f" {b} " in f" {a} ":
        return f"{one.text!r} and {other.text!r} hold one another"
    first, second = stretch_of(one.text), stretch_of(other.text)
    if first and second and first[1] == second[1] and _nest(first[0], second[0]):
        return f"{one.text!r} and {other.text!r} share numbers"
    return ""


def _nest(one: Interval, other: Interval) -> bool:
    return (one.low <= other.low and other.high <= one.high) or (
        other.low <= one.low and one.high <= other.high
    )


def _values(part: Part) -> list[Fraction]:
    """Give the number of each option where every one has just one, and not all the same; else nothing."""
    found = [numbers_in(option.text) for option in part.options]
    values = [numbers[0] for numbers in found if len(numbers) == 1]
    return values if len(values) == len(part.options) > 1 and len(set(values)) > 1 else []
