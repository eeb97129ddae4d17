"""What people do who practise alone: finish a round, make a code or an account, sign in elsewhere."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from tests.pages import Page
from tests.web.conftest import Visitor

PASSWORD = "violet anchor"
NEW = "marble tuesday"


def fill_in(visitor: Visitor) -> dict[str, Any]:
    page = visitor.get("/practice/keep")
    return {"ticket": page.value("ticket"), "before": page.value("before")}


def make_code(visitor: Visitor) -> str:
    return code_on(visitor.send("/practice/keep/code", **fill_in(visitor)))


def code_on(page: Page) -> str:
    return page.find("p", class_="bigcode")[0].text.strip()


def practise(visitor: Visitor) -> str:
    """Finish a round; give the path of its review."""
    visitor.start()
    visitor.send(f"/attempts/{visitor.attempt}/hand-in")
    return f"/attempts/{visitor.attempt}/review"


def make_account(visitor: Visitor, status: int = 200, **fields: Any) -> Page:
    given = {"login_name": "lea", "password": PASSWORD, "take_along": "y", **fields}
    return visitor.send("/account/new", status, **{k: v for k, v in given.items() if v is not None})


def sign_in(visitor: Visitor, password: str = PASSWORD, status: int = 200, **fields: Any) -> Page:
    return visitor.send("/sign-in/password", status, login_name="lea", password=password, **fields)


def copy(visitor: Visitor, app: Flask) -> Visitor:
    """Give somebody who has copied this visitor's cookie."""
    other = FlaskClient(app, app.response_class)
    cookie = visitor.client.get_cookie("session")
    assert cookie is not None
    other.set_cookie("session", cookie.value)
    return Visitor(other)
