"""Around every request: headers, hosts, cookies, logs."""

from __future__ import annotations

import json
import logging
from dataclasses import replace

import pytest
from flask import Flask

from quizapp.app import create_app
from quizapp.config import Settings
from quizapp.extensions import db
from tests.web.conftest import Visitor

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("path", ["/", "/nowhere", "/healthz", "/attempts/x"])
def test_every_answer_carries_the_same_safety_headers(ana: Visitor, path: str) -> None:
    headers = ana.client.get(path).headers
    assert headers["Content-Security-Policy"] == CSP
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Permissions-Policy"] == "camera=(), geolocation=(), microphone=()"


def test_pages_of_a_visitor_are_not_kept_by_browsers_and_proxies(ana: Visitor) -> None:
    ana.start()
    for path in ("/", ana.question(1), "/nowhere"):
        assert ana.client.get(path).headers["Cache-Control"] == "no-store", path


def test_static_files_are_kept_for_a_year_under_a_name_of_their_content(ana: Visitor) -> None:
    (sheet,) = ana.get("/").find("link", rel="stylesheet")
    reply = ana.client.get(sheet.attributes["href"])
    assert (reply.status_code, reply.mimetype) == (200, "text/css")
    assert reply.cache_control.max_age == 365 * 24 * 3600
    assert "Set-Cookie" not in reply.headers
    reply.close()


@pytest.mark.parametrize("coding", ["zstd", "br", "gzip"])
def test_pages_and_static_files_come_compressed_to_who_can_read_that(ana: Visitor, coding: str) -> None:
    (sheet,) = ana.get("/").find("link", rel="stylesheet")
    for path in ("/", sheet.attributes["href"]):
        plain = ana.client.get(path, buffered=True)
        packed = ana.client.get(path, headers={"Accept-Encoding": coding}, buffered=True)
        assert plain.headers.get("Content-Encoding") is None
        assert packed.headers["Content-Encoding"] == coding
        assert "Accept-Encoding" in packed.headers["Vary"]
        assert 0 < len(packed.data) < len(plain.data) / 2


def test_what_somebody_wrote_into_an_address_is_never_compressed_beside_a_token(ana: Visitor) -> None:
    reply = ana.client.get("/join?code=guess", headers={"Accept-Encoding": "zstd, br, gzip, deflate"})
    assert "guess" in reply.text
    assert "csrf_token" in reply.text
    assert "Content-Encoding" not in reply.headers


def test_a_site_answers_only_to_its_own_names(ana: Visitor) -> None:
    for host, status in (("localhost", 200), ("127.0.0.1:8000", 200), ("evil.example", 400)):
        assert ana.client.get("/", headers={"Host": host}).status_code == status, host


def test_the_cookie_is_closed_to_scripts_and_to_other_sites(ana: Visitor) -> None:
    cookie = ana.client.get("/").headers["Set-Cookie"]
    assert cookie.startswith("session=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_under_https_the_cookie_is_bound_to_this_host(app: Flask, settings: Settings) -> None:
    secure = create_app(replace(settings, https=True, secret_key="t" * 32))
    cookie = secure.test_client().get("/", base_url="https://localhost").headers["Set-Cookie"]
    with secure.app_context():
        db.engine.dispose()
    assert cookie.startswith("__Host-session=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


def test_forwarded_headers_are_believed_only_where_configured(app: Flask, settings: Settings) -> None:
    proxied = create_app(replace(settings, trusted_proxies=1, allowed_hosts=("quiz.example",)))
    headers = {"X-Forwarded-Host": "quiz.example"}
    assert proxied.test_client().get("/healthz", headers=headers).status_code == 200
    with proxied.app_context():
        db.engine.dispose()
    assert app.test_client().get("/healthz", headers={"X-Forwarded-Host": "evil.example"}).status_code == 200


def test_a_log_line_tells_the_route_and_nothing_of_the_person(
    ana: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    log = logging.getLogger("quizapp.requests")
    log.propagate = True
    with caplog.at_level(logging.INFO, "quizapp.requests"):
        ana.start()
        ana.answer(1, part1="1")
        ana.client.get("/nowhere?name=Ana")
    lines = [json.loads(record.getMessage()) for record in caplog.records]
    assert {"/", "/attempts/<string:key>/questions/<int:number>", None} & {line["route"] for line in lines}
    assert all(set(line) == {"method", "route", "status", "ms"} for line in lines)
    assert ana.attempt not in caplog.text
    assert "Ana" not in caplog.text


def test_a_cookie_is_set_only_where_it_changes(ana: Visitor) -> None:
    """A reply that was on its way while somebody signed out must not sign them in again."""
    ana.start()
    sheet = f"{ana.client.application.static_url_path}/app.css"
    for path in (sheet, "/quizzes", ana.question(1), f"{ana.question(1)}/answer"):
        assert "Set-Cookie" not in ana.client.get(path, buffered=True).headers, path
    reply = ana.client.post("/quizzes/practice/start", data={"csrf_token": ana.token()})
    assert "Set-Cookie" in reply.headers, "who begins a round is known for another half year"
