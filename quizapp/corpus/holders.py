"""Whose people or whose share a story's figures are: one name for each, and whom it is mostly about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizapp.corpus.questions import BY_PARTY, Question

Key = tuple[str, str, bool, str]
_LEAST = 7
_SPELLINGS = (
    ("ts", "t"),
    ("kh", "h"),
    ("ou", "v"),
    ("w", "v"),
    ("x", "ks"),
    ("ck", "k"),
    ("c", "k"),
    ("z", "s"),
)
_VOWELS = frozenset("aeiouyjvh")
"""Letters that a name may gain or lose, or change for another, from one way of writing it to the next."""


def unify_holders(
    drafts: Sequence[Sequence[Question]], named: Sequence[tuple[str, Sequence[str]]]
) -> list[list[Question]]:
    """Spell the name of a holder as most figures do: Lukashenka as Lukashenko.

    `named` are names with what else stands for each: PiS for Law and Justice, the president for who it is.
    Two names that one article has are two people, however alike they are.
    """
    meant = _find_meant(named)
    drafts = [[replace(q, group=meant.get(q.group or "", q.group)) for q in own] for own in drafts]
    counts = Counter(q.group for own in drafts for q in own if q.group and q.frame in BY_PARTY)
    articles: dict[str, set[int]] = {name: set() for name in counts}
    for number, own in enumerate(drafts):
        for group in {q.group for q in own if q.group in counts}:
            articles[group or ""].add(number)
    spelt: dict[str, str] = {}
    alike: dict[str, list[str]] = {}
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        known = alike.setdefault(_skeleton(name), [])
        spelt[name] = next(
            (one for one in known if _is_same(one, name) and not articles[one] & articles[name]), name
        )
        if spelt[name] == name:
            known.append(name)
    return [
        [replace(q, group=spelt.get(q.group, q.group) if q.group else None) for q in own] for own in drafts
    ]


def _find_meant(named: Sequence[tuple[str, Sequence[str]]]) -> Mapping[str, str]:
    """Give the name that letters or an office stand for, if they stand for one in the whole story."""
    meant: dict[str, set[str]] = {}
    for name, others in named:
        for other in others:
            meant.setdefault(other, set()).add(name)
    return {other: next(iter(names)) for other, names in meant.items() if len(names) == 1}


def _skeleton(name: str) -> str:
    """Give what stays of a name however its alphabet is written in ours: tikhanovskaya gives tknsk."""
    for written, plain in _SPELLINGS:
        name = name.replace(written, plain)
    return "".join(letter for letter in name if letter not in _VOWELS)


def _is_same(one: str, other: str) -> bool:
    """Say whether names with one skeleton are one: long, and neither with letters added to the other."""
    is_longer = one.startswith(other) or other.startswith(one)
    return min(len(one), len(other)) >= _LEAST and not is_longer


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
