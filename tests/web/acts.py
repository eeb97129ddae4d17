"""How somebody uses each route of the site: the path in eva's class, and what they fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import ColumnElement, select
from werkzeug.test import TestResponse

from quizapp.extensions import db
from quizapp.models import (
    Assignment,
    Attempt,
    AttemptItem,
    Classroom,
    Doubt,
    LateAnswer,
    Learner,
    Membership,
    ReleaseArticle,
    ReleaseItem,
)
from quizapp.services.acceptance import stamp_of_late
from quizapp.services.closing import stamp_of_dates
from quizapp.services.doubts import stamp_of as stamp_of_doubt
from quizapp.services.learners import stamp_of
from quizapp.web.forms.assignments import stamp_of_setting
from tests.answers import give_any, give_other
from tests.homework import NOTED, SKIPPED
from tests.pages import find_faults
from tests.permissions import Row
from tests.school import PASSWORD, QUIZ, School
from tests.web.conftest import Visitor

NO_KEY, NO_ROW = "0" * 32, 10**6
TICKET = {"ticket": "f" * 32}
CLASS = {"name": "Another name", "time_zone": "UTC"}
SETTING = {"title": "Once more", "attempts_allowed": "2", "counts": "best", "explains": "last_attempt"}
CORRECTION = {"what": "leave-out", "reason": "Both fit.", **TICKET}
NEW_PASSWORD = "another four unlikely words"
NEWCOMER = {"login_name": "ida", "display_name": "Ida", "password": NEW_PASSWORD}

AROUND = "<html lang='en'><head><title>Live</title></head><body><main><h1>Live</h1>{}</main></body></html>"
"""A page around what is only a part of one."""

FORMS: Mapping[str, Mapping[str, str]] = {
    "accounts.sign_in_by_password": {"login_name": "eva", "password": PASSWORD},
    "accounts.replace_password": {"current": PASSWORD, "password": NEW_PASSWORD},
    "invitations.accept": NEWCOMER,
    "invitations.register": NEWCOMER,
    "keeping.make_code": TICKET,
    "keeping.choose_goal": {"rounds": "3"},
    "own_accounts.create": {"login_name": "ida", "password": NEW_PASSWORD, "take_along": "y"},
    "attempts.answer": {"version": "0", "action": "keep"},
    "doubts.send": {"reason": "The second passage says the opposite.", "page": "review"},
    "classrooms.create": CLASS,
    "classrooms.change": CLASS,
    "classrooms.add_staff": {"login_name": "otto", "role": "viewer"},
    "classrooms.change_staff": {"role": "viewer"},
    "members.preview": {"names": "Fay\nGil", **TICKET},
    "members.add": {"names": "Fay\nGil", **TICKET},
    "members.rename": {"name": "Anna"},
    "members.give_extra": {"time_percent": "150", "extra_attempts": "1"},
    "members.renew_card": TICKET,
    "assignments.create": {"blueprint": QUIZ, "mode": "training", "drawing": "own", **SETTING},
    "assignments.change": SETTING,
    "dockets.answer": {"state": "accepted", "reply": "So it is."},
    "corrections.preview": CORRECTION,
    "corrections.make": CORRECTION,
    "live.add_time": {"minutes": "10", "seen": "0"},
    "live.add_time_of": {"minutes": "10", "seen": "0"},
    "doubts.answer": {"state": "declined", "reply": "It says so in its first sentence."},
}


def sign_in(app: Flask, school: School, who: str) -> Visitor:
    """Give somebody a browser of their own, signed in."""
    visitor = Visitor(app.test_client())
    school.sign_in(visitor.client, who)
    return visitor


def act(
    app: Flask,
    school: School,
    row: Row,
    who: str,
    client: FlaskClient | None = None,
    token: str | None = None,
) -> TestResponse:
    """Do what a row of the table is about, filled in as its form would be, with a browser of one's own.

    A `token` may be given in the place of the right one, and the browser to use.
    """
    client = client or app.test_client()
    school.sign_in(client, who)
    token = Visitor(client).token() if token is None else token
    path = path_of(app, school, row)
    if row.method == "PUT":
        return client.put(path, json=_choose(app, path), headers={"X-CSRFToken": token})
    if row.method != "POST":
        return client.open(path, method=row.method, buffered=True)
    fields: dict[str, str | list[str]] = {**fields_of(school, row.endpoint), "csrf_token": token}
    if row.endpoint == "attempts.answer":
        given = enumerate(asked_first(app, path), start=1)
        fields |= {f"part{number}": give_any(part) for number, part in given}
    if row.endpoint == "assignments.change":
        fields["seen"] = _stamp(app, path.split("/")[4])
    if row.endpoint == "live.close":
        fields["seen"] = _stamp_dates(app, path.split("/")[4])
    if row.endpoint == "doubts.answer":
        fields["seen"] = _stamp_doubt(app, school.doubt)
    if row.endpoint == "dockets.answer":
        fields["seen"] = _stamp_doubt(app, school.doubt)
    if row.endpoint == "late_answers.accept":
        fields["late"] = f"{school.room.late}:{_stamp_late(app, school.room.late)}"
    if row.endpoint == "members.renew_card":
        fields["before"] = _stamp_code(app, Membership.id == int(path.split("/")[4]))
    if row.endpoint == "keeping.make_code":
        fields["before"] = _stamp_code(app, Learner.key == school.learners.get(who, NO_KEY))
    return client.post(path, data=fields)


def path_of(app: Flask, school: School, row: Row) -> str:
    """Give the path of a row.

    What it is used on may also be `foreign`, of otto's class, or `absent`; or the class itself is `nowhere`.
    """
    room, noise, on = school.room, school.noise, row.on.removeprefix("of ")
    people = {"foreign": noise.members["cleo"], "absent": NO_ROW, **room.members}
    staff = {"foreign": school.staff["otto"], "absent": NO_ROW, **school.staff}
    sets = {"foreign": noise.homework, "absent": NO_KEY, "unbegun": room.unbegun}
    pairs = {"foreign": noise.before, "absent": NO_KEY}
    attempts = {"foreign": noise.attempts["cleo"], "absent": NO_KEY, "lea": school.round, **room.attempts}
    attempt = attempts.get(on, room.attempts["ana"])
    key = NO_KEY if on == "nowhere" else room.key
    other = noise if on == "foreign" else room
    doubts = {"foreign": school.foreign_doubt, "absent": NO_ROW}
    corrections = {"foreign": noise.corrected, "absent": NO_ROW}
    strange = {"foreign": "e" * 64, "absent": "f" * 64} if row.endpoint != "corrections.undo" else {}
    revision = strange.get(on, room.asked)
    values: Mapping[str, Mapping[str, Any]] = {
        "quizzes": {"slug": QUIZ},
        "articles": {"row": _find_row(app, ReleaseArticle)},
        "bank": {"row": _find_row(app, ReleaseItem)},
        "static": {"filename": "app.css"},
        "invitations": {"token": school.invitation},
        "students": {"key": sets.get(on, room.homework)},
        "attempts": {"key": attempt, "number": 1},
        "answers": {"key": attempt, "number": 1},
        "skips": {"key": attempt, "number": NOTED if row.endpoint == "skips.skip" else SKIPPED},
        "doubts": {"key": attempt, "number": 1, "row": school.doubt},
        "classrooms": {"key": key, "row": staff.get(on, school.staff["tom"])},
        "members": {"key": key, "row": people.get(on, room.members["ana"])},
        "assignments": {"key": key, "name": sets.get(on, room.homework)},
        "gradebooks": {"key": key, "attempt": attempt},
        "late_answers": {"key": key, "name": sets.get(on, room.homework), "row": other.accepted},
        "dockets": {"key": key, "row": doubts.get(on, school.doubt)},
        "corrections": {"key": key, "revision": revision, "row": corrections.get(on, room.corrected)},
        "sheets": {"key": key, "name": sets.get(on, room.homework)},
        "gains": {"key": key, "name": pairs.get(on, room.before)},
        "misreadings": {"key": key, "name": sets.get(on, room.homework)},
        "live": {
            "key": key,
            "name": sets.get(on, room.homework),
            "row": people.get(on, room.members["ana"]),
        },
    }
    urls = app.url_map.bind("localhost")
    noun = row.endpoint.partition(".")[0]
    return urls.build(row.endpoint, values.get(noun, {}), row.method, append_unknown=False)


def fields_of(school: School, endpoint: str) -> dict[str, str]:
    """Give what a person fills in; class and codes are eva's class's and ana's."""
    codes = {
        "accounts.sign_in_by_code": {"code": school.codes["ana"]},
        "assignments.copy": {"classroom": school.room.key, "title": "Again", **TICKET},
        "students.join": {"code": school.room.join_code, "name": "Fay", "who": "new", **TICKET},
    }
    return {**FORMS.get(endpoint, {}), **codes.get(endpoint, {})}


