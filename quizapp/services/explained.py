"""Explain a final answer: what was given, what it earned, and all that explains it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.corpus.article import Article
from quizapp.items.interactions import INTERACTIONS
from quizapp.items.interactions.shown import Shown, shown_from_document
from quizapp.items.item import Item, Skill
from quizapp.learning.answer import Answer, Confidence, answer_from_document
from quizapp.learning.correcting import CorrectionKind, can_mark
from quizapp.models import AttemptItem, Correction, Doubt, LateAnswer, Mark, Response
from quizapp.services.desk import (
    Corrected,
    Doubted,
    DoubtState,
    Explained,
    Given,
    Late,
    Points,
    SetAside,
)
from quizapp.services.marks import Marks


@dataclass(frozen=True)
class Asked:
    """One question of an attempt with what is stored about it; `correction` holds for its class."""

    question: AttemptItem
    response: Response | None
    skill: Skill
    doubt: Doubt | None
    correction: Correction | None

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The parts as the attempt shows them."""
        return tuple(shown_from_document(part) for part in self.question.option_order)

    @property
    def order(self) -> tuple[tuple[str, ...], ...]:
        """The ids of the options of each part, in the order shown."""
        return tuple(shown.options for shown in self.shown)

    @property
    def is_answered(self) -> bool:
        """Say whether every part has an answer, and the question is not set aside."""
        answer = answer_from_document(self.response.document if self.response else None)
        return self.question.skipped_at is None and answer.is_complete(self.shown)

    @property
    def is_left_out(self) -> bool:
        """Say whether the question does not count for the class."""
        return self.correction is not None and self.correction.kind == CorrectionKind.LEFT_OUT


@dataclass(frozen=True)
class Around:
    """What explaining takes from around the answers: items by revision, articles, marks, what came late."""

    items: Mapping[str, Item]
    articles: Mapping[str, Article]
    marks: Mapping[int, Marks]
    late: Mapping[int, LateAnswer]


def show_given(asked: Asked, item: Item) -> Given:
    """Give an answer as stored, told in the words of a revision of the item."""
    response = asked.response
    answer = answer_from_document(response.document if response else None)
    chosen = [(part, answer.chosen(part.part)) for part in asked.shown]
    return Given(
        answer=answer,
        given=tuple(INTERACTIONS[part.interaction].write(part, ids) for part, ids in chosen),
        are_whole=tuple(INTERACTIONS[part.interaction].is_complete(part, ids) for part, ids in chosen),
        told=_tell(item, answer),
        version=response.version if response else 0,
        confidence=Confidence(response.confidence) if response and response.confidence else None,
        is_final=response is not None and response.final_at is not None,
    )


def explain(asked: Asked, around: Around) -> Explained:
    """Explain a final answer in the wording it is marked by."""
    marks = around.marks[asked.question.id]
    item = around.items[marks.newest.revision]
    counting = marks.own if asked.is_left_out else marks.newest
    late = around.late.get(asked.question.number)
    return Explained(
        number=asked.question.number,
        revision=asked.question.revision,
        item=item,
        given=show_given(asked, item),
        points=_points(counting),
        articles=_used(item, around.articles),
        doubt=show_doubt(asked.doubt) if asked.doubt else None,
        late=_show_late(late, around.items[asked.question.revision], item) if late else None,
        corrected=_show_correction(asked, marks),
    )


def set_aside(asked: Asked, around: Around) -> SetAside:
    """Explain a question that was skipped, in the corrected wording where there is one."""
    revision = asked.question.revision
    if asked.correction and asked.correction.revision:
        revision = asked.correction.revision
    item = around.items[revision]
    return SetAside(asked.question.number, item, _used(item, around.articles))


def show_doubt(doubt: Doubt) -> Doubted:
    """Give a doubt as its learner sees it."""
    return Doubted(doubt.reason, doubt.raised_at, DoubtState(doubt.state), doubt.reply, doubt.answered_at)


def _points(mark: Mark) -> Points:
    return Points(mark.points, mark.of)


def _show_late(late: LateAnswer, asked: Item, marked: Item) -> Late:
    """Tell a late answer in the words it is marked by, or else in those that were asked."""
    given = answer_from_document(late.document)
    before = answer_from_document(late.replaced["answer"]) if late.replaced else Answer()
    told, replaced = (
        _tell(marked if can_mark(asked, marked, answer) else asked, answer) for answer in (given, before)
    )
    return Late(told, late.arrived_at, late.was_explained, late.accepted_at, replaced)


def _show_correction(asked: Asked, marks: Marks) -> Corrected | None:
    """Tell what was corrected; nothing where the question was asked in its corrected wording."""
    correction = asked.correction
    if correction is None or correction.revision == asked.question.revision:
        return None
    return Corrected(
        CorrectionKind(correction.kind),
        correction.reason,
        correction.made_at,
        _points(marks.own),
        marks.newest.correction_id == correction.id,
    )


def _tell(item: Item, answer: Answer) -> tuple[str, ...]:
    return tuple(
        told.text
        for part in item.parts
        for told in INTERACTIONS[part.interaction].tell(part, answer.chosen(part.id))
    )


def _used(item: Item, articles: Mapping[str, Article]) -> Mapping[str, Article]:
    used = {passage.article for passage in (*item.passages, *item.explanation.evidence)}
    return {name: article for name, article in articles.items() if name in used}
