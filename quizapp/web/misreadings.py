"""What a class misreads: the report on one assignment, and the page to project."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, render_template

from quizapp.extensions import db
from quizapp.learning.window import Phase
from quizapp.models import Assignment
from quizapp.services.access.articles import list_cards
from quizapp.services.access.assignments import find_other, get_class_assignment, window_of
from quizapp.services.access.attempts import is_being_taken
from quizapp.services.access.classrooms import Seat, get_seat
from quizapp.services.analysis.report import load_report, load_to_reteach
from quizapp.services.pairs import BEFORE
from quizapp.web.presenters.class_told import say_reliability, tell_judgements, tell_sureness
from quizapp.web.presenters.item_map import draw_map
from quizapp.web.presenters.questions_told import tell_question
from quizapp.web.presenters.summaries import show_spread
from quizapp.web.visitors import now, require_account

misreadings = Blueprint(
    "misreadings", __name__, url_prefix="/classes/<string:key>/assignments/<string:name>/misreadings"
)


@misreadings.get("")
def show(key: str, name: str) -> str:
    """Show what the class misreads, question by question and as a whole."""
    asked = _ask(key, name)
    report = load_report(db.session(), asked.assignment)
    scores = [score for score, count in sorted(report.spread.items()) if score[1] for _ in range(count)]
    bars, sentence = show_spread(scores)
    return render_template(
        "misreadings/report.html",
        room=asked.seat.classroom,
        assignment=asked.assignment,
        waits=asked.waits,
        report=report,
        bars=bars,
        sentence=sentence,
        questions=[tell_question(one, report.surely_wrong.get(one.revision)) for one in report.questions],
        judged=tell_judgements(report.judgements),
        sureness=tell_sureness(report.sureness),
        reliability=say_reliability(report.reliability, report.drawing),
        item_map=draw_map(report.questions),
    )


@misreadings.get("/project")
def project(key: str, name: str) -> str:
    """Show the misreadings to teach again large, with their passages, for everybody in the room."""
    asked = _ask(key, name)
    is_over = window_of(asked.assignment).phase(now()) is Phase.OVER
    return render_template(
        "misreadings/project.html",
        room=asked.seat.classroom,
        assignment=asked.assignment,
        waits=asked.waits,
        reteach=load_to_reteach(db.session(), asked.assignment),
        cards=list_cards(db.session(), asked.assignment.release_id),
        is_over=is_over and not is_being_taken(db.session(), asked.assignment.id),
    )


@dataclass(frozen=True)
class _Asked:
    """The class and the assignment that a page is about.

    `waits` says that half of the class is to get its questions yet, in the test after.
    """

    seat: Seat
    assignment: Assignment
    waits: bool


def _ask(key: str, name: str) -> _Asked:
    seat = get_seat(db.session(), require_account(), key)
    assignment = get_class_assignment(db.session(), seat.classroom.id, name)
    other = find_other(db.session(), assignment) if assignment.place == BEFORE else None
    waits = other is not None and window_of(other).phase(now()) is not Phase.OVER
    return _Asked(seat, assignment, waits)
