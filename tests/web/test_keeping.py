"""Who practises alone keeps the progress: by a code, or by an account; and both protect it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.models import Account, Learner, Response
from quizapp.web.presenters.qr import BORDER, draw_qr
from tests.pages import Page, find_faults
from tests.web.conftest import Counter, Visitor

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


def test_a_code_opens_the_progress_elsewhere_and_leads_to_practice(
    ana: Visitor, meet: Callable[[], Visitor]
) -> None:
    review = practise(ana)
    code = make_code(ana)
    assert re.fullmatch(r"(\w{5}-){2}\w{5}", code)
    other = meet()
    reply = other.client.post("/sign-in/code", data={"code": code.lower(), "csrf_token": other.token()})
    assert reply.location == "/practice"
    for visitor in (ana, other):
        visitor.get(review)
        assert "My classes" not in visitor.get("/practice").html


def test_sending_the_form_twice_even_with_the_old_cookie_gives_the_same_page(
    ana: Visitor, app: Flask
) -> None:
    review = practise(ana)
    fields = fill_in(ana)
    hasty = copy(ana, app)
    codes = {code_on(visitor.send("/practice/keep/code", **fields)) for visitor in (ana, hasty, ana)}
    assert len(codes) == 1
    for visitor in (ana, hasty):
        visitor.get(review)


def test_a_new_code_signs_out_other_devices(ana: Visitor, meet: Callable[[], Visitor]) -> None:
    review = practise(ana)
    old, other = make_code(ana), meet()
    other.send("/sign-in/code", code=old)
    assert make_code(ana) != old
    other.get(review, 404)
    meet().send("/sign-in/code", 422, code=old)


def test_the_code_is_in_no_address_header_or_log(ana: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    practise(ana)
    with caplog.at_level("INFO"):
        reply = ana.client.post("/practice/keep/code", data={**fill_in(ana), "csrf_token": ana.token()})
    code = code_on(Page(reply.text))
    told = caplog.text + str(reply.headers)
    assert code not in told
    assert code.replace("-", "") not in told
    assert reply.headers["Cache-Control"] == "no-store"
    assert find_faults(reply.text) == []


def test_the_picture_has_every_dark_module_and_a_quiet_border() -> None:
    import segno

    text = "http://localhost/sign-in#ABCDE-FGHJK-MNPQR"
    picture, drawn = draw_qr(text), set()
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", picture.path):
        drawn |= {(int(y), int(x) + step) for step in range(int(width))}
    matrix = segno.make(text, micro=False).matrix
    dark = {(y + BORDER, x + BORDER) for y, row in enumerate(matrix) for x, cell in enumerate(row) if cell}
    assert drawn == dark
    assert picture.size == len(matrix) + 2 * BORDER


def test_a_guests_rounds_are_taken_along_by_who_ticks_the_box(
    ana: Visitor, meet: Callable[[], Visitor]
) -> None:
    practise(ana)
    code = make_code(ana)
    ways: tuple[tuple[dict[str, Any], int], ...] = (({"keep_practice": "y"}, 200), ({}, 404))
    for keeping, status in ways:
        guest = meet()
        review = practise(guest)
        guest.send("/sign-in/code", code=code, **keeping)
        guest.get(review, status)


def test_who_signs_in_at_anothers_browser_takes_nothing_along(ana: Visitor, ben: Visitor, app: Flask) -> None:
    review = practise(ana)
    first = make_code(ana)
    practise(ben)
    assert not ana.get("/sign-in").find("input", name="keep_practice")
    ana.send("/sign-in/code", code=make_code(ben), keep_practice="y")
    ana.get(review, 404)
    ana.send("/sign-in/code", code=first)
    ana.get(review)


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
    import datetime as dt

    from quizapp.services.invitations import offer_reset

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


def test_a_goal_is_told_where_one_practises(ana: Visitor) -> None:
    practise(ana)
    assert "this week" not in ana.get("/practice/progress").html
    page = ana.send("/practice/goal", rounds="2")
    assert "1 of 2 rounds this week" in page.html
    assert "1 of 2 rounds this week" in ana.get("/").html
    ana.send("/practice/goal", 404, rounds="7")
    assert "this week" not in ana.send("/practice/goal", rounds="").html
