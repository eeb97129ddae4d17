"""Wrong guesses have an end for each address; right ones, however many, have none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import redis
from flask import Flask

from quizapp.app import create_app
from quizapp.config import Settings
from quizapp.extensions import db, limiter
from tests.databases import REDIS, need_redis
from tests.web.conftest import Visitor

KINDS = ["memory", "redis"]


@pytest.fixture(params=KINDS)
def app(request: pytest.FixtureRequest, tmp_path: Path, migrated_sqlite: Path) -> Iterator[Flask]:
    """An app that counts in memory, then one that counts in a real Redis."""
    url = None
    if request.param == "redis":
        need_redis()
        redis.Redis.from_url(REDIS).flushdb()
        url = REDIS
    settings = Settings(tmp_path, f"sqlite:///{tmp_path / 'test.db'}", "s" * 32)
    (tmp_path / "test.db").write_bytes(migrated_sqlite.read_bytes())
    app = create_app(replace(settings, redis_url=url))
    yield app
    with app.app_context():
        limiter.reset()
        db.engine.dispose()


def test_wrong_passwords_from_one_address_have_an_end(app: Flask) -> None:
    visitor = Visitor(app.test_client())
    for number in range(30):
        visitor.send("/sign-in/password", 422, login_name=f"name{number}", password="wrong")
    page = visitor.send("/sign-in/password", 429, login_name="name", password="wrong")
    assert "Wait ten minutes" in page.html


def test_another_address_is_not_held_up(app: Flask) -> None:
    visitor = Visitor(app.test_client())
    for number in range(31):
        status = 429 if number == 30 else 422
        visitor.send("/sign-in/password", status, login_name=f"name{number}", password="wrong")
    other = Visitor(app.test_client())
    other.client.environ_base["REMOTE_ADDR"] = "127.0.0.2"
    other.send("/sign-in/password", 422, login_name="name", password="wrong")


def test_pages_that_go_well_cost_nothing(app: Flask) -> None:
    for _ in range(150):
        assert app.test_client().get("/sign-in").status_code == 200
