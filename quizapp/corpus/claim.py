"""A claim: one passage of an article that says something, taken apart into fields."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from quizapp.corpus.quantity import Quantity
from quizapp.corpus.selector import Selector


class Kind(StrEnum):
    """What sort of thing a claim says."""

    QUANTITY = "quantity"
    ATTRIBUTION = "attribution"
    QUOTE = "quote"
    OPINION = "opinion"
    PREDICTION = "prediction"
    EVENT = "event"
    LOADED = "loaded"


class SpeakerType(StrEnum):
    """Whom the text names as the source of a claim."""

    NAMED_PERSON = "named_person"
    NAMED_ORG = "named_org"
    GOV_OR_INTEL = "gov_or_intel"
    ANONYMOUS = "anonymous"
    NONE = "none"


class Voice(StrEnum):
    """Whose words the passage uses."""

    QUOTATION = "quotation"
    PARAPHRASE = "paraphrase"
    WRITER = "writer"


class Retold(StrEnum):
    """What becomes of loaded words when other words are put in their place."""

    PLAIN = "plain"
    LOADED = "loaded"
    ADDS = "adds"
    CHANGES = "changes"


@dataclass(frozen=True)
class Retelling:
    """Other words in the place of those a claim is about, and what a reviewer says becomes of them."""

    retold: Retold
    words: str


class Status(StrEnum):
    """What a reviewer has decided about a claim."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Step:
    """The place, from 1, of what a claim tells in a series of events that the text itself puts in order."""

    series: str
    place: int

    def __post_init__(self) -> None:
        if not self.series or self.place < 1:
            raise ValueError(f"step {self.series!r}:{self.place} is no place in a series")


@dataclass(frozen=True)
class Claim:
    """One claim of one article, as a reviewer accepted it.

    `passage` is the whole sentence that says it; `asked` the words in it that a question underlines;
    `statement` the bare claim as a clause that can stand alone, without who says so, and None where the
    sentence holds no such clause. `topic` names the question it answers, `counted` what exactly is counted,
    `recipient` who gets it and `heads` the topic that says for how many, where that matters. `speaker` is
    the verbatim phrase of the source, also where it stands in an earlier sentence, and None where the text
    mentions nobody; `origin` is who that is, spelt the same for the same source everywhere. The
    `speaker_type` anonymous covers sources that are mentioned and not named ("new reports", or a bare
    "reportedly", which has no speaker). `others` are people and bodies in the passage that a hasty reader
    might take for the source. `hedges` are the words that say how sure the text is, bound words left out;
    `time` the words that place it in time, and `when` that time in a form that can be compared ("2024-06"),
    where the text fixes it. `retellings` are other words for those of a loaded claim: a plain equivalent, and
    words that judge as well, that add something or that say something else. `step` is its place among events
    that the text's own words put in order ("at first", "eventually"); then `time` holds these words.
    """

    id: str
    article: str
    passage: Selector
    asked: Selector
    statement: Selector | None
    kind: Kind
    topic: str
    counted: str | None
    quantity: Quantity | None
    speaker: Selector | None
    speaker_type: SpeakerType
    voice: Voice
    origin: str | None = None
    others: tuple[Selector, ...] = ()
    recipient: str | None = None
    heads: str | None = None
    hedges: tuple[str, ...] = ()
    time: str | None = None
    when: str | None = None
    step: Step | None = None
    garbled: bool = False
    status: Status = Status.PROPOSED
    reviewer: str | None = None
    reviewed: dt.date | None = None
    note: str = ""
    retellings: tuple[Retelling, ...] = ()

    def __post_init__(self) -> None:
        inner = {"asked": self.asked, "statement": self.statement}
        for name, words in inner.items():
            if words is not None and not self.passage.contains(words):
                raise ValueError(f"claim {self.id}: {name} leaves its passage")
            if words is not None and self.quantity and words.exact.count(self.quantity.mention) != 1:
                raise ValueError(f"claim {self.id}: {name} does not hold {self.quantity.mention!r} once")
        if self.step is not None and not self.time:
            raise ValueError(f"claim {self.id}: a step rests on the words that place it in time")
        if (self.kind is Kind.QUANTITY) != (self.quantity is not None):
            raise ValueError(f"claim {self.id}: a quantity claim has a quantity, and no other has one")
        if self.retellings and self.kind is not Kind.LOADED:
            raise ValueError(f"claim {self.id}: only a loaded claim is told in other words")
        if self.speaker_type is SpeakerType.NONE and self.speaker is not None:
            raise ValueError(f"claim {self.id}: a claim whose source nobody names has no speaker")

    @property
    def is_usable(self) -> bool:
        """Say whether a quiz may rest on it: accepted by a reviewer and not garbled."""
        return self.status is Status.ACCEPTED and not self.garbled

    @property
    def names_its_source(self) -> bool:
        """Say whether the text names a person, an organisation or an authority for it."""
        return self.speaker_type not in {SpeakerType.NONE, SpeakerType.ANONYMOUS}

    @property
    def plain(self) -> str:
        """Give the words that say the same without judging, empty where no reviewer gave any."""
        return next((r.words for r in self.retellings if r.retold is Retold.PLAIN), "")

    @property
    def figure(self) -> Quantity:
        """The quantity of a quantity claim; AssertionError for any other kind."""
        assert self.quantity is not None, f"claim {self.id} has no quantity"
        return self.quantity
