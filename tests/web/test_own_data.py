"""A copy of one's own data, and erasure: what is said, what is left, and what other tabs find."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.models import Account, Attempt, Learner, Membership
from tests.school import School
from tests.web.acts import sign_in
from tests.web.conftest import Counter, Visitor
from tests.web.keepers import make_account, make_code, practise


def count(app: Flask) -> list[int]:
    """Count learners, attempts and accounts."""
    with app.app_context():
        return [db.session.scalar(select(func.count(table.id))) or 0 for table in (Learner, Attempt, Account)]


def test_the_file_is_a_download_that_nobody_stores(ana: Visitor, counter: Counter) -> None:
    practise(ana)
    with counter.within(12, commits=1):
        reply = ana.client.post("/practice/data", data={"csrf_token": ana.token()})
    assert reply.headers["Content-Disposition"].startswith('attachment; filename="corroborate-')
    assert (reply.mimetype, reply.headers["Cache-Control"]) == ("application/json", "no-store")
    assert len(json.loads(reply.text)["attempts"][0]["questions"]) == 6


def test_a_guest_is_forgotten_with_the_cookie(ana: Visitor, app: Flask) -> None:
    review = practise(ana)
    assert "The key by which this browser knows you" in ana.get("/practice/erase").html
    page = ana.send("/practice/erase")
    assert "nothing here leads to you any more" in page.html
    assert count(app) == [0, 0, 0]
    ana.get(review, 404)
    with ana.client.session_transaction() as session:
        assert "learner" not in session


def test_an_account_is_forgotten_on_every_device(
    ana: Visitor, meet: Callable[[], Visitor], app: Flask
) -> None:
    make_account(ana)
    practise(ana)
    other = meet()
    other.send("/sign-in/password", login_name="lea", password="violet anchor")
    assert "Your account “<bdi>lea</bdi>”" in ana.get("/practice/erase").html
    assert "account are deleted" in ana.send("/practice/erase").html
    assert count(app) == [0, 0, 0]
    assert "Sign in" in other.get("/practice").html
    other.send("/sign-in/password", 422, login_name="lea", password="violet anchor")


def test_erasing_twice_says_that_nothing_is_left(ana: Visitor) -> None:
    practise(ana)
    for told in ("nothing here leads to you", "Nothing here is yours"):
        assert told in ana.send("/practice/erase").html


def test_another_tab_finds_nothing_and_can_begin_anew(ana: Visitor, app: Flask) -> None:
    practise(ana)
    make_code(ana)
    ana.start()
    with ana.client.session_transaction() as session:
        kept = dict(session)
    ana.send("/practice/erase")
    with ana.client.session_transaction() as session:
        session.update(kept)
    assert ana.save(1, {"given": [["0"]], "version": 0}, 404) == {"error": "unknown"}
    page = ana.send(ana.question(1), 404, version="0", action="next")
    assert "You are signed out here" in page.html
    ana.send("/practice/goal", 404, rounds="2")
    ana.start()
    assert count(app)[0] == 1


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_who_is_in_a_class_keeps_what_was_done_there(
    app: Flask, school: School, who: str, counter: Counter
) -> None:
    student = sign_in(app, school, who)
    review = practise(student)
    assert "Your teacher keeps them" in student.get("/practice/erase").html
    assert "kept by its teacher" in student.send("/practice/erase").html
    student.get(review, 404)
    assert "Homework" in student.get("/my-classes").html
    with app.app_context():
        assert db.session.scalars(select(Membership.id).where(Membership.display_name == who.title())).first()


def test_an_instructor_who_practised_stays_signed_in(app: Flask, school: School) -> None:
    eva = sign_in(app, school, "eva")
    practise(eva)
    assert "nothing here leads to you" in eva.send("/practice/erase").html
    assert "Your classes" in eva.get("/classes").html


def test_a_teacher_is_told_that_a_student_with_an_account_needs_no_card(app: Flask, school: School) -> None:
    eva, ana = sign_in(app, school, "eva"), sign_in(app, school, "ana")
    path = f"/classes/{school.room.key}/students/{school.room.members['ana']}"
    assert "Make a new sign-in card" in eva.get(path).html
    make_account(ana, login_name="ana")
    assert "Homework" in ana.get("/my-classes").html
    assert "Make a new sign-in card" not in eva.get(path).html
    page = eva.send(f"{path}/card", ticket="f" * 32)
    assert "needs no card" in page.html


def test_who_has_an_account_joins_a_class_with_it(app: Flask, school: School) -> None:
    lea = sign_in(app, school, "lea")
    fields: dict[str, Any] = {"code": school.room.join_code, "name": "Lea", "ticket": "f" * 32}
    assert "Say who is joining" in lea.send("/join", 422, **fields).html
    page = lea.send("/join", who="same", **fields)
    assert "You sign in as before" in page.html
    assert "My classes" in page.html
    lea.get(f"/attempts/{school.round}")
    other = sign_in(app, school, "lea")
    other.send("/join", who="new", **{**fields, "name": "Somebody else"})
    other.get(f"/attempts/{school.round}", 404)
