"""What happens around every request: which hosts are answered, how the database is opened, headers, logs."""

from __future__ import annotations

import json
import logging
import sys
import time
from contextvars import Token
from http import HTTPStatus

from flask import Flask, Response, abort, g, request, session
from werkzeug.middleware.proxy_fix import ProxyFix

from quizapp.config import Settings
from quizapp.extensions import compress
from quizapp.models.engine import read_only

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

LARGE = frozenset({"members.preview", "members.add"})
LARGEST = 512 * 1024
"""Pages that take more than the usual body, and the bytes they take: 300 long names and a file of names."""

log = logging.getLogger("quizapp.requests")


def register(app: Flask, settings: Settings) -> None:
    """Attach everything to an app."""
    if settings.trusted_proxies:
        count = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]  # Flask's documented way
    app.config["TRUSTED_HOSTS"] = list(settings.allowed_hosts)
    app.before_request(_open)
    app.after_request(_finish)
    app.teardown_request(_close)


def set_up_logs() -> None:
    """Send one JSON line a request to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    log.handlers[:] = [handler]
    log.setLevel(logging.INFO)
    log.propagate = False


def _open() -> None:
    g.started = time.perf_counter()
    g.read_only = read_only.set(request.method in SAFE_METHODS)
    if request.endpoint in LARGE:
        request.max_content_length = request.max_form_memory_size = LARGEST
    if request.routing_exception is None and request.url_rule is None:
        abort(404)


def _finish(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static" and (session or "Set-Cookie" in response.headers):
        response.headers["Cache-Control"] = "no-store"
    _log(response)
    return _compress(response)


def _compress(response: Response) -> Response:
    """Compress a reply, but for an address with a query.

    What somebody else wrote into an address must not be compressed together with the token of a form: from
    the sizes of many such replies the token could be guessed (BREACH, https://breachattack.com).
    """
    if request.args:
        return response
    if request.endpoint == "static" and response.status_code == HTTPStatus.OK:
        response.direct_passthrough = False
        response.make_sequence()  # a stream would leave the file open, and go out with no length
    return compress.after_request(response)


def _log(response: Response) -> None:
    """Write route, status and time, and nothing that a person gave: no address, query, name or answer."""
    line = {
        "method": request.method,
        "route": request.url_rule.rule if request.url_rule else None,
        "status": response.status_code,
        "ms": round((time.perf_counter() - g.started) * 1000, 1) if "started" in g else None,
    }
    log.info(json.dumps(line))


def _close(_: BaseException | None) -> None:
    token: Token[bool] | None = g.pop("read_only", None)
    if token is not None:
        read_only.reset(token)
