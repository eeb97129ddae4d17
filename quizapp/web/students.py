"""What a student does: join a class, see what is set, begin it, get a new sign-in code."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.errors import ClosedError, NameTakenError, NotFoundError, TicketUsedError
from quizapp.extensions import db
from quizapp.services.access.attempts import has_practised
from quizapp.services.access.doubts import list_own_doubts
from quizapp.services.access.learners import find_guest, find_learner
from quizapp.services.assignments import start_assignment
from quizapp.services.codes import make_ticket, read_code
from quizapp.services.homework import load_homework, load_task
from quizapp.services.learners import stamp_of
from quizapp.services.members import Joined, has_made_code, join_classroom
from quizapp.web import limits
from quizapp.web.forms.answers import StartForm
from quizapp.web.forms.classrooms import SAME_PERSON, CardForm, JoinForm
from quizapp.web.visitors import current_key, is_in_class, is_kept, now, remember_learner, require_key, stay

students = Blueprint("students", __name__)

Page = str | tuple[str, int] | Response


@students.get("/join")
def show_join() -> Page:
    """Ask for a join code and a name."""
    return _show_join(JoinForm(data={"code": request.args.get("code", "")[:60]}))


@students.post("/join")
@limits.codes
def join() -> Page:
    """Join a class, and show the personal sign-in code this once."""
    form = JoinForm()
    if not form.validate_on_submit():
        return _show_join(form), 422
    joined = _try_join(form)
    if joined is None:
        return _show_join(form), 422
    name = joined.classroom.name
    db.session.commit()
    remember_learner(joined.learner_key, in_class=True)
    if joined.card is None:
        # A message is plain text: two signs that are not seen keep the name's own direction of writing.
        flash(_("You are in %(name)s. You sign in as before.", name=f"\u2068{name}\u2069"))
        return redirect(url_for(".home"))
    return render_template("students/card.html", card=joined.card, classroom=name)


@students.get("/my-classes")
def home() -> Page:
    """Show a student's classes, and what is set in each."""
    key = current_key()
    if key is None:
        return redirect(url_for("accounts.show_sign_in"))
    return render_template(
        "students/home.html",
        homework=load_homework(db.session(), key, now()),
        doubts=list_own_doubts(db.session(), key),
        ticket_form=CardForm(formdata=None, before=stamp_of(find_learner(db.session(), key))),
        is_known=is_in_class(),
        plain_form=StartForm(formdata=None),
    )


@students.get("/assignments/<string:key>")
def show_assignment(key: str) -> Page:
    """Show a student one assignment: when it is due, the attempts so far, and the button to begin."""
    task = load_task(db.session(), require_key(), key, now())
    return render_template("students/assignment.html", task=task, form=StartForm(formdata=None))


@students.post("/assignments/<string:key>/start")
def begin(key: str) -> Page:
    """Begin an attempt, or go on with the open one."""
    try:
        attempt = start_assignment(db.session(), require_key(), key, now())
    except ClosedError:
        db.session.rollback()
        flash(_("No attempt can be begun now."))
        return redirect(url_for(".show_assignment", key=key))
    db.session.commit()
    stay()
    return redirect(url_for("attempts.resume", key=attempt))


def _try_join(form: JoinForm) -> Joined | None:
    """Join with what the form holds; where that cannot be, note at a field why."""
    is_again = has_made_code(db.session(), form.ticket.data)
    if is_kept() and not form.who.data and not is_again:
        form.who.errors = [_("Say who is joining: somebody is signed in here already.")]
        return None
    try:
        return join_classroom(
            db.session(),
            read_code(form.code.data),
            form.name.data,
            form.ticket.data,
            now(),
            current_key(),
            form.keep_practice.data,
            is_kept() and form.who.data == SAME_PERSON,
        )
    except NotFoundError:
        g.is_wrong_guess = True
        form.code.errors = [_("No class can be joined with this code. Read it again, or ask your teacher.")]
    except TicketUsedError:
        form.ticket.data = make_ticket()
        form.name.errors = [_("This page was sent before. Look at the name once more, then join again.")]
    except NameTakenError:
        form.name.errors = [
            _("Somebody here has this name. If it is you, sign in with your code; if not, add a letter.")
        ]
    return None


def _show_join(form: JoinForm) -> str:
    key = current_key()
    may_keep = has_practised(db.session(), key) and find_guest(db.session(), key) is not None
    return render_template("students/join.html", form=form, may_keep=may_keep)
