"""A paper to print: it holds no key, and its key sheet speaks of the same letters."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

import pytest
from flask import Flask
from sqlalchemy import update

from quizapp.content.shipped import load_release
from quizapp.extensions import db
from quizapp.items.bank import revision_of
from quizapp.items.interactions import INTERACTIONS
from quizapp.items.interactions.shown import show_part
from quizapp.items.item import Interaction, Item, Part
from quizapp.models import Assignment, Correction
from tests.pages import find_faults
from tests.school import School
from tests.web.acts import sign_in
from tests.web.conftest import Visitor
from tests.web.test_key_stays_hidden import secrets_of

BANK, ARTICLES, _ = load_release()
ITEMS = BANK.approved

Line = tuple[str, str]


@pytest.fixture
def eva(app: Flask, school: School) -> Visitor:
    """Eva, who has set every question of the bank."""
    with app.app_context():
        db.session.execute(update(Assignment).values(paper=[revision_of(item) for item in ITEMS]))
        undone = {"undone_at": Correction.made_at, "undone_by": Correction.made_by}
        db.session.execute(update(Correction).values(undone))
        db.session.commit()
    return sign_in(app, school, "eva")


def show(eva: Visitor, school: School, what: str, who: str) -> str:
    query = f"?student={school.room.members[who]}" if who else ""
    page = eva.get(f"/classes/{school.room.key}/assignments/{school.room.homework}/{what}{query}")
    assert find_faults(page.html) == []
    return page.html


def questions(page: str) -> list[str]:
    return [html.unescape(piece) for piece in page.split('<section class="exam-q"')[1:]]


def lines_on_sheet(question: str) -> list[list[Line]]:
    """Give letters and texts of each part of a question."""
    line = r"<b(?: class=\"small\")?>([a-z])</b>\s*(?:<span[^>]*>)?(.*?)</span>"
    parts = question.split('<div class="exam-part">')[1:]
    return [[(letter, text.strip()) for letter, text in re.findall(line, part)] for part in parts]


def lines_in_key(question: str) -> list[list[tuple[str, str, str]]]:
    """Give letter, number and text of each line of a key, part by part."""
    line = r"<li>(?:<b>([a-z])</b>)?(?:<b>→ (\d+)</b>)?<span>(.*?)</span></li>"
    return [re.findall(line, part) for part in question.split('<ul class="exam-options">')[1:]]


def fill_in(part: Part, sheet: Sequence[Line], key: Sequence[tuple[str, str, str]]) -> list[str]:
    """Do on a sheet what its key says, and give what a page would send of it."""
    if part.interaction is Interaction.NUMBER:
        return [re.match(r"[\d,.]+\d|\d", key[0][2])[0]]  # type: ignore[index]  # it begins with a number
    letters = [letter for letter, _ in sheet]
    assert {(letter, text) for letter, _, text in key} <= set(sheet)
    places = [letters.index(letter) for letter, _, _ in key]
    if part.interaction in {Interaction.MATCH, Interaction.ORDER}:
        numbers = dict(zip(places, (int(number) - 1 for _, number, _ in key), strict=True))
        return [str(numbers[place]) for place in range(len(letters))]
    return [str(place) for place in places]


@pytest.mark.parametrize("who", ["", "ana"])
def test_who_fills_a_sheet_in_by_its_key_earns_every_point(eva: Visitor, school: School, who: str) -> None:
    sheets = questions(show(eva, school, "sheet", who))
    keys = questions(show(eva, school, "key-sheet", who))
    assert len(sheets) == len(keys) == len(ITEMS)
    met = set()
    for item, sheet, key in zip(ITEMS, sheets, keys, strict=True):
        for part, lines, told in zip(item.parts, lines_on_sheet(sheet), lines_in_key(key), strict=True):
            ids = {option.text: option.id for option in part.options}
            shown = show_part(part, [ids[text] for _, text in lines])
            rules = INTERACTIONS[part.interaction]
            chosen = rules.read(shown, fill_in(part, lines, told))
            assert rules.grade(part, chosen).is_full, item.id
            met.add(part.interaction)
    assert met == set(Interaction)


def test_everybodys_sheet_has_an_order_of_its_own(eva: Visitor, school: School) -> None:
    one, other = (questions(show(eva, school, "sheet", who)) for who in ("ana", "ben"))
    assert [lines_on_sheet(question) for question in one] != [lines_on_sheet(question) for question in other]


def test_a_sheet_holds_no_key(eva: Visitor, school: School) -> None:
    page = html.unescape(show(eva, school, "sheet", ""))
    shown = " ".join(_shown_of(item) for item in ITEMS)
    for item in ITEMS:
        assert [text for text in secrets_of(item) if text in page and text not in shown] == [], item.id
        assert item.id not in page
        assert revision_of(item) not in page
    known = [fact for article in ARTICLES for name, fact in article.source.known().items() if name != "title"]
    assert [fact.value for fact in known if f"</b> {fact.value}" in page] == []
    assert "Unknown:" not in page
    assert "<mark>" not in page


def test_a_key_sheet_gives_the_reason_and_says_whom_it_is_for(eva: Visitor, school: School) -> None:
    page = show(eva, school, "key-sheet", "")
    for item, question in zip(ITEMS, questions(page), strict=True):
        assert item.explanation.fact in question
        assert item.explanation.rule in question
    assert page.count("For teachers only.") == 2


def test_a_student_of_another_class_has_no_sheet_here(eva: Visitor, school: School) -> None:
    path = f"/classes/{school.room.key}/assignments/{school.room.homework}"
    for what in ("sheet", "key-sheet"):
        eva.get(f"{path}/{what}?student={school.noise.members['cleo']}", 404)
        eva.get(f"{path}/{what}?student={'9' * 40}", 404)


def _shown_of(item: Item) -> str:
    texts = [option.text for part in item.parts for option in part.options]
    prompts = [part.prompt for part in item.parts]
    return " ".join([*prompts, *texts, *(passage.exact for passage in item.passages), *item.content_notes])
