"""A roster from a CSV file: the same look line by line, the same cards, and a sentence for what is none."""

from __future__ import annotations

import html
import io

import pytest
from flask import Flask
from sqlalchemy import func, select

from quizapp.extensions import db
from quizapp.models import Membership
from tests.pages import Page, find_faults
from tests.school import School
from tests.web.acts import TICKET, sign_in
from tests.web.conftest import Visitor

CSV = "Vorname;Nachname;E-Mail\nFay;Okafor;fay@x.org\nAna;;ana@x.org\nGil;Thal;gil@x.org\n"


@pytest.fixture
def eva(app: Flask, school: School) -> Visitor:
    return sign_in(app, school, "eva")


def send(
    eva: Visitor, school: School, data: bytes, status: int = 200, names: str = "", step: str = "/preview"
) -> Page:
    fields = {"names": names, "file": (io.BytesIO(data), "../list.csv"), "ticket": TICKET["ticket"]}
    page = eva.send(f"/classes/{school.room.key}/students{step}", status, **fields)
    assert find_faults(page.html) == []
    return page


def listed(page: Page) -> list[str]:
    (field,) = page.find("textarea")
    return field.text.split("\n")


def count_members(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Membership)) or 0


def test_a_file_is_looked_at_and_then_added_without_it(app: Flask, school: School, eva: Visitor) -> None:
    before = count_members(app)
    page = send(eva, school, CSV.encode("cp1252"), names="Hal")
    assert listed(page) == ["Hal", "Fay Okafor", "Ana", "Gil Thal"]
    assert "3 names were read from the file" in page.html
    assert "Line 3" in page.html
    assert "fay@x.org" not in page.html
    assert count_members(app) == before
    path, names = f"/classes/{school.room.key}/students", "\n".join(listed(page))
    cards = eva.send(path, names=names, ticket=TICKET["ticket"])
    assert all(name in cards.html for name in ("Hal", "Fay Okafor", "Gil Thal"))
    assert count_members(app) == before + 3


def test_a_file_that_comes_with_the_second_step_is_looked_at_first(
    app: Flask, school: School, eva: Visitor
) -> None:
    before = count_members(app)
    page = send(eva, school, CSV.encode(), names="Hal", step="")
    assert listed(page) == ["Hal", "Fay Okafor", "Ana", "Gil Thal"]
    assert count_members(app) == before


@pytest.mark.parametrize(
    ("data", "status", "told"),
    [
        (b"", 422, "This file is empty."),
        (b"PK\x03\x04\x14\x00", 422, "This is no CSV file."),
        (b"Fay\x00", 422, "This is no CSV file."),
        (b"1,2\n3,4", 422, "No column of names was found."),
        ("\n".join(f"Student {n}" for n in range(301)).encode(), 422, "This file holds 301 names."),
        (b"Fay,x\n" * 50_000, 413, "This file is larger than 256 kB."),
    ],
    ids=["empty", "xlsx", "nul", "numbers", "many", "large"],
)
def test_what_cannot_be_read_says_why_and_keeps_what_was_typed(
    eva: Visitor, school: School, data: bytes, status: int, told: str
) -> None:
    page = send(eva, school, data, status, names="Hal")
    assert told in html.unescape(page.html)
    assert listed(page) == ["Hal"]


def test_a_body_beyond_the_limit_is_refused_in_words(eva: Visitor, school: School) -> None:
    path = f"/classes/{school.room.key}/students/preview"
    page = eva.send(path, 413, names="x" * 600_000)
    assert find_faults(page.html) == []
    assert "A list of names takes at most 256 kB." in page.html


def test_neither_a_name_nor_a_file_is_asked_for_one(eva: Visitor, school: School) -> None:
    page = eva.send(f"/classes/{school.room.key}/students/preview", 422, names="")
    assert "Paste or type at least one name, or choose a file." in page.html
