"""How much a page of a class asks of the database: no more for 300 students than for 5, and never much."""

from __future__ import annotations

import datetime as dt

from flask import Flask

from quizapp.extensions import db
from tests.homework import doubt_all
from tests.school import School, build_school, fill_class
from tests.web.acts import CORRECTION
from tests.web.conftest import Counter, Visitor

MOST = 15
CLASS, HOMEWORK = "/classes/{room.key}", "/classes/{room.key}/assignments/{room.homework}"
PAGES = {
    "eva": (
        "GET /classes",
        f"GET {CLASS}",
        f"GET {CLASS}/join-code",
        f"GET {CLASS}/settings",
        f"GET {CLASS}/students/new",
        f"POST {CLASS}/students/preview",
        f"GET {CLASS}/students/{{room.members[ana]}}",
        f"GET {CLASS}/assignments/new",
        f"GET {HOMEWORK}",
        f"GET {HOMEWORK}/preview",
        f"GET {HOMEWORK}/change",
        f"GET {HOMEWORK}/copy",
        f"GET {HOMEWORK}/sheet",
        f"GET {HOMEWORK}/key-sheet?student={{room.members[ana]}}",
        f"GET {HOMEWORK}/live",
        f"GET {HOMEWORK}/live/rows",
        f"GET {HOMEWORK}/live/minutes",
        f"GET {HOMEWORK}/live/{{room.members[ana]}}/minutes",
        f"GET {HOMEWORK}/live/close",
        f"GET {HOMEWORK}/misreadings",
        f"GET {HOMEWORK}/late",
        f"GET {CLASS}/doubts",
        f"GET {CLASS}/questions/{{room.asked}}",
        f"POST {CLASS}/questions/{{room.asked}}/preview",
        f"GET {HOMEWORK}/misreadings/project",
        f"GET {CLASS}/assignments/{{room.before}}",
        f"GET {CLASS}/assignments/{{room.before}}/preview",
        f"GET {CLASS}/assignments/{{room.before}}/gain",
        f"GET {CLASS}/assignments/{{room.before}}/misreadings",
        f"GET {CLASS}/gradebook",
        f"GET {CLASS}/gradebook?sort={{room.homework}}&order=falling",
        f"GET {CLASS}/attempts/{{room.attempts[ana]}}",
        f"POST {CLASS}/gradebook/scores",
        f"POST {CLASS}/gradebook/answers",
    ),
    "oda": ("GET /doubts", "GET /account"),
    "ana": (
        "GET /my-classes",
        "GET /assignments/{room.homework}",
        "GET /assignments/{room.before}",
        "GET /attempts/{room.attempts[ana]}/review",
    ),
}
"""What she who teaches opens, and what a student does."""


def test_no_page_of_a_class_takes_more_than_fifteen(app: Flask, counter: Counter) -> None:
    counted = _count_all(app, counter, _found(app, 5))
    assert {page: count for page, count in counted.items() if count > MOST} == {}


def test_no_page_of_a_class_takes_more_for_300_students_than_for_5(app: Flask, counter: Counter) -> None:
    school = _found(app, 5)
    small = _count_all(app, counter, school)
    with app.app_context():
        fill_class(db.session(), school.room, 295, dt.datetime.now(dt.UTC))
        doubt_all(db.session(), dt.datetime.now(dt.UTC))
        db.session.commit()
    assert _count_all(app, counter, school) == small


def _found(app: Flask, size: int) -> School:
    """Make a school with so many students in eva's class, and a class of noise that is not small either."""
    now = dt.datetime.now(dt.UTC)
    with app.app_context():
        school = build_school(db.session(), now, size)
        fill_class(db.session(), school.noise, 20, now)
        db.session.commit()
    return school


def _count_all(app: Flask, counter: Counter, school: School) -> dict[str, int]:
    return {page: _count(app, counter, school, who, page) for who, pages in PAGES.items() for page in pages}


def _count(app: Flask, counter: Counter, school: School, who: str, page: str) -> int:
    visitor = Visitor(app.test_client())
    school.sign_in(visitor.client, who)
    method, path = page.format(room=school.room).split(" ")
    form = {"names": "Fay\nGil", **CORRECTION, "csrf_token": visitor.token()}
    counter.statements.clear()
    reply = visitor.client.open(path, method=method, data=form if method == "POST" else None)
    assert reply.status_code == 200, f"{page}: {reply.status_code}"
    return len(counter.statements)
