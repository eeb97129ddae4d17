"""Accept answers that came after the end, or take that back: another one counts then, and none is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from quizapp.errors import LateChangedError
from quizapp.items.interactions.score import Score
from quizapp.items.item import Item
from quizapp.learning.answer import Answer, answer_from_document
from quizapp.learning.marking import grade_item
from quizapp.models import Assignment, Correction, LateAnswer
from quizapp.services.access.assignments import get_class_assignment
from quizapp.services.access.classrooms import get_seat
from quizapp.services.access.corrections import find_in_force
from quizapp.services.access.late_answers import Lateness, list_lateness, lock_lateness
from quizapp.services.access.roles import Role
from quizapp.services.audit import Act, note
from quizapp.services.codes import hash_secret
from quizapp.services.marks import Earned, Reason, corrected, replace_answers
from quizapp.services.revisions import read_items


@dataclass(frozen=True)
class LateCase:
    """One late answer as the class's staff see it. `stamp` tells one state of it from the next.

    `before` is the answer in whose place it comes, or came; the scores are what each earns, by the correction
    that holds for the question where there is one.
    """

    lateness: Lateness
    item: Item
    before: Answer
    late: Answer
    score_before: Score
    score_late: Score
    stamp: str

    @property
    def is_accepted(self) -> bool:
        """Say whether it counts."""
        return self.lateness.late.accepted_at is not None


def list_late_cases(session: Session, assignment: Assignment) -> Sequence[LateCase]:
    """Give the late answers to an assignment that the caller has fetched, by student, in three statements."""
    found = list_lateness(session, assignment.classroom_id, assignment.id)
    holding = find_in_force(session, [one.asked.id for one in found])
    revised = {one.revision for one in holding.values() if one.revision}
    items = read_items(session, revised | {one.asked.revision for one in found})
    return [_show(one, items, holding.get(one.asked.id)) for one in found]


def accept_late(
    session: Session,
    account_id: int,
    classroom_key: str,
    assignment_key: str,
    stamps: Mapping[int, str],
    now: dt.datetime,
) -> int:
    """Let late answers count, each by its row and the stamp it was read with; give how many there were.

    Accepting twice is accepting once. Raises NotFoundError for who does not teach the class, and
    LateChangedError where a newer answer came meanwhile; nothing is accepted then.
    """
    found = _lock(session, account_id, classroom_key, assignment_key, stamps)
    waiting = [one for one in found if one.late.accepted_at is None]
    if any(stamps[one.late.id] != stamp_of_late(one.late) for one in waiting):
        raise LateChangedError("a newer answer came meanwhile")
    if not waiting:
        return 0
    for one in waiting:
        one.late.accepted_at, one.late.accepted_by = now, account_id
        one.late.replaced = {"answer": one.response.document, "confidence": one.response.confidence}
        one.response.confidence = one.late.confidence
    replacing = [(one.asked, one.response, one.late.document) for one in waiting]
    replace_answers(session, replacing, Reason.ACCEPTED_LATE, now)
    _note(session, Act.LATE_ANSWER_ACCEPTED, account_id, waiting, now)
    return len(waiting)


def take_back_late(
    session: Session, account_id: int, classroom_key: str, assignment_key: str, row: int, now: dt.datetime
) -> None:
    """Let the answer count again that was there before a late one was accepted. Twice is once.

    Raises NotFoundError for who does not teach the class.
    """
    found = _lock(session, account_id, classroom_key, assignment_key, {row: ""})
    accepted = [(one, one.late.replaced) for one in found if one.late.accepted_at is not None]
    for one, replaced in accepted:
        if replaced is not None:
            one.response.confidence = replaced["confidence"]
            replace_answers(
                session, [(one.asked, one.response, replaced["answer"])], Reason.NOT_ACCEPTED, now
            )
        one.late.accepted_at = one.late.accepted_by = one.late.replaced = None
        _note(session, Act.LATE_ANSWER_TAKEN_BACK, account_id, [one], now)


def stamp_of_late(late: LateAnswer) -> str:
    """Give what tells one state of a late answer from the next."""
    return hash_secret(f"{late.arrived_at}\n{late.document}\n{late.accepted_at}")[:16]


def _lock(
    session: Session, account_id: int, classroom_key: str, assignment_key: str, rows: Mapping[int, str]
) -> Sequence[Lateness]:
    classroom = get_seat(session, account_id, classroom_key, Role.TEACHER).classroom
    assignment = get_class_assignment(session, classroom.id, assignment_key)
    return lock_lateness(session, classroom.id, assignment.id, rows)


def _show(one: Lateness, items: Mapping[str, Item], correction: Correction | None) -> LateCase:
    item = items[one.asked.revision]
    late = answer_from_document(one.late.document)
    before = answer_from_document(one.late.replaced["answer"] if one.late.replaced else one.response.document)
    scores = [_score(one, answer, items, correction) for answer in (before, late)]
    return LateCase(one, item, before, late, scores[0], scores[1], stamp_of_late(one.late))


def _score(one: Lateness, answer: Answer, items: Mapping[str, Item], correction: Correction | None) -> Score:
    own = grade_item(items[one.asked.revision], answer)
    if correction is None:
        return own
    score = corrected(correction, Earned(one.asked.id, one.asked.revision, answer, own), items)
    return own if score is None else score


def _note(session: Session, act: Act, account_id: int, found: Sequence[Lateness], now: dt.datetime) -> None:
    session.flush()
    classroom = found[0].member.classroom_id
    details: dict[str, object] = {"late_answers": [one.late.id for one in found]}
    note(session, act, now, account=account_id, classroom=classroom, details=details)
