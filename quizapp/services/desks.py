"""Load what a learner has on the desk, in a number of statements that does not grow with the paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.corpus.article import Article
from quizapp.errors import NotFoundError
from quizapp.items.interactions import INTERACTIONS
from quizapp.items.interactions.shown import Shown, shown_from_document
from quizapp.items.item import Item, Skill
from quizapp.items.question import as_question
from quizapp.learning.answer import Answer, Confidence, answer_from_document
from quizapp.learning.blueprint import Mode
from quizapp.learning.window import AttemptState, state_at
from quizapp.models import Attempt, AttemptItem, Doubt, ItemRevision, LateAnswer, Mark, Response
from quizapp.services.access.articles import list_articles, list_cards
from quizapp.services.access.attempts import Held, count_attempts_at, get_attempt
from quizapp.services.access.late_answers import list_late
from quizapp.services.desk import (
    AttemptHead,
    Doubted,
    DoubtState,
    Explained,
    Given,
    Late,
    OpenQuestion,
    Points,
    ReviewSheet,
    SetAside,
    Step,
)
from quizapp.services.explaining import explains_now
from quizapp.services.marks import newest_marks
from quizapp.services.revisions import read_items

Asked = tuple[AttemptItem, Response | None, Skill, Doubt | None]


def load_head(session: Session, learner_key: str, attempt_key: str, now: dt.datetime) -> AttemptHead:
    """Give what every page of an attempt says of it; NotFoundError for a foreign or absent one."""
    held = get_attempt(session, learner_key, attempt_key)
    head = _head(held, _asked(session, held.attempt), may_explain(session, held, now), now)
    return replace(head, late=tuple(_late(session, held, now)))


def load_question(
    session: Session, learner_key: str, attempt_key: str, number: int, now: dt.datetime
) -> OpenQuestion:
    """Give the page of one question. It is explained only once its answer is final, and may be explained."""
    held = get_attempt(session, learner_key, attempt_key)
    asked = _asked(session, held.attempt)
    if not 1 <= number <= len(asked):
        raise NotFoundError("no such question")
    question, response, _, doubt = asked[number - 1]
    item = read_items(session, [question.revision])[question.revision]
    is_shown = may_explain(session, held, now)
    explained = None
    if response is not None and response.final_at is not None and is_shown:
        articles = list_articles(session, held.attempt.release_id)
        explained = _explain(
            question,
            response,
            doubt,
            item,
            articles,
            newest_marks(session, held.attempt.id),
            _late(session, held, now),
        )
    return OpenQuestion(
        head=_head(held, asked, is_shown, now),
        number=number,
        question=as_question(item, _order(question)),
        cards=list_cards(session, held.attempt.release_id),
        given=_given(question, response, item),
        explained=explained,
    )


def load_review(session: Session, learner_key: str, attempt_key: str, now: dt.datetime) -> ReviewSheet:
    """Give every question of a finished attempt, explained. NotFoundError while it may not be."""
    held = get_attempt(session, learner_key, attempt_key)
    if held.attempt.finished_at is None or not may_explain(session, held, now):
        raise NotFoundError("the attempt is not explained yet")
    return _review(session, held, now)


def review_for_staff(session: Session, attempt: Attempt, now: dt.datetime) -> ReviewSheet:
    """Explain a finished attempt, fetched by who runs the class; how sure the student was stays out."""
    if attempt.finished_at is None:
        raise NotFoundError("the attempt is not handed in yet")
    sheet = _review(session, Held(attempt, None, None, False, ZoneInfo("UTC")), now)
    return replace(
        sheet,
        explained=tuple(replace(one, given=replace(one.given, confidence=None)) for one in sheet.explained),
    )


def _review(session: Session, held: Held, now: dt.datetime) -> ReviewSheet:
    attempt = held.attempt
    asked = _asked(session, attempt)
    items = read_items(session, [question.revision for question, *_ in asked])
    articles = list_articles(session, attempt.release_id)
    marks = newest_marks(session, attempt.id)
    late = _late(session, held, now)
    return ReviewSheet(
        head=replace(_head(held, asked, True, now), late=tuple(late)),
        cards=list_cards(session, attempt.release_id),
        explained=tuple(
            _explain(question, response, doubt, items[question.revision], articles, marks, late)
            for question, response, _, doubt in asked
            if response is not None and question.skipped_at is None
        ),
        skipped=tuple(
            _set_aside(question, items[question.revision], articles)
            for question, *_ in asked
            if question.skipped_at is not None
        ),
    )


def _asked(session: Session, attempt: Attempt) -> Sequence[Asked]:
    rows = session.execute(
        select(AttemptItem, Response, ItemRevision.skill, Doubt)
        .join(ItemRevision, ItemRevision.digest == AttemptItem.revision)
        .outerjoin(Response, Response.attempt_item_id == AttemptItem.id)
        .outerjoin(Doubt, Doubt.attempt_item_id == AttemptItem.id)
        .where(AttemptItem.attempt_id == attempt.id)
        .order_by(AttemptItem.number)
        .execution_options(populate_existing=True)
    )
    return [(question, response, Skill(skill), doubt) for question, response, skill, doubt in rows]


def may_explain(session: Session, held: Held, now: dt.datetime) -> bool:
    """Say whether answers that are final are explained to the learner now."""
    attempt, assignment = held.attempt, held.assignment
    if attempt.mode == Mode.TRAINING:
        return True
    if assignment is None or attempt.finished_at is None:
        return attempt.finished_at is not None
    begun, finished, added = count_attempts_at(session, attempt.learner_id, assignment.id)
    return explains_now(assignment, held.member, begun, finished, added, now)


def _late(session: Session, held: Held, now: dt.datetime) -> Mapping[int, LateAnswer]:
    """Give what came after the end; practice has none, and while answers are taken nothing is late."""
    attempt = held.attempt
    is_open = attempt.finished_at is None and held.timing.window.takes_answers(now)
    return {} if attempt.assignment_id is None or is_open else list_late(session, attempt.id)


def _head(held: Held, asked: Sequence[Asked], is_shown: bool, now: dt.datetime) -> AttemptHead:
    attempt = held.attempt
    timing = held.timing
    state = state_at(attempt.finished_at, timing.window, now)
    if state is AttemptState.OPEN and not held.may_write:
        state = AttemptState.SUSPENDED
    return AttemptHead(
        key=attempt.key,
        assignment=held.assignment.key if held.assignment else None,
        state=state,
        is_explained=is_shown,
        may_write=held.may_write,
        title=attempt.title,
        mode=Mode(attempt.mode),
        started_at=attempt.started_at,
        finished_at=attempt.finished_at,
        zone=held.zone,
        ends_at=timing.window.ends_at,
        seconds_left=timing.seconds_left(now) if state is AttemptState.OPEN else None,
        steps=tuple(
            Step(
                number=question.number,
                skill=skill,
                is_answered=question.skipped_at is None and _is_answered(question, response),
                is_final=response is not None and response.final_at is not None,
                is_skipped=question.skipped_at is not None,
            )
            for question, response, skill, _ in asked
        ),
    )


def _is_answered(question: AttemptItem, response: Response | None) -> bool:
    return answer_from_document(response.document if response else None).is_complete(_shown(question))


def _shown(question: AttemptItem) -> tuple[Shown, ...]:
    return tuple(shown_from_document(part) for part in question.option_order)


def _order(question: AttemptItem) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(shown["options"]) for shown in question.option_order)


def _given(question: AttemptItem, response: Response | None, item: Item) -> Given:
    answer = answer_from_document(response.document if response else None)
    chosen = [(part, answer.chosen(part.part)) for part in _shown(question)]
    return Given(
        answer=answer,
        given=tuple(INTERACTIONS[part.interaction].write(part, ids) for part, ids in chosen),
        are_whole=tuple(INTERACTIONS[part.interaction].is_complete(part, ids) for part, ids in chosen),
        told=_tell(item, answer),
        version=response.version if response else 0,
        confidence=Confidence(response.confidence) if response and response.confidence else None,
        is_final=response is not None and response.final_at is not None,
    )


def _explain(
    question: AttemptItem,
    response: Response,
    doubt: Doubt | None,
    item: Item,
    articles: Mapping[str, Article],
    marks: Mapping[int, Mark],
    late: Mapping[int, LateAnswer],
) -> Explained:
    mark = marks[question.id]
    return Explained(
        number=question.number,
        item=item,
        question=as_question(item, _order(question)),
        given=_given(question, response, item),
        points=Points(mark.points, mark.of),
        articles=_used(item, articles),
        doubt=show_doubt(doubt) if doubt else None,
        late=_show_late(late[question.number], item) if question.number in late else None,
    )


def _show_late(late: LateAnswer, item: Item) -> Late:
    return Late(_tell(item, answer_from_document(late.document)), late.arrived_at, late.was_explained)


def _tell(item: Item, answer: Answer) -> tuple[str, ...]:
    return tuple(
        told.text
        for part in item.parts
        for told in INTERACTIONS[part.interaction].tell(part, answer.chosen(part.id))
    )


def _set_aside(question: AttemptItem, item: Item, articles: Mapping[str, Article]) -> SetAside:
    return SetAside(question.number, item, _used(item, articles))


def _used(item: Item, articles: Mapping[str, Article]) -> Mapping[str, Article]:
    used = {passage.article for passage in (*item.passages, *item.explanation.evidence)}
    return {name: article for name, article in articles.items() if name in used}


def show_doubt(doubt: Doubt) -> Doubted:
    """Give a doubt as its learner sees it."""
    return Doubted(doubt.reason, doubt.raised_at, DoubtState(doubt.state), doubt.reply, doubt.answered_at)
