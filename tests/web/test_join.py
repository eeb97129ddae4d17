"""Students: joining a class in a browser, signing in with the code, and taking what is set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.learning.blueprint import Mode
from quizapp.learning.window import Window
from quizapp.models import Assignment, Classroom, Learner
from quizapp.services.accounts import create_instructor
from quizapp.services.assignments import Setting, create_assignment
from quizapp.services.classrooms import create_classroom
from tests.pages import Page
from tests.web.conftest import Visitor


@dataclass(frozen=True)
class Room:
    """A class: its key, its join code, and a ten-question assessment."""

    key: str
    code: str
    assignment: str


@pytest.fixture
def room(app: Flask) -> Room:
    with app.app_context():
        moment = dt.datetime.now(dt.UTC)
        eva = create_instructor(db.session(), "eva", "Eva", None, moment)
        classroom = create_classroom(db.session(), eva.id, "Media studies", "Europe/Berlin", moment)
        setting = Setting("Troop figures", Window())
        assignment = create_assignment(
            db.session(), eva.id, classroom.key, "ten-questions", Mode.ASSESSMENT, False, setting, moment
        )
        made = Room(classroom.key, classroom.join_code or "", assignment.key)
        db.session.commit()
    return made


def join(visitor: Visitor, room: Room, name: str, status: int = 200, **fields: Any) -> Page:
    page = visitor.get("/join")
    given: dict[str, Any] = {"code": room.code, "name": name, "ticket": page.value("ticket"), **fields}
    return visitor.send("/join", status=status, **given)


def code_on(page: Page) -> str:
    return page.find("p", class_="bigcode")[0].text.strip()


def test_a_link_fills_in_the_code(ana: Visitor, room: Room) -> None:
    assert ana.get(f"/join?code={room.code}").value("code") == room.code


def test_joining_shows_a_code_that_opens_the_same_work_elsewhere(
    ana: Visitor, meet: Callable[[], Visitor], room: Room
) -> None:
    code = code_on(join(ana, room, "Ana"))
    ana.send(f"/assignments/{room.assignment}/start")
    elsewhere = meet()
    page = elsewhere.send("/sign-in/code", code=code.lower().replace("-", " "))
    assert "Troop figures" in page.html
    assert "In progress" in page.html


def test_sending_the_form_twice_gives_the_same_code(ana: Visitor, room: Room) -> None:
    ticket = ana.get("/join").value("ticket")
    fields: dict[str, Any] = {"code": room.code, "name": "Ana", "ticket": ticket}
    assert code_on(ana.send("/join", **fields)) == code_on(ana.send("/join", **fields))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"code": "WRONG-CODE"}, "No class can be joined with this code"),
        ({"code": ""}, "Enter the code your teacher shows"),
        ({"code": "x" * 500}, "Use 60 characters at the most"),
        ({"name": ""}, "Enter the name your teacher knows you by"),
        ({"name": "\u202e\u200b\x00"}, "Enter the name your teacher knows you by"),
        ({"name": "x" * 61}, "Use 60 characters at the most"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(
    ana: Visitor, room: Room, fields: dict[str, str], told: str
) -> None:
    page = ana.send("/join", 422, **{"code": room.code, "name": "Ana", "ticket": "0" * 32, **fields})
    assert told in page.html
    kept = {"code", "name"} - set(fields)
    assert all(page.value(name) in {room.code, "Ana"} for name in kept)


def test_a_name_that_is_taken_is_told_and_opens_nothing(ana: Visitor, ben: Visitor, room: Room) -> None:
    join(ana, room, "Ana")
    page = join(ben, room, "ANA", 422)
    assert "Somebody here has this name" in page.html
    assert "You are in no class" not in ana.get("/my-classes").html
    assert "With your code" in ben.get("/my-classes").html


def test_who_joins_at_anothers_browser_is_somebody_new(ana: Visitor, room: Room) -> None:
    join(ana, room, "Ana")
    ana.send(f"/assignments/{room.assignment}/start")
    page = join(ana, room, "Ben", 422)
    assert "Say who is joining" in page.html
    join(ana, room, "Ben", who="new")
    page = ana.get("/my-classes")
    assert "Here you are “<bdi>Ben</bdi>”" in page.html
    assert "Not started" in page.html


def test_practice_is_taken_along_only_by_who_ticks_the_box(ana: Visitor, ben: Visitor, room: Room) -> None:
    keeping: dict[str, Any] = {"keep_practice": "y"}
    for visitor, keeps in ((ana, keeping), (ben, {})):
        visitor.start()
        assert visitor.get("/join").find("input", name="keep_practice")
        join(visitor, room, f"Student {len(keeps)}", **keeps)
        carries_on = "Carry on" in visitor.get("/practice").html
        assert carries_on == bool(keeps)


def test_a_lost_code_is_replaced_by_who_is_still_here(
    ana: Visitor, meet: Callable[[], Visitor], room: Room
) -> None:
    old = code_on(join(ana, room, "Ana"))
    page = ana.get("/my-classes")
    fields: dict[str, Any] = {"ticket": page.value("ticket"), "before": page.value("before")}
    new = code_on(ana.send("/practice/keep/code", **fields))
    assert new != old
    meet().send("/sign-in/code", 422, code=old)
    assert "Media studies" in meet().send("/sign-in/code", code=new).html
    assert "Media studies" in ana.get("/my-classes").html


def test_an_assessment_tells_nothing_until_it_is_explained(ana: Visitor, app: Flask, room: Room) -> None:
    with app.app_context():
        db.session.scalars(select(Assignment)).one().attempts_allowed = 2
        db.session.commit()
    join(ana, room, "Ana")
    page = ana.send(f"/assignments/{room.assignment}/start")
    assert "Question 1 of 10" in page.html
    key = ana.client.get(f"/assignments/{room.assignment}").text.split("/attempts/")[1][:32]
    ana.attempt = key
    ana.answer(1, part1="0")
    page = ana.send(f"/attempts/{key}/hand-in")
    assert "They are explained here after your last attempt" in page.html
    for path in (f"/attempts/{key}/review", ana.question(1)):
        told = ana.get(path).html
        assert "The evidence" not in told
        assert "Carry away" not in told
    assert "Begin attempt 2" in ana.get(f"/assignments/{room.assignment}").html


def test_time_that_is_over_says_so_and_keeps_what_was_saved(ana: Visitor, app: Flask, room: Room) -> None:
    join(ana, room, "Ana")
    ana.send(f"/assignments/{room.assignment}/start")
    ana.attempt = ana.client.get(f"/assignments/{room.assignment}").text.split("/attempts/")[1][:32]
    ana.answer(1, part1="0")
    names = {e.attributes["data-part"] for e in ana.show(2).find("fieldset", data_part="part1")}
    names |= {e.attributes["data-part"] for e in ana.show(2).find("fieldset", data_part="part2")}
    with app.app_context():
        closed = dt.datetime.now(dt.UTC) - dt.timedelta(minutes=1)
        db.session.scalars(select(Assignment)).one().closes_at = closed
        db.session.commit()
    assert ana.save(2, {"given": [[] for _ in names], "version": 0, "confidence": "guess"}, 409) == {
        "error": "closed"
    }
    page = ana.send(ana.question(2), action="next", confidence="guess", version="0")
    assert "The time for this assignment is over" in page.html
    assert "The evidence" in page.html
    assert "9 not answered" in page.html


def test_names_and_codes_are_in_no_log(ana: Visitor, room: Room, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"):
        code = code_on(join(ana, room, "Anastasia Q."))
        ana.send("/sign-in/code", code=code)
    assert "Anastasia" not in caplog.text
    assert code not in caplog.text
    assert room.code not in caplog.text


def test_a_class_that_is_archived_is_in_nobodys_list(ana: Visitor, app: Flask, room: Room) -> None:
    join(ana, room, "Ana")
    with app.app_context():
        db.session.scalars(select(Classroom)).one().archived_at = dt.datetime.now(dt.UTC)
        db.session.commit()
        assert db.session.scalars(select(Learner.sign_in_hash)).one() is not None
    assert "Media studies" not in ana.get("/my-classes").html
    ana.get(f"/assignments/{room.assignment}", 404)
