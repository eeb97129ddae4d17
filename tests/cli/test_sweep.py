"""While the site serves, attempts whose assignment is over are marked without anybody asking."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

from sqlalchemy import select

from quizapp.app import create_app
from quizapp.cli.prepare import prepare
from quizapp.cli.sweep import start_sweeping
from quizapp.config import Settings
from quizapp.extensions import db
from quizapp.learning.blueprint import Mode
from quizapp.learning.window import Window
from quizapp.models import Assignment, Attempt
from quizapp.services.accounts import create_instructor
from quizapp.services.assignments import Setting, create_assignment, start_assignment
from quizapp.services.classrooms import create_classroom
from quizapp.services.codes import make_ticket
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
