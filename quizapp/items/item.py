"""An item: what is shown, what is asked, which answer is right and why; and what the learner reads after.

Every option is a passage (*span*), a passage changed by a named misreading (*mutation*), or a fixed
judgement (*verdict*). Each carries the assertions it makes, so that a check can work out again, from
the claims alone, that the key holds and every distractor fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizapp.corpus.selector import Excerpt


class Skill(StrEnum):
    """What an item trains, by slug."""

    COMPARE = "compare"
    ATTRIBUTE = "attribute"
    INDEPENDENCE = "independence"
    CERTAINTY = "certainty"
    NUMERACY = "numeracy"
    KIND = "kind"
    WORDING = "wording"
    SUPPORT = "support"
    PROVENANCE = "provenance"


class Interaction(StrEnum):
    """How a part is answered, in QTI's sense."""

    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    PICK_PHRASES = "pick_phrases"
    ORDER = "order"
    MATCH = "match"
    NUMBER = "number"


CHOOSING = frozenset({Interaction.SINGLE_CHOICE, Interaction.MULTIPLE_CHOICE, Interaction.PICK_PHRASES})
"""Interactions in which options are chosen, and each is right or wrong by itself."""


class Polarity(StrEnum):
    """Whether there is a problem to find in a judged item."""

    PROBLEM = "problem"
    NONE = "none"
    NOT_APPLICABLE = "not_applicable"


class Says(StrEnum):
    """What choosing an option says: that there is a problem, or that there is none."""

    PROBLEM = "problem"
    NONE = "none"


class Order(StrEnum):
    """Whether options have a natural order or are shuffled for each paper."""

    FIXED = "fixed"
    SHUFFLED = "shuffled"


class SourceKind(StrEnum):
    """What an option is made of."""

    SPAN = "span"
    MUTATION = "mutation"
    VERDICT = "verdict"


class MarkRole(StrEnum):
    """Why words are marked in evidence: they decide, or they say who says so."""

    DECIDES = "decides"
    WHO = "who"


@dataclass(frozen=True)
class Assertion:
    """One thing an option asserts, checkable from the corpus: a named proposition over claims.

    `values` are the proposition's other terms as text: numbers as written by `str(Fraction)`, reasons, words.
    """

    proposition: str
    claims: tuple[str, ...]
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class OptionSource:
    """Where an option comes from and what it asserts; `spans` are the passages that show it."""

    kind: SourceKind
    asserts: tuple[Assertion, ...]
    misreading: str | None = None
    spans: tuple[Excerpt, ...] = ()


@dataclass(frozen=True)
class Option:
    """One option. `says` is what choosing it says, `feedback` why it fails or stands.

    `rule` is the line to carry away from its misreading, empty for a key. `target` is what it belongs to:
    the id of a target in a match, its place from 1 in an order.
    """

    id: str
    text: str
    is_key: bool
    says: Says | None
    source: OptionSource
    feedback: str
    rule: str = ""
    target: str = ""


@dataclass(frozen=True)
class Target:
    """What options of a match belong to. `value` is what it stands for in an option's assertion."""

    id: str
    text: str
    value: str


@dataclass(frozen=True)
class NumberKey:
    """The number asked for, as written by `str(Fraction)`: right within `tolerance` to either side.

    `asserts` prove it; `why` says in one sentence how it comes about.
    """

    value: str
    tolerance: str
    unit: str
    asserts: tuple[Assertion, ...]
    why: str


@dataclass(frozen=True)
class Part:
    """One question of an item: options, the targets they are matched with, or the number asked for."""

    id: str
    interaction: Interaction
    prompt: str
    options: tuple[Option, ...]
    order: Order = Order.SHUFFLED
    targets: tuple[Target, ...] = ()
    number: NumberKey | None = None

    @property
    def key(self) -> Option:
        """The option that is right in a single choice."""
        return next(option for option in self.options if option.is_key)

    @property
    def says(self) -> Says | None:
        """What the right answer says of a problem, None where it says nothing."""
        return next((option.says for option in self.options if option.is_key), None)

    @property
    def target_ids(self) -> tuple[str, ...]:
        """The ids of the targets in their order; in an order they are the places."""
        if self.interaction is Interaction.ORDER:
            return tuple(str(place) for place in range(1, len(self.options) + 1))
        return tuple(target.id for target in self.targets)


@dataclass(frozen=True)
class Range:
    """A stretch of an article's text, in characters from its start."""

    start: int
    end: int


@dataclass(frozen=True)
class Passage(Excerpt):
    """A passage shown with the question; `asked` are the words to be underlined.

    `sics` are words that look like a slip and stand so in the article.
    """

    asked: tuple[Range, ...] = ()
    sics: tuple[Range, ...] = ()


@dataclass(frozen=True)
class Mark:
    """Words marked in the evidence, as a stretch of the article's text."""

    start: int
    end: int
    role: MarkRole


@dataclass(frozen=True)
class Evidence(Excerpt):
    """A passage an explanation rests on, its deciding words marked, and one line that says what it gives."""

    marks: tuple[Mark, ...]
    line: str
    sics: tuple[Range, ...] = ()


@dataclass(frozen=True)
class Figure:
    """One row of the picture of intervals: an open end is None.

    `unsure` is drawn dashed; `rough` says that the ends were drawn for a figure that has none.
    """

    article: str
    words: str
    kind: str
    low: float | None
    high: float | None
    unsure: bool = False
    rough: bool = False


@dataclass(frozen=True)
class Explanation:
    """What the learner reads once the answer is final, in the order of skills.md section 7.

    `common` is a number that fits every figure, where there is one to show.
    """

    verdict: str
    fact: str
    evidence: tuple[Evidence, ...]
    rule: str
    cannot_tell: str
    figures: tuple[Figure, ...] = ()
    common: float | None = None


@dataclass(frozen=True)
class Item:
    """One question of a bank. `difficulty` is an estimate from 0 (easy) to 1 (hard), until answers tell."""

    id: str
    design: str
    skill: Skill
    polarity: Polarity
    topics: tuple[str, ...]
    claims: tuple[str, ...]
    passages: tuple[Passage, ...]
    parts: tuple[Part, ...]
    explanation: Explanation
    difficulty: float
    content_notes: tuple[str, ...] = ()
    language: str = "en"

    @property
    def is_judged(self) -> bool:
        """Say whether the item asks for a judgement with a polarity."""
        return self.polarity is not Polarity.NOT_APPLICABLE
