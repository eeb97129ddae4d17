"""The same people everywhere: ana and ben learn, eva teaches; cleo is noise."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.learning.answer import Confidence
from quizapp.models import Attempt, AttemptItem, Release
from quizapp.services.attempts import save_answer, start_attempt
from quizapp.services.learners import create_learner
from quizapp.services.releases import import_release
from quizapp.services.revisions import read_items
from tests.factories import BLUEPRINTS, NOW, make_articles, make_bank, make_items
from tests.services.lessons import Lesson
from tests.services.rooms import Room, make_room


@dataclass(frozen=True)
class Desk:
    """One learner's open attempt, and what a test does with it."""

    session: Session
    learner: str
    attempt: str

    def save(
        self, number: int, places: list[list[str]], version: int = 0, sure: Confidence | None = None
    ) -> int:
        """Save an answer to one question."""
        saved = save_answer(self.session, self.learner, self.attempt, number, places, version, sure, NOW)
        return saved.version

    def find_key(self, number: int) -> list[list[str]]:
        """Give the places of the right options."""
        query = (
            select(AttemptItem.revision, AttemptItem.option_order)
            .join(Attempt, Attempt.id == AttemptItem.attempt_id)
            .where(Attempt.key == self.attempt, AttemptItem.number == number)
        )
        revision, order = self.session.execute(query).one()
        parts = read_items(self.session, [revision])[revision].parts
        return [[str(shown["options"].index(part.key.id))] for part, shown in zip(parts, order, strict=True)]

    def count_parts(self, number: int) -> int:
        """Say how many parts a question has."""
        return len(self.find_key(number))


@pytest.fixture
def release(session: Session) -> Release:
    release = import_release(session, make_bank(make_items(60)), make_articles(), BLUEPRINTS, NOW)
    session.commit()
    return release


@pytest.fixture
def ana(session: Session) -> str:
    return _join(session)


@pytest.fixture
def ben(session: Session) -> str:
    return _join(session)


@pytest.fixture
def desk(session: Session, release: Release, ana: str) -> Desk:
    """Ana's round of practice."""
    return begin(session, ana, "practice")


@pytest.fixture
def exam(session: Session, release: Release, ana: str) -> Desk:
    """Ana's test, explained at its end."""
    return begin(session, ana, "test")


@pytest.fixture(params=["practice", "long"], ids=["3 questions", "40 questions"])
def any_length(request: pytest.FixtureRequest, session: Session, release: Release, ana: str) -> Desk:
    """Ana's attempt at a short quiz, then at a long one."""
    return begin(session, ana, request.param)


def _join(session: Session) -> str:
    key = create_learner(session, NOW).key  # read before the commit: after it, reading opens a transaction
    session.commit()
    return key


def begin(session: Session, learner: str, slug: str) -> Desk:
    """Begin an attempt outside any assignment."""
    attempt = start_attempt(session, learner, slug, "seed", NOW)
    session.commit()
    return Desk(session, learner, attempt)


@pytest.fixture
def room(session: Session, release: Release) -> Room:
    """Eva's class, with a class of noise beside it that has a student and an assignment of the same names."""
    noise = make_room(session, "otto", "Noise")
    noise.take(noise.join("Ana"), noise.set(), right=1)
    return make_room(session, "eva", "Media studies")


@pytest.fixture
def lesson(room: Room) -> Lesson:
    """Ana has the first of three questions right, Ben all, Cleo none; all three count."""
    assignment = room.set(same=True)
    for name, right in (("Ana", 1), ("Ben", 3), ("Cleo", 0)):
        room.take(room.join(name), assignment, right)
    assert assignment.paper is not None
    revision = assignment.paper[0]
    return Lesson(room, assignment, revision, read_items(room.session, [revision])[revision])
