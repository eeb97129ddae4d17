"""What is set for a student: every assignment of their classes, and where they stand at it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.learning.blueprint import Mode
from quizapp.learning.deadline import Allowance, own_window, time_if_begun
from quizapp.learning.rules import Explains
from quizapp.learning.window import AttemptState, Phase, Window, state_at
from quizapp.models import (
    Assignment,
    Attempt,
    AttemptItem,
    Classroom,
    Membership,
)
from quizapp.services.access.assignments import (
    allowance_of,
    count_allowed,
    get_assignment,
    list_set_for,
    window_of,
)
from quizapp.services.access.attempts import list_attempts_at
from quizapp.services.access.members import list_memberships
from quizapp.services.access.timing import Timing, timing_of
from quizapp.services.changes import Changed, load_changed
from quizapp.services.explaining import explains_now
from quizapp.services.papers import paper_of


@dataclass(frozen=True)
class Try:
    """One attempt of a student at an assignment."""

    key: str
    ordinal: int
    finished_at: dt.datetime | None
    state: AttemptState
    is_late: bool
    is_explained: bool
    timing: Timing


@dataclass(frozen=True)
class Task:
    """An assignment as its student sees it. `questions` is 0 where nobody has asked for it.

    `changed` are the questions that were corrected since, once they are explained. `attempts_allowed` counts
    in the student's `extra_attempts`.
    """

    key: str
    title: str
    classroom: str
    zone: ZoneInfo
    mode: Mode
    window: Window
    now: dt.datetime
    attempts_allowed: int
    extra_attempts: int
    allowance: Allowance
    counts: str
    explains: Explains
    tries: tuple[Try, ...]
    changed: tuple[Changed, ...]
    questions: int

    @property
    def phase(self) -> Phase:
        """Where its dates stand."""
        return self.window.phase(self.now)

    @property
    def open_try(self) -> Try | None:
        """The attempt that still takes answers."""
        return next((one for one in self.tries if one.state is AttemptState.OPEN), None)

    @property
    def time(self) -> dt.timedelta | None:
        """The time of an attempt that is begun now; None where no timer would run."""
        return time_if_begun(self.window, self.allowance, self.now)

    @property
    def own_window(self) -> Window:
        """The dates as they are for this student, or for their open attempt."""
        return self.open_try.timing.window if self.open_try else own_window(self.window, self.allowance)

    @property
    def told_window(self) -> Window:
        """The dates to tell: those of all, or of the open attempt where they differ."""
        own = self.own_window
        if self.open_try is None or own == self.window or own.ends_at is None:
            return self.window
        is_due_before = own.due_at is not None and own.due_at < own.ends_at
        return Window(due_at=own.due_at if is_due_before else None, closes_at=own.ends_at)

    @property
    def is_late_now(self) -> bool:
        """Say whether work is taken now, and marked as late."""
        return (self.open_try is not None or self.phase is Phase.LATE) and self.own_window.is_late(self.now)

    @property
    def left(self) -> int:
        """How many attempts may still be begun."""
        return 0 if self.phase in {Phase.BEFORE, Phase.OVER} else self.attempts_allowed - len(self.tries)

    @property
    def is_done(self) -> bool:
        """Say whether there is something to look at, and nothing begun to go on with."""
        return bool(self.tries) and self.open_try is None


@dataclass(frozen=True)
class ClassHomework:
    """One class of a student, under the name they have there, with what is set and what they have more."""

    classroom: str
    name: str
    time_percent: int
    extra_attempts: int
    tasks: tuple[Task, ...]


def load_homework(session: Session, learner_key: str, now: dt.datetime) -> Sequence[ClassHomework]:
    """Give what is set in all classes of a learner, in four statements."""
    memberships = list_memberships(session, learner_key)
    if not memberships:
        return []
    learner = memberships[0][0].learner_id
    assignments = list_set_for(session, learner)
    attempts = _group_attempts(session, learner, [assignment.id for assignment, _ in assignments])
    changed = load_changed(session, learner)
    return [
        ClassHomework(
            classroom.name,
            member.display_name,
            member.time_percent,
            member.extra_attempts,
            tuple(
                _task(
                    *(assignment, member, classroom, attempts.get(assignment.id, ())),
                    *(changed.get(assignment.id, ()), now),
                )
                for assignment, _ in assignments
                if assignment.classroom_id == classroom.id
            ),
        )
        for member, classroom in memberships
    ]


def load_task(session: Session, learner_key: str, key: str, now: dt.datetime) -> Task:
    """Give one assignment to a member of its class; NotFoundError for everybody else."""
    assignment, member, classroom = get_assignment(session, learner_key, key)
    attempts = list_attempts_at(session, member.learner_id, assignment.id)
    questions = _count_questions(session, assignment, member, attempts)
    changed = load_changed(session, member.learner_id).get(assignment.id, ())
    return _task(assignment, member, classroom, attempts, changed, now, questions)


def _count_questions(
    session: Session, assignment: Assignment, member: Membership, attempts: Sequence[Attempt]
) -> int:
    if not attempts:
        return len(paper_of(session, assignment, member.learner_id, 1).items)
    query = select(func.count(AttemptItem.id)).where(AttemptItem.attempt_id == attempts[0].id)
    return session.scalar(query) or 0


def _group_attempts(
    session: Session, learner_id: int, assignments: Sequence[int]
) -> Mapping[int, Sequence[Attempt]]:
    query = select(Attempt).where(Attempt.learner_id == learner_id, Attempt.assignment_id.in_(assignments))
    grouped: dict[int, list[Attempt]] = {}
    for attempt in session.scalars(query.order_by(Attempt.ordinal)):
        grouped.setdefault(attempt.assignment_id or 0, []).append(attempt)
    return grouped


def _task(
    assignment: Assignment,
    member: Membership,
    classroom: Classroom,
    attempts: Sequence[Attempt],
    changed: Sequence[Changed],
    now: dt.datetime,
    questions: int = 0,
) -> Task:
    finished = sum(attempt.finished_at is not None for attempt in attempts)
    added = max((attempt.minutes_added for attempt in attempts), default=0)
    explained = explains_now(assignment, member, len(attempts), finished, added, now)
    return Task(
        key=assignment.key,
        title=assignment.title,
        classroom=classroom.name,
        zone=ZoneInfo(classroom.time_zone),
        mode=Mode(assignment.mode),
        window=window_of(assignment),
        now=now,
        attempts_allowed=count_allowed(assignment, member),
        extra_attempts=member.extra_attempts,
        allowance=allowance_of(assignment, member),
        counts=assignment.counts,
        explains=Explains(assignment.explains),
        tries=tuple(
            _try(attempt, timing_of(assignment, member, attempt), explained, now) for attempt in attempts
        ),
        changed=tuple(changed) if explained else (),
        questions=questions,
    )


def _try(attempt: Attempt, timing: Timing, explained: bool, now: dt.datetime) -> Try:
    return Try(
        key=attempt.key,
        ordinal=attempt.ordinal,
        finished_at=attempt.finished_at,
        state=state_at(attempt.finished_at, timing.window, now),
        is_late=attempt.finished_at is not None and timing.window.is_late(attempt.finished_at),
        is_explained=explained and attempt.finished_at is not None,
        timing=timing,
    )
