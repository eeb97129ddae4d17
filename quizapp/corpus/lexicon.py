"""The words that the claim engine knows of one language, as frozen values; content/ reads them from files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from quizapp.corpus.phrases import Phrases
from quizapp.corpus.quantity import Bound

WordSet = frozenset[str]


@dataclass(frozen=True)
class LengthWords:
    """Words around digits with an m that make it metres, where it means millions else."""

    nouns: WordSet
    behind: Phrases
    from_places: Phrases
    takers: WordSet
    before: Phrases
    water: WordSet
    races: frozenset[int]


@dataclass(frozen=True)
class NumberWords:
    """How numbers are written: values of words, scales, vague plurals, parts of a whole."""

    values: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    vague: Mapping[str, int]
    vague_counts: Mapping[str, int]
    vague_phrases: Phrases
    fractions: Mapping[str, int]
    lengths: LengthWords


@dataclass(frozen=True)
class BoundWords:
    """Words around a number that make it a floor, a ceiling, an estimate or a range; values name a Bound."""

    before: Phrases
    after: Phrases
    between: WordSet
    openers: Phrases
    joiners: WordSet
    changes: WordSet


@dataclass(frozen=True)
class TimeWords:
    """Dates, ages, times of day, addresses, names with numbers; parts of a year, and the time before."""

    months: WordSet
    weekdays: WordSet
    periods: WordSet
    windows: WordSet
    distances: WordSet
    clock: WordSet
    earlier: WordSet
    later: WordSet
    age_before: WordSet
    age_behind: Phrases
    age_people: WordSet
    designators: WordSet
    numbered: WordSet
    streets: WordSet
    units_behind: WordSet
    definite: WordSet
    idioms: Phrases
    scores: WordSet
    spans: Phrases
    occasions: Phrases


@dataclass(frozen=True)
class UnitWords:
    """What can be counted. `unit_of` gives the common unit of a noun, `dimension_of` what sort a unit is.

    `people` are all nouns for people; `only_behind` are nouns that a number before them counts, none after.
    """

    unit_of: Mapping[str, str]
    people: WordSet
    only_behind: WordSet
    military: WordSet
    empty: WordSet
    irregular: WordSet
    compound_first: WordSet
    no_plural: WordSet
    stops: WordSet
    skips: WordSet
    percent: Phrases
    periods: Phrases
    currencies: Mapping[str, str]
    small_change: Mapping[str, str]
    heads: Mapping[str, str]
    conversions: Mapping[str, tuple[str, Fraction]]


class Span(StrEnum):
    """In what time a thing happens once, such as an earthquake or a march; NONE for what only changes.

    What goes on, and is told by parts of a year, has the QUARTER: deliveries, profits.
    """

    NONE = ""
    QUARTER = "quarter"
    YEAR = "year"
    DAY = "day"


@dataclass(frozen=True)
class Frame:
    """A question that figures answer: its name, the same in words, and what sorts of things it counts.

    `is_loose` says that two of its figures may well be of two things. `span` is the time in which it happens
    once: figures of two such times tell of two events. `only` are the nouns that its figures must count,
    where its words say something else of other things; empty where it takes any.
    """

    name: str
    label: str
    dimensions: WordSet
    has_roles: bool
    is_loose: bool
    span: Span
    only: WordSet


@dataclass(frozen=True)
class FrameWords:
    """The frames by name, the phrases that show one (valued with its name), and words that part figures.

    `shared` gives the frames of a phrase, `inner` those of the phrases that lie within it.
    `measures` are nouns that say how much of a thing and not of what.
    """

    frames: Mapping[str, Frame]
    triggers: Phrases
    shared: Mapping[tuple[str, ...], tuple[str, ...]]
    inner: Mapping[tuple[str, ...], tuple[str, ...]]
    increments: WordSet
    parts: Phrases
    plans: Phrases
    measures: WordSet
    anaphors: Phrases
    inherits: Phrases

    def tell_of_people(self, words: tuple[str, ...]) -> bool:
        """Say whether a phrase can only be said of people: “evacuated”, “injured”."""
        found = [self.frames[name] for name in self.shared.get(words, ())]
        found = [frame for frame in found if not frame.only]
        return bool(found) and all(frame.dimensions == {"people"} for frame in found)


@dataclass(frozen=True)
class SpeechWords:
    """Who says so: verbs that report, nouns that can speak, and words that hide who speaks."""

    strong: WordSet
    weak: WordSet
    of_evidence: WordSet
    of_figures: WordSet
    listing: WordSet
    placing: WordSet
    counts: WordSet
    verb_phrases: Phrases
    arriving: Phrases
    inverted: WordSet
    passive_by: WordSet
    auxiliaries: WordSet
    be: WordSet
    citing: WordSet
    government: Phrases
    anonymous: Phrases
    evidence: Phrases
    organisations: Phrases
    titles: WordSet
    first_persons: WordSet
    pronouns: WordSet
    bodies: Phrases
    things: WordSet
    hidden_adverbs: WordSet
    hidden_participles: WordSet
    talk: Phrases


@dataclass(frozen=True)
class PlaceWords:
    """Adjectives of countries, countries, capitals, phrases for another place, and parts of a country."""

    demonyms: Phrases
    countries: Phrases
    elsewhere: Phrases
    compass: WordSet
    compass_adjectives: WordSet
    no_places: WordSet
    capitals: WordSet


@dataclass(frozen=True)
class CertaintyWords:
    """How sure a text is, what it foretells, what it judges, and what it takes back.

    `clear` are the words of opinions and forecasts that hardly ever mean anything else.
    """

    hedges: Phrases
    predictions: Phrases
    opinions: Phrases
    loaded: Phrases
    withdrawn: Phrases
    clear: Phrases


@dataclass(frozen=True)
class FurnitureWords:
    """What stands on a page and is not the story."""

    sections: WordSet
    enders: tuple[str, ...]
    anywhere: tuple[str, ...]
    stamps: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """Everything the claim engine knows of one language."""

    language: str
    numbers: NumberWords
    bounds: BoundWords
    times: TimeWords
    units: UnitWords
    frames: FrameWords
    speech: SpeechWords
    places: PlaceWords
    certainty: CertaintyWords
    furniture: FurnitureWords


BOUNDS = tuple(bound for bound in Bound if bound in {Bound.AT_LEAST, Bound.UP_TO, Bound.ABOUT})
"""The bounds that words around a number can give it."""
