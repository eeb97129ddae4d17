"""The files of a gradebook: XLSX holds to the cell what CSV holds, and both are noted."""

from __future__ import annotations

import csv
import io
import re

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import func, select, update

from quizapp.extensions import db
from quizapp.models import AuditEntry, Membership
from tests.school import School
from tests.web.acts import sign_in
from tests.web.conftest import Visitor

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMES = ("=1+1", "عمر 👩🏽‍🚀")


@pytest.fixture
def eva(app: Flask, school: School) -> Visitor:
    """Eva, in whose class one student has a name like a formula, and one a rare one."""
    with app.app_context():
        for name, who in zip(NAMES, ("ana", "ben"), strict=True):
            row = school.room.members[who]
            db.session.execute(update(Membership).where(Membership.id == row).values(display_name=name))
        db.session.commit()
    return sign_in(app, school, "eva")


def download(eva: Visitor, school: School, what: str, form: str) -> tuple[bytes, str, str]:
    path = f"/classes/{school.room.key}/gradebook/{what}"
    reply = eva.client.post(path, data={"format": form, "csrf_token": eva.token()})
    assert reply.status_code == 200
    return reply.data, reply.headers["Content-Type"], reply.headers["Content-Disposition"]


@pytest.mark.parametrize("what", ["scores", "answers"])
def test_xlsx_holds_to_the_cell_what_csv_holds(eva: Visitor, school: School, what: str) -> None:
    text, kind, _ = download(eva, school, what, "csv")
    assert kind == "text/csv; charset=utf-8"
    table = list(csv.reader(io.StringIO(text.decode()[1:], newline="")))
    book, kind, given = download(eva, school, what, "xlsx")
    assert (kind, given) == (XLSX, f'attachment; filename="class-of-eva-{what}.xlsx"')
    (sheet,) = openpyxl.load_workbook(io.BytesIO(book)).worksheets
    cells = [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet.iter_rows()]
    assert cells == [[re.sub("^'(?=[=+@-])", "", cell) for cell in row] for row in table]
    assert set(NAMES) & {row[0] for row in cells}
    numbers = {cell.data_type for column in sheet.iter_cols(min_row=2) for cell in column}
    assert numbers == {"n", "s"}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_download_is_noted(app: Flask, eva: Visitor, school: School, form: str) -> None:
    download(eva, school, "scores", form)
    query = select(func.count()).where(AuditEntry.act == "scores_exported", AuditEntry.subject == "scores")
    with app.app_context():
        assert db.session.scalar(query) == 1


def test_a_form_nobody_knows_gives_csv(eva: Visitor, school: School) -> None:
    assert download(eva, school, "scores", "ods")[1].startswith("text/csv")
