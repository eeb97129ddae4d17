"""The gradebook of a class, its downloads, and a student's attempt as the class's staff see it."""

from __future__ import annotations

import re

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from quizapp.content.spreadsheet import write_csv, write_xlsx
from quizapp.extensions import db
from quizapp.models import Classroom
from quizapp.services.access.attempts import get_class_attempt
from quizapp.services.access.classrooms import get_seat
from quizapp.services.audit import Act, note
from quizapp.services.desks import review_for_staff
from quizapp.services.exports import Table, export_answers, export_scores
from quizapp.services.gradebook import load_gradebook
from quizapp.web.classrooms import zone_of
from quizapp.web.forms.answers import StartForm
from quizapp.web.presenters.gradebooks import sort_members
from quizapp.web.visitors import now, require_account

gradebooks = Blueprint("gradebooks", __name__, url_prefix="/classes/<string:key>")

Page = str | Redirect

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@gradebooks.get("/gradebook")
def show(key: str) -> Page:
    """Show students by assignments, in the order asked for."""
    seat = get_seat(db.session(), require_account(), key)
    book = load_gradebook(db.session(), seat.classroom.id, now())
    sort, is_falling = request.args.get("sort", "name"), request.args.get("order") == "falling"
    return render_template(
        "gradebooks/gradebook.html",
        room=seat.classroom,
        zone=zone_of(seat.classroom),
        book=book,
        members=sort_members(book, sort, is_falling),
        sort=sort,
        is_falling=is_falling,
        plain_form=StartForm(formdata=None),
    )


@gradebooks.post("/gradebook/scores")
def download_scores(key: str) -> Response:
    """Give a row a student, as CSV or XLSX. A POST, since it is noted."""
    classroom = _note_export(key, "scores")
    return _send(classroom, "scores", export_scores(load_gradebook(db.session(), classroom.id, now())))


@gradebooks.post("/gradebook/answers")
def download_answers(key: str) -> Response:
    """Give a row an answer, as CSV or XLSX."""
    classroom = _note_export(key, "answers")
    return _send(classroom, "answers", export_answers(db.session(), classroom.id))


@gradebooks.get("/attempts/<string:attempt>")
def show_attempt(key: str, attempt: str) -> Page:
    """Show a student's attempt, explained, to who runs the class."""
    seat = get_seat(db.session(), require_account(), key)
    found, member = get_class_attempt(db.session(), seat.classroom.id, attempt)
    if found.finished_at is None:
        return redirect(url_for("members.show", key=key, row=member.id))
    sheet = review_for_staff(db.session(), found, now())
    return render_template(
        "gradebooks/attempt.html",
        room=seat.classroom,
        zone=zone_of(seat.classroom),
        member=member,
        sheet=sheet,
    )


def _note_export(key: str, what: str) -> Classroom:
    account = require_account()
    classroom = get_seat(db.session(), account, key).classroom
    note(db.session(), Act.SCORES_EXPORTED, now(), account=account, classroom=classroom.id, subject=what)
    return classroom


def _send(classroom: Classroom, what: str, table: Table) -> Response:
    name = re.sub(r"[^A-Za-z0-9]+", "-", classroom.name).strip("-").lower() or "class"
    db.session.commit()  # before the file is written: that takes a while, and others want to save
    if request.form.get("format") == "xlsx":
        data, kind, ending = write_xlsx(*table, what), XLSX, "xlsx"
    else:
        data, kind, ending = write_csv(*table).encode(), "text/csv; charset=utf-8", "csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}-{what}.{ending}"'}
    return Response(data, content_type=kind, headers=headers)
