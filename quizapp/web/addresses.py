"""What the address of a page says: where to go on, only on our own site; and which page of a list."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

FARTHEST = 10_000
"""The last page of a list that can be asked for."""


def own_path(given: str | None) -> str | None:
    """Give the path, with its query, where it leads to a page of this site that shows itself; else None."""
    if not given or len(given) > 500 or not given.startswith("/") or given.startswith(("//", "/\\")):
        return None
    parts = urlsplit(given)
    if parts.scheme or parts.netloc:
        return None
    try:
        current_app.url_map.bind(request.host).match(parts.path, method="GET")
    except (HTTPException, RequestRedirect):
        return None
    return given


def page_asked() -> int:
    """Give the page of a list that is asked for, from 1; the first for what is no number."""
    given = request.args.get("page", "1")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1
    return min(max(1, number), FARTHEST)
