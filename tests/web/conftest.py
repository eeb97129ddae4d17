"""The app on both databases, with the shipped bank, and visitors who have a browser each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import Engine, event, insert, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quizapp.app import create_app
from quizapp.config import Settings
from quizapp.content.shipped import load_release
from quizapp.extensions import db
from quizapp.items.bank import revision_of
from quizapp.items.interactions.shown import show_part
from quizapp.learning.paper import option_order
from quizapp.models import Attempt, AttemptItem, Learner, Release
from quizapp.services.releases import import_release
from tests.answers import give_pairs
from tests.factories import NOW
from tests.pages import Page
from tests.school import School, build_school
from tests.snapshot import Snapshot

_NOT_COUNTED = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SAVEPOINT", "RELEASE")


class Visitor:
    """Somebody with a browser of their own."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.attempt = ""

    def get(self, path: str, status: int = 200) -> Page:
        """Fetch a page, redirects followed."""
        return self._read(self.client.get(path, follow_redirects=True), status)

    def send(self, path: str, status: int = 200, **fields: Any) -> Page:
        """Send a form with the token of this visitor's front page, redirects followed."""
        fields.setdefault("csrf_token", self.token())
        return self._read(self.client.post(path, data=fields, follow_redirects=True), status)

    def save(self, number: int, body: Any, status: int = 200) -> Any:
        """Save an answer as the page's script does."""
        path = f"/attempts/{self.attempt}/questions/{number}/answer"
        reply = self.client.put(path, json=body, headers={"X-CSRFToken": self.token()})
        assert reply.status_code == status, reply.text
        return reply.get_json()

    def token(self) -> str:
        """Give a fresh token, as any form of this visitor would hold; made as Flask-WTF makes it."""
        with self.client.session_transaction() as session:
            raw = session.setdefault("csrf_token", "0" * 40)
        app = self.client.application
        return str(URLSafeTimedSerializer(app.secret_key or "", salt="wtf-csrf-token").dumps(raw))

    def start(self, slug: str = "practice") -> Page:
        """Start a quiz; note the key of the attempt."""
        reply = self.client.post(f"/quizzes/{slug}/start", data={"csrf_token": self.token()})
        assert reply.status_code == 302, reply.text
        self.attempt = reply.location.split("/")[-1]
        return self.get(reply.location)

    def question(self, number: int) -> str:
        """Give the path of a question."""
        return f"/attempts/{self.attempt}/questions/{number}"

    def show(self, number: int) -> Page:
        """Fetch the page of a question, past its content note."""
        return self.get(f"{self.question(number)}?show=")

    def answer(self, number: int, action: str = "next", status: int = 200, **fields: Any) -> Page:
        """Choose the first option of every part, or what is given, and press a button."""
        page = self.show(number)
        chosen = {**_choose_any(page), "version": page.value("version"), **fields}
        return self.send(self.question(number), status, action=action, **chosen)

    @staticmethod
    def _read(reply: TestResponse, status: int) -> Page:
        assert reply.status_code == status, reply.text
        return Page(reply.text)


def _choose_any(page: Page) -> dict[str, Any]:
    """Fill in every part of a question that is open."""
    chosen: dict[str, Any] = {e.attributes["name"]: "1" for e in page.find("input", inputmode="decimal")}
    for kind in ("radio", "checkbox"):
        chosen |= {e.attributes["name"]: "0" for e in page.find("input", type=kind)}
    chosen.pop("confidence", None)
    names = [e.attributes["name"] for e in page.find("select", class_="pick")]
    places = [int(e.attributes["value"]) for e in page.find("option") if e.attributes["value"].isdigit()]
    return chosen | {name: give_pairs(names.count(name), max(places) + 1) for name in names}


class Counter:
    """Statements and commits sent by an app."""

    def __init__(self, engine: Engine) -> None:
        self.statements: list[str] = []
        self.commits = 0
        event.listen(engine, "before_cursor_execute", self._note)
        event.listen(engine, "commit", self._commit)

    def _note(self, _conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.lstrip().upper().startswith(_NOT_COUNTED):
            self.statements.append(statement)

    def _commit(self, _: Any) -> None:
        self.commits += 1

    @contextmanager
    def within(self, statements: int, commits: int) -> Iterator[None]:
        """Allow so many statements, and exactly so many commits."""
        self.statements, self.commits = [], 0
        yield
        assert len(self.statements) <= statements, "\n".join(self.statements)
        assert self.commits == commits


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(home=tmp_path, database_url=database_url, secret_key="s" * 32)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The app with the shipped bank imported."""
    app = create_app(settings)
    with app.app_context():
        import_release(db.session(), *load_release(), NOW)
        db.session.commit()
        db.session.remove()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def open_app(settings: Settings) -> Iterator[Flask]:
    """The app where anybody may become an instructor; without a bank."""
    app = create_app(replace(settings, open_registration=True))
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def school(app: Flask) -> School:
    """Two classes as of now: the app has no other clock."""
    with app.app_context():
        made = build_school(db.session(), dt.datetime.now(dt.UTC))
        db.session.commit()
        db.session.remove()
    return made


@pytest.fixture
def before(app: Flask, school: School) -> Snapshot:
    """The database as the school was made."""
    with app.app_context():
        return Snapshot(db.engine)


@pytest.fixture
def meet(app: Flask) -> Callable[[], Visitor]:
    """Meet one more visitor."""
    return lambda: Visitor(app.test_client())


@pytest.fixture
def ana(meet: Callable[[], Visitor]) -> Visitor:
    return meet()


@pytest.fixture
def ben(meet: Callable[[], Visitor]) -> Visitor:
    return meet()


@pytest.fixture
def counter(app: Flask) -> Counter:
    with app.app_context():
        return Counter(db.engine)


@pytest.fixture
def whole_bank(app: Flask, ana: Visitor) -> int:
    """Ana with an open attempt that asks every question of the bank; gives their number."""
    ana.start("practice")
    bank, _, _ = load_release()
    with app.app_context(), Session(db.engine) as session:
        attempt = Attempt(
            key="e" * 32,
            learner_id=session.scalars(select(Learner.id)).one(),
            release_id=session.scalars(select(Release.id)).one(),
            blueprint="everything",
            title="Everything",
            mode="training",
            seed="seed",
            started_at=NOW,
        )
        session.scalars(select(Attempt)).one().finished_at = NOW
        session.flush()
        session.add(attempt)
        session.flush()
        session.execute(
            insert(AttemptItem), [_row(attempt.id, n, item) for n, item in enumerate(bank.approved, 1)]
        )
        session.commit()
    ana.attempt = "e" * 32
    return len(bank.approved)


def _row(attempt: int, number: int, item: Any) -> dict[str, Any]:
    order = [
        show_part(part, options).to_document()
        for part, options in zip(item.parts, option_order(item, "seed"), strict=True)
    ]
    return {"attempt_id": attempt, "number": number, "revision": revision_of(item), "option_order": order}
