"""An article: its text, what is known of its source, and which parts of the page belong to the story."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizapp.corpus.selector import Selector


@dataclass(frozen=True)
class Fact:
    """One thing about a source: its value and the words of the text that show it, or unknown."""

    value: str | None
    shown_by: Selector | None = None

    @property
    def is_known(self) -> bool:
        """Say whether the text itself shows a value."""
        return self.value is not None


UNKNOWN = Fact(None)


@dataclass(frozen=True)
class SourceRecord:
    """What can be known of where a text comes from; *unknown* is a value, shown and asked about."""

    title: Fact = UNKNOWN
    outlet: Fact = UNKNOWN
    author: Fact = UNKNOWN
    address: Fact = UNKNOWN
    date: Fact = UNKNOWN
    genre: Fact = UNKNOWN
    time_cue: Fact = UNKNOWN
    """A time that the text looks back on, in its own words: it was written later than what happened then."""

    def known(self) -> dict[str, Fact]:
        """Name the facts the text shows, in reading order."""
        return {name: fact for name, fact in vars(self).items() if fact.is_known}

    def unknown(self) -> tuple[str, ...]:
        """Name the facts the text does not show, in reading order."""
        return tuple(name for name, fact in vars(self).items() if not fact.is_known)


class RegionKind(StrEnum):
    """What a stretch of a page is when it is not the story itself."""

    OTHER_STORY = "other_story"
    FURNITURE = "furniture"


@dataclass(frozen=True)
class Region:
    """A stretch of the page that is not the story: flagged, never deleted."""

    kind: RegionKind
    start: int
    end: int
    note: str


@dataclass(frozen=True)
class ContentNote:
    """A warning that belongs to one passage, shown before it is read."""

    start: int
    end: int
    note: str


@dataclass(frozen=True)
class Sic:
    """Words that stand so in the article although they look like a slip: quoted as they are, with [sic]."""

    start: int
    end: int


@dataclass(frozen=True)
class Article:
    """One text as it was found, byte for byte, and what is known about it.

    `id` is stable and given; `letter` is the badge it keeps on every page; `label` is what a reader
    sees as its name: its headline, or its first words in quotation marks where it has none.
    """

    id: str
    letter: str
    label: str
    text: str
    sha256: str
    source: SourceRecord
    regions: tuple[Region, ...] = ()
    content_notes: tuple[ContentNote, ...] = ()
    sics: tuple[Sic, ...] = ()

    def is_story(self, passage: Selector) -> bool:
        """Say whether the passage belongs to the story rather than to furniture or another story."""
        return not any(passage.start < region.end and region.start < passage.end for region in self.regions)

    def notes_on(self, passage: Selector) -> tuple[str, ...]:
        """Give the content notes that a reader of the passage should see first."""
        return tuple(
            note.note for note in self.content_notes if passage.start < note.end and note.start < passage.end
        )

    def sics_in(self, passage: Selector) -> tuple[Sic, ...]:
        """Give the slips inside a passage that a quotation marks with [sic]."""
        return tuple(sic for sic in self.sics if passage.start <= sic.start and sic.end <= passage.end)
