"""What a learner has on the desk: one question of an attempt, or a whole review, as plain values.

An open question comes as a `Question`, a type without a key; only an `Explained` carries the item.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from quizapp.corpus.article import Article
from quizapp.items.item import Item, Skill
from quizapp.items.question import Question
from quizapp.learning.answer import Answer, Confidence
from quizapp.learning.blueprint import Mode
from quizapp.learning.window import AttemptState


@dataclass(frozen=True)
class ArticleCard:
    """The name of an article on a page: all that is told of it while a question is open.

    `row` is the number in its address, `/articles/<row>`.
    """

    row: int
    id: str
    letter: str
    label: str


@dataclass(frozen=True)
class Step:
    """Where one question of an attempt stands. One that is skipped counts as neither answered nor open."""

    number: int
    skill: Skill
    is_answered: bool
    is_final: bool
    is_skipped: bool


@dataclass(frozen=True)
class AttemptHead:
    """What every page of an attempt says of it.

    `assignment` is the key of what set it, None for practice. `is_explained` says that an answer which is
    final is explained to the learner now, `may_write` that they may still add something of their own.
    `ends_at` is when it takes no more answers; `seconds_left` are there while a timer runs. `late` are the
    numbers of questions with an answer that came after the end.
    """

    key: str
    assignment: str | None
    state: AttemptState
    is_explained: bool
    may_write: bool
    title: str
    mode: Mode
    started_at: dt.datetime
    finished_at: dt.datetime | None
    zone: ZoneInfo
    steps: tuple[Step, ...]
    ends_at: dt.datetime | None = None
    seconds_left: int | None = None
    late: tuple[int, ...] = ()

    @property
    def is_open(self) -> bool:
        """Say whether it still takes answers."""
        return self.state is AttemptState.OPEN


@dataclass(frozen=True)
class Given:
    """An answer as stored: version 0 where nothing has been saved yet.

    `given` is what a page would send for it, part by part; `are_whole` says which parts have all that is
    asked for, and `told` says in words what was chosen.
    """

    answer: Answer
    given: tuple[tuple[str, ...], ...]
    are_whole: tuple[bool, ...]
    told: tuple[str, ...]
    version: int
    confidence: Confidence | None
    is_final: bool


@dataclass(frozen=True)
class Points:
    """What the newest mark gives: `got` of `of` points."""

    got: int
    of: int


class DoubtState(StrEnum):
    """What came of a doubt."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True)
class Doubted:
    """A doubt as the learner sees it who has it."""

    reason: str
    raised_at: dt.datetime
    state: DoubtState
    reply: str | None
    answered_at: dt.datetime | None

    @property
    def is_open(self) -> bool:
        """Say whether nobody has answered it yet."""
        return self.state is DoubtState.OPEN


@dataclass(frozen=True)
class Late:
    """An answer that came after the end, in words; `was_explained` says that it was explained by then."""

    told: tuple[str, ...]
    arrived_at: dt.datetime
    was_explained: bool


@dataclass(frozen=True)
class Explained:
    """A question whose answer is final, with all that explains it. `articles` by article id."""

    number: int
    item: Item
    question: Question
    given: Given
    points: Points
    articles: Mapping[str, Article]
    doubt: Doubted | None
    late: Late | None = None


@dataclass(frozen=True)
class SetAside:
    """A question that was skipped, with all that explains it, in a finished attempt: no answer, no points."""

    number: int
    item: Item
    articles: Mapping[str, Article]


@dataclass(frozen=True)
class OpenQuestion:
    """The page of one question. `explained` is there only once the answer is final."""

    head: AttemptHead
    number: int
    question: Question
    cards: Mapping[str, ArticleCard]
    given: Given
    explained: Explained | None

    @property
    def is_skipped(self) -> bool:
        """Say whether the learner has set it aside."""
        return self.head.steps[self.number - 1].is_skipped


@dataclass(frozen=True)
class ReviewSheet:
    """The page after an attempt: every question explained.

    `explained` are those that count. Whatever adds something up goes by them, and never by `skipped`.
    """

    head: AttemptHead
    cards: Mapping[str, ArticleCard]
    explained: tuple[Explained, ...]
    skipped: tuple[SetAside, ...]

    @property
    def in_order(self) -> tuple[Explained | SetAside, ...]:
        """Both in the order of the paper."""
        return tuple(sorted((*self.explained, *self.skipped), key=lambda one: one.number))
