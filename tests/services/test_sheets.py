"""A sheet holds the very paper that its student gets, in the same order, whenever it is asked for."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from quizapp.errors import NotFoundError
from quizapp.items.bank import revision_of
from quizapp.models import Attempt, AttemptItem
from quizapp.services.sheets import PaperSheet, load_sheet
from tests.services.rooms import Room, make_room


def orders(sheet: PaperSheet) -> list[list[list[str]]]:
    return [[list(ids) for ids in order] for _, order in sheet.items]


@pytest.mark.parametrize("same", [True, False])
def test_a_students_sheet_is_the_paper_of_the_first_attempt(room: Room, same: bool) -> None:
    ana, assignment = room.join("Ana"), room.set(same=same)
    sheet = load_sheet(room.session, assignment, room.member("Ana").id)
    attempt = room.start(ana, assignment)
    query = select(AttemptItem).join(Attempt).where(Attempt.key == attempt).order_by(AttemptItem.number)
    stored = room.session.scalars(query).all()
    assert [revision_of(item) for item, _ in sheet.items] == [one.revision for one in stored]
    assert orders(sheet) == [[part["options"] for part in one.option_order] for one in stored]


def test_a_sheet_and_its_key_are_drawn_alike(room: Room) -> None:
    room.join("Ana")
    assignment = room.set()
    for row in (0, room.member("Ana").id):
        one, other = (load_sheet(room.session, assignment, row) for _ in range(2))
        assert (one.items, orders(one)) == (other.items, orders(other))


def test_a_student_of_another_class_has_no_sheet(room: Room) -> None:
    ida = make_room(room.session, "ida", "Third class")
    ida.join("Ana")
    with pytest.raises(NotFoundError):
        load_sheet(room.session, room.set(), ida.member("Ana").id)
