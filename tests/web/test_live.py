"""A class at work, on its pages: what they tell, what they keep to themselves, and what their forms do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from quizapp.extensions import db
from quizapp.models import Assignment, Attempt, Membership
from tests.pages import Page, find_faults
from tests.school import School
from tests.web.acts import AROUND, SETTING, sign_in, stamp_of_homework
from tests.web.conftest import Visitor

MINUTE = dt.timedelta(minutes=1)
Change = Callable[..., None]


@pytest.fixture
def path(school: School) -> str:
    return f"/classes/{school.room.key}/assignments/{school.room.homework}/live"


@pytest.fixture
def eva(app: Flask, school: School) -> Visitor:
    return sign_in(app, school, "eva")


@pytest.fixture
def ben(app: Flask, school: School) -> Visitor:
    visitor = sign_in(app, school, "ben")
    visitor.attempt = school.room.attempts["ben"]
    return visitor


@pytest.fixture
def change(app: Flask, school: School) -> Change:
    """Change the homework, ben's attempt at it, or ben's membership."""

    def change_one(table: type[Any], **values: Any) -> None:
        rows = {
            Assignment: Assignment.key == school.room.homework,
            Attempt: Attempt.key == school.room.attempts["ben"],
            Membership: Membership.id == school.room.members["ben"],
        }
        with app.app_context():
            db.session.execute(update(table).where(rows[table]).values(**values))
            db.session.commit()

    return change_one


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def told(page: Page) -> str:
    assert find_faults(page.html) == []
    return " ".join(page.find("main")[0].text.split())


def added(app: Flask, school: School) -> int:
    with app.app_context():
        query = select(Attempt.minutes_added).where(Attempt.key == school.room.attempts["ben"])
        return db.session.scalars(query).one()


def rows(visitor: Visitor, path: str) -> str:
    html = visitor.client.get(f"{path}/rows").text
    return told(Page(AROUND.format(html))).removeprefix("Live ")


def test_it_tells_who_is_where_and_since_when(eva: Visitor, ben: Visitor, path: str, change: Change) -> None:
    change(Assignment, minutes_allowed=30)
    change(Attempt, started_at=now() - 0.5 * MINUTE)
    ben.answer(2)
    page = told(eva.get(path))
    assert "1 of 2 has handed in, 1 is in the middle of it, 0 have not started." in page
    assert "1 of 6, one skipped last: question 2," in page
    assert "29 minutes left, until" in page
    assert "Dan" not in page
    assert rows(eva, path) in page


def test_what_changes_is_sent_only_when_it_has_changed(eva: Visitor, ben: Visitor, path: str) -> None:
    first = eva.client.get(f"{path}/rows")
    assert first.headers["Cache-Control"] == "no-store"
    same = {"If-None-Match": first.headers["ETag"]}
    again = eva.client.get(f"{path}/rows", headers=same)
    assert (again.status_code, again.data) == (304, b"")
    packed = eva.client.get(f"{path}/rows", headers={**same, "Accept-Encoding": "gzip"})
    assert packed.status_code == 304
    ben.answer(1)
    assert eva.client.get(f"{path}/rows", headers=same).status_code == 200


def test_neither_points_nor_answers_are_in_it(app: Flask, eva: Visitor, school: School, path: str) -> None:
    whole = eva.client.get(f"/classes/{school.room.key}/gradebook").text
    (points,) = {e.text for e in Page(whole).find("a") if "/attempts/" in e.attributes["href"]}
    for html in (eva.get(path).html, eva.client.get(f"{path}/rows").text):
        assert points not in html
        assert "point" not in html
        assert school.room.attempts["ana"] not in html
        assert "csrf_token" not in html


def test_who_only_looks_on_sees_no_button(app: Flask, school: School, path: str, change: Change) -> None:
    change(Assignment, minutes_allowed=30)
    page = told(sign_in(app, school, "vera").get(path))
    assert "1 of 2 has handed in" in page
    assert "Add time" not in page
    assert "Close it early" not in page


def test_who_is_signed_out_is_sent_on_and_gets_no_rows(app: Flask, school: School, path: str) -> None:
    reply = sign_in(app, school, "nobody").client.get(f"{path}/rows")
    assert (reply.status_code, reply.location.partition("?")[0]) == (302, "/sign-in")


def test_minutes_for_all_reach_the_students_page(
    app: Flask, eva: Visitor, ben: Visitor, school: School, path: str, change: Change
) -> None:
    change(Assignment, minutes_allowed=30)
    change(Attempt, started_at=now() - 0.5 * MINUTE)
    form = eva.get(f"{path}/minutes")
    assert "1 student is in the middle of it." in told(form)
    fields: dict[str, Any] = {"minutes": "15", "seen": form.value("seen")}
    page = told(eva.send(f"{path}/minutes", **fields))
    assert "1 student has 15 minutes more. Not for others: 1 had handed in." in page
    assert "44 minutes left, until" in page
    assert "15 minutes added" in page
    assert "44 minutes left" in told(ben.get(ben.question(1)))
    again = eva.send(f"{path}/minutes", 409, **fields)
    assert "Nothing was added now." in told(again)
    assert again.value("minutes") == "15"
    assert added(app, school) == 15


def test_minutes_for_one_reach_that_one(
    app: Flask, eva: Visitor, ben: Visitor, school: School, path: str, change: Change
) -> None:
    change(Assignment, closes_at=now() + 20.5 * MINUTE)
    own = f"{path}/{school.room.members['ben']}/minutes"
    form = eva.get(own)
    assert "Now: 20 minutes left, until" in told(form)
    page = told(eva.send(own, minutes="5", seen=form.value("seen")))
    assert "Ben\u2069 has 5 minutes more." in page
    assert "25 minutes left, until" in page
    assert f"{now() + 25 * MINUTE:%Y}" in told(ben.get(f"/assignments/{school.room.homework}"))


def test_who_has_handed_in_is_told_to_have(eva: Visitor, school: School, path: str, change: Change) -> None:
    change(Assignment, minutes_allowed=30)
    own = f"{path}/{school.room.members['ana']}/minutes"
    assert "Ana is not in the middle of it now." in told(eva.get(own))
    page = told(eva.send(own, minutes="5", seen="0"))
    assert "Ana\u2069 had handed in already, so nothing was added." in page


def test_where_there_is_no_end_it_says_so_in_the_place_of_a_form(eva: Visitor, path: str) -> None:
    for page in (eva.get(path), eva.get(f"{path}/minutes")):
        assert "There is no time to add: it has neither a time limit nor a closing date." in told(page)
        assert not page.find("input", name="minutes")
    assert "so nothing was added." in told(eva.send(f"{path}/minutes", minutes="5", seen="0"))


@pytest.mark.parametrize("minutes", ["0", "121", "-5", "ten", "", "9" * 400])
def test_what_is_no_number_of_minutes_is_refused_and_kept(
    app: Flask, eva: Visitor, school: School, path: str, change: Change, minutes: str
) -> None:
    change(Assignment, minutes_allowed=30)
    page = eva.send(f"{path}/minutes", 422, minutes=minutes, seen="0")
    assert "Choose a number from 1 to 120." in told(page)
    assert page.value("minutes") == minutes
    assert added(app, school) == 0


def test_closing_says_what_it_does_and_then_does_it(
    eva: Visitor, ben: Visitor, school: School, path: str, change: Change
) -> None:
    change(Assignment, minutes_allowed=30, due_at=now() + 600 * MINUTE, explains="closing")
    form = eva.get(f"{path}/close")
    assert "1 student is in the middle of it and is stopped. What is saved counts." in told(form)
    assert "It is due now instead." in told(form)
    fields: dict[str, Any] = {"seen": form.value("seen")}
    assert "It is closed. What was saved counts" in told(eva.send(f"{path}/close", **fields))
    assert "It is closed." in told(eva.send(f"{path}/close", **fields))
    assert "It is closed." in told(eva.get(f"{path}/close"))
    change(Assignment, due_at=now() - MINUTE, closes_at=now() - MINUTE)
    assert "Time is up" in told(ben.get(ben.question(1)))
    assert "time is up for 1" in told(eva.get(path))


def test_who_has_extra_time_is_named_before_it_is_closed(eva: Visitor, path: str, change: Change) -> None:
    change(Assignment, minutes_allowed=30)
    change(Membership, time_percent=200)
    page = told(eva.get(f"{path}/close"))
    assert "Nobody who is in the middle of it is stopped." in page
    assert "Ben has extra time, and goes on until" in page


def test_dates_that_somebody_changed_meanwhile_are_shown_first(
    app: Flask, eva: Visitor, school: School, path: str, change: Change
) -> None:
    form = eva.get(f"{path}/close")
    change(Assignment, closes_at=now() + 60 * MINUTE)
    page = eva.send(f"{path}/close", 409, seen=form.value("seen"))
    assert "It was not closed. Somebody changed its dates while this page was open." in told(page)
    eva.send(f"{path}/close", seen=page.value("seen"))
    assert "Closed" in told(eva.get(path))


def test_what_is_not_open_yet_cannot_be_closed(eva: Visitor, path: str, change: Change) -> None:
    change(Assignment, opens_at=now() + 60 * MINUTE)
    page = eva.get(f"{path}/close")
    assert "It has not opened yet" in told(page)
    assert not page.find("button", type="submit")[1:]
    assert "It has not opened yet" in told(eva.send(f"{path}/close", 409, seen=""))


def test_after_closing_the_rest_can_still_be_changed_and_it_can_be_opened_again(
    app: Flask, eva: Visitor, ben: Visitor, school: School, path: str
) -> None:
    eva.send(f"{path}/close", seen=eva.get(f"{path}/close").value("seen"))
    homework = path.removesuffix("/live")
    with app.app_context():
        closed_at = db.session.scalars(
            select(Assignment.closes_at).where(Assignment.key == school.room.homework)
        ).one()
    form = eva.get(f"{homework}/change")
    kept = {"closes_at": form.value("closes_at"), "takes_late": "y"}
    fields: dict[str, Any] = {**SETTING, **kept, "seen": stamp_of_homework(app, school)}
    assert "Saved." in told(eva.send(f"{homework}/change", **fields))
    with app.app_context():
        query = select(Assignment.closes_at).where(Assignment.key == school.room.homework)
        assert db.session.scalars(query).one() == closed_at
    fields |= {"closes_at": "", "seen": stamp_of_homework(app, school)}
    eva.send(f"{homework}/change", **fields)
    ben.answer(1)
    assert "Open now." in told(eva.get(path))


def test_an_archived_class_can_be_looked_at_and_not_changed(
    eva: Visitor, school: School, path: str, change: Change
) -> None:
    change(Assignment, minutes_allowed=30)
    eva.send(f"/classes/{school.room.key}/archive")
    page = told(eva.get(path))
    assert "The class is archived" in page
    assert "Add time" not in page
    for what in ("minutes", "close"):
        assert "The class is archived and takes nothing new." in told(eva.get(f"{path}/{what}"))
        assert "The class is archived and takes nothing new." in told(eva.send(f"{path}/{what}"))
