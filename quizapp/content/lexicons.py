"""Read the word lists of a language from content/lexicon/ into one frozen Lexicon."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from quizapp.corpus.lexicon import (
    BoundWords,
    CertaintyWords,
    Frame,
    FrameWords,
    FurnitureWords,
    LengthWords,
    Lexicon,
    NumberWords,
    PlaceWords,
    Span,
    SpeechWords,
    TimeWords,
    UnitWords,
)
from quizapp.corpus.phrases import Phrases, index_phrases
from quizapp.corpus.tokens import tokenize

_FOLDER = Path(__file__).parent / "lexicon"
Values = Mapping[str, Any]


@cache
def load_lexicon(language: str = "en") -> Lexicon:
    """Read the lexicon of a language; FileNotFoundError where there is none."""
    folder = _FOLDER / language

    def read(name: str) -> Values:
        return tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))

    return Lexicon(
        language=language,
        numbers=_numbers(read("numbers")),
        bounds=_bounds(read("bounds")),
        times=_times(read("times")),
        units=_units(read("units")),
        frames=_frames(read("frames")),
        speech=_speech(read("speech")),
        places=_places(read("places")),
        certainty=_certainty(read("certainty")),
        furniture=_furniture(read("furniture")),
    )


def _numbers(values: Values) -> NumberWords:
    counts = values["vague_counts"]
    return NumberWords(
        values=values["values"],
        scales=values["scales"],
        short_scales=values["short_scales"],
        vague=values["vague"],
        vague_counts=counts,
        vague_phrases=index_phrases((words, words) for words in counts),
        fractions=values["fractions"],
        lengths=_lengths(values["lengths"]),
    )


def _lengths(values: Values) -> LengthWords:
    return LengthWords(
        nouns=frozenset(values["nouns"]),
        behind=_phrases(values["behind"]),
        from_places=_phrases(values["from"]),
        takers=frozenset(values["takers"]),
        before=_phrases(values["before"]),
        water=frozenset(values["water"]),
        races=frozenset(values["races"]),
    )


def _bounds(values: Values) -> BoundWords:
    ranges = values["ranges"]
    return BoundWords(
        before=_valued(values["before"]),
        after=_valued(values["after"]),
        between=frozenset(values["between"]["words"]),
        openers=_phrases(ranges["openers"]),
        joiners=frozenset(ranges["joiners"]),
        changes=frozenset(ranges["changes"]),
    )


def _times(values: Values) -> TimeWords:
    calendar, ages, names = values["calendar"], values["ages"], values["names"]
    return TimeWords(
        **{
            name: frozenset(calendar[name])
            for name in (
                "months", "weekdays", "periods", "windows", "distances", "clock", "earlier",
                "later",
            )
        },
        age_before=frozenset(ages["before"]),
        age_behind=_phrases(ages["behind"]),
        age_people=frozenset(ages["people"]),
        designators=frozenset(names["designators"]),
        numbered=frozenset(names["numbered"]),
        streets=frozenset(names["streets"]),
        units_behind=frozenset(names["units_behind"]),
        definite=frozenset(names["definite"]),
        idioms=_phrases(names["idioms"]),
        scores=frozenset(names["scores"]),
        spans=_valued(values["spans"]),
        occasions=_valued(values["occasions"]),
    )  # fmt: skip


def _units(values: Values) -> UnitWords:
    others = values["others"]
    classes = [values[name] for name in ("people", "humans", "military", "buildings")]
    return UnitWords(
        unit_of={noun: table["unit"] for table in classes for noun in table["nouns"]} | values["synonyms"],
        people=frozenset(values["people"]["nouns"])
        | frozenset(values["humans"]["nouns"])
        | frozenset(others["people"]),
        only_behind=frozenset(values["humans"]["nouns"]) | frozenset(values["synonyms"]),
        military=frozenset(values["military"]["nouns"]),
        empty=frozenset(others["empty"]),
        irregular=frozenset(others["irregular"]) | {n for table in classes for n in table["nouns"]},
        compound_first=frozenset(others["compound_first"]),
        no_plural=frozenset(others["no_plural"]),
        stops=frozenset(others["stops"]),
        skips=frozenset(others["skips"]),
        percent=_phrases(others["percent"]),
        periods=_valued(values["periods"]),
        currencies=values["currencies"],
        small_change=values["small_change"],
        heads=values["heads"],
        conversions={
            unit: (base, Fraction(factor)) for unit, (base, factor) in values["conversions"].items()
        },
    )


def _frames(values: Values) -> FrameWords:
    rows = values["frame"]
    shared = _named(rows)
    sorts = values["sorts"]
    qualifiers = values["qualifiers"]
    return FrameWords(
        frames={
            row["name"]: Frame(
                row["name"],
                row["label"],
                frozenset(row["dimensions"]),
                row.get("roles", False),
                row.get("loose", False),
                Span(row.get("span", "")),
                frozenset(sorts[row["sort"]] if "sort" in row else row.get("only", ())),
            )
            for row in rows
        },
        triggers=_phrases(phrase for row in rows for phrase in (*row["nouns"], *row["words"])),
        shared={words: tuple(names) for words, names in shared.items()},
        inner=_inner(shared),
        increments=frozenset(qualifiers["increments"]),
        parts=_phrases(qualifiers["parts"]),
        plans=_phrases(qualifiers["plans"]),
        measures=frozenset(qualifiers["measures"]),
        anaphors=_phrases(qualifiers["anaphors"]),
        inherits=_phrases(qualifiers["inherits"]),
    )


def _named(rows: Sequence[Values]) -> dict[tuple[str, ...], list[str]]:
    """Give the names of the frames of every phrase, in their order."""
    found: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        for phrase in (*row["nouns"], *row["words"]):
            names = found.setdefault(tuple(token.lower for token in tokenize(phrase)), [])
            if row["name"] not in names:
                names.append(row["name"])
    return found


def _inner(shared: Mapping[tuple[str, ...], Sequence[str]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Give every phrase the names of the phrases that lie within it: “poll” for “poll of”."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for words, own in shared.items():
        size = len(words)
        parts = (words[n:m] for n in range(size) for m in range(n + 1, size + 1) if m - n < size)
        names = dict.fromkeys(name for part in parts for name in shared.get(part, ()) if name not in own)
        if names:
            found[words] = tuple(names)
    return found


def _speech(values: Values) -> SpeechWords:
    verbs, nouns, hidden = values["verbs"], values["nouns"], values["hidden"]
    return SpeechWords(
        **_sets(
            verbs,
            "strong",
            "weak",
            "of_evidence",
            "of_figures",
            "listing",
            "placing",
            "counts",
            "inverted",
            "passive_by",
            "auxiliaries",
            "be",
            "citing",
        ),
        verb_phrases=_phrases(verbs["phrases"]),
        arriving=_phrases(verbs["arriving"]),
        government=_phrases(nouns["government"]),
        anonymous=_phrases(nouns["anonymous"]),
        evidence=_phrases(nouns["evidence"]),
        organisations=_phrases(nouns["organisations"]),
        bodies=_phrases(nouns["bodies"]),
        **_sets(nouns, "titles", "first_persons", "pronouns", "things"),
        hidden_adverbs=frozenset(hidden["adverbs"]),
        hidden_participles=frozenset(hidden["participles"]),
        talk=_phrases(hidden["talk"]),
    )


def _places(values: Values) -> PlaceWords:
    countries = values["countries"]
    return PlaceWords(
        demonyms=index_phrases(values["demonyms"].items()),
        countries=index_phrases((name, values["aliases"].get(name, name)) for name in countries["names"]),
        elsewhere=_phrases(countries["elsewhere"]),
        **_sets(values["regions"], "compass", "compass_adjectives", "no_places", "capitals"),
    )


def _certainty(values: Values) -> CertaintyWords:
    return CertaintyWords(
        **{
            name: _phrases(values[name]["words"])
            for name in ("hedges", "predictions", "opinions", "loaded", "withdrawn", "clear")
        }
    )


def _furniture(values: Values) -> FurnitureWords:
    labels = values["labels"]
    return FurnitureWords(
        sections=frozenset(labels["sections"]),
        enders=tuple(labels["enders"]),
        anywhere=tuple(labels["anywhere"]),
        stamps=tuple(labels["stamps"]),
    )


def _sets(lists: Mapping[str, list[str]], *names: str) -> dict[str, Any]:
    """Give some lists as sets, by name."""
    return {name: frozenset(lists[name]) for name in names}


def _phrases(texts: Iterable[str]) -> Phrases:
    """Index phrases that stand for themselves."""
    return index_phrases((text, text) for text in texts)


def _valued(lists: Mapping[str, list[str]]) -> Phrases:
    """Index phrases that stand for the name of their list."""
    return index_phrases((text, name) for name, texts in lists.items() for text in texts)
