"""Part figures that look alike by what a story sets against each other: places, years, days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from quizapp.corpus.figure import Figure
from quizapp.corpus.lexicon import FrameWords, PlaceWords, Span
from quizapp.corpus.occasions import (
    BEFORE,
    Asked,
    Key,
    beside_now,
    carry,
    day_of,
    find_days,
    key_of,
    span_of,
    spread,
)
from quizapp.corpus.questions import Question, value_of
from quizapp.corpus.whereabouts import CAPITAL, Whereabouts

_FEW = 3
"""How many times as many figures may tell no place as tell the story's own."""
_MUCH = 2
_MOST = 40
"""Figures of one sort in one article that are set against each other; a list holds more, a story does not."""
_ALL = "all"
_ASIDE = frozenset({"part", "elsewhere"})
_COUNTED = frozenset({"people", "things"})


def part_by_contrast(
    drafts: Sequence[Sequence[Question]], figures: Sequence[Sequence[Figure]], words: FrameWords
) -> list[list[Question]]:
    """Narrow the questions of figures that tell of another place or time than most of their sort.

    A place or a day counts only where one article itself gives different figures for two: “in Syria” and “in
    Turkey”. Elsewhere “in the city” and “in the east” are taken for the story's own place. A figure that
    tells none belongs to what most figures of its sort tell, or to what the same figure tells elsewhere in
    its article, as a headline's does.
    """
    asked = [list(zip(own, counted, strict=True)) for own, counted in zip(drafts, figures, strict=True)]
    named, days = _find_places(asked, words), find_days(asked, words)
    parts = _find_parts(asked, words) - named | {BEFORE}
    places = named | parts - {BEFORE}
    located = [_locate(own, places) for own in asked]
    labels: tuple[tuple[Sequence[Sequence[str]], bool], ...] = (
        (located, True),
        (
            _tell(asked, lambda span, where: where.year if span in {Span.YEAR, Span.DAY} else None, words),
            False,
        ),
        (_tell(asked, lambda span, where: day_of(where, days) if span is Span.DAY else None, words), True),
        (_tell(asked, lambda span, where: where.span if span is Span.QUARTER else None, words), False),
        ([beside_now(own, words) for own in asked], False),
        (_find_media(asked), False),
    )
    told = [
        [[_narrowed(question, place)] for (question, _), place in zip(own, names, strict=True)]
        for own, names in zip(asked, located, strict=True)
    ]
    for told_names, is_open in labels:
        names = [spread(own, told) for own, told in zip(asked, told_names, strict=True)]
        if told_names is not located:
            names = carry(asked, names, words)
        for own, kept in zip(_differing(asked, names, is_open, parts), told, strict=True):
            for name, narrowing in zip(own, kept, strict=True):
                narrowing.append(name)
    return [
        [replace(q, narrowed=" ".join(filter(None, names))) for (q, _), names in zip(own, kept, strict=True)]
        for own, kept in zip(asked, told, strict=True)
    ]


def name_capitals(figures: Sequence[Sequence[Figure]], words: PlaceWords) -> list[list[Figure]]:
    """Take “the capital” for the one capital that the figures of a story name."""
    named = {place for own in figures for figure in own for place in figure.scope.whereabouts.places}
    known = named & words.capitals
    if CAPITAL not in named or len(known) != 1:
        return [list(own) for own in figures]
    return [[_rename(figure, known) for figure in own] for own in figures]


def _rename(figure: Figure, capital: Set[str]) -> Figure:
    where = figure.scope.whereabouts
    if CAPITAL not in where.places:
        return figure
    places = replace(where, places=where.places - {CAPITAL} | capital)
    return replace(figure, scope=replace(figure.scope, whereabouts=places))


def _tell(
    asked: Sequence[Asked], tell: Callable[[Span, Whereabouts], str | None], words: FrameWords
) -> list[list[str]]:
    """Give what is told of every figure, empty where nothing is."""
    return [[tell(span_of(q, words), f.scope.whereabouts) or "" for q, f in own] for own in asked]


def _narrowed(question: Question, place: str) -> str:
    """Give what narrows a figure in itself: “600 of them in Turkey” is no part of the figure for Turkey."""
    words = question.narrowed.split()
    return " ".join(word for word in words if word not in _ASIDE or place in {"", _ALL})


def _differing(
    asked: Sequence[Asked], names: Sequence[Sequence[str]], is_open: bool, parts: frozenset[str]
) -> list[list[str]]:
    """Give the label of every figure from `names`, empty where it is the one that its sort mostly has.

    Where `is_open`, a figure without a label is taken to have the commonest one, unless most have none at
    all; otherwise it is one of those that tell none, such as the figures of this year. `parts` are labels
    that no other figure is taken to have.
    """
    counts: dict[Key, Counter[str]] = {}
    for own, told in zip(asked, names, strict=True):
        for (question, _), name in zip(own, told, strict=True):
            counts.setdefault(key_of(question), Counter())[name] += 1
    main = {key: {_commonest(names, is_open, parts)} for key, names in counts.items()}
    beside = _beside_all(asked, names)
    for key, own_names in main.items():
        # What adds up all places is set against the story's own place, or else is the same.
        own_names.update(set() if own_names & beside.get(key, set()) else {_ALL})
    return [
        [
            "" if name in main[key_of(question)] else name
            for (question, _), name in zip(own, names, strict=True)
        ]
        for own, names in zip(asked, names, strict=True)
    ]


