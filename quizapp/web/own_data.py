"""One's own data: take a copy of it away, or have it erased."""

from __future__ import annotations

import json

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from quizapp.errors import NotFoundError
from quizapp.extensions import db
from quizapp.services.access.learners import find_learner
from quizapp.services.erasure import erase, has_class_work
from quizapp.services.own_data import take_own_data
from quizapp.web.forms.answers import StartForm
from quizapp.web.visitors import current_key, forget_learner, now, require_key

own_data = Blueprint("own_data", __name__)

Page = str | Response


@own_data.post("/practice/data")
def download() -> Page:
    """Give everything about the learner as a file. It is a form, because taking it is noted."""
    document = take_own_data(db.session(), require_key(), now())
    db.session.commit()
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    name = f"corroborate-{now():%Y-%m-%d}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, mimetype="application/json", headers=headers)


@own_data.get("/practice/erase")
def show_erase() -> Page:
    """Say exactly what goes, and what stays."""
    learner = find_learner(db.session(), current_key())
    return render_template(
        "keeping/erase.html",
        learner=learner,
        is_in_a_class=learner is not None and has_class_work(db.session(), learner),
        plain_form=StartForm(formdata=None),
    )


@own_data.post("/practice/erase")
def erase_all() -> Page:
    """Erase the learner, or the practice of who is in a class. Doing it twice is doing it once."""
    key = current_key()
    try:
        is_all = erase(db.session(), key or "", now())
    except NotFoundError:
        db.session.rollback()
        return redirect(url_for(".show_erase"))
    had_account = current_user.learner_key is not None
    db.session.commit()
    if not is_all:
        flash(_("Your practice is deleted. What you did in a class is kept by its teacher."))
        return redirect(url_for("front.practice"))
    forget_learner()
    if had_account:
        flash(_("Done. Your practice and your account are deleted, and nothing here leads to you any more."))
    else:
        flash(_("Done. Your practice is deleted, and nothing here leads to you any more."))
    return redirect(url_for("front.home"))
