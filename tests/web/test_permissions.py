"""Everybody may do what the table of permissions says, and nothing else happens to the database."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.permissions import PEOPLE, ROWS, Row
from tests.school import School
from tests.snapshot import Snapshot
from tests.web.acts import NEWCOMER, act
from tests.web.conftest import Visitor


def test_every_route_has_a_row(app: Flask) -> None:
    routes = {
        (method, rule.endpoint)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert {(row.method, row.endpoint) for row in ROWS} == routes, "tests/permissions.py says who may use it"


@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_may_do_what_the_table_says(app: Flask, school: School, before: Snapshot, who: str) -> None:
    wrong = []
    for row in ROWS:
        comes = _try(app, school, before, row, who)
        if comes != row.comes[who]:
            wrong.append(f"{row}: {comes}, not {row.comes[who]}")
    assert not wrong, "\n".join(wrong)


def test_without_its_token_no_form_does_anything(app: Flask, school: School, before: Snapshot) -> None:
    for row in ROWS:
        for who in ("nobody", "ben", "eva"):
            if row.method != "GET":
                assert act(app, school, row, who, token="").status_code in {400, 404}, f"{who}: {row}"
    assert before.find_changes() == []


def test_a_head_is_answered_as_a_get(app: Flask, school: School) -> None:
    for row in ROWS:
        for who in ("nobody", "vera"):
            if row.method == "GET":
                get, head = (act(app, school, replace(row, method=m), who) for m in ("GET", "HEAD"))
                assert head.status_code == get.status_code, f"{who}: {row}"


def test_what_is_in_another_class_is_as_if_it_were_not_there(
    app: Flask, school: School, before: Snapshot
) -> None:
    for row in _rows(app, "/classes/<string:key>/", "<"):
        _compare(app, school, row, "eva", ("foreign", "absent"))
    assert before.find_changes() == []


def test_what_is_another_learners_is_as_if_it_were_not_there(
    app: Flask, school: School, before: Snapshot
) -> None:
    for row in (*_rows(app, "/attempts/<"), *_rows(app, "/assignments/<")):
        _compare(app, school, row, "ana", ("foreign", "absent"))
    assert before.find_changes() == []


def test_somebody_elses_class_is_as_if_it_were_not_there(app: Flask, school: School) -> None:
    for row in _rows(app, "/classes/<"):
        _compare(app, school, row, "otto", (row.on, "nowhere"))


def test_rights_are_read_on_every_request(app: Flask, school: School) -> None:
    tom = Visitor(app.test_client())
    school.sign_in(tom.client, "tom")
    tom.get(f"/classes/{school.room.key}/settings")
    act(app, school, _find("POST classrooms.change_staff of tom"), "eva")
    tom.get(f"/classes/{school.room.key}/settings", status=404)
    tom.get(f"/classes/{school.room.key}")
    act(app, school, _find("POST classrooms.remove_staff of tom"), "eva")
    tom.get(f"/classes/{school.room.key}", status=404)


def test_an_account_whose_sessions_were_ended_is_signed_out(app: Flask, school: School) -> None:
    eva = Visitor(app.test_client())
    school.sign_in(eva.client, "eva")
    act(app, school, _find("POST accounts.end_sessions"), "eva")
    assert eva.client.get("/classes").location == "/sign-in?next=/classes"


def test_where_the_site_is_open_anybody_makes_an_account(open_app: Flask) -> None:
    visitor = Visitor(open_app.test_client())
    visitor.get("/register")
    assert "Your classes" in visitor.send("/register", 200, **NEWCOMER).html


def _try(app: Flask, school: School, before: Snapshot, row: Row, who: str) -> str:
    """Do it, say in the words of the table what comes, and undo it."""
    client = app.test_client()
    reply = act(app, school, row, who, client)
    changes = before.find_changes()
    comes = _say(reply, changes)
    if reply.location:
        page = client.get(reply.location, follow_redirects=True)
        comes += "" if page.status_code == 200 else f", and then {page.status_code}"
    if changes:
        before.restore()
    return comes


def _say(reply: TestResponse, changes: list[str]) -> str:
    if changes and reply.status_code in {200, 302}:
        return "done"
    if reply.status_code == 302:
        comes = "sign" if reply.location.partition("?")[0] == "/sign-in" else "on"
    else:
        comes = "page" if reply.status_code == 200 else str(reply.status_code)
    return f"{comes}, but changed {changes}" if changes else comes


def _find(text: str) -> Row:
    return next(row for row in ROWS if str(row) == text)


def _rows(app: Flask, start: str, within: str = "") -> list[Row]:
    """Give the rows whose paths begin so, and have this behind."""
    rules = {row: next(app.url_map.iter_rules(row.endpoint)).rule for row in ROWS}
    return [row for row, rule in rules.items() if rule.startswith(start) and within in rule[len(start) :]]


def _compare(app: Flask, school: School, row: Row, who: str, on: tuple[str, str]) -> None:
    foreign, absent = (act(app, school, replace(row, on=one), who) for one in on)
    assert foreign.status_code == 404, f"{who}: {row}"
    assert _leave_out_sent(foreign.text) == _leave_out_sent(absent.text), f"{who}: {row}"


def _leave_out_sent(page: str) -> str:
    """Give a page without what the request itself sent, which a form gives back, and the form's token."""
    return re.sub(r'<input type="hidden"[^>]*>|action="/attempts/[^"]*"', "", page)
