"""Whatever is sent in a form, what comes back is a sound page that says what is wrong."""

from __future__ import annotations

from flask import Flask

from tests.school import School
from tests.web.acts import sign_in


def test_a_form_without_its_password_asks_for_one(app: Flask, school: School) -> None:
    visitor = sign_in(app, school, "nobody")
    page = visitor.send(f"/invitations/{school.invitation}", 422, login_name="ida", display_name="Ida")
    assert "Choose a password." in page.html


def test_a_date_outside_of_this_century_is_refused(app: Flask, school: School) -> None:
    eva = sign_in(app, school, "eva")
    path = f"/classes/{school.room.key}/assignments/{school.room.homework}/change"
    for date in ("0001-01-01T00:00", "1999-12-31T23:59", "2100-01-01T00:00", "9999-12-31T23:59"):
        assert "Choose a date from 2000 to 2099." in eva.send(path, 422, closes_at=date).html
