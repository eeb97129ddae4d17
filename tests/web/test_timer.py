"""What the pages say of time: before the start, while it runs, and when it is up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from quizapp.extensions import db
from quizapp.models import Assignment, Attempt, AttemptItem, LateAnswer, Membership
from tests.answers import give_any, give_other
from tests.pages import Page, find_faults
from tests.school import School
from tests.web.acts import FORMS, SETTING, asked_first, sign_in, stamp_of_homework
from tests.web.conftest import Counter, Visitor

MINUTE = dt.timedelta(minutes=1)
Change = Callable[..., None]


@pytest.fixture
def change(app: Flask, school: School) -> Change:
    """Change a row of eva's class: the unbegun assignment, ben's attempt or ben's membership."""

    def change_one(table: type[Any], **values: Any) -> None:
        rows = {
            Assignment: Assignment.key.in_([school.room.unbegun, school.room.homework]),
            Attempt: Attempt.key == school.room.attempts["ben"],
            Membership: Membership.id == school.room.members["ben"],
        }
        with app.app_context():
            db.session.execute(update(table).where(rows[table]).values(**values))
            db.session.commit()

    return change_one


@pytest.fixture
def ben(app: Flask, school: School) -> Visitor:
    visitor = sign_in(app, school, "ben")
    visitor.attempt = school.room.attempts["ben"]
    return visitor


@pytest.fixture
def eva(app: Flask, school: School) -> Visitor:
    return sign_in(app, school, "eva")


def ago(minutes: float) -> dt.datetime:
    return dt.datetime.now(dt.UTC) - minutes * MINUTE


def told(page: Page) -> str:
    assert find_faults(page.html) == []
    return " ".join(page.find("main")[0].text.split())


def test_without_a_timer_the_page_says_that_there_is_none(ben: Visitor, school: School) -> None:
    page = ben.get(f"/assignments/{school.room.unbegun}")
    assert "There is no clock" in told(page)
    assert not ben.get(ben.question(1)).find("p", data_warning="")


def test_before_the_start_each_student_reads_their_own_time(
    ben: Visitor, school: School, change: Change
) -> None:
    change(Assignment, minutes_allowed=30)
    rule = "The clock starts when you press Begin and does not stop."
    path = f"/assignments/{school.room.unbegun}"
    assert f"You have 30 minutes. {rule}" in told(ben.get(path))
    change(Membership, time_percent=150, extra_attempts=2)
    page = told(ben.get(path))
    assert f"You have 45 minutes: 30, and 15 extra. {rule}" in page
    assert "You have 3 attempts, 2 of them extra." in page
    assert "Begin attempt 1 of 3" in page
    home = told(ben.get("/my-classes"))
    assert "You have 45 minutes once you begin." in home
    assert "40 minutes become 60" in home


def test_a_closing_that_cuts_the_time_is_told(ben: Visitor, school: School, change: Change) -> None:
    change(Assignment, minutes_allowed=30, closes_at=ago(-20.5))
    page = told(ben.get(f"/assignments/{school.room.unbegun}"))
    assert "so you have 20 minutes if you begin now." in page
    change(Membership, time_percent=150)
    page = told(ben.get(f"/assignments/{school.room.unbegun}"))
    assert "It closes for you at" in page
    assert "so you have 35 minutes if you begin now." in page


def test_each_page_of_an_attempt_says_what_is_left(ben: Visitor, school: School, change: Change) -> None:
    change(Assignment, minutes_allowed=30)
    change(Attempt, started_at=ago(17.5))
    for path in (ben.question(1), f"/attempts/{ben.attempt}/hand-in"):
        page = ben.get(path)
        assert "12 minutes left when this page came, until" in told(page)
        seconds = int(next(e.attributes["data-left"] for e in page.find("p") if "data-left" in e.attributes))
        assert 740 <= seconds <= 750
    assert "12 minutes left" in told(ben.get("/my-classes"))
    assert "12 minutes left. The clock does not stop." in told(
        ben.get(f"/assignments/{school.room.homework}")
    )


@pytest.mark.parametrize(
    ("gone", "warning"),
    [(20, ""), (26, "Less than 5 minutes left."), (29.5, "Less than 1 minute left.")],
)
def test_near_the_end_it_warns_in_words(ben: Visitor, change: Change, gone: float, warning: str) -> None:
    change(Assignment, minutes_allowed=30)
    change(Attempt, started_at=ago(gone))
    (status,) = (e for e in ben.get(ben.question(1)).find("p") if "data-warning" in e.attributes)
    assert status.text.startswith(warning)
    assert bool(status.text) == bool(warning)


def give(app: Flask, visitor: Visitor, version: int = 0) -> dict[str, Any]:
    """Give an answer to the first question; the second version is another one."""
    parts = asked_first(app, visitor.question(1))
    return {"given": [give_other(part) if version else give_any(part) for part in parts], "version": version}


