"""What every rule of the linter is made of: the parts it looks at, and a finding with its remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizapp.errors import Finding, Severity
from quizapp.items.item import Interaction, Item, Option, Part, SourceKind

Rule = Callable[[Item], Iterator[Finding]]

PICKED = frozenset({Interaction.SINGLE_CHOICE, Interaction.MULTIPLE_CHOICE})
"""Interactions whose options stand side by side, each an answer of its own."""


def flaw(
    item: Item, part: Part, rule: str, message: str, remedy: str, severity: Severity = Severity.ERROR
) -> Finding:
    """Make the finding of a rule about one part."""
    return Finding(f"{item.id}/{part.id}", rule, message, severity, remedy)


def picked_parts(item: Item) -> Iterator[Part]:
    """Give the parts in which options are chosen from a list."""
    return (part for part in item.parts if part.interaction in PICKED)


def is_worded(option: Option) -> bool:
    """Say whether the wording of an option is ours: a passage stands as it was found."""
    return option.source.kind is not SourceKind.SPAN
