"""The answers that count: of members, handed in, of the attempt the gradebook counts; never of staff."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CTE, ColumnElement, Float, Subquery, case, cast, exists, func, select

from quizapp.learning.rules import Counts
from quizapp.models import Account, Assignment, Attempt, AttemptItem, Mark, Membership, Staff


def counted_attempts(assignment: Assignment) -> CTE:
    """Name the attempts that count: `attempt`, `points`, `of`, and how many `marks` they have.

    A question that its student skipped has no mark, and one that is left out for the class has a mark of
    nothing: both are in none of the sums.
    """
    rows = counted_rows(assignment)
    columns = (rows.c.attempt, rows.c.total, rows.c.total_of, rows.c.marks)
    names = ("attempt", "points", "of", "marks")
    labelled = (column.label(name) for column, name in zip(columns, names, strict=True))
    return select(*labelled).group_by(*columns).cte("counted_attempts")


def counted_answers(assignment: Assignment) -> CTE:
    """Name the answers of the attempts that count: a row for each question that earns points.

    `revision` is the one it is marked by: the one that was asked, or a corrected one. `rest` is the share of
    points earned in all the other questions, NULL where there are none.
    """
    rows = counted_rows(assignment)
    others = func.nullif(rows.c.total_of - rows.c.of, 0)
    answers = (
        select(
            *(rows.c.question, rows.c.revision, rows.c.learner, rows.c.marks, rows.c.points, rows.c.of),
            (cast(rows.c.points, Float) / rows.c.of).label("share"),
            (cast(rows.c.total - rows.c.points, Float) / others).label("rest"),
        )
        .where(rows.c.points.is_not(None))
        .cte("counted_answers")
    )
    # Worked out once and then joined: a planner that takes it apart works it out again for every row.
    return answers.prefix_with("MATERIALIZED")


def counted_rows(assignment: Assignment) -> Subquery:
    """Name the rows of attempts that count, a row a question, its newest mark and the attempt's sums beside.

    `asked` is the revision that was asked, `revision` the one it is marked by.
    Windows go through the rows once, where joins of grouped rows would go through them for each other.
    """
    newest = func.row_number().over(partition_by=(Attempt.id, AttemptItem.id), order_by=Mark.id.desc())
    marked = (
        select(
            Attempt.id.label("attempt"),
            Attempt.learner_id.label("learner"),
            Attempt.ordinal,
            AttemptItem.id.label("question"),
            AttemptItem.revision.label("asked"),
            func.coalesce(Mark.revision, AttemptItem.revision).label("revision"),
            AttemptItem.skipped_at,
            case((Mark.of > 0, Mark.points)).label("points"),
            Mark.of,
            newest.label("newest"),
        )
        .join(Membership, Membership.learner_id == Attempt.learner_id)
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .outerjoin(Mark, Mark.attempt_item_id == AttemptItem.id)
        .where(
            Attempt.assignment_id == assignment.id,
            Attempt.finished_at.is_not(None),
            Membership.classroom_id == assignment.classroom_id,
            Membership.removed_at.is_(None),
            ~_is_staff(assignment),
        )
        .subquery()
    )
    mine = marked.c.attempt
    summed = (
        select(
            marked,
            func.coalesce(func.sum(marked.c.points).over(partition_by=mine), 0).label("total"),
            func.coalesce(func.sum(marked.c.of).over(partition_by=mine), 0).label("total_of"),
            func.count(marked.c.points).over(partition_by=mine).label("marks"),
        )
        .where(marked.c.newest == 1)
        .subquery()
    )
    order = _best_first(summed, Counts(assignment.counts))
    place = func.dense_rank().over(partition_by=summed.c.learner, order_by=order)
    ranked = select(summed, place.label("place")).subquery()
    return select(ranked).where(ranked.c.place == 1).subquery()


def _best_first(summed: Subquery, counts: Counts) -> list[ColumnElement[Any]]:
    """Order a student's attempts as `choose_counting` does.

    Shares are floats here and fractions there: of small numbers two are equal in both or in neither.
    """
    ordinal: ColumnElement[Any] = summed.c.ordinal
    if counts is Counts.FIRST:
        return [ordinal]
    if counts is Counts.LAST:
        return [ordinal.desc()]
    share = cast(summed.c.total, Float) / case((summed.c.total_of == 0, 1), else_=summed.c.total_of)
    return [share.desc(), ordinal]


def _is_staff(assignment: Assignment) -> ColumnElement[bool]:
    """Ask whether a learner belongs to an account that helps to run the class."""
    return exists().where(
        Account.id == Staff.account_id,
        Account.learner_id == Attempt.learner_id,
        Staff.classroom_id == assignment.classroom_id,
    )
