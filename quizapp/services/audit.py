"""Note who did what: log-in, role, class, grade, time, export, erase."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import insert
from sqlalchemy.orm import Session

from quizapp.models import AuditEntry


class Act(StrEnum):
    """What is noted."""

    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT_EVERYWHERE = "signed_out_everywhere"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105  # the name of an act
    INSTRUCTOR_INVITED = "instructor_invited"
    RESET_OFFERED = "reset_offered"
    INSTRUCTOR_CREATED = "instructor_created"
    CLASS_CREATED = "class_created"
    CLASS_CHANGED = "class_changed"
    CLASS_ARCHIVED = "class_archived"
    CLASS_RESTORED = "class_restored"
    JOIN_CODE_CHANGED = "join_code_changed"
    JOIN_CODE_ENDED = "join_code_ended"
    STAFF_ADDED = "staff_added"
    STAFF_CHANGED = "staff_changed"
    STAFF_REMOVED = "staff_removed"
    MEMBER_JOINED = "member_joined"
    MEMBERS_ADDED = "members_added"
    MEMBER_RENAMED = "member_renamed"
    MEMBER_REMOVED = "member_removed"
    MEMBER_RESTORED = "member_restored"
    MEMBER_GIVEN_EXTRA = "member_given_extra"
    CARD_MADE = "card_made"
    SIGN_IN_CODE_MADE = "sign_in_code_made"
    ASSIGNMENT_CREATED = "assignment_created"
    ASSIGNMENT_COPIED = "assignment_copied"
    ASSIGNMENT_CHANGED = "assignment_changed"
    ASSIGNMENT_REMOVED = "assignment_removed"
    ASSIGNMENT_CLOSED_EARLY = "assignment_closed_early"
    MINUTES_ADDED = "minutes_added"
    SCORES_EXPORTED = "scores_exported"
    DOUBT_ANSWERED = "doubt_answered"
    QUESTION_CORRECTED = "question_corrected"
    CORRECTION_UNDONE = "correction_undone"
    LATE_ANSWER_ACCEPTED = "late_answer_accepted"
    LATE_ANSWER_TAKEN_BACK = "late_answer_taken_back"
    ACCOUNT_CREATED = "account_created"
    OWN_DATA_TAKEN = "own_data_taken"
    LEARNER_ERASED = "learner_erased"
    PRACTICE_ERASED = "practice_erased"
    GUESTS_DELETED = "guests_deleted"


def note(
    session: Session,
    act: Act,
    now: dt.datetime,
    *,
    account: int | None = None,
    learner: int | None = None,
    classroom: int | None = None,
    subject: str | None = None,
    details: dict[str, object] | None = None,
) -> None:
    """Add an entry. `subject` is a row or a key, never a name, an answer or a code."""
    session.execute(
        insert(AuditEntry).values(
            at=now,
            act=act.value,
            account_id=account,
            learner_id=learner,
            classroom_id=classroom,
            subject=subject,
            details=details,
        )
    )
