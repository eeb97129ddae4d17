"""A class with one paper for all and a wrong first question, and what a test does about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from sqlalchemy import func, select

from quizapp.items.bank import revision_of
from quizapp.items.item import Item
from quizapp.models import Assignment, AuditEntry
from quizapp.services.access.corrections import list_corrections
from quizapp.services.codes import make_ticket
from quizapp.services.corrections import (
    Plan,
    make_correction,
    undo_correction,
)
from quizapp.services.gradebook import load_gradebook
from quizapp.services.offers import Offer, list_offers
from quizapp.services.releases import import_release
from tests.factories import BLUEPRINTS, NOW, make_articles, make_bank, make_items
from tests.services.rooms import Room

LATER = NOW + dt.timedelta(hours=1)


@dataclass
class Lesson:
    """A class that was set one paper for all; `item` is what its first question asks."""

    room: Room
    assignment: Assignment
    revision: str
    item: Item

    def points(self, name: str) -> tuple[int, int]:
        """Give a student's points as the gradebook has them."""
        book = load_gradebook(self.room.session, self.room.classroom.id, LATER)
        counting = book.cells[self.room.member(name).id, self.assignment.id].counting
        assert counting is not None
        return counting.points, counting.of

    def correct(self, plan: Plan | None = None, ticket: str | None = None) -> None:
        """Correct the first question; leave it out where nothing else is said."""
        make_correction(
            self.room.session,
            self.room.owner,
            self.room.key,
            self.revision,
            plan or Plan(None, False, "The key was wrong."),
            ticket or make_ticket(),
            LATER,
        )
        self.room.session.commit()

    def undo(self) -> None:
        """Undo the newest correction."""
        newest = list_corrections(self.room.session, self.room.classroom.id, self.item.id)[0]
        undo_correction(self.room.session, self.room.owner, self.room.key, newest.id, LATER)
        self.room.session.commit()

    def release_again(self, item: Item) -> Offer:
        """Bring out a release with the first question as given, and give what is offered of it then."""
        bank = make_bank([item if one.id == item.id else one for one in make_items(60)])
        import_release(self.room.session, bank, make_articles(), BLUEPRINTS, LATER)
        self.room.session.commit()
        return next(
            one
            for one in list_offers(self.room.session, self.room.classroom.id, item.id)
            if one.revision == revision_of(item)
        )


def turn_round(item: Item) -> Item:
    """Give an item whose first part has the other option for its key."""
    first = item.parts[0]
    options = tuple(replace(option, is_key=not option.is_key) for option in first.options)
    verdict = replace(item.explanation, verdict="As it turned out.")
    return replace(item, parts=(replace(first, options=options), *item.parts[1:]), explanation=verdict)


def most(item: Item) -> int:
    """Give the points of an item."""
    return len(item.parts)


def count_acts(lesson: Lesson) -> dict[str, int]:
    query = select(AuditEntry.act, func.count()).group_by(AuditEntry.act)
    acts = dict(lesson.room.session.execute(query).all())
    return {name: count for name, count in acts.items() if "correct" in name}
