"""Flaws of item writing that a program can see, each a named rule with a remedy.

The rules are those of Haladyna, Downing and Rodriguez (2002), "A review of multiple-choice item-writing
guidelines for classroom assessment", Applied Measurement in Education 15(3), 309-333. An error blocks a
build; a warning is for the eye of a person.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.errors import Finding
from quizapp.items.item import Item
from quizapp.items.linter.cues import article_cue, length_cue, number_cue, stem_overlap
from quizapp.items.linter.flaw import Rule
from quizapp.items.linter.guessing import guessable
from quizapp.items.linter.options import lengthened_key, natural_order, overlapping_options
from quizapp.items.linter.reading import reading_level, stem_length
from quizapp.items.linter.wording import absolute_words, all_of_the_above, negated_stem

RULES: tuple[Rule, ...] = (
    *(length_cue, article_cue, number_cue, stem_overlap),
    *(absolute_words, negated_stem, all_of_the_above),
    *(overlapping_options, lengthened_key, natural_order),
    *(reading_level, stem_length),
)


def lint(items: Sequence[Item]) -> list[Finding]:
    """Look for flaws in every item, and for what gives keys away over all of them."""
    return [*(finding for item in items for finding in lint_item(item)), *guessable(items)]


def lint_item(item: Item) -> list[Finding]:
    """Look for flaws in one item."""
    return [finding for rule in RULES for finding in rule(item)]
