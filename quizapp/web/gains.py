"""What a class gained between a test before and a test after."""

from __future__ import annotations

from flask import Blueprint, render_template

from quizapp.errors import NotFoundError
from quizapp.extensions import db
from quizapp.services.access.assignments import get_class_assignment, list_pair
from quizapp.services.access.classrooms import get_seat
from quizapp.services.analysis.gain import load_gain
from quizapp.web.presenters.gains import tell_gain
from quizapp.web.visitors import require_account

gains = Blueprint("gains", __name__, url_prefix="/classes/<string:key>/assignments/<string:name>/gain")


@gains.get("")
def show(key: str, name: str) -> str:
    """Show the change over both halves of the class, by half and by skill; from either test of the pair."""
    seat = get_seat(db.session(), require_account(), key)
    assignment = get_class_assignment(db.session(), seat.classroom.id, name)
    if assignment.pair is None:
        raise NotFoundError("no test before and after")
    before, after = list_pair(db.session(), assignment)
    return render_template(
        "gains/gain.html",
        room=seat.classroom,
        before=before,
        after=after,
        told=tell_gain(load_gain(db.session(), before, after)),
    )
