"""The front page and the page on practising."""

from __future__ import annotations

from flask import Blueprint, render_template

from quizapp.extensions import db
from quizapp.services.access.articles import list_cards
from quizapp.services.access.attempts import find_open_practice, list_finished
from quizapp.services.access.doubts import list_own_doubts
from quizapp.services.access.releases import current_release
from quizapp.services.desk import AttemptHead
from quizapp.services.desks import load_head
from quizapp.services.goals import load_goal
from quizapp.services.practice import load_practice
from quizapp.web.forms.answers import StartForm
from quizapp.web.forms.keeping import GoalForm
from quizapp.web.presenters.progress import show_progress
from quizapp.web.visitors import current_key, now

front = Blueprint("front", __name__)


@front.get("/")
def home() -> str:
    """Say what this is, and begin or carry on in one click."""
    release = current_release(db.session())
    cards = list_cards(db.session(), release.id)
    head = open_head()
    due = () if head else load_practice(db.session(), current_key(), now()).due
    return render_template(
        "front/home.html",
        cards=cards.values(),
        head=head,
        due=due,
        goal=load_goal(db.session(), current_key(), now()),
        form=StartForm(),
    )


@front.get("/practice")
def practice() -> str:
    """Begin a round, carry on with the open one, or look at finished ones."""
    head = open_head()
    return render_template(
        "front/practice.html",
        head=head,
        finished=list_finished(db.session(), current_key()),
        doubts=list_own_doubts(db.session(), current_key()),
        practice=None if head else load_practice(db.session(), current_key(), now()),
        form=StartForm(),
    )


@front.get("/practice/progress")
def progress() -> str:
    """Show how practice went, skill by skill over time."""
    practice = load_practice(db.session(), current_key(), now())
    goal = load_goal(db.session(), current_key(), now())
    return render_template(
        "front/progress.html",
        practice=practice,
        progress=show_progress(practice, now()),
        is_somebody=current_key() is not None,
        goal=goal,
        goal_form=GoalForm(formdata=None, rounds=str(goal.rounds) if goal else ""),
        form=StartForm(),
    )


def open_head() -> AttemptHead | None:
    """Give the visitor's open round, None where there is none."""
    key = current_key()
    attempt = find_open_practice(db.session(), key)
    return load_head(db.session(), key, attempt.key, now()) if attempt and key else None
