"""Whatever is sent in a form, what comes back is a sound page that says what is wrong."""

from __future__ import annotations

from flask import Flask

from tests.school import School
from tests.web.acts import sign_in


def test_a_form_without_its_password_asks_for_one(app: Flask, school: School) -> None:
    visitor = sign_in(app, school, "nobody")
    page = visitor.send(f"/invitations/{school.invitation}", 422, login_name="ida", display_name="Ida")
    assert "Choose a password." in page.html
