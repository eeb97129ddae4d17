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
from quizapp.learning.correcting import CorrectionKind
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
    """Where one question of an attempt stands. One that is skipped counts as neither answered nor open.

    One that is left out for the class may be answered, and waits for nothing.
    """

    number: int
    skill: Skill
    is_answered: bool
    is_final: bool
    is_skipped: bool
    is_left_out: bool = False


@dataclass(frozen=True)
class AttemptHead:
    """What every page of an attempt says of it.

    `assignment` is the key of what set it, None for practice. `is_explained` says that an answer which is
    final is explained to the learner now, `may_write` that they may still add something of their own.
    `ends_at` is when it takes no more answers; `seconds_left` are there while a timer runs. `late` are the
    numbers of questions with an answer that came after the end, `accepted` those where that one counts.
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
    accepted: tuple[int, ...] = ()

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
    """An answer that came after the end, in words; `was_explained` says that it was explained by then.

    Once it is accepted it is the one that counts, and `replaced` tells the answer before.
    """

    told: tuple[str, ...]
    arrived_at: dt.datetime
    was_explained: bool
    accepted_at: dt.datetime | None
    replaced: tuple[str, ...]


@dataclass(frozen=True)
class Corrected:
    """What was done about a question for the class, and why; `before` is what the answer earned by itself.

    `is_applied` says whether the answer could be marked by the correction.
    """

    kind: CorrectionKind
    reason: str
    made_at: dt.datetime
    before: Points
    is_applied: bool


@dataclass(frozen=True)
class Explained:
    """A question whose answer is final, with all that explains it. `articles` by article id.

    `item` is in the wording it is marked by: that of the `revision` that was asked, or a corrected one.
    `points` are of the newest mark; where the question is left out for the class they are what the answer
    earned, and count not.
    """

    number: int
    revision: str
    item: Item
    given: Given
    points: Points
    articles: Mapping[str, Article]
    doubt: Doubted | None
    late: Late | None = None
    corrected: Corrected | None = None

    @property
    def is_left_out(self) -> bool:
        """Say whether the question does not count for the class."""
        return self.corrected is not None and self.corrected.kind is CorrectionKind.LEFT_OUT


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

    @property
    def is_left_out(self) -> bool:
        """Say whether the question does not count for the class."""
        return self.head.steps[self.number - 1].is_left_out


@dataclass(frozen=True)
class ReviewSheet:
    """The page after an attempt: every question explained.

    `explained` are those that count. Whatever adds something up goes by them, and never by `left_out` or
    `skipped`.
    """

    head: AttemptHead
    cards: Mapping[str, ArticleCard]
    explained: tuple[Explained, ...]
    skipped: tuple[SetAside, ...]
    left_out: tuple[Explained, ...] = ()

    @property
    def answered(self) -> tuple[Explained, ...]:
        """Those that were answered or might have been: with a form for a doubt each."""
        return (*self.explained, *self.left_out)

    @property
    def in_order(self) -> tuple[Explained | SetAside, ...]:
        """All of them in the order of the paper."""
        every: tuple[Explained | SetAside, ...] = (*self.answered, *self.skipped)
        return tuple(sorted(every, key=lambda one: one.number))
