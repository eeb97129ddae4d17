"""A paper of an assignment on a sheet to print, and the sheet with its key."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from sqlalchemy.orm import Session

from quizapp.extensions import db
from quizapp.services.access.articles import list_cards
from quizapp.services.access.assignments import allowance_of, get_class_assignment
from quizapp.services.access.classrooms import get_seat
from quizapp.services.access.members import list_members
from quizapp.services.sheets import load_sheet
from quizapp.web.presenters.sheets import lay_out, tell_key
from quizapp.web.visitors import require_account

sheets = Blueprint("sheets", __name__, url_prefix="/classes/<string:key>/assignments/<string:name>")


@sheets.get("/sheet")
def show(key: str, name: str) -> str:
    """Show a paper as it is printed, without its key: one for everybody, or that of `?student=`."""
    return _show("sheets/sheet.html", key, name, has_key=False)


@sheets.get("/key-sheet")
def show_key(key: str, name: str) -> str:
    """Show the key of the same paper, with the same letters."""
    return _show("sheets/key.html", key, name, has_key=True)


def _show(template: str, key: str, name: str, has_key: bool) -> str:
    session: Session = db.session()
    seat = get_seat(session, require_account(), key)
    assignment = get_class_assignment(session, seat.classroom.id, name)
    sheet = load_sheet(session, assignment, request.args.get("student", type=int) or 0)
    cards = list_cards(session, assignment.release_id)
    # A page without the key is handed nothing that has one.
    told = [tell_key(one, cards) for one in sheet.items] if has_key else [lay_out(one) for one in sheet.items]
    return render_template(
        template,
        room=seat.classroom,
        assignment=assignment,
        members=list_members(session, seat.classroom.id),
        member=sheet.member,
        allowance=allowance_of(assignment, sheet.member),
        questions=told,
        cards=cards,
    )
