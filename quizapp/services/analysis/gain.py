"""What a class gained between a test before and a test after, over students who took both in this order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import CTE, ColumnElement, Float, and_, case, cast, func, literal_column, select
from sqlalchemy.orm import Session, aliased

from quizapp.items.item import Skill
from quizapp.learning.estimate import Moments
from quizapp.learning.gain import NOBODY, Gain, Half, measure_gain
from quizapp.models import Assignment, Attempt, ItemRevision
from quizapp.services.analysis.counted import counted_rows


@dataclass(frozen=True)
class Halves:
    """Who took the one paper first, and who took the other."""

    first: Half
    second: Half

    @property
    def gain(self) -> Gain | None:
        """What was gained over both; None from too few."""
        return measure_gain(self.first, self.second)


@dataclass(frozen=True)
class GainReport:
    """The change over all questions, and over those of each skill that both papers ask."""

    whole: Halves
    skills: Mapping[Skill, Halves]


def load_gain(session: Session, before: Assignment, after: Assignment) -> GainReport:
    """Work the change out in three statements, whatever the size of the class.

    Who took both is told by what they were asked, not by whom they sit beside: the papers must differ.
    """
    tests, paper = (before, after), _list_first_paper(session, before)
    whole = _add_up(session, tests, paper, is_by_skill=False)
    by_skill = _add_up(session, tests, paper, is_by_skill=True)
    return GainReport(
        whole.get("", Halves(NOBODY, NOBODY)),
        {skill: by_skill[skill.value] for skill in Skill if skill.value in by_skill},
    )


def _list_first_paper(session: Session, before: Assignment) -> Sequence[str]:
    """Give the paper that one half got first, in every revision of its questions: some may be corrected."""
    first = aliased(ItemRevision)
    query = select(ItemRevision.digest).join(first, first.item == ItemRevision.item)
    return session.scalars(query.where(first.digest.in_(before.paper or []))).all()


def _add_up(
    session: Session, tests: tuple[Assignment, Assignment], paper: Sequence[str], is_by_skill: bool
) -> Mapping[str, Halves]:
    first, then = (_name_tests(one, paper, is_by_skill) for one in tests)
    change = then.c.share - first.c.share
    sums = (first.c.share, then.c.share, change, change * change)
    rows = session.execute(
        select(first.c.skill, first.c.is_first, func.count(), *(func.sum(one) for one in sums))
        .join(then, _pairs_with(first, then))
        .group_by(first.c.skill, first.c.is_first)
    )
    halves: dict[str, dict[bool, Half]] = {}
    for skill, is_first, n, earlier, later, total, squares in rows:
        half = Half(earlier, later, Moments(n, total, squares))
        halves.setdefault(skill, {})[bool(is_first)] = half
    return {skill: Halves(both.get(True, NOBODY), both.get(False, NOBODY)) for skill, both in halves.items()}


def _name_tests(assignment: Assignment, paper: Sequence[str], is_by_skill: bool) -> CTE:
    """Name what each student did in a test: their `share` of the points, and if `paper` was theirs.

    A question without a mark is in no sum, and neither is one that is worth nothing any more.
    """
    rows = counted_rows(assignment)
    skill = ItemRevision.skill if is_by_skill else literal_column("''")
    dates = (Attempt.started_at, Attempt.finished_at)
    tests = (
        select(
            rows.c.learner,
            *dates,
            skill.label("skill"),
            func.max(case((rows.c.asked.in_(paper), 1), else_=0)).label("is_first"),
            (cast(func.sum(rows.c.points), Float) / func.nullif(func.sum(rows.c.of), 0)).label("share"),
        )
        .join(Attempt, Attempt.id == rows.c.attempt)
        .join(ItemRevision, ItemRevision.digest == rows.c.asked)
        .group_by(
            rows.c.learner, *dates, *([skill] if is_by_skill else [])
        )  # a constant cannot be grouped by
        .cte(f"tests_{assignment.place}")
    )
    # Worked out once and then joined: a planner that takes it apart works it out again for every row.
    return tests.prefix_with("MATERIALIZED")


def _pairs_with(first: CTE, then: CTE) -> ColumnElement[bool]:
    """Ask for both tests of one student: with either paper, the one handed in before the other was begun."""
    return and_(
        then.c.learner == first.c.learner,
        then.c.skill == first.c.skill,
        then.c.is_first != first.c.is_first,
        then.c.started_at >= first.c.finished_at,
        then.c.share.is_not(None),
        first.c.share.is_not(None),
    )
