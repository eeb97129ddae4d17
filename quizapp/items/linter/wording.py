"""Flaws of wording: absolute words, stems turned round, options that stand for all others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.errors import Finding, Severity
from quizapp.items.item import Item
from quizapp.items.linter.flaw import flaw, is_worded, picked_parts
from quizapp.items.linter.words import ABSOLUTE, NEGATING, without_quotations, words_of

NEEDS_ABSOLUTES = "some_to_all"
"""The misreading that is made of absolute words."""

_CATCH_ALL = re.compile(
    r"(?:(?:yes|no): )?(?:"
    r"(?:all|none|both|any|neither|either) (?:of )?(?:the )?(?:above|these|those|them|options|others)"
    r"(?: (?:is|are)\b.*)?|both [a-d1-4] and [a-d1-4])\.?"
)
_BIDDING = frozenset({"Choose", "Find", "Give", "Mark", "Match", "Name", "Pick", "Put", "Select"})
_SET_PHRASE = re.compile(r"\bor not\b(?: at all)?|\bnot only\b")
"""Words that turn nothing round: «a source may serve twice or not at all»."""
_NEGATED = re.compile(r"n[’']t$")


def absolute_words(item: Item) -> Iterator[Finding]:
    """No wrong option is marked by a word without exception that no right one has."""
    for part in picked_parts(item):
        in_keys = {word for option in part.options if option.is_key for word in words_of(option.text)}
        for option in part.options:
            if option.is_key or not is_worded(option) or option.source.misreading == NEEDS_ABSOLUTES:
                continue
            found = [word for word in words_of(without_quotations(option.text)) if word in ABSOLUTE]
            if found and not in_keys & ABSOLUTE:
                told = f"{option.text!r} says {found[0]!r}, and no right option says so much"
                remedy = "say it without the absolute word"
                yield flaw(item, part, "absolute_words", told, remedy, Severity.WARNING)


def negated_stem(item: Item) -> Iterator[Finding]:
    """A stem asks for what holds, never for what does not."""
    for part in item.parts:
        for word in words_of(_question(part.prompt)):
            if word in NEGATING or _NEGATED.search(word):
                yield flaw(item, part, "negated_stem", f"the stem says {word!r}", "ask for what holds")
                break


def all_of_the_above(item: Item) -> Iterator[Finding]:
    """No option stands for all others, or for none of them."""
    for part in picked_parts(item):
        for option in part.options:
            if is_worded(option) and _CATCH_ALL.fullmatch(option.text.casefold()):
                told = f"{option.text!r} stands for other options"
                remedy = "name an answer of its own, or ask in a multiple choice"
                yield flaw(item, part, "all_of_the_above", told, remedy)


def _question(prompt: str) -> str:
    """Give the sentences of a stem that ask or bid, and its last one; what stands between only tells."""
    sentences = re.split(r"(?<=[.?!:])\s+", without_quotations(prompt, "it").strip())
    asking = [each for each in sentences[:-1] if each.endswith("?") or each.split()[0] in _BIDDING]
    return _SET_PHRASE.sub("", " ".join([*asking, sentences[-1]]))
