"""A class of 500 made-up students, of whom everything is known, put into the tables in bulk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import NormalDist

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from quizapp.content.shipped import load_release
from quizapp.items.bank import revision_of
from quizapp.items.interactions.shown import show_part
from quizapp.items.item import Interaction, Item, Part, Skill
from quizapp.learning.blueprint import Mode
from quizapp.learning.paper import option_order
from quizapp.learning.simulation import Judging, Learner, make_learner, simulate_answer, simulate_confidence
from quizapp.models import Assignment, Attempt, AttemptItem, Membership, Response
from quizapp.models import Learner as LearnerRow
from quizapp.services.access.attempts import list_asked
from quizapp.services.marks import finish_responses
from quizapp.services.releases import import_release
from quizapp.services.revisions import read_items
from tests.factories import NOW
from tests.services.rooms import Room, make_room

PLANTED: Mapping[str, float] = {"opinion_as_fact": 12.0, "drops_bound": 12.0}
"""Misreadings that these students lean to, and how strongly."""

SIZE = 500
ASKED = {Skill.COMPARE: 8, Skill.CERTAINTY: 4, Skill.SUPPORT: 6, Skill.KIND: 6}
"""Questions of each skill, as many as can be had up to here."""


@dataclass(frozen=True)
class Simulated:
    """The class, the students in the order of their rows, and the questions that all of them answered."""

    room: Room
    assignment: Assignment
    students: Sequence[Learner]
    items: Sequence[Item]


def simulate_class(session: Session) -> Simulated:
    """Make the class on the shipped bank, give everybody the same long paper, and let all answer it."""
    bank, articles, quizzes = load_release()
    import_release(session, bank, articles, quizzes, NOW)
    room = make_room(session, "eva", "Simulated")
    plain = [item for item in bank.approved if is_plain(item)]
    items = tuple(
        item
        for skill, most in ASKED.items()
        for item in [item for item in plain if item.skill is skill][:most]
    )
    assignment = room.set(quiz="ten-questions", same=True)
    assignment.paper = [revision_of(item) for item in items]
    students = [_make_student(number) for number in range(SIZE)]
    answer_all(session, assignment, join_all(session, room, SIZE), students, [items] * SIZE, NOW)
    return Simulated(room, assignment, students, items)


def join_all(session: Session, room: Room, count: int) -> Sequence[int]:
    """Let so many students join, in two statements; give their rows."""
    rows = session.scalars(
        insert(LearnerRow).returning(LearnerRow.id, sort_by_parameter_order=True),
        [{"key": f"{number:032x}", "created_at": NOW} for number in range(1, count + 1)],
    ).all()
    named = [(row, f"Student {number}") for number, row in enumerate(rows)]
    session.execute(
        insert(Membership),
        [
            {
                "classroom_id": room.classroom.id,
                "learner_id": row,
                "display_name": name,
                "name_normalised": name.casefold(),
                "joined_at": NOW,
            }
            for row, name in named
        ],
    )
    return rows


def answer_all(
    session: Session,
    assignment: Assignment,
    rows: Sequence[int],
    students: Sequence[Learner],
    papers: Sequence[Sequence[Item]],
    started_at: dt.datetime,
) -> None:
    """Let each student hand in their paper within a day, in a few statements for all of them."""
    same = {
        "assignment_id": assignment.id, "release_id": assignment.release_id, "title": assignment.title,
        "blueprint": assignment.blueprint, "mode": Mode.ASSESSMENT.value, "seed": "s",
        "started_at": started_at, "ordinal": 1,
    }  # fmt: skip
    attempts = session.scalars(
        insert(Attempt).returning(Attempt.id, sort_by_parameter_order=True),
        [{"key": f"{assignment.id:x}a{row:026x}".zfill(32), "learner_id": row, **same} for row in rows],
    ).all()
    asked = [
        {
            "attempt_id": attempt,
            "number": number,
            "revision": revision_of(item),
            "option_order": [show_part(part, order).to_document() for part, order in _ordered(item)],
        }
        for attempt, items in zip(attempts, papers, strict=True)
        for number, item in enumerate(items, start=1)
    ]
    session.execute(insert(AttemptItem), asked)
    _answer(session, dict(zip(attempts, students, strict=True)))
    finished_at = started_at + dt.timedelta(1)
    session.execute(update(Attempt).where(Attempt.id.in_(attempts)).values(finished_at=finished_at))


def _answer(session: Session, students: Mapping[int, Learner]) -> None:
    owners = dict(session.execute(select(AttemptItem.id, AttemptItem.attempt_id)).all())
    asked = list_asked(session, list(students))
    items = read_items(session, {one.revision for one in asked})
    responses = []
    for one in asked:
        student, item = students[owners[one.question]], items[one.revision]
        answer = simulate_answer(student, item)
        sure = simulate_confidence(student, item, answer)
        responses.append(
            {
                "attempt_item_id": one.question,
                "document": answer.to_document(),
                "version": 1,
                "saved_at": NOW,
                "confidence": sure.value if sure else None,
            }
        )
    session.execute(insert(Response), responses)
    finish_responses(
        session, [(one, items[one.revision]) for one in list_asked(session, list(students))], True, NOW
    )


def _ordered(item: Item) -> Sequence[tuple[Part, tuple[str, ...]]]:
    return list(zip(item.parts, option_order(item, "s"), strict=True))


def is_plain(item: Item) -> bool:
    """Say whether a question has one part with one choice."""
    return [part.interaction for part in item.parts] == [Interaction.SINGLE_CHOICE]


def _make_student(number: int) -> Learner:
    """Make a student whose discernment and lean differ from those of the others, around 1.2 and -0.4."""
    student = make_learner(f"student {number}", mean=0.3, leanings=PLANTED)
    lot = NormalDist().inv_cdf((number * 0.61803 + 0.5) % 1 * 0.999 + 0.0005)
    other = NormalDist().inv_cdf((number * 0.41421 + 0.5) % 1 * 0.999 + 0.0005)
    return replace(student, judging=Judging(1.2 + 0.3 * lot, -0.4 + 0.3 * other))
