"""Addresses that a page was given: only our own are followed."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect


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
