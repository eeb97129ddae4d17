"""Whose people or whose share a story's figures are: one name for each, and whom it is mostly about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from quizapp.corpus.questions import BY_PARTY, Question

Key = tuple[str, str, bool, str]
_ALIKE = 0.75
_LEAST = 6


def unify_holders(drafts: Sequence[Sequence[Question]]) -> list[list[Question]]:
    """Spell the name of a holder as most figures do: Lukashenka as Lukashenko.

    Two names that one article has are two people, however alike they are.
    """
    counts = Counter(q.group for own in drafts for q in own if q.group and q.frame in BY_PARTY)
    articles = {
        name: {n for n, own in enumerate(drafts) if any(q.group == name for q in own)} for name in counts
    }
    spelt: dict[str, str] = {}
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        known = (one for one in spelt.values() if _is_same(one, name) and not articles[one] & articles[name])
        spelt[name] = next(known, name)
    return [
        [replace(q, group=spelt.get(q.group, q.group) if q.group else None) for q in own] for own in drafts
    ]


def _is_same(one: str, other: str) -> bool:
    """Say whether two words look like one name written twice from another alphabet."""
    is_long = min(len(one), len(other)) >= _LEAST and one[0] == other[0]
    return is_long and SequenceMatcher(None, one, other).ratio() >= _ALIKE


def find_main_holders(questions: Sequence[Question]) -> Mapping[Key, str]:
    """Give, for every question, the country or the holder that it is mostly about.

    A share that names no holder belongs to nobody where a story has several.
    """
    alone = Counter(bare(question) for question in questions if not question.group)
    counts: dict[Key, Counter[str]] = {}
    for question in questions:
        if question.group:
            counts.setdefault(bare(question), Counter())[question.group] += 1
    main = {key: min(found, key=lambda group: (-found[group], group)) for key, found in counts.items()}
    return {
        key: main[key]
        for key, found in counts.items()
        if found.total() >= alone[key] and (len(found) == 1 or key[1] not in BY_PARTY)
    }


def bare(question: Question) -> Key:
    """Give a question without what it counts and whose it is."""
    return question.dimension, question.frame, question.is_rate, question.narrowed
