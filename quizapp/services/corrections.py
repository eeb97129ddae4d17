"""Put a wrong question right for a class: leave it out, or mark its answers by a corrected revision.

Nothing that was given is lost: marks are added, and undoing adds those again that the answers earned by
themselves. An item has one correction in force at a time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.errors import CorrectedError, NotFoundError, TicketUsedError
from quizapp.items.interactions.score import Score
from quizapp.items.item import Item
from quizapp.learning.correcting import CorrectionKind
from quizapp.models import Assignment, Attempt, Correction, Mark
from quizapp.services.access.classrooms import get_seat
from quizapp.services.access.corrections import (
    find_by_ticket,
    get_class_item,
    holds_for,
    list_in_force,
    lock_correction,
)
from quizapp.services.access.doubts import Settled
from quizapp.services.access.roles import Role
from quizapp.services.audit import Act, note
from quizapp.services.doubts import accept_doubts
from quizapp.services.marked_answers import MarkedAnswer, load_marked_answers
from quizapp.services.marks import correct, corrected, undo
from quizapp.services.offers import Offer, list_offers
from quizapp.services.revisions import read_items
from quizapp.services.scores import AttemptScore, load_scores


@dataclass(frozen=True)
class Plan:
    """What is to be done about a question: mark it by the revision of an `offer`, or else leave it out.

    `doubts_until` answers with the reason whoever in the class has doubted the question until then and has no
    answer yet, and nobody whose doubt the teacher cannot have read.
    """

    offer: Offer | None
    may_lower: bool
    reason: str
    doubts_until: dt.datetime | None = None

    @property
    def kind(self) -> CorrectionKind:
        """What it is."""
        return CorrectionKind.MARKED_AGAIN if self.offer else CorrectionKind.LEFT_OUT

    def settles(self, item: str) -> Settled | None:
        """Give the doubts about the item that it answers, None where it answers none."""
        by = self.offer.revision if self.offer else None
        return Settled(item, self.doubts_until, by) if self.doubts_until else None


@dataclass(frozen=True)
class Change:
    """What becomes of the points of one finished attempt."""

    answered: MarkedAnswer
    before: Score
    after: Score

    @property
    def shift(self) -> int:
        """More than 0 where the share of the points rises, less where it falls; no points count as none."""
        return self.after.points * (self.before.of or 1) - self.before.points * (self.after.of or 1)


@dataclass(frozen=True)
class Effect:
    """What a correction changes. `same` attempts keep their points; so many answers are `unmarkable`.

    An answer is that chose an option which the other revision does not have.
    """

    changes: tuple[Change, ...]
    same: int
    unmarkable: int

    @property
    def rising(self) -> int:
        """In how many attempts the share of the points rises."""
        return sum(one.shift > 0 for one in self.changes)

    @property
    def falling(self) -> int:
        """In how many it falls."""
        return sum(one.shift < 0 for one in self.changes)


@dataclass(frozen=True)
class Corrected:
    """A correction that holds in a class, with the item in the wording its staff looked at."""

    correction: Correction
    item: Item


def list_class_corrections(session: Session, classroom_id: int) -> Sequence[Corrected]:
    """Give what holds in a class that the caller has fetched for its asker, the newest first."""
    holding = list_in_force(session, [classroom_id])[classroom_id].values()
    items = read_items(session, {one.asked for one in holding})
    return [
        Corrected(one, items[one.asked]) for one in sorted(holding, key=lambda one: one.made_at, reverse=True)
    ]


def preview_correction(session: Session, classroom_id: int, item: str, plan: Plan) -> Effect:
    """Say what a correction would change in a class that the caller has fetched, in three statements."""
    correction = _make(classroom_id, item, plan)
    answered = _load_concerned(session, correction)
    items = _read(session, answered, correction.revision)
    return _measure(
        answered, _scores(session, classroom_id), lambda one: corrected(correction, one.earned, items)
    )


def preview_undoing(session: Session, classroom_id: int, correction: Correction) -> Effect:
    """Say what undoing a correction that is in force would change."""
    answered = [
        one
        for one in load_marked_answers(session, classroom_id, correction.item)
        if one.correction_id == correction.id
    ]
    return _measure(answered, _scores(session, classroom_id), lambda one: one.earned.score)


def make_correction(
    session: Session,
    account_id: int,
    classroom_key: str,
    revision: str,
    plan: Plan,
    ticket: str,
    now: dt.datetime,
) -> None:
    """Correct the item of a revision that the class was asked. Sending the same form again changes nothing.

    Raises NotFoundError for who does not teach the class, and for a question or a revision that it does not
    have; CorrectedError where a correction of the item is in force; TicketUsedError where this form has made
    one that was undone since.
    """
    classroom = get_seat(session, account_id, classroom_key, Role.TEACHER).classroom
    item = get_class_item(session, classroom.id, revision)
    if plan.offer and plan.offer not in list_offers(session, classroom.id, item):
        raise NotFoundError("no such revision")
    _lock_attempts(session, classroom.id)
    known = find_by_ticket(session, classroom.id, ticket)
    if known is not None:
        if known.item == item and known.undone_at is None:
            return
        raise TicketUsedError("the form has corrected a question already")
    if item in list_in_force(session, [classroom.id])[classroom.id]:
        raise CorrectedError("the question is corrected already")
    correction = _make(classroom.id, item, plan)
    correction.key, correction.asked = ticket, revision
    correction.made_at, correction.made_by = now, account_id
    try:
        with session.begin_nested():
            session.add(correction)
            session.flush()
    except IntegrityError as error:
        raise CorrectedError("the question is corrected already") from error
    earned = [one.earned for one in _load_concerned(session, correction)]
    rows = correct(session, earned, {one.question: correction for one in earned}, now)
    if rows:
        session.execute(insert(Mark), rows)
    if settled := plan.settles(item):
        accept_doubts(session, account_id, classroom.id, settled, plan.reason, now)
    _note(session, Act.QUESTION_CORRECTED, account_id, correction, len(rows), now)


def undo_correction(
    session: Session, account_id: int, classroom_key: str, row: int, now: dt.datetime
) -> Correction:
    """Take a correction back: answers earn again what they earned by themselves. Twice is once.

    Raises NotFoundError for who does not teach the class.
    """
    classroom = get_seat(session, account_id, classroom_key, Role.TEACHER).classroom
    _lock_attempts(session, classroom.id)
    correction = lock_correction(session, classroom.id, row)
    if correction.undone_at is not None:
        return correction
    answered = load_marked_answers(session, classroom.id, correction.item)
    earned = [one.earned for one in answered if one.correction_id == correction.id]
    correction.undone_at, correction.undone_by = now, account_id
    session.flush()
    undo(session, earned, now)
    _note(session, Act.CORRECTION_UNDONE, account_id, correction, len(earned), now)
    return correction


def _make(classroom_id: int, item: str, plan: Plan) -> Correction:
    return Correction(
        classroom_id=classroom_id,
        item=item,
        kind=plan.kind.value,
        revision=plan.offer.revision if plan.offer else None,
        release_id=plan.offer.release if plan.offer else None,
        may_lower=plan.may_lower and plan.offer is not None,
        reason=plan.reason,
    )


def _load_concerned(session: Session, correction: Correction) -> Sequence[MarkedAnswer]:
    answered = load_marked_answers(session, correction.classroom_id, correction.item)
    return [one for one in answered if holds_for(correction, one.release)]


def _lock_attempts(session: Session, classroom_id: int) -> None:
    """Wait for whoever is handing in: their marks are corrected here, or they see the correction.

    The assignments come first: who begins an attempt waits for them, since the attempt points at one.
    """
    mine = select(Assignment.id).where(Assignment.classroom_id == classroom_id)
    session.execute(mine.order_by(Assignment.id).with_for_update())
    query = (
        select(Attempt.id)
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .where(Assignment.classroom_id == classroom_id)
    )
    session.execute(query.order_by(Attempt.id).with_for_update(of=Attempt))


def _read(session: Session, answered: Sequence[MarkedAnswer], revision: str | None) -> Mapping[str, Item]:
    return read_items(session, {revision, *(one.earned.revision for one in answered)}) if revision else {}


def _scores(session: Session, classroom_id: int) -> Mapping[int, AttemptScore]:
    return {score.id: score for score in load_scores(session, classroom_id)}


def _measure(
    answered: Sequence[MarkedAnswer],
    scores: Mapping[int, AttemptScore],
    decide: Callable[[MarkedAnswer], Score | None],
) -> Effect:
    decided = [(one, decide(one)) for one in answered]
    changes = [
        Change(
            one,
            Score(score.points, score.of),
            Score(
                score.points - one.counting.points + after.points,
                score.of - one.counting.of + after.of,
            ),
        )
        for one, after in decided
        if after is not None
        for score in [scores[one.attempt_id]]
        if score.finished_at is not None
    ]
    different = tuple(change for change in changes if change.before != change.after)
    return Effect(different, len(changes) - len(different), sum(after is None for _, after in decided))


def _note(
    session: Session, act: Act, account_id: int, correction: Correction, answers: int, now: dt.datetime
) -> None:
    note(
        session,
        act,
        now,
        account=account_id,
        classroom=correction.classroom_id,
        subject=f"correction:{correction.id}",
        details={"item": correction.item, "kind": correction.kind, "answers": answers},
    )
