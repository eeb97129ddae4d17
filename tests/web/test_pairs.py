"""A teacher sets a test before and one after with one form, and reads on one page what the class gained."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.extensions import db
from quizapp.models import Assignment
from quizapp.services.access.assignments import list_pair
from tests.pages import find_faults
from tests.permissions import ROWS
from tests.school import School
from tests.web.acts import fields_of, path_of, sign_in
from tests.web.conftest import Visitor

OPENS, CLOSES, LATER = "2098-05-01T10:00", "2098-05-02T10:00", "2098-05-09T10:00"
CREATE = next(row for row in ROWS if row.endpoint == "assignments.create")
PAIR = {
    "title": "Troops",
    "blueprint": "ten-questions",
    "mode": "as_meant",
    "drawing": "pair",
    "after_opens_at": OPENS,
    "after_closes_at": CLOSES,
    "ticket": "a" * 32,
}


@pytest.fixture
def eva(app: Flask, school: School) -> Visitor:
    return sign_in(app, school, "eva")


def sent(school: School, **fields: str) -> dict[str, Any]:
    """Give what a teacher fills in for two papers."""
    return fields_of(school, CREATE.endpoint) | {"attempts_allowed": "1"} | PAIR | fields


def find_pair(app: Flask, key: str) -> list[Assignment]:
    """Give both assignments of a pair as they are stored."""
    with app.app_context(), Session(db.engine, expire_on_commit=False) as session:
        one = session.scalars(select(Assignment).where(Assignment.key == key)).one()
        return list(list_pair(session, one))


def test_one_form_sets_two_tests(app: Flask, school: School, eva: Visitor) -> None:
    page = eva.send(path_of(app, school, CREATE), **sent(school))
    assert all(words in page.html for words in ("Both tests are set", "Troops: before", "Troops: after"))
    before, after = find_pair(app, "a" * 32)
    assert (before.title, after.title) == ("Troops: before", "Troops: after")
    assert (before.mode, after.mode) == ("assessment", "assessment")
    assert before.closes_at == after.opens_at == dt.datetime(2098, 5, 1, 8, tzinfo=dt.UTC)
    assert before.is_reserved
    assert after.is_reserved
    assert find_faults(page.html) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"after_opens_at": ""}, "Say when the test after opens: it must not open at once."),
        ({"after_closes_at": ""}, "Say when the test after closes: until then"),
        (
            {"after_opens_at": "2026-01-01T10:00"},
            "This has passed: there would be no time for the test before.",
        ),
        ({"after_closes_at": "2098-04-30T10:00"}, "It must not close before it is due, or before it opens."),
        ({"closes_at": LATER}, "It must not open before the first test is due and closed."),
        ({"due_at": LATER}, "It must not open before the first test is due and closed."),
        ({"opens_at": OPENS}, "It must not open before the first test is due and closed."),
        ({"mode": "training"}, "A test before and a test after are assessments"),
        ({"title": "x" * 53}, "Use 52 characters at the most: “before” and “after” are added."),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_typed_is_lost(
    app: Flask, school: School, eva: Visitor, fields: dict[str, str], told: str
) -> None:
    filled = sent(school, **fields)
    page = eva.send(path_of(app, school, CREATE), 422, **filled)
    assert told in page.html
    dates = [filled[name] for name in ("after_opens_at", "after_closes_at") if filled[name]]
    assert all(f'value="{date}"' in page.html for date in dates)
    assert page.find("input", value="pair", checked="") != []
    assert find_faults(page.html) == []


def test_the_dates_of_the_second_test_are_needed_for_two_papers_only(
    app: Flask, school: School, eva: Visitor
) -> None:
    page = eva.send(path_of(app, school, CREATE), **sent(school, drawing="same", after_opens_at=""))
    assert "It is set." in page.html


def test_a_quiz_with_too_few_questions_is_refused_in_words(
    app: Flask, school: School, eva: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where all questions rest on one claim, no two papers share nothing, whatever is drawn."""
    monkeypatch.setattr("quizapp.learning.parallel.STEPS", 0)
    monkeypatch.setattr("quizapp.learning.parallel.share_claims", lambda *_: True)
    page = eva.send(path_of(app, school, CREATE), 422, **sent(school, blueprint="figures-side-by-side"))
    assert "This quiz has too few questions for two papers that share nothing." in page.html
    assert 'value="Troops"' in page.html
    assert find_faults(page.html) == []


def test_the_test_after_never_opens_before_the_one_before_is_over(
    app: Flask, school: School, eva: Visitor
) -> None:
    eva.send(path_of(app, school, CREATE), **sent(school))
    before, after = find_pair(app, "a" * 32)
    folder = f"/classes/{school.room.key}/assignments"
    page = _change(eva, f"{folder}/{before.key}/change", 422, closes_at=LATER)
    assert "It must be over when the test after opens." in page
    for opens_at in ("", "2098-04-30T10:00"):
        page = _change(eva, f"{folder}/{after.key}/change", 422, opens_at=opens_at)
        assert "It must not open before the test before it is over." in page
    assert "Saved." in _change(eva, f"{folder}/{after.key}/change", 200, opens_at=CLOSES, closes_at=LATER)
    assert "Saved." in _change(eva, f"{folder}/{before.key}/change", 200, closes_at=CLOSES)


def test_taking_a_test_back_takes_both_back(app: Flask, school: School, eva: Visitor) -> None:
    room = f"/classes/{school.room.key}"
    assert "Take both tests back" in eva.get(f"{room}/assignments/{school.room.before}").html
    page = eva.send(f"{room}/assignments/{school.room.before}/remove")
    assert "Test: before" not in page.html
    assert "Test: after" not in page.html


def test_a_gain_is_read_from_either_test_and_of_no_other_assignment(
    app: Flask, school: School, eva: Visitor
) -> None:
    before, after = find_pair(app, school.room.before)
    pages = [
        eva.get(f"/classes/{school.room.key}/assignments/{one.key}/gain").html for one in (before, after)
    ]
    assert pages[0] == pages[1]
    assert "Too few to say." in pages[0]
    eva.get(f"/classes/{school.room.key}/assignments/{school.room.homework}/gain", 404)


def test_the_questions_of_the_test_before_wait_for_the_other_half(
    app: Flask, school: School, eva: Visitor
) -> None:
    before, after = find_pair(app, school.room.before)
    told = "Half of the class gets these questions in the test after."
    for one, is_told in ((before, True), (after, False)):
        for page in ("misreadings", "misreadings/project"):
            path = f"/classes/{school.room.key}/assignments/{one.key}/{page}"
            assert (told in eva.get(path).html) == is_told


def _change(eva: Visitor, path: str, status: int, **fields: str) -> str:
    """Fill in the form of a change as it stands, with these fields otherwise; give the page that comes."""
    page = eva.get(path)
    names = ("title", "seen", "opens_at", "due_at", "closes_at", "attempts_allowed", "minutes_allowed")
    filled = {name: page.value(name) for name in names}
    rules = {"takes_late": "y", "counts": "best", "explains": "last_attempt", "is_reserved": "y"}
    return eva.send(path, status, **{**filled, **rules, **fields}).html
