"""What is over is marked, and what is old deleted, while the site serves and by a command."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

from click.testing import CliRunner
from sqlalchemy import select, update

from quizapp.app import create_app
from quizapp.cli import main
from quizapp.cli.prepare import prepare
from quizapp.cli.sweep import start_sweeping
from quizapp.config import Settings
from quizapp.extensions import db
from quizapp.learning.blueprint import Mode
from quizapp.learning.window import Window
from quizapp.models import Assignment, Attempt, Learner
from quizapp.services.accounts import create_instructor
from quizapp.services.assignments import Setting, create_assignment, start_assignment
from quizapp.services.classrooms import create_classroom
from quizapp.services.codes import make_ticket
from quizapp.services.learners import create_learner
from quizapp.services.members import join_classroom

PATIENCE = 10.0


def test_what_is_over_is_marked_by_itself(tmp_path: Path) -> None:
    app = create_app(Settings(tmp_path, f"sqlite:///{tmp_path / 'test.db'}", "s" * 32))
    prepare(app)
    with app.app_context():
        now = dt.datetime.now(dt.UTC)
        eva = create_instructor(db.session(), "eva", "Eva", None, now)
        room = create_classroom(db.session(), eva.id, "Class", "UTC", now)
        setting = Setting("Homework", Window())
        arguments = (eva.id, room.key, "ten-questions", Mode.ASSESSMENT, False, setting, now)
        assignment = create_assignment(db.session(), *arguments)
        joined = join_classroom(db.session(), room.join_code or "", "Ana", make_ticket(), now)
        start_assignment(db.session(), joined.learner_key, assignment.key, now)
        assignment.closes_at = now - dt.timedelta(hours=1)
        db.session.commit()
        stop = start_sweeping(app, every=0.05)
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends and not db.session.scalars(select(Attempt.finished_at)).one():
            db.session.rollback()
            time.sleep(0.05)
        stop.set()
        finished = db.session.scalars(select(Attempt.finished_at)).one()
        closed = db.session.scalars(select(Assignment.closes_at)).one()
        assert finished == closed
        db.session.remove()
        db.engine.dispose()


def test_the_command_deletes_guests_of_long_ago_and_says_so(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'test.db'}"
    app = create_app(Settings(tmp_path, url, "s" * 32))
    prepare(app)
    with app.app_context():
        now = dt.datetime.now(dt.UTC)
        for _ in range(3):
            create_learner(db.session(), now)
        old = select(Learner.id).order_by(Learner.id).limit(2)
        years_ago = now - dt.timedelta(days=800)
        db.session.execute(update(Learner).where(Learner.id.in_(old)).values(created_at=years_ago))
        db.session.commit()
        environ = {"QUIZAPP_HOME": str(tmp_path), "QUIZAPP_DATABASE_URL": url}
        done = CliRunner().invoke(main, ["sweep"], env=environ, catch_exceptions=False)
        assert (done.exit_code, done.output.count("2 guests of long ago and 0 ended sessions")) == (0, 1)
        assert len(db.session.scalars(select(Learner.id)).all()) == 1
        db.session.remove()
        db.engine.dispose()
