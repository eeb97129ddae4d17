"""A pasted list of names: told line by line, added once, with a card for each."""

from __future__ import annotations

import pytest

from quizapp.errors import NotFoundError
from quizapp.services.access.members import list_members
from quizapp.services.codes import make_ticket
from quizapp.services.learners import find_by_sign_in_code
from quizapp.services.rosters import MOST_NAMES, LineFinding, add_roster, read_roster
from tests.conftest import CountStatements
from tests.factories import NOW
from tests.services.rooms import Room

LIST = "Amara O.\n\n  ben t. \nBEN T.\nCleo\n" + "x" * 61


def names(room: Room) -> list[str]:
    return [member.display_name for member in list_members(room.session, room.classroom.id)]


def test_each_line_says_what_becomes_of_it(room: Room) -> None:
    room.join("Cleo")
    lines = read_roster(room.session, room.owner, room.key, LIST)
    assert [(line.number, line.finding) for line in lines] == [
        (1, None),
        (3, None),
        (4, LineFinding.TWICE),
        (5, LineFinding.TAKEN),
        (6, LineFinding.LONG),
    ]


def test_every_new_name_gets_a_place_and_a_card(room: Room) -> None:
    room.join("Cleo")
    cards = add_roster(room.session, room.owner, room.key, LIST, make_ticket(), NOW)
    assert [card.name for card in cards] == ["Amara O.", "ben t."]
    assert names(room) == ["Amara O.", "ben t.", "Cleo"]
    for card in cards:
        learner = find_by_sign_in_code(room.session, card.code)
        assert learner.id == room.member(card.name).learner_id


def test_sending_a_list_again_adds_nobody_and_gives_the_same_cards(room: Room) -> None:
    ticket = make_ticket()
    first, second = (add_roster(room.session, room.owner, room.key, LIST, ticket, NOW) for _ in range(2))
    assert first == second
    assert len(names(room)) == 3


def test_another_list_gives_no_card_for_who_is_in_already(room: Room) -> None:
    add_roster(room.session, room.owner, room.key, "Amara O.", make_ticket(), NOW)
    cards = add_roster(room.session, room.owner, room.key, "Amara O.\nDiego", make_ticket(), NOW)
    assert [card.name for card in cards] == ["Diego"]


@pytest.mark.parametrize("text", ["", "\n \n", "\u200b\n\x00"])
def test_a_list_without_a_name_adds_nobody(room: Room, text: str) -> None:
    assert read_roster(room.session, room.owner, room.key, text) == ()
    assert add_roster(room.session, room.owner, room.key, text, make_ticket(), NOW) == ()


def test_a_list_has_an_end(room: Room) -> None:
    text = "\n".join(f"Student {number}" for number in range(MOST_NAMES + 2))
    lines = read_roster(room.session, room.owner, room.key, text)
    assert [line.number for line in lines if line.finding] == [MOST_NAMES + 1, MOST_NAMES + 2]


def test_a_long_list_takes_no_more_statements_than_a_short_one(
    room: Room, count_statements: CountStatements
) -> None:
    counts = []
    for size in (2, 200):
        text = "\n".join(f"{size} {number}" for number in range(size))
        with count_statements() as sent:
            add_roster(room.session, room.owner, room.key, text, make_ticket(), NOW)
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 8


def test_only_who_teaches_the_class_adds_to_it(room: Room) -> None:
    with pytest.raises(NotFoundError):
        add_roster(room.session, room.owner - 1, room.key, LIST, make_ticket(), NOW)
    assert names(room) == []
