"""Every route is shut to strangers or open to all, has a typed kebab-case path, and asks for a token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule

from quizapp.app import create_app
from quizapp.config import Settings
from quizapp.content.shipped import load_release
from quizapp.extensions import db
from quizapp.services.releases import import_release
from tests import databases
from tests.factories import NOW
from tests.permissions import ROWS

SHUT = {"401": 401, "404": 404, "sign": 302}
"""How the table of permissions says that somebody may not, and the status that tells it."""

SHOWS = {"GET", "HEAD"}
CHANGES = {"POST", "PUT", "PATCH", "DELETE"}
PART = re.compile(r"[a-z]+(-[a-z]+)*|<(string|int|path):[a-z_]+>|[0-9a-f]{12}")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder: Path = tmp_path_factory.mktemp("routes")
    url = databases.sqlite_url(folder / "test.db")
    databases.migrate_to_head(url)
    app = create_app(Settings(home=folder, database_url=url, secret_key="s" * 32))
    with app.app_context():
        import_release(db.session(), *load_release(), NOW)
        db.session.commit()
        db.session.remove()
    yield app
    with app.app_context():
        db.engine.dispose()


def test_a_stranger_finds_nothing_that_has_an_owner(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    for row in ROWS:
        if row.comes["nobody"] in SHUT:
            path = _fill(next(app.url_map.iter_rules(row.endpoint)))
            body = {"given": [["0"]], "version": 0} if row.method == "PUT" else None
            reply = app.test_client().open(path, method=row.method, json=body)
            assert reply.status_code == SHUT[row.comes["nobody"]], str(row)
    app.config["WTF_CSRF_ENABLED"] = True


def test_nothing_is_sent_without_a_token(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) & CHANGES:
            assert app.test_client().open(_fill(rule), method=method).status_code == 400, f"{method} {rule}"


def test_a_route_that_shows_does_not_also_change(app: Flask) -> None:
    mixed = [
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if (rule.methods or set()) & SHOWS and (rule.methods or set()) & CHANGES
    ]
    assert mixed == [], "a view that does both is two views"


def test_paths_are_kebab_case_and_their_values_typed(app: Flask) -> None:
    strange = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if not all(PART.fullmatch(part) for part in rule.rule.split("/") if part)
    ]
    assert strange == []


def test_no_view_writes_and_forgets_to_commit() -> None:
    """A view commits once at most; a service never."""
    root = Path(create_app.__code__.co_filename).parent
    for path in sorted((root / "services").rglob("*.py")):
        assert ".commit(" not in path.read_text("utf-8"), f"{path.name}: services flush, the view commits"


def _fill(rule: Rule) -> str:
    filled = re.sub(r"<string:[a-z_]+>", "0" * 32, rule.rule)
    return re.sub(r"<path:[a-z_]+>", "x", re.sub(r"<int:[a-z_]+>", "1", filled))


SIGNED_IN_IS_ENOUGH = {"visitors.py", "own_accounts.py", "base.html", "home.html", "keep.html"}
"""Where it does not matter whether an account teaches: they show the way to it, or out of it."""


def test_being_signed_in_makes_nobody_an_instructor() -> None:
    """Who learns may have an account too: what is an instructor's asks `is_instructor`."""
    web = Path(create_app.__code__.co_filename).parent / "web"
    files = (*web.rglob("*.py"), *web.rglob("*.html"))
    asking = {
        file.name for file in files if "is_authenticated" in file.read_text("utf-8")
    } - SIGNED_IN_IS_ENOUGH
    assert asking == set()
