"""The invariants of a part that hang on its interaction, one named check each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from quizapp.corpus.corpus import Corpus
from quizapp.errors import Finding
from quizapp.items.item import Interaction, Item, Option, Part
from quizapp.items.propositions import do_all_hold, holds

Check = Callable[[Item, Corpus], Iterator[Finding]]

SIZES = {
    Interaction.SINGLE_CHOICE: (range(3, 5), range(1, 2)),
    Interaction.MULTIPLE_CHOICE: (range(4, 7), range(1, 6)),
    Interaction.PICK_PHRASES: (range(6, 15), range(1, 7)),
    Interaction.ORDER: (range(3, 6), range(3, 6)),
    Interaction.MATCH: (range(3, 7), range(3, 7)),
    Interaction.NUMBER: (range(1), range(1)),
}
"""How many options a part of each interaction has, and how many of them are keys."""


def has_its_keys(item: Item, _: Corpus) -> Iterator[Finding]:
    """A part has as many options, and keys among them, as its interaction asks for, and never only keys."""
    for part in item.parts:
        sizes, counts = SIZES[part.interaction]
        keys = sum(option.is_key for option in part.options)
        if len(part.options) not in sizes:
            told = f"{len(part.options)} options, {sizes.start} to {sizes.stop - 1} were expected"
            yield _finding(item, part, "has_its_keys", told)
        is_all = keys == len(part.options) and part.interaction in {
            Interaction.MULTIPLE_CHOICE,
            Interaction.PICK_PHRASES,
        }
        if keys not in counts or is_all:
            told = f"{keys} keys, {counts.start} to {counts.stop - 1} were expected, and not every option"
            yield _finding(item, part, "has_its_keys", told)


def pairs_proved(item: Item, corpus: Corpus) -> Iterator[Finding]:
    """In a match each option belongs to its target and to no other; the pairs do not tell the last one."""
    for part in _parts(item, Interaction.MATCH):
        for option in part.options:
            for target in part.targets:
                is_right = target.id == option.target
                if _belongs(option, target.value, corpus) is not is_right:
                    told = f"the claims do not {'prove' if is_right else 'refute'} that {option.text!r} is "
                    yield _finding(item, part, "pairs_proved", told + repr(target.text))
        used = {option.target for option in part.options}
        if not used <= set(part.target_ids) or len(used) == len(part.options) == len(part.targets):
            yield _finding(item, part, "pairs_proved", "the last pair follows from the others")


def order_proved(item: Item, corpus: Corpus) -> Iterator[Finding]:
    """In an order each option comes before the next one by the claims."""
    for part in _parts(item, Interaction.ORDER):
        ranked = sorted(part.options, key=lambda option: int(option.target))
        if [option.target for option in ranked] != list(part.target_ids):
            yield _finding(item, part, "order_proved", "the places are not 1, 2, 3 and so on")
        for one, other in pairwise(ranked):
            asserts = [
                replace(one.source.asserts[0], claims=(*one.source.asserts[0].claims, *_claims(other)))
            ]
            if do_all_hold(asserts, corpus) is not True:
                told = f"the claims do not put {one.text!r} before {other.text!r}"
                yield _finding(item, part, "order_proved", told)


def number_proved(item: Item, corpus: Corpus) -> Iterator[Finding]:
    """The number asked for is recomputed, and stated only where a number is asked for."""
    for part in item.parts:
        if (part.number is not None) != (part.interaction is Interaction.NUMBER):
            yield _finding(item, part, "number_proved", "a number belongs to a part that asks for one")
        elif part.number is not None and do_all_hold(part.number.asserts, corpus) is not True:
            yield _finding(item, part, "number_proved", f"the claims do not give {part.number.value}")


def phrases_make_the_passage(item: Item, _: Corpus) -> Iterator[Finding]:
    """Phrases to pick are spans that follow each other and leave nothing of their passage out."""
    for part in _parts(item, Interaction.PICK_PHRASES):
        spans = [span for option in part.options for span in option.source.spans[:1]]
        whole = "".join(_bare(span.exact) for span in spans)
        if len(item.passages) != 1 or whole != _bare(item.passages[0].exact):
            yield _finding(item, part, "phrases_make_the_passage", "the phrases are not the passage")


def _belongs(option: Option, value: str, corpus: Corpus) -> bool | None:
    return holds(replace(option.source.asserts[0], values=(value,)), corpus)


def _claims(option: Option) -> tuple[str, ...]:
    return option.source.asserts[0].claims


def _bare(text: str) -> str:
    return "".join(text.split())


def _parts(item: Item, interaction: Interaction) -> Iterator[Part]:
    return (part for part in item.parts if part.interaction is interaction)


def _finding(item: Item, part: Part, rule: str, message: str) -> Finding:
    return Finding(f"{item.id}/{part.id}", rule, message)
