"""Scores as tables to take away: a row a student, and a row an answer. How sure anybody was stays out."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.content.spreadsheet import Value
from quizapp.items.interactions import INTERACTIONS
from quizapp.items.item import Item
from quizapp.learning.answer import answer_from_document
from quizapp.models import Assignment, Attempt, AttemptItem, Correction, ItemRevision, Membership, Response
from quizapp.services.access.corrections import is_in_force
from quizapp.services.gradebook import Cell, Gradebook
from quizapp.services.revisions import read_items
from quizapp.services.scores import newest_marks_in

Table = tuple[Sequence[str], Sequence[Sequence[Value]]]

ANSWER_COLUMNS = (
    "student", "in_class", "assignment", "attempt", "handed_in", "question", "item", "revision", "skill",
    "chosen_option", "chosen_text", "misreading", "points", "of", "seconds", "passages", "skipped",
    "correction",
)  # fmt: skip


def export_scores(gradebook: Gradebook) -> Table:
    """Give a row a student: per assignment its state, points, when it was handed in, and whether late.

    Points are of what was not skipped; where everything was, there are none. The last of an assignment's
    columns counts what was skipped.
    """
    header = ["student"]
    for title in _tell_apart([assignment.title for assignment in gradebook.assignments]):
        header += [f"{title}: {what}" for what in ("state", "points", "of", "handed in", "late", "skipped")]
    for skill in gradebook.skills_seen:
        header += [f"{skill.value}: {what}" for what in ("points", "of", "answers")]
    return header, [
        [
            member.display_name,
            *(
                value
                for assignment in gradebook.assignments
                for value in _cell_values(gradebook.cells[member.id, assignment.id])
            ),
            *(value for skill in gradebook.skills_seen for value in _skill_values(gradebook, member, skill)),
        ]
        for member in gradebook.members
    ]


def export_answers(session: Session, classroom_id: int) -> Table:
    """Give a row an answer of every finished attempt of the class, in two statements.

    A question that was skipped says so, and has neither answer nor points. `correction` says what was done
    about the question for the class: one that is left out has no points.
    `seconds` run from the answer that was saved before in the same attempt, or from its start, to the last
    save of this one; an answer that was never saved has none. `passages` names article and characters.
    """
    newest = newest_marks_in(classroom_id)
    rows = session.execute(
        select(
            Membership,
            Assignment.title,
            Attempt,
            AttemptItem,
            Response,
            newest.c.points,
            newest.c.of,
            Correction,
        )
        .join(Assignment, Assignment.id == Attempt.assignment_id)
        .join(
            Membership,
            (Membership.learner_id == Attempt.learner_id)
            & (Membership.classroom_id == Assignment.classroom_id),
        )
        .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
        .join(ItemRevision, ItemRevision.digest == AttemptItem.revision)
        .outerjoin(Correction, is_in_force())
        .outerjoin(Response, Response.attempt_item_id == AttemptItem.id)
        .outerjoin(newest, newest.c.attempt_item_id == AttemptItem.id)
        .where(Assignment.classroom_id == classroom_id, Attempt.finished_at.is_not(None))
        .order_by(Assignment.id, Membership.name_normalised, Attempt.ordinal, AttemptItem.number)
    ).all()
    items = read_items(session, {row[3].revision for row in rows})
    seconds = _measure([(row[2], row[4]) for row in rows if row[4]])
    return ANSWER_COLUMNS, [
        [
            member.display_name,
            "yes" if member.removed_at is None else "removed",
            title,
            attempt.ordinal,
            _moment(attempt.finished_at),
            asked.number,
            *_answer_values(items[asked.revision], asked.revision, None if asked.skipped_at else response),
            points,
            of,
            None if asked.skipped_at else seconds.get(response.id),
            _passages(items[asked.revision]),
            "skipped" if asked.skipped_at else "",
            _correction(correction, asked),
        ]
        for member, title, attempt, asked, response, points, of, correction in rows
    ]


def _correction(correction: Correction | None, asked: AttemptItem) -> str:
    """Say what was done about a question; nothing where it was asked in its corrected wording."""
    return "" if correction is None or correction.revision == asked.revision else correction.kind


def _tell_apart(titles: Sequence[str]) -> Sequence[str]:
    """Number titles that stand more than once, from the second on."""
    seen: Counter[str] = Counter()
    told = []
    for title in titles:
        seen[title] += 1
        told.append(title if seen[title] == 1 else f"{title} ({seen[title]})")
    return told


def _cell_values(cell: Cell) -> Sequence[Value]:
    one = cell.counting
    if one is None:
        return (cell.standing.value, *[None] * 5)
    points = (None, None) if one.is_without_points else (one.points, one.of)
    late = "late" if cell.is_late else ""
    return (cell.standing.value, *points, _moment(one.finished_at), late, one.skipped)


def _skill_values(gradebook: Gradebook, member: Membership, skill: object) -> Sequence[Value]:
    score = next((score for name, score in gradebook.skills[member.id].items() if name is skill), None)
    return (score.points, score.of, score.answers) if score else (None, None, 0)


def _moment(moment: dt.datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _measure(answers: Sequence[tuple[Attempt, Response]]) -> dict[int, int]:
    """Give the seconds of each saved answer by its row."""
    before: dict[int, dt.datetime] = {}
    seconds = {}
    # What was never saved has the moment of its end there, also where a late answer took its place.
    saved = [
        (response.saved_at, response.id, attempt)
        for attempt, response in answers
        if response.version and response.saved_at != response.final_at
    ]
    for at, row, attempt in sorted(saved, key=lambda one: (one[0], one[1])):
        since = before.get(attempt.id, attempt.started_at)
        seconds[row] = round((at - since).total_seconds())
        before[attempt.id] = at
    return seconds


def _answer_values(item: Item, revision: str, response: Response | None) -> Sequence[Value]:
    answer = answer_from_document(response.document if response else None)
    chosen = [(part, answer.chosen(part.id)) for part in item.parts]
    misreadings = [
        option.source.misreading
        for part, ids in chosen
        for option in part.options
        if option.id in ids and option.source.misreading
    ]
    return (
        item.id,
        revision,
        item.skill.value,
        " / ".join(f"{part.id}={one}" for part, ids in chosen for one in ids),
        " / ".join(
            told.text for part, ids in chosen for told in INTERACTIONS[part.interaction].tell(part, ids)
        ),
        " / ".join(misreadings),
    )


def _passages(item: Item) -> str:
    return " ".join(f"{passage.article}:{passage.start}-{passage.end}" for passage in item.passages)