def test_a_save_says_how_many_seconds_are_left(
    app: Flask, ben: Visitor, change: Change, counter: Counter
) -> None:
    change(Assignment, minutes_allowed=30)
    body = give(app, ben)
    with counter.within(4, commits=1):
        reply = ben.save(1, body)
    assert reply["version"] == 1
    assert 1790 <= reply["seconds_left"] <= 1800


def test_what_arrives_after_the_end_is_kept_and_told(
    app: Flask, ben: Visitor, eva: Visitor, school: School, change: Change
) -> None:
    ben.save(1, give(app, ben))
    change(Assignment, minutes_allowed=30)
    change(Attempt, started_at=ago(31))
    assert ben.save(1, give(app, ben, version=1), 409) == {"error": "closed", "late": True}
    assert "Time is up" in told(ben.get(ben.question(1)))
    assert "Your answer to question 1 arrived after the end." in told(ben.get(ben.question(1)))
    page = told(ben.send(f"/attempts/{ben.attempt}/hand-in"))
    assert "Time is up. What you saved counts." in page
    assert "Your answer that arrived after the end" in page
    seen = told(eva.get(f"/classes/{school.room.key}/attempts/{ben.attempt}"))
    assert "The answer to question 1 arrived after the end as well." in seen
    assert "the student could not yet read the explanation" in seen
    with app.app_context():
        attempt = db.session.scalars(select(Attempt).where(Attempt.key == ben.attempt)).one()
        assert attempt.finished_at == attempt.started_at + 30 * MINUTE


def test_a_form_sent_after_the_end_hands_in_and_keeps_what_it_held(
    app: Flask, ben: Visitor, change: Change
) -> None:
    fields: dict[str, Any] = {
        f"part{number}": given for number, given in enumerate(give(app, ben)["given"], start=1)
    }
    change(Assignment, minutes_allowed=30)
    change(Attempt, started_at=ago(31))
    page = told(ben.send(ben.question(1), action="next", version="0", **fields))
    assert "The time for this assignment is over. What was saved before is handed in." in page
    assert "Your answer to question 1 arrived after the end." in page
    with app.app_context():
        mine = select(LateAnswer).join(AttemptItem).join(Attempt).where(Attempt.key == ben.attempt)
        assert len(db.session.scalars(mine).all()) == 1


def test_a_teacher_gives_extra_and_the_page_says_what_it_means(eva: Visitor, school: School) -> None:
    path = f"/classes/{school.room.key}/students/{school.room.members['ben']}"
    page = told(eva.send(f"{path}/extra", time_percent="150", extra_attempts="1"))
    assert "From now on for Ben: Extra time wherever there is a time limit: 40 minutes become 60." in page
    assert "1 extra attempt at each assignment." in page
    assert "Ben has the usual time" in told(eva.send(f"{path}/extra", time_percent="100", extra_attempts="0"))


@pytest.mark.parametrize(
    "fields",
    [
        {"time_percent": "99", "extra_attempts": "0"},
        {"time_percent": "301", "extra_attempts": "0"},
        {"time_percent": "much", "extra_attempts": "0"},
        {"time_percent": "150", "extra_attempts": "21"},
        {"time_percent": "150", "extra_attempts": "-1"},
        {"time_percent": "150", "extra_attempts": ""},
        {"time_percent": "1" * 400, "extra_attempts": "9" * 400},
        {},
    ],
)
def test_what_is_no_extra_is_refused(eva: Visitor, school: School, fields: dict[str, Any]) -> None:
    path = f"/classes/{school.room.key}/students/{school.room.members['ben']}"
    assert "There is a problem" in told(eva.send(f"{path}/extra", 422, **fields))


def test_a_limit_that_takes_time_from_who_has_begun_is_refused_in_words(
    app: Flask, eva: Visitor, school: School, change: Change
) -> None:
    path = f"/classes/{school.room.key}/assignments/{school.room.homework}"
    rules: dict[str, Any] = {**SETTING, "seen": stamp_of_homework(app, school)}
    page = eva.send(f"{path}/change", 422, **rules, minutes_allowed="30")
    assert "Somebody has begun it without a time limit, so it cannot get one now." in told(page)
    change(Assignment, minutes_allowed=30)
    rules["seen"] = stamp_of_homework(app, school)
    page = eva.send(f"{path}/change", 422, **rules, minutes_allowed="20")
    assert "Somebody has begun it with 30 minutes." in told(page)
    assert page.value("minutes_allowed") == "20"
    page = eva.send(f"{path}/change", **rules, minutes_allowed="40")
    assert "Time limit: 40 minutes from the start of an attempt." in told(page)
    assert "Time for each attempt: 40 minutes." in told(eva.get(f"{path}/preview"))


@pytest.mark.parametrize("minutes", ["0", "601", "-5", "ten", "9" * 400])
def test_what_is_no_limit_is_refused(app: Flask, eva: Visitor, school: School, minutes: str) -> None:
    path = f"/classes/{school.room.key}/assignments"
    fields: dict[str, Any] = {**FORMS["assignments.create"], "minutes_allowed": minutes}
    assert "There is a problem" in told(eva.send(path, 422, **fields))
