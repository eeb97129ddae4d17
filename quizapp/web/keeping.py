"""Keeping one's progress: a code to carry on elsewhere, a goal for the week."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.errors import NotFoundError, TicketUsedError
from quizapp.extensions import db
from quizapp.services.access.learners import find_learner
from quizapp.services.access.members import is_member
from quizapp.services.codes import show_code
from quizapp.services.goals import set_goal
from quizapp.services.keeping import keep_with_code
from quizapp.services.learners import stamp_of
from quizapp.web.forms.answers import StartForm
from quizapp.web.forms.classrooms import CardForm
from quizapp.web.forms.keeping import GoalForm
from quizapp.web.presenters.qr import draw_qr
from quizapp.web.visitors import current_key, now, remember_learner, require_key

keeping = Blueprint("keeping", __name__)

Page = str | tuple[str, int] | Response


@keeping.get("/practice/keep")
def show() -> Page:
    """Say where one's progress is kept, and offer what else can be done with it."""
    learner = find_learner(db.session(), current_key())
    return render_template(
        "keeping/keep.html",
        learner=learner,
        ticket_form=CardForm(formdata=None, before=stamp_of(learner)),
        plain_form=StartForm(formdata=None),
    )


@keeping.post("/practice/keep/code")
def make_code() -> Page:
    """Make a new sign-in code for the learner who is here, and show it this once.

    The QR code leads to the code as a fragment, which no browser sends and no server logs.
    """
    form = CardForm()
    if not form.validate_on_submit():
        raise NotFoundError("no ticket")
    try:
        learner, code = keep_with_code(db.session(), current_key(), form.ticket.data, form.before.data, now())
    except TicketUsedError:
        db.session.rollback()
        flash(_("Your code was changed meanwhile. Press the button once more if you want another."))
        return redirect(url_for(".show"))
    key, in_class = learner.key, is_member(db.session(), learner.key)
    db.session.commit()
    remember_learner(key, in_class, is_kept=True)
    shown = show_code(code)
    link = url_for("accounts.show_sign_in", _external=True, _anchor=shown)
    return render_template("keeping/code.html", code=shown, picture=draw_qr(link), in_class=in_class)


@keeping.post("/practice/goal")
def choose_goal() -> Page:
    """Set a goal for every week, or give it up."""
    key = require_key()
    form = GoalForm()
    if not form.validate_on_submit():
        raise NotFoundError("no such goal")
    set_goal(db.session(), key, form.goal)
    db.session.commit()
    flash(_("Your goal is set.") if form.goal else _("You have no goal now."))
    return redirect(url_for("front.progress", _anchor="goal"))
