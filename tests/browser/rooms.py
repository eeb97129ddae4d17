"""What stands behind a running server: its database, a class in it, and an attempt at chosen questions."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

from playwright.sync_api import Page
from sqlalchemy import create_engine, insert, select
from sqlalchemy.orm import Session

from quizapp.content.shipped import load_release
from quizapp.items.bank import revision_of
from quizapp.items.interactions.shown import show_part
from quizapp.items.item import Interaction, Item
from quizapp.learning.blueprint import Mode
from quizapp.learning.paper import option_order
from quizapp.learning.window import Window
from quizapp.models import Attempt, AttemptItem, Release
from quizapp.models.engine import configure_engine
from quizapp.services.accounts import create_instructor
from quizapp.services.assignments import Setting, create_assignment
from quizapp.services.classrooms import create_classroom
from quizapp.services.passwords import hash_password
from tests.servers import Site

PASSWORD = "four unlikely words beside"
HOMEWORK = "Read closely"
QUIZ = "figures-side-by-side"

_NUMBERS = count(1)


@dataclass(frozen=True)
class Classroom:
    """A class that can be joined, and its assessment, explained after the second attempt."""

    key: str
    code: str
    homework: str

    def join(self, page: Page, name: str = "") -> str:
        """Join under a name nobody has, go to one's classes, and give the personal sign-in code."""
        page.goto(f"/join?code={self.code}")
        page.get_by_label("Your name in this class").fill(name or f"Student {next(_NUMBERS)}")
        page.get_by_role("button", name="Join the class").click()
        own = page.locator(".bigcode").inner_text()
        page.goto("/my-classes")
        return own


@contextmanager
def open_database(site: Site) -> Iterator[Session]:
    """Open the database that a server writes into; what is done is committed at the end."""
    engine = create_engine(f"sqlite:///{site.log.parent / 'home/corroborate.db'}")
    configure_engine(engine)
    with Session(engine) as session:
        yield session
        session.commit()
    engine.dispose()


def make_classroom(
    site: Site, name: str = "Class 10b", owner: str = "eva", homework: str = HOMEWORK
) -> Classroom:
    """Make an instructor with a class and an assignment of five questions, each chosen from options."""
    now = dt.datetime.now(dt.UTC)
    with open_database(site) as session:
        eva = create_instructor(
            session, owner, owner.title(), hash_password(PASSWORD, 8), now, is_operator=True
        )
        room = create_classroom(session, eva.id, name, "Europe/Berlin", now)
        setting = Setting(homework, Window(), attempts_allowed=2)
        work = create_assignment(session, eva.id, room.key, QUIZ, Mode.ASSESSMENT, True, setting, now)
        work.paper = [revision_of(item) for item in _choose([is_of(Interaction.SINGLE_CHOICE)] * 5)]
        return Classroom(room.key, room.join_code or "", homework)


def is_of(interaction: Interaction, parts: int = 1) -> Callable[[Item], bool]:
    """Say of items whether they have so many parts, and are answered in one way."""
    return lambda item: len(item.parts) == parts and item.parts[0].interaction is interaction


EVERY_WAY: Sequence[Callable[[Item], bool]] = (
    *(is_of(way) for way in Interaction if way is not Interaction.PICK_PHRASES),
    lambda item: any(part.interaction is Interaction.PICK_PHRASES for part in item.parts),
    lambda item: len(item.parts) == 2,
    lambda item: len(item.passages) > 1,
)
"""One item of each kind of page: every interaction, two parts, and passages side by side."""


def _choose(wanted: Sequence[Callable[[Item], bool]]) -> list[Item]:
    """Choose an item of each wanted kind; none carries a content note, which would stand before it."""
    bank, _, _ = load_release()
    items: list[Item] = []
    for fits in wanted:
        fitting = (item for item in bank.approved if fits(item) and not item.content_notes)
        items.append(next(item for item in fitting if item not in items))
    return items


def ask(site: Site, page: Page, wanted: Sequence[Callable[[Item], bool]], mode: Mode = Mode.TRAINING) -> str:
    """Give the guest of a page an attempt at an item of each wanted kind; give its path."""
    page.goto("/")
    page.locator("main form[action$=start] button, main a.btn-primary").first.click()
    began = page.url.split("/attempts/")[1].split("/")[0]
    items = _choose(wanted)
    key = secrets.token_hex(16)
    now = dt.datetime.now(dt.UTC)
    with open_database(site) as session:
        before = session.scalars(select(Attempt).where(Attempt.key == began)).one()
        before.finished_at = now
        session.flush()
        made = Attempt(
            key=key,
            learner_id=before.learner_id,
            release_id=session.scalars(select(Release.id).order_by(Release.id.desc())).first(),
            blueprint="every-way",
            title="Every way to answer",
            mode=mode.value,
            seed="seed",
            started_at=now,
        )
        session.add(made)
        session.flush()
        session.execute(insert(AttemptItem), [_row(made.id, n, item) for n, item in enumerate(items, 1)])
    return f"/attempts/{key}"


def _row(attempt: int, number: int, item: Item) -> dict[str, Any]:
    order = [
        show_part(part, options).to_document()
        for part, options in zip(item.parts, option_order(item, "seed"), strict=True)
    ]
    return {"attempt_id": attempt, "number": number, "revision": revision_of(item), "option_order": order}
