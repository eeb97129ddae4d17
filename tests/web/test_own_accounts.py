"""An account of who learns takes the progress over, and protects it when its sessions end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.models import Account, Learner, Response
from quizapp.services.invitations import offer_reset
from tests.pages import find_faults
from tests.web.conftest import Counter, Visitor
from tests.web.keepers import NEW, PASSWORD, copy, make_account, make_code, practise, sign_in


def test_an_account_takes_the_progress_over(ana: Visitor, meet: Callable[[], Visitor]) -> None:
    review = practise(ana)
    assert "Your account is made" in make_account(ana).html
    other = meet()
    assert "Practise" in sign_in(other).html
    for visitor in (ana, other):
        visitor.get(review)
        assert "Account" in visitor.get("/practice").html


def test_an_account_opens_nothing_of_instructors(ana: Visitor) -> None:
    make_account(ana)
    page = ana.get("/practice").html
    assert "Questions</a>" not in page
    assert "Classes</a>" not in page
    for path in ("/classes", "/bank", "/doubts"):
        ana.get(path, 404)


def test_a_guest_who_does_not_tick_the_box_gives_nothing_away(ana: Visitor, app: Flask) -> None:
    review = practise(ana)
    guest = copy(ana, app)
    make_account(ana, take_along=None)
    ana.get(review, 404)
    guest.get(review)


def test_sending_the_form_of_an_account_twice_is_signing_in(ana: Visitor, app: Flask) -> None:
    review = practise(ana)
    hasty = copy(ana, app)
    make_account(ana)
    make_account(hasty)
    hasty.get(review)
    with app.app_context():
        assert db.session.scalar(select(func.count(Account.id))) == 1


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"login_name": "LEA", "password": "another long word"}, "Somebody signs in by this name"),
        ({"login_name": ""}, "Choose a sign-in name"),
        ({"login_name": "n" * 61}, "60 characters at the most"),
        ({"password": "k7#Qz!m2x"}, "Use 10 characters or more"),
        ({"password": "password1234"}, "easy to guess"),
        ({"login_name": "tim", "password": "x" * 201}, "200 characters at the most"),
    ],
)
def test_what_is_wrong_with_an_account_is_said_and_the_name_kept(
    ana: Visitor, ben: Visitor, fields: dict[str, str], told: str
) -> None:
    make_account(ben)
    practise(ana)
    page = make_account(ana, 422, **fields)
    assert told in page.html
    assert page.value("login_name") == fields.get("login_name", "lea")
    assert find_faults(page.html) == []


def test_a_copied_cookie_opens_nothing_once_its_owner_has_signed_out(ana: Visitor, app: Flask) -> None:
    review = practise(ana)
    before_the_account = copy(ana, app)
    make_account(ana)
    before_the_account.get(review, 404)
    thief = copy(ana, app)
    thief.get(review)
    ana.send("/sign-out")
    for visitor in (thief, ana):
        assert visitor.client.get(review).status_code != 200


@pytest.mark.parametrize("way", ["password", "everywhere"])
def test_other_devices_are_shut_out_by_a_new_password_or_by_signing_out_everywhere(
    ana: Visitor, meet: Callable[[], Visitor], way: str
) -> None:
    review = practise(ana)
    make_account(ana)
    other = meet()
    sign_in(other)
    other.get(review)
    if way == "password":
        ana.send("/account/password", 422, current=PASSWORD, password="short")
        ana.send("/account/password", current=PASSWORD, password=NEW)
        ana.get(review)
    else:
        ana.send("/account/sessions/end")
    reply = other.client.get(review)
    assert reply.location.startswith("/sign-in?next=/attempts/")
    sign_in(other, NEW if way == "password" else PASSWORD)
    other.get(review)


def test_an_answer_given_while_the_session_ended_elsewhere_is_not_lost(
    ana: Visitor, meet: Callable[[], Visitor], app: Flask
) -> None:
    make_account(ana)
    ana.start()
    fields = {"version": "0", "action": "next", "confidence": "guess"}
    other = meet()
    sign_in(other)
    other.send("/account/sessions/end")
    assert ana.save(1, {"given": [["0"]], "version": 0}, 401) == {"error": "signed_out"}
    page = ana.send(ana.question(1), 401, **fields)
    assert page.value("confidence") == "guess"
    sign_in(ana)
    ana.answer(1)
    with app.app_context():
        assert db.session.scalar(select(func.count(Response.id)))


def test_signing_in_with_a_password_takes_a_guests_rounds_along(
    ana: Visitor, meet: Callable[[], Visitor]
) -> None:
    make_account(ana)
    ways: tuple[tuple[dict[str, Any], int], ...] = (({"take_along": "y"}, 200), ({}, 404))
    for keeping, status in ways:
        guest = meet()
        review = practise(guest)
        sign_in(guest, **keeping)
        guest.get(review, status)


def test_somebody_else_signs_in_with_a_code_and_the_account_is_left(
    ana: Visitor, ben: Visitor, app: Flask
) -> None:
    lea = practise(ana)
    make_account(ana)
    review = practise(ben)
    ana.send("/sign-in/code", code=make_code(ben))
    ana.get(review)
    ana.get(lea, 404)


def test_the_key_of_who_has_an_account_is_in_no_cookie(ana: Visitor, app: Flask) -> None:
    practise(ana)
    make_account(ana)
    with ana.client.session_transaction() as session:
        assert "learner" not in session
    with app.app_context():
        assert db.session.scalar(select(func.count(Learner.id))) == 1


def test_a_new_password_by_a_link_is_for_who_learns_as_well(ana: Visitor, app: Flask) -> None:
    review = practise(ana)
    make_account(ana)
    with app.app_context():
        token = offer_reset(db.session(), "lea", dt.datetime.now(dt.UTC))
        db.session.commit()
    visitor = Visitor(app.test_client())
    assert "10 characters or more" in visitor.get(f"/invitations/{token}").html
    assert "You are signed in" in visitor.send(f"/invitations/{token}", password=NEW).html
    visitor.get(review)


def test_pages_of_who_has_an_account_take_no_more_statements(ana: Visitor, counter: Counter) -> None:
    practise(ana)
    make_account(ana)
    ana.start()
    paths = ("/", "/practice", "/practice/progress", "/practice/keep", "/practice/erase", ana.question(1))
    for path in paths:
        with counter.within(8, commits=0):
            ana.get(path)


def test_one_address_makes_only_so_many_accounts_an_hour(ana: Visitor) -> None:
    token = ana.token()
    replies = [
        ana.client.post("/account/new", data={"login_name": "lea", "csrf_token": token}) for _ in range(301)
    ]
    assert [reply.status_code for reply in replies] == [422] * 300 + [429]
    assert find_faults(replies[-1].text) == []
    assert "Very many accounts" in replies[-1].text
    assert 'value="lea"' in replies[-1].text
