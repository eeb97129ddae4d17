"""Changing and copying an assignment on the page: refusals stand at their fields, and nothing is lost."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Mapping

import pytest
from flask import Flask
from sqlalchemy import select, update

from quizapp.extensions import db
from quizapp.models import Assignment, Classroom
from tests.pages import Page, find_faults
from tests.school import School
from tests.web.acts import SETTING, TICKET, sign_in
from tests.web.conftest import Visitor

EARLY, NOON, LATE = "2098-05-01T10:00", "2098-05-01T12:00", "2098-05-01T14:00"
AS_IT_WAS = {**SETTING, "due_at": EARLY, "closes_at": NOON, "takes_late": "y", "attempts_allowed": "2"}


@pytest.fixture
def eva(app: Flask, school: School) -> Visitor:
    """Eva, whose homework was begun, is due at ten and closes at noon, and may be taken twice."""
    visitor = sign_in(app, school, "eva")
    change(app, school, visitor, AS_IT_WAS, key=school.room.unbegun)
    with app.app_context():
        begun, other = (
            db.session.query(Assignment).filter_by(key=key).one()
            for key in (school.room.homework, school.room.unbegun)
        )
        for name in ("due_at", "closes_at", "takes_late", "attempts_allowed"):
            setattr(begun, name, getattr(other, name))
        begun.is_reserved = True
        db.session.commit()
    return visitor


def change(
    app: Flask, school: School, eva: Visitor, sent: Mapping[str, str], status: int = 200, key: str = ""
) -> Page:
    path = f"/classes/{school.room.key}/assignments/{key or school.room.homework}/change"
    seen = eva.get(path).value("seen")
    page = eva.send(path, status, **{**sent, "seen": seen})
    assert find_faults(page.html) == []
    return page


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("opens_at", "2098-01-01T10:00", "who has not would be shut out again"),
        ("due_at", "2098-05-01T09:00", "counts on the date it had"),
        ("closes_at", "2098-05-01T11:00", "You can close it now on the live page."),
        ("takes_late", "", "may count on handing in late"),
        ("minutes_allowed", "30", "begun it without a time limit"),
        ("attempts_allowed", "1", "was told of 2 attempts"),
        ("counts", "first", "let the best one count"),
        ("explains", "closing", "earlier is possible, later not"),
        ("is_reserved", "", "meet its questions in practice"),
    ],
)
def test_a_change_that_harms_says_at_its_field_why_not(
    app: Flask, school: School, eva: Visitor, field: str, value: str, told: str
) -> None:
    sent = {**AS_IT_WAS, "is_reserved": "y", field: value}
    page = change(app, school, eva, {name: one for name, one in sent.items() if one}, 422)
    errors = [html.unescape(e.text) for e in page.find("p", class_="error")]
    assert len(errors) == 1
    assert told in errors[0]
    assert page.find("p", id=f"{field}-error")
    assert AS_IT_WAS["title"] in page.html


def test_what_gives_more_is_saved(app: Flask, school: School, eva: Visitor) -> None:
    sent = {**AS_IT_WAS, "due_at": NOON, "closes_at": LATE, "attempts_allowed": "3", "is_reserved": "y"}
    page = change(app, school, eva, {**sent, "title": "Longer"})
    assert "Saved." in page.html
    assert "Longer" in page.html


def test_dates_left_as_they_are_keep_their_seconds_and_harm_nobody(
    app: Flask, school: School, eva: Visitor
) -> None:
    at = dt.datetime(2098, 5, 1, 12, 0, 37, tzinfo=dt.UTC)
    with app.app_context():
        db.session.execute(update(Assignment).values(opens_at=at, due_at=at, closes_at=at))
        db.session.commit()
    path = f"/classes/{school.room.key}/assignments/{school.room.homework}/change"
    form = eva.get(path)
    shown = {name: form.value(name) for name in ("opens_at", "due_at", "closes_at")}
    shown |= {"opens_at": "", "title": "Another name"}
    assert "Saved." in change(app, school, eva, {**AS_IT_WAS, "is_reserved": "y", **shown}).html
    with app.app_context():
        kept = db.session.execute(
            select(Assignment.due_at, Assignment.closes_at).where(Assignment.title == "Another name")
        )
        assert kept.one() == (at, at)


def test_the_page_says_first_what_can_still_be_changed(school: School, eva: Visitor) -> None:
    path = f"/classes/{school.room.key}/assignments"
    assert "You can still:" in eva.get(f"{path}/{school.room.homework}/change").html
    assert "You can still:" not in eva.get(f"{path}/{school.room.unbegun}/change").html


def send_copy(school: School, eva: Visitor, sent: Mapping[str, str], status: int = 200) -> Page:
    path = f"/classes/{school.room.key}/assignments/{school.room.homework}/copy"
    page = eva.send(path, status, **{**TICKET, **sent})
    assert find_faults(page.html) == []
    return page


def test_a_copy_leads_to_itself_and_reads_dates_in_its_own_zone(
    app: Flask, school: School, eva: Visitor
) -> None:
    made = eva.client.post(
        "/classes", data={"name": "Far", "time_zone": "Asia/Tokyo", "csrf_token": eva.token()}
    )
    into = made.location.rsplit("/", 1)[1]
    page = send_copy(school, eva, {"classroom": into, "title": "Again", "closes_at": NOON})
    assert "It is set for Far." in page.html
    assert "12:00 JST" in page.html


def test_what_a_copy_lacks_is_said_and_what_was_typed_stays(school: School, eva: Visitor) -> None:
    room = school.room.key
    page = send_copy(school, eva, {"classroom": room, "title": "Again", "due_at": NOON}, 422)
    assert "Give it a closing date." in page.html
    assert f'value="{NOON}"' in page.html
    page = send_copy(school, eva, {"classroom": school.noise.key, "title": "Again", "closes_at": NOON}, 422)
    assert "Choose a class from the list" in page.html
    page = send_copy(school, eva, {"classroom": room, "title": "", "due_at": LATE, "closes_at": NOON}, 422)
    assert "Give it a name." in page.html


def test_who_teaches_no_class_in_use_is_told_so(app: Flask, school: School, eva: Visitor) -> None:
    with app.app_context():
        db.session.execute(update(Classroom).values(archived_at=Classroom.created_at))
        db.session.commit()
    page = eva.get(f"/classes/{school.room.key}/assignments/{school.room.homework}/copy")
    assert "You teach no class that is in use." in page.html
    assert find_faults(page.html) == []
