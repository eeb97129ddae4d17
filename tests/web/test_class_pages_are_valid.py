"""Every page of classes, accounts, invitations and students is sound, in whatever state things are."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from flask import Flask
from sqlalchemy import update

from quizapp.extensions import db
from quizapp.models import Assignment
from quizapp.services.invitations import offer_reset
from tests.pages import find_faults
from tests.permissions import ROWS
from tests.school import School
from tests.snapshot import Snapshot
from tests.web.acts import act, find_reply_faults, only_faulty, sign_in
from tests.web.conftest import Visitor

DAY = dt.timedelta(days=1)
DATES = {
    "not open yet": {"opens_at": DAY, "due_at": 2 * DAY},
    "due, and to close": {"due_at": DAY, "closes_at": 2 * DAY},
    "late": {"due_at": -DAY, "closes_at": DAY},
    "over": {"due_at": -2 * DAY, "closes_at": -DAY},
}
"""Dates of the homework, from now on."""


@pytest.fixture
def eva(app: Flask, school: School) -> Visitor:
    return sign_in(app, school, "eva")


@pytest.mark.parametrize("who", ["nobody", "gus", "ana", "ben", "dan", "vera", "eva", "otto", "oda", "lea"])
def test_whatever_somebody_does_leads_to_a_sound_page(
    app: Flask, school: School, before: Snapshot, who: str
) -> None:
    faults = {}
    for row in ROWS:
        client = app.test_client()
        reply = act(app, school, row, who, client)
        last = client.get(reply.location, follow_redirects=True) if reply.location else reply
        faults[str(row)] = find_reply_faults(last)
        if row.comes[who] == "done":
            before.restore()
    assert only_faulty(faults) == {}


def test_pages_of_a_new_instructor_and_of_a_class_nobody_is_in(open_app: Flask) -> None:
    ida = Visitor(open_app.test_client())
    fields = {"login_name": "ida", "display_name": "Ida", "password": "four unlikely words beside"}
    assert find_faults(ida.send("/register", 422, **{**fields, "password": "short"}).html) == []
    assert find_faults(ida.send("/register", 200, **fields).html) == []
    assert find_faults(ida.send("/classes", name="Nobody’s", time_zone="UTC").html) == []
    link = next(e.attributes["href"] for e in ida.get("/classes").find("a") if e.text == "Nobody’s")
    _look(ida, link, f"{link}/gradebook", f"{link}/settings", f"{link}/students/new")


def test_pages_of_an_assignment_nobody_can_take_yet(app: Flask, school: School, eva: Visitor) -> None:
    made = eva.client.post("/classes", data={"name": "Empty", "time_zone": "UTC", "csrf_token": eva.token()})
    eva.send(
        f"{made.location}/assignments", title="Alone", counts="best", blueprint="practice", mode="training"
    )
    link = next(e.attributes["href"] for e in eva.get(made.location).find("a") if e.text == "Alone")
    _look(eva, made.location, link, f"{link}/preview", f"{link}/change", f"{made.location}/gradebook")
    _look(eva, f"{link}/misreadings", f"{link}/misreadings/project")
    _look(eva, f"{link}/sheet", f"{link}/key-sheet", f"{link}/copy")
    _look(eva, f"{link}/live", f"{link}/live/minutes", f"{link}/live/close")


def test_pages_of_an_archived_class_nobody_can_join(app: Flask, school: School, eva: Visitor) -> None:
    eva.send(f"/classes/{school.room.key}/join-code/end")
    _look(eva, *_class_pages(school))
    eva.send(f"/classes/{school.room.key}/archive")
    _look(eva, "/classes", *_class_pages(school))
    _look(sign_in(app, school, "ben"), "/my-classes", f"/attempts/{school.room.attempts['ben']}/questions/1")


@pytest.mark.parametrize("dates", DATES)
def test_pages_before_and_after_the_dates_of_an_assignment(
    app: Flask, school: School, eva: Visitor, dates: str
) -> None:
    now = dt.datetime.now(dt.UTC)
    _change_homework(app, school, **{name: now + shift for name, shift in DATES[dates].items()})
    _look(eva, *_class_pages(school))
    for who in ("ana", "ben"):
        attempt = f"/attempts/{school.room.attempts[who]}"
        pages = ("/my-classes", f"/assignments/{school.room.homework}", attempt, f"{attempt}/hand-in")
        _look(sign_in(app, school, who), *pages, f"{attempt}/review")


@pytest.mark.parametrize("dates", DATES)
def test_an_assignment_tells_where_everybody_stands(
    app: Flask, school: School, eva: Visitor, dates: str
) -> None:
    now = dt.datetime.now(dt.UTC)
    _change_homework(app, school, **{name: now + shift for name, shift in DATES[dates].items()})
    page = eva.get(f"/classes/{school.room.key}/assignments/{school.room.homework}").html
    told = re.search(r"(\d+) of (\d+) have handed in(.*?)have not started", page, re.DOTALL)
    assert told
    others = re.findall(r"(\d+) (?:are being|are in|$)", told[3])
    assert int(told[1]) + sum(map(int, others)) == int(told[2])
    assert ("being marked" in told[3]) == (dates == "over")


def test_pages_of_an_attempt_that_waits_for_its_explanation(app: Flask, school: School) -> None:
    _change_homework(app, school, attempts_allowed=3, counts="last")
    attempt = f"/attempts/{school.room.attempts['ana']}"
    _look(
        sign_in(app, school, "ana"),
        "/my-classes",
        f"/assignments/{school.room.homework}",
        f"{attempt}/review",
    )


def test_pages_of_a_link_for_a_new_password(app: Flask, school: School) -> None:
    with app.app_context():
        token = offer_reset(db.session(), "tom", dt.datetime.now(dt.UTC))
        db.session.commit()
    tom = sign_in(app, school, "nobody")
    _look(tom, f"/invitations/{token}")
    assert find_faults(tom.send(f"/invitations/{token}", 422, password="short").html) == []
    assert find_faults(tom.send(f"/invitations/{token}", password="four other words beside").html) == []
    assert find_faults(tom.get(f"/invitations/{token}", 404).html) == []


def test_pages_after_wrong_guesses(app: Flask, school: School) -> None:
    guesser = sign_in(app, school, "nobody")
    for _ in range(6):  # at the sixth the account is shut for a while
        page = guesser.send("/sign-in/password", 422, login_name="eva", password="wrong")
        assert find_faults(page.html) == []
    assert "wait a quarter of an hour" in page.html
    assert find_faults(guesser.send("/sign-in/code", 422, code="2" * 15).html) == []
    assert find_faults(guesser.send("/join", 422, code="2" * 8, name="Fay", ticket="f" * 32).html) == []


def test_pages_where_a_name_is_taken(app: Flask, school: School, eva: Visitor) -> None:
    taken = {"code": school.room.join_code, "name": "ANA", "ticket": "f" * 32}
    assert find_faults(sign_in(app, school, "nobody").send("/join", 422, **taken).html) == []
    invited = {"login_name": "tom", "display_name": "Tom", "password": "four unlikely words beside"}
    page = sign_in(app, school, "nobody").send(f"/invitations/{school.invitation}", 422, **invited)
    assert find_faults(page.html) == []
    room = f"/classes/{school.room.key}"
    member = f"{room}/students/{school.room.members['ben']}/name"
    assert find_faults(eva.send(member, 422, name="Ana").html) == []
    assert find_faults(eva.send(f"{room}/staff", 422, login_name="tom", role="viewer").html) == []
    assert find_faults(eva.send(f"{room}/staff", 422, login_name="nobody", role="viewer").html) == []


def test_pages_of_a_list_with_every_kind_of_bad_line(app: Flask, school: School, eva: Visitor) -> None:
    names = "\n".join(["Ana", "Dan", "Fay", "fay", "G" * 61, "", *(f"Student {n}" for n in range(301))])
    students = f"/classes/{school.room.key}/students"
    page = eva.send(f"{students}/preview", names=names, ticket="f" * 32)
    assert find_faults(page.html) == []
    assert all(
        words in page.html for words in ("stands twice", "in the class already", "longer than", "the most")
    )
    assert find_faults(eva.send(students, 422, names="Ana", ticket="f" * 32).html) == []
    assert find_faults(eva.send(students, names=names, ticket="f" * 32).html) == []


def _class_pages(school: School) -> list[str]:
    room = f"/classes/{school.room.key}"
    homework = f"{room}/assignments/{school.room.homework}"
    members = [f"{room}/students/{row}" for row in school.room.members.values()]
    rest = ("join-code", "settings", "gradebook", f"gradebook?sort={school.room.homework}&order=falling")
    misreadings = (f"{homework}/misreadings", f"{homework}/misreadings/project")
    return [
        room,
        homework,
        f"{homework}/preview",
        *(f"{homework}/live{page}" for page in ("", "/minutes", "/close")),
        *misreadings,
        f"{room}/assignments/{school.room.before}",
        f"{room}/assignments/{school.room.before}/gain",
        *members,
        *(f"{room}/{page}" for page in rest),
    ]


def _change_homework(app: Flask, school: School, **values: object) -> None:
    with app.app_context():
        db.session.execute(update(Assignment).where(Assignment.key == school.room.homework).values(values))
        db.session.commit()


def _look(visitor: Visitor, *paths: str) -> None:
    assert only_faulty({path: find_faults(visitor.get(path).html) for path in paths}) == {}
