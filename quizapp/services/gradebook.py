"""The gradebook: where each student of a class stands at each assignment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from quizapp.items.item import Skill
from quizapp.learning.deadline import Allowance, own_window
from quizapp.learning.rules import Counts, choose_counting
from quizapp.learning.window import AttemptState, Phase, Window, state_at
from quizapp.models import Assignment, Membership
from quizapp.services.access.assignments import allowance_of, list_assignments, window_of
from quizapp.services.access.members import list_members
from quizapp.services.scores import AttemptScore, SkillScore, load_scores, load_skill_scores


class Standing(StrEnum):
    """Where a student stands at an assignment."""

    NOT_OPEN = "not_open"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    BEING_MARKED = "being_marked"
    HANDED_IN = "handed_in"
    MISSED = "missed"


@dataclass(frozen=True)
class Cell:
    """One student at one assignment.

    `counting` is the attempt that counts, `newest` the one begun last; both None where there is none.
    `attempts` are all of them in order.
    """

    standing: Standing
    counting: AttemptScore | None
    newest: AttemptScore | None
    attempts: tuple[AttemptScore, ...]
    is_late: bool


@dataclass(frozen=True)
class Gradebook:
    """A class's students, its assignments, and a cell for each pair of their rows."""

    members: Sequence[Membership]
    assignments: Sequence[Assignment]
    cells: Mapping[tuple[int, int], Cell]
    skills: Mapping[int, Mapping[Skill, SkillScore]]
    """By member and skill, over the attempts that count."""

    def column(self, assignment: Assignment) -> Sequence[Cell]:
        """Give the cells of an assignment in the order of the members."""
        return [self.cells[member.id, assignment.id] for member in self.members]

    def other_of_pair(self, assignment: Assignment) -> Assignment | None:
        """Give the test after of a test before, or the other way round; None where there is no pair."""
        paired = (one for one in self.assignments if one.pair == assignment.pair and one is not assignment)
        return next(paired, None) if assignment.pair else None

    @property
    def skills_seen(self) -> Sequence[Skill]:
        """The skills anybody was asked in, in their usual order."""
        return [skill for skill in Skill if any(skill in scores for scores in self.skills.values())]


def load_gradebook(
    session: Session, classroom_id: int, now: dt.datetime, only: Membership | None = None
) -> Gradebook:
    """Give the gradebook of a class that the caller has fetched for its asker, in four statements.

    `only` is a member whose row alone is wanted, a removed one too.
    """
    members = [only] if only else list_members(session, classroom_id)
    learner = only.learner_id if only else None
    assignments = list_assignments(session, classroom_id)
    by_pair: dict[tuple[int, int], list[AttemptScore]] = {}
    for score in load_scores(session, classroom_id, learner):
        by_pair.setdefault((score.learner, score.assignment), []).append(score)
    cells = {
        (member.id, assignment.id): read_cell(
            assignment, member, by_pair.get((member.learner_id, assignment.id), []), now
        )
        for member in members
        for assignment in assignments
    }
    by_attempt = load_skill_scores(session, classroom_id, learner)
    skills = {
        member.id: _add_up([by_attempt.get(cell.counting.id, {}) for cell in row if cell.counting])
        for member in members
        for row in [[cells[member.id, assignment.id] for assignment in assignments]]
    }
    return Gradebook(members, assignments, cells, skills)


def read_cell(
    assignment: Assignment, member: Membership, attempts: Sequence[AttemptScore], now: dt.datetime
) -> Cell:
    """Say where a student with these attempts, in order, stands at an assignment."""
    window = window_of(assignment)
    finished = [attempt for attempt in attempts if attempt.finished_at is not None]
    counting = choose_counting(finished, Counts(assignment.counts))
    newest = attempts[-1] if attempts else None
    allowance = allowance_of(assignment, member)
    is_late = bool(
        counting
        and counting.finished_at
        and _window_of(counting, window, allowance).is_late(counting.finished_at)
    )
    if newest is not None and newest.finished_at is None:
        is_expired = state_at(None, _window_of(newest, window, allowance), now) is AttemptState.EXPIRED
        standing = Standing.BEING_MARKED if is_expired else Standing.IN_PROGRESS
    elif counting is not None:
        standing = Standing.HANDED_IN
    else:
        standing = standing_of_absent(window, now)
    return Cell(standing, counting, newest, tuple(attempts), is_late)


def standing_of_absent(window: Window, now: dt.datetime) -> Standing:
    """Say where a student stands who has begun no attempt."""
    phases = {Phase.BEFORE: Standing.NOT_OPEN, Phase.OVER: Standing.MISSED}
    return phases.get(window.phase(now), Standing.NOT_STARTED)


def _window_of(attempt: AttemptScore, window: Window, allowance: Allowance) -> Window:
    """Give the dates as they are for an attempt."""
    return own_window(window, allowance, attempt.started_at, dt.timedelta(minutes=attempt.minutes_added))


def _add_up(scores: Sequence[Mapping[Skill, SkillScore]]) -> dict[Skill, SkillScore]:
    total: dict[Skill, SkillScore] = {}
    for one in scores:
        for skill, score in one.items():
            total[skill] = total.get(skill, SkillScore()).plus(score)
    return total
