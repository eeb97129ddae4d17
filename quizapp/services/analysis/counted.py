"""The answers that count: of members, handed in, of the attempt the gradebook counts; never of staff."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CTE, ColumnElement, Float, Subquery, case, cast, exists, func, select

from quizapp.learning.rules import Counts
from quizapp.models import Account, Assignment, Attempt, AttemptItem, Mark, Membership, Staff


def counted_attempts(assignment: Assignment) -> CTE:
    """Name the attempts that count: `attempt`, `learner`, `points`, `of`, and how many `marks` they have.

    A question that its student chose to leave out has no mark, and is in none of the sums.
    """
    marks = _newest_marks(assignment)
    totals = (
        select(
            Attempt.id.label("attempt"),
            Attempt.learner_id.label("learner"),
            Attempt.ordinal,
            func.coalesce(func.sum(marks.c.points), 0).label("points"),
            func.coalesce(func.sum(marks.c.of), 0).label("of"),
            func.count(marks.c.question).label("marks"),
        )
        .join(Membership, Membership.learner_id == Attempt.learner_id)
        .outerjoin(marks, marks.c.attempt == Attempt.id)
        .where(
            Attempt.assignment_id == assignment.id,
            Attempt.finished_at.is_not(None),
            Membership.classroom_id == assignment.classroom_id,
            Membership.removed_at.is_(None),
            ~_is_staff(assignment),
        )
        .group_by(Attempt.id)
        .subquery()
    )
    place = func.row_number().over(
        partition_by=totals.c.learner, order_by=_best_first(totals, Counts(assignment.counts))
    )
    ranked = select(totals, place.label("place")).subquery()
    columns = (ranked.c.attempt, ranked.c.learner, ranked.c.points, ranked.c.of, ranked.c.marks)
    return select(*columns).where(ranked.c.place == 1).cte("counted_attempts")


def counted_answers(assignment: Assignment) -> CTE:
    """Name the answers of the attempts that count: a row for each question that has a mark.

    `rest` is the share of points earned in all the other questions, NULL where there are none.
    """
    attempts, marks = counted_attempts(assignment), _newest_marks(assignment)
    others = func.nullif(attempts.c.of - marks.c.of, 0)
    return (
        select(
            marks.c.question,
            marks.c.revision,
            attempts.c.learner,
            attempts.c.marks,
            marks.c.points,
            marks.c.of,
            (cast(marks.c.points, Float) / marks.c.of).label("share"),
            (cast(attempts.c.points - marks.c.points, Float) / others).label("rest"),
        )
        .join(attempts, attempts.c.attempt == marks.c.attempt)
        .cte("counted_answers")
    )


def _newest_marks(assignment: Assignment) -> Subquery:
    """Name the last mark of each question of the attempts handed in at an assignment."""
    last = (
        select(func.max(Mark.id).label("id"))
        .join(AttemptItem, AttemptItem.id == Mark.attempt_item_id)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.assignment_id == assignment.id, Attempt.finished_at.is_not(None))
        .group_by(Mark.attempt_item_id)
        .subquery()
    )
    return (
        select(
            AttemptItem.id.label("question"),
            AttemptItem.attempt_id.label("attempt"),
            AttemptItem.revision,
            Mark.points,
            Mark.of,
        )
        .select_from(last)
        .join(Mark, Mark.id == last.c.id)
        .join(AttemptItem, AttemptItem.id == Mark.attempt_item_id)
        .subquery()
    )


def _best_first(totals: Subquery, counts: Counts) -> list[ColumnElement[Any]]:
    """Order a student's attempts as `choose_counting` does.

    Shares are compared as floats there as here: of two different fractions of small numbers none are equal.
    """
    ordinal: ColumnElement[Any] = totals.c.ordinal
    if counts is Counts.FIRST:
        return [ordinal]
    if counts is Counts.LAST:
        return [ordinal.desc()]
    share = cast(totals.c.points, Float) / case((totals.c.of == 0, 1), else_=totals.c.of)
    return [share.desc(), ordinal]


def _is_staff(assignment: Assignment) -> ColumnElement[bool]:
    """Ask whether a learner belongs to an account that helps to run the class."""
    return exists().where(
        Account.id == Staff.account_id,
        Account.learner_id == Attempt.learner_id,
        Staff.classroom_id == assignment.classroom_id,
    )
