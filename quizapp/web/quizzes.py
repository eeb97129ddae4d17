"""The quizzes of the current release, and starting one."""

from __future__ import annotations

import secrets

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from quizapp.extensions import db
from quizapp.services.access.releases import current_release, list_blueprints
from quizapp.services.attempts import start_attempt
from quizapp.web.forms.answers import StartForm
from quizapp.web.front import open_head
from quizapp.web.visitors import ensure_key, now

quizzes = Blueprint("quizzes", __name__)


@quizzes.get("/quizzes")
def index() -> str:
    """List what there is to take."""
    release = current_release(db.session())
    blueprints = list_blueprints(db.session(), release)
    return render_template(
        "quizzes/index.html", release=release, blueprints=blueprints, head=open_head(), form=StartForm()
    )


@quizzes.post("/quizzes/<string:slug>/start")
def start(slug: str) -> Response:
    """Start a quiz, or come back to the round that is open."""
    attempt = start_attempt(db.session(), ensure_key(), slug, secrets.token_hex(16), now())
    db.session.commit()
    return redirect(url_for("attempts.resume", key=attempt))
