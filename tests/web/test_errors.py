"""Every error has a page that says what happened and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from quizapp.app import create_app
from quizapp.config import Settings
from quizapp.extensions import db
from quizapp.web.errors import explain
from tests import databases
from tests.pages import find_faults
from tests.web.conftest import Visitor


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("DELETE", "/", 405),
        ("GET", "/articles/999999999999", 404),
        ("GET", "/%00", 404),
    ],
)
def test_an_error_is_a_page_with_a_way_on(ana: Visitor, method: str, path: str, status: int) -> None:
    reply = ana.client.open(path, method=method)
    title, text = explain(status)
    assert reply.status_code == status
    assert title in reply.text
    assert text in reply.text
    assert 'href="/practice"' in reply.text
    assert find_faults(reply.text) == []


def test_a_form_that_is_too_large_is_refused(ana: Visitor) -> None:
    ana.start()
    ana.send(ana.question(1), 413, part1="x" * 70_000)


def test_a_form_of_too_many_fields_is_refused(ana: Visitor) -> None:
    ana.start()
    fields = {f"field{number}": "" for number in range(200)}
    boundary = "b"
    body = "".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n\r\n' for name in fields
    )
    reply = ana.client.post(
        ana.question(1),
        data=f"{body}--{boundary}--\r\n",
        headers={"Content-Type": f"multipart/form-data; boundary={boundary}", "X-CSRFToken": ana.token()},
    )
    assert reply.status_code == 413


@pytest.fixture
def bare(tmp_path: Path) -> Flask:
    """An app on a database without a schema."""
    url = databases.sqlite_url(tmp_path / "bare.db")
    return create_app(Settings(home=tmp_path, database_url=url, secret_key="s" * 32))


def test_a_database_that_fails_is_said_so(bare: Flask) -> None:
    reply = bare.test_client().get("/")
    assert reply.status_code == 503
    assert find_faults(reply.text) == []
    with bare.app_context():
        db.engine.dispose()


def test_a_defect_of_ours_is_a_page_too(app: Flask) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def fail() -> str:
        raise ZeroDivisionError

    app.add_url_rule("/fail", view_func=fail)
    reply = app.test_client().get("/fail")
    assert reply.status_code == 500
    assert explain(500)[0] in reply.text


def test_a_site_that_cannot_work_says_why(bare: Flask) -> None:
    reply = bare.test_client().get("/readyz")
    assert reply.status_code == 503
    assert "quizapp db upgrade" in reply.text
    assert bare.test_client().get("/healthz").status_code == 200
    with bare.app_context():
        db.engine.dispose()


def test_a_site_that_works_is_ready(ana: Visitor) -> None:
    assert ana.client.get("/readyz").text == "ready\n"
