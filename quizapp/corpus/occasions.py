"""Which of several events figures tell of: this march or that of a week before, this vote or the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from fractions import Fraction

from quizapp.corpus.figure import Figure
from quizapp.corpus.lexicon import FrameWords, Span
from quizapp.corpus.questions import Question, is_round, value_of
from quizapp.corpus.whereabouts import Whereabouts

Asked = Sequence[tuple[Question, Figure]]
Key = tuple[str, str, str, bool]
_CHANCE = 12
"""Numbers up to this one are the same by chance."""
BEFORE = "before"


def carry(asked: Sequence[Asked], names: Sequence[Sequence[str]], words: FrameWords) -> list[list[str]]:
    """Give the figures of an article that tell no time that of the event whose figures they repeat.

    Where one article says that 1.03 million came a week before, another that gives 1.03 million and 240,000
    for “Sunday” tells of that week. An article that also repeats what others say of now is left as it is.
    """
    undated = {
        (key_of(question), value_of(figure))
        for own, labels in zip(asked, names, strict=True)
        for (question, figure), name in zip(own, labels, strict=True)
        if not name
    }
    kept = [_without_own_time(own, labels, undated) for own, labels in zip(asked, names, strict=True)]
    told: dict[tuple[Key, Fraction], set[str]] = {}
    now: dict[tuple[Key, str], set[Fraction]] = {}
    for own, labels in zip(asked, kept, strict=True):
        found = {(key_of(question), name) for (question, _), name in zip(own, labels, strict=True) if name}
        for (question, figure), name in zip(own, labels, strict=True):
            key = key_of(question)
            if name:
                told.setdefault((key, value_of(figure)), set()).add(name)
            for other, label in found:
                if not name and other == key:
                    now.setdefault((key, label), set()).add(value_of(figure))
    return [_carry_to(own, labels, told, now, words) for own, labels in zip(asked, kept, strict=True)]


def _without_own_time(own: Asked, labels: Sequence[str], undated: Set[tuple[Key, Fraction]]) -> Sequence[str]:
    """Take the time of what an article tells of from afar, if it is the story's: “£53m vanished in 2006”.

    That is so where it tells of no other time, and each of its figures is `undated` in another article.
    """
    told: dict[Key, set[str]] = {}
    apart: set[Key] = set()
    for (question, figure), name in zip(own, labels, strict=True):
        key, value = key_of(question), value_of(figure)
        told.setdefault(key, set()).add(name)
        if value <= _CHANCE or (key, value) not in undated:
            apart.add(key)
    ours = {key for key, names in told.items() if len(names) == 1 and BEFORE not in names} - apart
    return ["" if key_of(question) in ours else name for (question, _), name in zip(own, labels, strict=True)]


def _carry_to(
    own: Asked,
    labels: Sequence[str],
    told: Mapping[tuple[Key, Fraction], Set[str]],
    now: Mapping[tuple[Key, str], Set[Fraction]],
    words: FrameWords,
) -> list[str]:
    days = {key_of(question) for question, _ in own if span_of(question, words) is Span.DAY}
    labelled = {key_of(question) for (question, _), name in zip(own, labels, strict=True) if name}
    values: dict[Key, set[Fraction]] = {}
    for question, figure in own:
        values.setdefault(key_of(question), set()).add(value_of(figure))
    meant: dict[Key, str] = {}
    for key, found in values.items():
        names = set().union(
            *(
                told.get((key, value), set())
                for value in found
                # Two counts of one march are the same by chance less often than two tolls.
                if value > _CHANCE and (key in days or not is_round(value))
            )
        )
        if key not in labelled and len(names) == 1:
            name = next(iter(names))
            meant.update({} if found & now.get((key, name), set()) else {key: name})
    return [name or meant.get(key_of(question), "") for (question, _), name in zip(own, labels, strict=True)]


def spread(own: Asked, names: Sequence[str]) -> list[str]:
    """Give a figure without a label the one that the same figure has elsewhere in its article."""
    known = {
        (key_of(question), figure.amount.low, figure.amount.high): name
        for (question, figure), name in zip(own, names, strict=True)
        if name
    }
    return [
        name or known.get((key_of(question), figure.amount.low, figure.amount.high), "")
        for (question, figure), name in zip(own, names, strict=True)
    ]


def key_of(question: Question) -> Key:
    """Give what figures of one sort share, before their places and times part them."""
    return question.dimension, question.frame, question.noun, question.is_rate


def span_of(question: Question, words: FrameWords) -> Span:
    """Give in what time the thing that a question is about happens once."""
    frame = words.frames.get(question.frame)
    return frame.span if frame is not None else Span.NONE


def beside_now(own: Asked, words: FrameWords) -> list[str]:
    """Say of which figures an article tells the time before, beside others of now on the same question."""
    told = [_before(span_of(q, words), f.scope.whereabouts) or "" for q, f in own]
    now = {key_of(q) for (q, _), before in zip(own, told, strict=True) if not before}
    return [before if key_of(q) in now else "" for (q, _), before in zip(own, told, strict=True)]


def _before(span: Span, where: Whereabouts) -> str | None:
    """Say whether a figure is of the time before: what was a week ago is a toll's past, and another march."""
    is_other = span is Span.DAY or (span is Span.YEAR and where.before == "year")
    return BEFORE if where.before and is_other else None


def find_days(asked: Sequence[Asked], words: FrameWords) -> frozenset[str]:
    """Give the days for which one article gives different figures of a gathering."""
    found: set[str] = set()
    for own in asked:
        days: dict[Key, set[str]] = {}
        for question, figure in own:
            if figure.scope.whereabouts.day and span_of(question, words) is Span.DAY:
                days.setdefault(key_of(question), set()).add(figure.scope.whereabouts.day)
        found.update(*(one for one in days.values() if len(one) > 1))
    return frozenset(found)


def day_of(where: Whereabouts, contrasted: frozenset[str]) -> str | None:
    """Give the day of a figure where the story sets it against another one."""
    return where.day if where.day in contrasted else None
