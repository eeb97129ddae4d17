"""Who practises alone keeps the progress by a code, and sets a goal where they like one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import segno
from flask import Flask

from quizapp.web.presenters.qr import BORDER, draw_qr
from tests.pages import Page, find_faults
from tests.web.conftest import Visitor
from tests.web.keepers import code_on, copy, fill_in, make_code, practise


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


def test_a_goal_is_told_where_one_practises(ana: Visitor) -> None:
    practise(ana)
    assert "this week" not in ana.get("/practice/progress").html
    page = ana.send("/practice/goal", rounds="2")
    assert "1 of 2 rounds this week" in page.html
    assert "1 of 2 rounds this week" in ana.get("/").html
    ana.send("/practice/goal", 404, rounds="7")
    assert "this week" not in ana.send("/practice/goal", rounds="").html
