"""Eva's class, and what a test does in it; beside it stands a class of noise."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.learning.blueprint import Mode
from quizapp.learning.window import Window
from quizapp.models import Assignment, AttemptItem, Classroom, Learner, Membership
from quizapp.services.accounts import create_instructor
from quizapp.services.assignments import Setting, create_assignment, start_assignment
from quizapp.services.attempts import finish_attempt, save_answer
from quizapp.services.classrooms import create_classroom
from quizapp.services.codes import make_ticket
from quizapp.services.members import join_classroom
from quizapp.services.revisions import read_items
from tests.factories import NOW


@dataclass(frozen=True)
class Room:
    """A class with its owner."""

    session: Session
    owner: int
    key: str

    @property
    def classroom(self) -> Classroom:
        """The class as it is now."""
        return self.session.scalars(select(Classroom).where(Classroom.key == self.key)).one()

    def join(self, name: str) -> str:
        """Let a student in; give the learner's key."""
        code = self.classroom.join_code or ""
        key = join_classroom(self.session, code, name, make_ticket(), NOW).learner_key
        self.session.commit()
        return key

    def member(self, name: str) -> Membership:
        """Give a student by name."""
        query = select(Membership).where(Membership.display_name == name)
        return self.session.scalars(query.where(Membership.classroom_id == self.classroom.id)).one()

    def set(
        self,
        title: str = "Homework",
        quiz: str = "test",
        mode: Mode = Mode.ASSESSMENT,
        same: bool = False,
        **rules: Any,
    ) -> Assignment:
        """Set a quiz; dates go into `window`, the rest as in Setting."""
        setting = Setting(title, rules.pop("window", Window()), **rules)
        assignment = create_assignment(self.session, self.owner, self.key, quiz, mode, same, setting, NOW)
        self.session.commit()
        return assignment

    def start(self, learner: str, assignment: Assignment, now: dt.datetime = NOW) -> str:
        """Begin an attempt; give its key."""
        key = start_assignment(self.session, learner, assignment.key, now)
        self.session.commit()
        return key

    def take(
        self, learner: str, assignment: Assignment, right: int, now: dt.datetime = NOW, hands_in: bool = True
    ) -> str:
        """Take an attempt with so many questions answered rightly, and hand it in."""
        attempt = self.start(learner, assignment, now)
        for number in range(1, right + 1):
            save_answer(self.session, learner, attempt, number, self.find_key(attempt, number), 0, None, now)
        if hands_in:
            finish_attempt(self.session, learner, attempt, now)
        self.session.commit()
        return attempt

    def find_key(self, attempt: str, number: int) -> list[list[str]]:
        """Give the places of the right options of a question."""
        from quizapp.models import Attempt

        query = (
            select(AttemptItem.revision, AttemptItem.option_order)
            .join(Attempt, Attempt.id == AttemptItem.attempt_id)
            .where(Attempt.key == attempt, AttemptItem.number == number)
        )
        revision, order = self.session.execute(query).one()
        parts = read_items(self.session, [revision])[revision].parts
        return [[str(shown["options"].index(part.key.id))] for part, shown in zip(parts, order, strict=True)]

    def learner(self, key: str) -> Learner:
        """Give a learner by key."""
        return self.session.scalars(select(Learner).where(Learner.key == key)).one()


def make_room(session: Session, owner: str, name: str) -> Room:
    """Make an instructor with a class."""
    account = create_instructor(session, owner, owner.capitalize(), None, NOW)
    room = Room(session, account.id, create_classroom(session, account.id, name, "Europe/London", NOW).key)
    session.commit()
    return room
