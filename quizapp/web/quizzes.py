"""The quizzes of the current release, and starting one."""

from __future__ import annotations

import secrets

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.errors import EmptyBankError
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
    try:
        attempt = start_attempt(db.session(), ensure_key(), slug, secrets.token_hex(16), now())
    except EmptyBankError:
        db.session.rollback()
        flash(_("No question is free to practise now: an assignment keeps them until it closes."))
        return redirect(url_for(".index"))
    db.session.commit()
    return redirect(url_for("attempts.resume", key=attempt))
