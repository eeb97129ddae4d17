"""Every interaction on the page: sound, answered by a plain form and by the script, and explained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp.app import create_app
from quizapp.config import Settings
from quizapp.extensions import db
from quizapp.items.interactions import INTERACTIONS
from quizapp.items.interactions.shown import shown_from_document
from quizapp.items.item import Interaction, Item, Polarity, Skill
from quizapp.learning.blueprint import Mode
from quizapp.models import Attempt, AttemptItem, Mark
from quizapp.services.releases import import_release
from quizapp.services.revisions import read_items
from tests.factories import NOW, make_articles, make_bank, make_blueprint, make_item
from tests.items.interactions.parts import EVERY
from tests.items.interactions.test_interactions import perfect
from tests.pages import Page, find_faults
from tests.web.conftest import Visitor

QUIZ = make_blueprint("practice", Mode.TRAINING, {Skill.COMPARE: len(EVERY)})


def make_every_item() -> list[Item]:
    """Make an item of each interaction."""
    plain = [
        make_item(number, polarity=Polarity.NOT_APPLICABLE, design=f"d{number}")
        for number in range(len(EVERY))
    ]
    return [replace(item, parts=(part,)) for item, part in zip(plain, EVERY, strict=True)]


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The app with a bank that has every interaction."""
    app = create_app(settings)
    with app.app_context():
        import_release(db.session(), make_bank(make_every_item()), make_articles(), [QUIZ], NOW)
        db.session.commit()
        db.session.remove()
    yield app
    with app.app_context():
        db.engine.dispose()


def find_number(app: Flask, visitor: Visitor, interaction: Interaction) -> tuple[int, list[str]]:
    """Give the question of an interaction in a paper, and what a page sends for the right answer."""
    with app.app_context():
        rows = db.session.execute(
            select(AttemptItem).join(Attempt).where(Attempt.key == visitor.attempt)
        ).scalars()
        for row in rows:
            shown = shown_from_document(row.option_order[0])
            if shown.interaction is interaction:
                part = read_items(db.session(), [row.revision])[row.revision].parts[0]
                return row.number, list(INTERACTIONS[interaction].write(shown, perfect(part)))
    raise AssertionError(interaction)


def points(app: Flask) -> tuple[int, int]:
    with app.app_context():
        return tuple(db.session.execute(select(Mark.points, Mark.of)).one())  # type: ignore[return-value]  # two


@pytest.mark.parametrize("interaction", list(Interaction))
def test_a_plain_form_answers_it(app: Flask, ana: Visitor, interaction: Interaction) -> None:
    ana.start()
    number, given = find_number(app, ana, interaction)
    page = ana.get(ana.question(number))
    assert find_faults(page.html) == []
    assert "why " not in page.html
    page = ana.send(ana.question(number), action="check", version="0", part1=given)
    assert find_faults(page.html) == []
    assert "Right." in page.html
    got, of = points(app)
    assert got == of


@pytest.mark.parametrize("interaction", list(Interaction))
def test_what_the_script_saved_is_there_after_a_reload(
    app: Flask, ana: Visitor, interaction: Interaction
) -> None:
    ana.start()
    number, given = find_number(app, ana, interaction)
    assert ana.save(number, {"given": [given], "version": 0}) == {"version": 1}
    page = ana.get(ana.question(number))
    assert shown_values(page) == sorted(given, key=str)
    assert page.value("version") == "1"


def shown_values(page: Page) -> list[str]:
    """Give what a page would send for its first part, but for what is empty."""
    inputs = page.find("input", name="part1")
    typed = [e.attributes["value"] for e in inputs if "type" not in e.attributes and e.attributes["value"]]
    selected = [e.attributes["value"] for e in page.find("option") if "selected" in e.attributes]
    return sorted([*page.chosen("part1"), *typed, *selected])


@pytest.mark.parametrize("interaction", list(Interaction))
def test_half_an_answer_is_kept_and_not_marked(app: Flask, ana: Visitor, interaction: Interaction) -> None:
    ana.start()
    number, given = find_number(app, ana, interaction)
    half: list[Any] = ["", *given[1:]] if interaction in {Interaction.ORDER, Interaction.MATCH} else []
    page = ana.send(ana.question(number), action="check", version="0", part1=half)
    assert "first." in page.find("p", class_="error")[0].text
    assert find_faults(page.html) == []
    with app.app_context():
        assert db.session.scalars(select(Mark)).all() == []
    assert shown_values(page) == sorted(one for one in half if one)


@pytest.mark.parametrize("typed", ["seventy-two", "10^400", "-1", "1" * 400])
def test_a_number_that_cannot_be_read_stays_where_it_was_typed(app: Flask, ana: Visitor, typed: str) -> None:
    ana.start()
    number, _ = find_number(app, ana, Interaction.NUMBER)
    page = ana.send(ana.question(number), 422, action="check", version="0", part1=typed)
    assert "such as 72,000 or 72 million" in page.html
    assert page.value("part1") == typed


@pytest.mark.parametrize("interaction", list(Interaction))
def test_a_wrong_answer_is_explained(app: Flask, ana: Visitor, interaction: Interaction) -> None:
    ana.start()
    number, given = find_number(app, ana, interaction)
    wrong = {
        Interaction.NUMBER: ["1"],
        Interaction.ORDER: given[::-1],
        Interaction.MATCH: ["2"] * len(given),
    }.get(interaction, [next(place for place in "01234567" if place not in given)])
    page = ana.send(ana.question(number), action="check", version="0", part1=wrong)
    assert find_faults(page.html) == []
    assert "Not right." in page.html
    assert points(app)[0] == 0
