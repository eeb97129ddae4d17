"""Signing in and out: by password and by code, and what ends a session."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from quizapp.extensions import db
from quizapp.services.accounts import FREE_FAILURES, create_instructor
from quizapp.services.invitations import invite_first
from quizapp.services.passwords import hash_password
from tests.web.conftest import Visitor

PASSWORD = "violet anchor tuesday marble"


@pytest.fixture
def account(app: Flask) -> str:
    """Eva's sign-in name."""
    with app.app_context():
        moment = dt.datetime.now(dt.UTC)
        create_instructor(db.session(), "eva", "Eva Okafor", hash_password(PASSWORD, 19456), moment)
        db.session.commit()
    return "eva"


@pytest.fixture
def eva(meet: Callable[[], Visitor], account: str) -> Visitor:
    """Eva, signed in."""
    visitor = meet()
    visitor.send("/sign-in/password", login_name=account, password=PASSWORD)
    return visitor


def test_the_first_instructor_comes_by_a_link(app: Flask, ana: Visitor) -> None:
    with app.app_context():
        token = invite_first(db.session(), dt.datetime.now(dt.UTC))
        db.session.commit()
    path = f"/invitations/{token}"
    names: dict[str, Any] = {"login_name": "eva", "display_name": "Eva Okafor"}
    for password, told in (("short", "Use 15 characters or more"), ("passwordpassword", "easy to guess")):
        page = ana.send(path, 422, password=password, **names)
        assert told in page.html
        assert page.value("login_name") == "eva"
        assert password not in page.html
    page = ana.send(path, password=PASSWORD, **names)
    assert "You have no class yet" in page.html
    ana.get(path, 404)


def test_a_link_that_nobody_made_is_not_there(ana: Visitor) -> None:
    ana.get("/invitations/never-made", 404)
    ana.send("/invitations/never-made", 404, password=PASSWORD)


def test_registration_is_closed_unless_configured(ana: Visitor) -> None:
    ana.get("/register", 404)
    ana.send("/register", 404, login_name="x", display_name="x", password=PASSWORD)


def test_signing_in_leads_where_one_wanted_to_go(meet: Callable[[], Visitor], account: str) -> None:
    visitor = meet()
    page = visitor.get("/account")
    assert page.value("next") == "/account"
    page = visitor.send("/sign-in/password", login_name="EVA ", password=PASSWORD, next="/account")
    assert "Your account" in page.html


@pytest.mark.parametrize(
    "given",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/nowhere",
        "/sign-out",
    ],
)
def test_signing_in_leads_nowhere_else(meet: Callable[[], Visitor], account: str, given: str) -> None:
    page = meet().send("/sign-in/password", login_name="eva", password=PASSWORD, next=given)
    assert "Your classes" in page.html


def test_a_wrong_password_and_an_unknown_name_are_told_alike(ana: Visitor, account: str) -> None:
    pages = [
        ana.send("/sign-in/password", 422, login_name=name, password="wrong") for name in ("eva", "nobody")
    ]
    errors = [[e.text for e in page.find("p", class_="error")] for page in pages]
    assert errors[0] == errors[1] != []
    assert "wrong" not in pages[0].find("input", name="password")[0].attributes["value"]


def test_many_wrong_passwords_shut_the_account_even_to_the_right_one(ana: Visitor, account: str) -> None:
    for _ in range(FREE_FAILURES):
        ana.send("/sign-in/password", 422, login_name="eva", password="wrong")
    page = ana.send("/sign-in/password", 422, login_name="eva", password=PASSWORD)
    assert "wait a quarter of an hour" in page.html


def test_signing_out_ends_the_session(eva: Visitor) -> None:
    eva.send("/sign-out")
    assert "Sign in" in eva.get("/classes").html


def test_signing_out_everywhere_ends_it_on_other_devices(
    meet: Callable[[], Visitor], eva: Visitor, account: str
) -> None:
    other = meet()
    other.send("/sign-in/password", login_name=account, password=PASSWORD)
    eva.send("/account/sessions/end")
    for visitor in (eva, other):
        assert "With name and password" in visitor.get("/classes").html


def test_a_new_password_keeps_this_device_and_ends_the_others(
    meet: Callable[[], Visitor], eva: Visitor, account: str
) -> None:
    other = meet()
    other.send("/sign-in/password", login_name=account, password=PASSWORD)
    new = "marble tuesday anchor violet"
    eva.send("/account/password", 422, current="wrong", password=new)
    eva.send("/account/password", 422, current=PASSWORD, password="short")
    eva.send("/account/password", current=PASSWORD, password=new)
    assert "Your classes" in eva.get("/classes").html
    assert "With name and password" in other.get("/classes").html
    other.send("/sign-in/password", 422, login_name=account, password=PASSWORD)


def test_an_invitation_is_shown_once_and_works(meet: Callable[[], Visitor], eva: Visitor) -> None:
    page = eva.send("/invitations")
    link = next(e.text.strip() for e in page.find("p", class_="code notice"))
    path = link[link.index("/invitations/") :]
    page = meet().send(path, login_name="tom", display_name="Tom", password=PASSWORD)
    assert "Your classes" in page.html


def test_pages_of_who_is_signed_in_are_kept_by_no_cache(eva: Visitor) -> None:
    for path in ("/classes", "/account", "/"):
        assert eva.client.get(path).headers["Cache-Control"] == "no-store"


def test_a_form_of_who_was_signed_out_meanwhile_says_what_to_do(eva: Visitor) -> None:
    with eva.client.session_transaction() as session:
        del session["_user_id"]
    page = eva.send("/classes", 401, name="Never made", time_zone="UTC")
    assert "Sign in on another tab" in page.html


def test_a_forged_session_opens_nothing(meet: Callable[[], Visitor], eva: Visitor) -> None:
    for forged in ("1", "1.", "1.99", "x.1", "1.1.1", f"{2**40}.1"):
        visitor = meet()
        with visitor.client.session_transaction() as session:
            session["_user_id"] = forged
        assert "With name and password" in visitor.get("/classes").html
