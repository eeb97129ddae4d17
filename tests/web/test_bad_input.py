"""Whatever is sent in a form, what comes back is a sound page that says what is wrong."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.permissions import ROWS, Row
from tests.school import School
from tests.snapshot import Snapshot
from tests.web.acts import fields_of, find_reply_faults, only_faulty, path_of, sign_in

BAD = {
    "missing": None,
    "empty": "",
    "nonsense": "x",
    "a formula": "=1+1",
    "markup": "<b id=main>",
    "too long": "9" * 5000,
    "invisible": "\x00\u202e\u200b",
    "letters that grow": "\ufdfa" * 60,
    "before all time": "0001-01-01T00:00",
    "the end of time": "9999-12-31T23:59",
}
DATES = dict.fromkeys(("opens_at", "due_at", "closes_at"), "")
"""What the forms of an assignment hold besides, and what may be left empty."""


@pytest.mark.parametrize("bad", BAD)
def test_a_form_with_one_bad_field_comes_back_sound(
    app: Flask, school: School, before: Snapshot, bad: str
) -> None:
    faults = {}
    for row, who in _forms():
        fields = fields_of(school, row.endpoint) | (DATES if row.endpoint.startswith("assignments") else {})
        for name in fields:
            visitor = sign_in(app, school, who)
            given = {**fields, "csrf_token": visitor.token(), name: BAD[bad]}
            sent = {key: value for key, value in given.items() if value is not None}
            reply = visitor.client.post(path_of(app, school, row), data=sent, follow_redirects=True)
            faults[f"{row}: {name}"] = find_reply_faults(reply)
            before.restore()
    assert only_faulty(faults) == {}


def test_an_empty_form_comes_back_sound(app: Flask, school: School, before: Snapshot) -> None:
    faults = {}
    for row, who in _forms():
        visitor = sign_in(app, school, who)
        sent = {"csrf_token": visitor.token()}
        reply = visitor.client.post(path_of(app, school, row), data=sent, follow_redirects=True)
        faults[str(row)] = find_reply_faults(reply)
        before.restore()
    assert only_faulty(faults) == {}


def test_a_form_without_its_password_asks_for_one(app: Flask, school: School) -> None:
    visitor = sign_in(app, school, "nobody")
    page = visitor.send(f"/invitations/{school.invitation}", 422, login_name="ida", display_name="Ida")
    assert "Choose a password." in page.html


def test_a_date_outside_of_this_century_is_refused(app: Flask, school: School) -> None:
    eva = sign_in(app, school, "eva")
    path = f"/classes/{school.room.key}/assignments/{school.room.homework}/change"
    for date in ("0001-01-01T00:00", "1999-12-31T23:59", "2100-01-01T00:00", "9999-12-31T23:59"):
        assert "Choose a date from 2000 to 2099." in eva.send(path, 422, closes_at=date).html


def test_a_form_that_lost_its_ticket_gets_another(app: Flask, school: School) -> None:
    visitor = sign_in(app, school, "nobody")
    page = visitor.send("/join", 422, code=school.room.join_code, name="Fay", ticket="lost")
    assert "Send it once more." in page.html
    fields = {name: page.value(name) for name in ("code", "name", "ticket")}
    assert "You are in <bdi>Class of eva</bdi>" in visitor.send("/join", 200, **fields).html


def _forms() -> list[tuple[Row, str]]:
    """Give the rows that send a form, each with somebody who may send it."""
    may = {
        row: [who for who in ("eva", "ben", "ana", "oda") if row.comes[who] in {"done", "page"}]
        for row in ROWS
        if row.method == "POST"
    }
    return [(row, who) for row, people in may.items() for who in people[:2]]
