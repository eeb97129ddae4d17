"""Assignments: set a quiz for a class or set it again for another, change its dates, begin an attempt."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass, replace
from hashlib import sha256

from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from quizapp.errors import BegunError, ClosedError
from quizapp.items.bank import revision_of
from quizapp.learning.blueprint import Mode
from quizapp.learning.harm import find_harm
from quizapp.learning.rules import Counts, Explains
from quizapp.learning.window import Phase, Window
from quizapp.models import Assignment, Attempt
from quizapp.services.access.assignments import (
    count_allowed,
    find_class_assignment,
    get_assignment,
    get_class_assignment,
    list_pair,
    window_of,
)
from quizapp.services.access.attempts import list_attempts_at
from quizapp.services.access.classrooms import get_open_seat, get_seat
from quizapp.services.access.releases import current_release, get_blueprint
from quizapp.services.access.roles import Role
from quizapp.services.audit import Act, note
from quizapp.services.papers import draw_paper, open_attempt, paper_of


@dataclass(frozen=True)
class Setting:
    """How an assignment is to be taken."""

    title: str
    window: Window
    attempts_allowed: int = 1
    counts: Counts = Counts.BEST
    explains: Explains = Explains.LAST_ATTEMPT
    is_reserved: bool = False
    minutes_allowed: int | None = None


def create_assignment(
    session: Session,
    account_id: int,
    classroom_key: str,
    blueprint_slug: str,
    mode: Mode | None,
    is_same_for_all: bool,
    setting: Setting,
    now: dt.datetime,
    key: str = "",
) -> Assignment:
    """Set a quiz of the current release for a class, in its own mode where none is given.

    `key` names the assignment: where it is set already, nothing is set again.
    With `is_same_for_all` one paper is drawn now and everybody gets it; else each member gets their own.
    Raises ArchivedError for a class that is put away.
    """
    classroom = get_open_seat(session, account_id, classroom_key).classroom
    known = find_class_assignment(session, classroom.id, key)
    if known is not None:
        return known
    release = current_release(session)
    blueprint = get_blueprint(session, release, blueprint_slug)
    seed = secrets.token_hex(32)
    paper = None
    if is_same_for_all:
        drawn = draw_paper(session, release.id, blueprint.slug, seed, seed)
        paper = [revision_of(item) for item in drawn.items]
    assignment = Assignment(
        key=key or secrets.token_hex(16),
        classroom_id=classroom.id,
        release_id=release.id,
        blueprint=blueprint.slug,
        mode=(mode or blueprint.mode).value,
        seed=seed,
        paper=paper,
        created_at=now,
        title=setting.title,
    )
    _apply(assignment, setting)
    session.add(assignment)
    session.flush()
    _note(session, Act.ASSIGNMENT_CREATED, account_id, assignment, now)
    return assignment


def change_assignment(
    session: Session, account_id: int, classroom_key: str, key: str, setting: Setting, now: dt.datetime
) -> Assignment:
    """Change title, dates and rules. The quiz itself stays, so that what students saw stays true.

    Raises BegunError, with what it would take away, where somebody has begun and the change harms anybody.
    Who has begun the one of a pair was told of both.
    """
    classroom = get_seat(session, account_id, classroom_key, Role.TEACHER).classroom
    assignment = get_class_assignment(session, classroom.id, key)
    explains = _explains_in(Mode(assignment.mode), setting.explains)
    harms = find_harm(setting_of(assignment), replace(setting, explains=explains), now)
    if harms and any(is_begun(session, one) for one in list_pair(session, assignment)):
        raise BegunError("somebody has begun it", harms)
    _apply(assignment, setting)
    _note(session, Act.ASSIGNMENT_CHANGED, account_id, assignment, now)
    return assignment


def copy_assignment(
    session: Session,
    account_id: int,
    classroom_key: str,
    key: str,
    into_key: str,
    title: str,
    window: Window,
    now: dt.datetime,
    ticket: str,
) -> Assignment:
    """Set an assignment once more, for another class or the same, under this title and with these dates.

    Quiz, way of taking it and rules are the same, also whether late work is taken; papers are drawn anew,
    unless everybody gets one and the same, or the first of a pair. With the same ticket it is copied into a
    class once.
    Raises NotFoundError for who does not teach both classes, ArchivedError where the other is put away.
    """
    classroom = get_seat(session, account_id, classroom_key, Role.TEACHER).classroom
    into = get_open_seat(session, account_id, into_key).classroom
    source = get_class_assignment(session, classroom.id, key)
    own_key = sha256(f"{ticket}:{source.key}:{into.key}".encode()).hexdigest()[:32]
    known = find_class_assignment(session, into.id, own_key)
    if known is not None:
        return known
    copy = Assignment(
        key=own_key,
        classroom_id=into.id,
        release_id=source.release_id,
        blueprint=source.blueprint,
        mode=source.mode,
        seed=secrets.token_hex(32),
        paper=_copy_paper(session, source),
        created_at=now,
    )
    dates = replace(window, takes_late=source.takes_late)
    _apply(copy, replace(setting_of(source), title=title, window=dates))
    session.add(copy)
    _note(session, Act.ASSIGNMENT_CREATED, account_id, copy, now, {"copy_of": source.id})
    _note(session, Act.ASSIGNMENT_COPIED, account_id, source, now, {"copy": copy.id})
    return copy


def _copy_paper(session: Session, source: Assignment) -> list[str] | None:
    """Give the paper that all get, without what is left out for its class, and as corrected there."""
    if source.paper is None:
        return None
    return [revision_of(item) for item in paper_of(session, source, 0, 1).items]


def remove_assignment(
    session: Session, account_id: int, classroom_key: str, key: str, now: dt.datetime
) -> None:
    """Take an assignment back, and with it the other one of its pair.

    Raises BegunError where anybody has begun an attempt at one of them.
    """
    classroom = get_seat(session, account_id, classroom_key, Role.TEACHER).classroom
    assignment = get_class_assignment(session, classroom.id, key)
    all_of_it = list_pair(session, assignment)
    if any(is_begun(session, one) for one in all_of_it):
        raise BegunError("somebody has begun it")
    for one in all_of_it:
        session.delete(one)
        _note(session, Act.ASSIGNMENT_REMOVED, account_id, one, now)


def is_begun(session: Session, assignment: Assignment) -> bool:
    """Say whether anybody has begun an attempt at an assignment that the caller has fetched for its asker."""
    return bool(session.scalar(select(exists().where(Attempt.assignment_id == assignment.id))))


def setting_of(assignment: Assignment) -> Setting:
    """Give how an assignment is to be taken as it is now."""
    return Setting(
        title=assignment.title,
        window=window_of(assignment),
        attempts_allowed=assignment.attempts_allowed,
        counts=Counts(assignment.counts),
        explains=Explains(assignment.explains),
        is_reserved=assignment.is_reserved,
        minutes_allowed=assignment.minutes_allowed,
    )


def start_assignment(session: Session, learner_key: str, key: str, now: dt.datetime) -> str:
    """Begin an attempt at an assignment, or go on with the open one; give the attempt's key.

    Raises NotFoundError for who is no member, and ClosedError before it opens, after its end, where every
    attempt is used, and where every question is left out.
    """
    assignment, member, _ = get_assignment(session, learner_key, key)
    attempts = list_attempts_at(session, member.learner_id, assignment.id)
    is_open = [attempt for attempt in attempts if attempt.finished_at is None]
    if is_open:
        return is_open[0].key
    if window_of(assignment).phase(now) in {Phase.BEFORE, Phase.OVER}:
        raise ClosedError("the assignment takes no answers now")
    if len(attempts) >= count_allowed(assignment, member):
        raise ClosedError("no attempt is left")
    ordinal = len(attempts) + 1
    paper = paper_of(session, assignment, member.learner_id, ordinal)
    if not paper.items:
        raise ClosedError("every question is left out")
    try:
        return open_attempt(
            session,
            member.learner_id,
            paper,
            assignment.release_id,
            assignment.blueprint,
            assignment.title,
            Mode(assignment.mode),
            now,
            assignment_id=assignment.id,
            ordinal=ordinal,
        )
    except IntegrityError:
        attempts = list_attempts_at(session, member.learner_id, assignment.id)
        winner = next((attempt.key for attempt in attempts if attempt.finished_at is None), None)
        if winner is None:
            raise
        return winner


def _apply(assignment: Assignment, setting: Setting) -> None:
    window = setting.window
    assignment.title = setting.title
    assignment.opens_at, assignment.due_at = window.opens_at, window.due_at
    assignment.closes_at, assignment.takes_late = window.closes_at, window.takes_late
    assignment.attempts_allowed = setting.attempts_allowed
    assignment.minutes_allowed = setting.minutes_allowed
    assignment.counts = setting.counts.value
    assignment.explains = _explains_in(Mode(assignment.mode), setting.explains).value
    assignment.is_reserved = setting.is_reserved


def _explains_in(mode: Mode, wanted: Explains) -> Explains:
    """Give when answers are explained: in training each at once, whatever is wanted."""
    return Explains.EACH if mode is Mode.TRAINING else wanted


def _note(
    session: Session,
    act: Act,
    account_id: int,
    assignment: Assignment,
    now: dt.datetime,
    details: dict[str, object] | None = None,
) -> None:
    session.flush()
    note(
        session,
        act,
        now,
        account=account_id,
        classroom=assignment.classroom_id,
        subject=f"assignment:{assignment.id}",
        details=details,
    )
