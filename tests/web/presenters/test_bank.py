"""What the bank tells of an item, in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_babel import Babel

from quizapp.content.shipped import load_release
from quizapp.items.checks import CHECKS
from quizapp.items.item import Interaction, NumberKey, Polarity
from quizapp.items.linter import RULES
from quizapp.web.presenters.bank import (
    MOST_QUOTED,
    name_interaction,
    name_polarity,
    quote_start,
    say_counted,
    say_number,
    sort_options,
)
from quizapp.web.presenters.checks import LOOKS_AT, describe_checks, say_checks

NAMES = {check.__name__ for check in CHECKS} | {rule.__name__ for rule in RULES}
ITEMS = load_release()[0].approved


@pytest.fixture(autouse=True)
def words() -> Iterator[None]:
    app = Flask("words")
    Babel(app)
    with app.test_request_context():
        yield


def test_every_check_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert set(describe_checks()) == NAMES
    assert len(set(describe_checks().values())) == len(NAMES)
    assert set(LOOKS_AT) <= NAMES


def test_a_check_that_had_nothing_to_look_at_is_not_told() -> None:
    sentences = describe_checks()
    for item in ITEMS:
        told = say_checks(sorted(NAMES), item)
        has_match = any(part.interaction is Interaction.MATCH for part in item.parts)
        assert (sentences["pairs_proved"] in told) == has_match
        assert sentences["anchored"] in told


def test_a_check_of_another_version_is_told_by_its_name() -> None:
    assert say_checks(["reads_aloud"], ITEMS[0]) == ["Reads aloud."]


def test_every_way_to_answer_has_a_name_of_its_own() -> None:
    assert len({name_interaction(one) for one in Interaction}) == len(Interaction)
    assert [bool(name_polarity(one)) for one in Polarity] == [True, True, False]


def test_the_beginning_of_a_passage_is_short_and_stands_in_it() -> None:
    for item in ITEMS:
        quoted = quote_start(item)
        assert 0 < len(quoted) <= MOST_QUOTED + 2
        assert quoted.removesuffix(" …") in " ".join(" ".join(p.exact.split()) for p in item.passages)


def test_an_order_is_told_in_its_order() -> None:
    for part in (part for item in ITEMS for part in item.parts if part.interaction is Interaction.ORDER):
        places = [int(option.target) for option in sort_options(part)]
        assert places == list(range(1, len(places) + 1))


def test_a_number_is_told_with_what_else_counts() -> None:
    assert say_number(NumberKey("72000000", "0", "USD", (), "")) == "72,000,000 USD, and no other."
    told = say_number(NumberKey("12", "1/2", "", (), ""))
    assert told == "12; up to 0.5 more or less counts as well."


def test_questions_are_counted_in_words() -> None:
    assert [say_counted(2, 2), say_counted(1, 72)] == ["2 questions", "1 of 72 questions"]