def find_reply_faults(reply: TestResponse) -> list[str]:
    """Say what is wrong with the page that a reply brings, and whether something broke."""
    broken = [] if reply.status_code < 500 else [f"status {reply.status_code}"]
    is_part = reply.request.path.endswith("/live/rows") and reply.status_code == 200
    html = AROUND.format(reply.text) if is_part else reply.text
    return broken + (find_faults(html) if reply.mimetype == "text/html" else [])


def only_faulty(faults: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Leave out what has no fault."""
    return {what: found for what, found in faults.items() if found}


def _stamp(app: Flask, key: str) -> str:
    """Give what the form of an assignment carries, so that a change by somebody else is found."""
    query = select(Assignment, Classroom.time_zone).join(Classroom).where(Assignment.key == key)
    with app.app_context():
        found = db.session.execute(query).one_or_none()
        return stamp_of_setting(found[0], ZoneInfo(found[1])) if found else ""


def _stamp_dates(app: Flask, key: str) -> str:
    with app.app_context():
        found = db.session.scalar(select(Assignment).where(Assignment.key == key))
        return stamp_of_dates(found) if found else ""


def _stamp_code(app: Flask, whose: ColumnElement[bool]) -> str:
    query = select(Learner).outerjoin(Membership, Membership.learner_id == Learner.id).where(whose)
    with app.app_context():
        return stamp_of(db.session.scalars(query).first())


def _stamp_doubt(app: Flask, row: int) -> str:
    with app.app_context():
        return stamp_of_doubt(db.session.get_one(Doubt, row))


def _stamp_late(app: Flask, row: int) -> str:
    with app.app_context():
        return stamp_of_late(db.session.get_one(LateAnswer, row))


def _find_row(app: Flask, table: type[ReleaseArticle] | type[ReleaseItem]) -> int:
    with app.app_context(), db.engine.connect() as connection:
        return connection.execute(select(table.id).limit(1)).scalar_one()


def _choose(app: Flask, path: str) -> Mapping[str, Any]:
    """Give another answer to a first question than the one stored."""
    return {"given": [give_other(part) for part in asked_first(app, path)], "version": 0}


def asked_first(app: Flask, path: str) -> Sequence[Mapping[str, Any]]:
    """Give the parts of the first question of the attempt in a path, as they are stored with it."""
    query = select(AttemptItem.option_order).join(Attempt).where(AttemptItem.number == 1)
    with app.app_context(), db.engine.connect() as connection:
        return connection.execute(query.where(Attempt.key == path.split("/")[2])).scalar() or ()


def stamp_of_homework(app: Flask, school: School) -> str:
    """Give the stamp that the form of eva's homework carries now."""
    return _stamp(app, school.room.homework)