def _beside_all(asked: Sequence[Asked], names: Sequence[Sequence[str]]) -> dict[Key, set[str]]:
    """Give the places of which an article gives the figure beside that of all places."""
    found: dict[Key, set[str]] = {}
    for own, labels in zip(asked, names, strict=True):
        told: dict[Key, set[str]] = {}
        for (question, _), name in zip(own, labels, strict=True):
            told.setdefault(key_of(question), set()).add(name)
        for key, places in told.items():
            if _ALL in places:
                found.setdefault(key, set()).update(places - {""})
    return found


def _commonest(names: Counter[str], is_open: bool, parts: frozenset[str]) -> str:
    """Give the label that figures without one are taken to have, empty where they are of another sort."""
    known = [name for name in names if name and name not in parts]
    told = max(known, key=names.__getitem__, default="")
    is_tied = sum(names[name] == names[told] for name in known) > 1
    least = names[""] / _FEW if is_open else names[""]
    return told if names[told] > least and not is_tied else ""


def _find_places(asked: Sequence[Asked], words: FrameWords) -> frozenset[str]:
    """Give the places for which one article itself gives different figures of a sort."""
    return frozenset().union(
        *(
            one.scope.whereabouts.places | other.scope.whereabouts.places
            for _, one, other in _pairs(asked, words)
            if one.scope.whereabouts.places and other.scope.whereabouts.places
        )
    )


def _find_parts(asked: Sequence[Asked], words: FrameWords) -> frozenset[str]:
    """Give the places whose figures are a part of a much larger one told before them without a place.

    The place that the story is mostly about is none of them, but of a gathering: a country's marches are
    more than its capital's, however often that is named.
    """
    found: set[str] = set()
    gathered: set[str] = set()
    for span, one, other in _pairs(asked, words):
        if not one.scope.whereabouts.places and value_of(one) >= _MUCH * value_of(other):
            (gathered if span is Span.DAY else found).update(other.scope.whereabouts.places)
    return frozenset(gathered | found - _main_places(asked))


def _pairs(asked: Sequence[Asked], words: FrameWords) -> Iterator[tuple[Span, Figure, Figure]]:
    """Give the figures of one sort and article in pairs, in text order, that differ in value and in place.

    The span of their frame comes with them.
    """
    for own in asked:
        told: dict[tuple[Span, Key], list[Figure]] = {}
        for question, figure in own:
            if question.dimension in _COUNTED:
                told.setdefault((span_of(question, words), key_of(question)), []).append(figure)
        for (span, _), figures in told.items():
            for one, other in combinations(figures[:_MOST], 2):
                here, there = one.scope.whereabouts, other.scope.whereabouts
                differs = here.places != there.places and here.year == there.year
                is_more = (one.scope.is_increment or other.scope.is_increment) and not (
                    here.places and there.places
                )
                if differs and not is_more and not one.amount.meets(other.amount):
                    yield span, one, other


def _main_places(asked: Sequence[Asked]) -> frozenset[str]:
    """Give the places that the figures of more than half of the articles name, or those who tell them."""
    wheres = [[figure.scope.whereabouts for _, figure in own] for own in asked]
    counts = Counter(
        place
        for own in wheres
        for place in {place for where in own for place in (*where.places, *where.homes)}
    )
    return frozenset(place for place, count in counts.items() if count > max(1, len(asked) / 2))


def _place(figure: Figure, contrasted: frozenset[str]) -> str:
    """Name the contrasted place that a figure is of, "all" where it adds them up."""
    where = figure.scope.whereabouts
    places = where.places & contrasted
    if len(places) > 1 or (where.is_whole and not where.places and len(contrasted) > 1):
        return _ALL
    return next(iter(places), next((name for name in where.homes if name in contrasted), ""))


def _locate(own: Asked, contrasted: frozenset[str]) -> list[str]:
    """Give the contrasted place of every figure of an article, "all" for one that adds several up.

    A figure without a place does that where it is larger than each that has one, if those are of two places
    or told as a part: “of them in Turkey”.
    """
    found = [_place(f, contrasted) if q.dimension in _COUNTED else "" for q, f in own]
    placed: dict[Key, list[tuple[str, Figure]]] = {}
    for (question, figure), name in zip(own, found, strict=True):
        if name:
            placed.setdefault(key_of(question), []).append((name, figure))
    largest = {
        key: max(value_of(figure) for _, figure in others)
        for key, others in placed.items()
        if len({name for name, _ in others}) > 1 or any(figure.scope.is_part for _, figure in others)
    }
    return [
        _ALL if not name and key_of(q) in largest and _is_above(f, largest[key_of(q)]) else name
        for (q, f), name in zip(own, found, strict=True)
    ]


def _is_above(figure: Figure, largest: Fraction) -> bool:
    return not figure.scope.whereabouts.places and value_of(figure) > largest


def _find_media(asked: Sequence[Asked]) -> list[list[str]]:
    """Give in what each sum is paid, where one article of the story adds a price up from cash and shares."""
    told = [[f.scope.medium if q.dimension == "money" else "" for q, f in own] for own in asked]
    return told if any({"cash", "shares"} <= set(own) for own in told) else [[""] * len(own) for own in told]
