"""The question bank: all of it for who teaches, and nothing of it for anybody else."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import update

from quizapp.content.shipped import load_release
from quizapp.extensions import db
from quizapp.items.item import Interaction, Polarity, Skill
from quizapp.models import ReleaseItem
from quizapp.services.releases import import_release
from tests.factories import NOW
from tests.pages import Page, find_faults
from tests.school import School
from tests.web.acts import sign_in
from tests.web.conftest import Counter, Visitor

BANK = load_release()[0]
LARGEST = 40_000


@pytest.fixture
def eva(app: Flask, school: School) -> Visitor:
    return sign_in(app, school, "eva")


def rows_in(page: Page) -> list[int]:
    return [
        int(found[1]) for e in page.find("a") if (found := re.match(r"/bank/(\d+)", e.attributes["href"]))
    ]


def test_the_list_holds_every_question_and_stays_small(eva: Visitor) -> None:
    page = eva.get("/bank")
    assert find_faults(page.html) == []
    assert len(rows_in(page)) == len(set(rows_in(page))) == len(BANK.approved)
    assert all(html.escape(item.parts[0].prompt, quote=False) in page.html for item in BANK.approved)
    assert len(page.html.encode()) <= LARGEST


@pytest.mark.parametrize("skill", Skill)
def test_a_filter_shows_what_fits_it_and_says_how_many(eva: Visitor, skill: Skill) -> None:
    fitting = [item for item in BANK.approved if item.skill is skill]
    page = eva.get(f"/bank?skill={skill}")
    assert len(rows_in(page)) == len(fitting)
    assert f"{len(fitting)} of {len(BANK.approved)} questions" in page.html
    assert find_faults(page.html) == []


def test_filters_narrow_each_other(eva: Visitor) -> None:
    wanted = [
        item
        for item in BANK.approved
        if item.polarity is Polarity.PROBLEM
        and any(part.interaction is Interaction.SINGLE_CHOICE for part in item.parts)
        and "000" in {e.article for e in (*item.passages, *item.explanation.evidence)}
    ]
    page = eva.get("/bank?polarity=problem&interaction=single_choice&article=000")
    assert 0 < len(rows_in(page)) == len(wanted) < len(BANK.approved)


def test_words_are_looked_for_whatever_their_case_and_marks(eva: Visitor) -> None:
    page = eva.get("/bank", 200)
    everything = rows_in(page)
    found = rows_in(eva.get("/bank?q=HERMIT+kingdom"))
    assert 0 < len(found) < len(everything)
    assert rows_in(eva.get("/bank?q=korea's")) == rows_in(eva.get("/bank?q=korea’s")) != []


@pytest.mark.parametrize(
    "query", ["skill=none", "polarity=%00", "article=Z", "interaction=", "colour=red", "skill=\ud83d"]
)
def test_a_filter_nobody_knows_filters_nothing(eva: Visitor, query: str) -> None:
    page = eva.get("/bank?" + query.encode("utf-8", "replace").decode())
    assert len(rows_in(page)) == len(BANK.approved)


def test_where_nothing_fits_the_page_says_how_to_widen(eva: Visitor) -> None:
    page = eva.get("/bank?skill=compare&q=%3Cscript%3Ezebra")
    assert "0 of 67 questions" in page.html
    assert "look for fewer words" in page.html
    assert "<script>zebra" not in page.html
    assert find_faults(page.html) == []


def test_every_question_shows_key_reasons_passages_decision_and_checks(eva: Visitor) -> None:
    for row, entry in zip(rows_in(eva.get("/bank")), BANK.entries, strict=True):
        page = eva.get(f"/bank/{row}")
        assert find_faults(page.html) == [], entry.item.id
        text = html.unescape(page.html)
        item = entry.item
        assert entry.decision is not None
        told = [entry.decision.reason, item.explanation.fact, item.explanation.rule, *item.content_notes]
        told += [item.explanation.cannot_tell, item.explanation.verdict]
        for part in item.parts:
            told += [part.prompt, *(text for o in part.options for text in (o.text, o.feedback))]
            told += [part.number.why] if part.number else []
        assert [words for words in told if words not in text] == [], item.id
        asked = [option for part in item.parts for option in part.options if not option.target]
        assert text.count("<strong>Right.</strong>") == sum(option.is_key for option in asked)
        assert text.count("<strong>Wrong.</strong>") == sum(not option.is_key for option in asked)
        assert "Approved on" in text
        assert "It passed" in text


def test_one_goes_on_and_back_within_the_filter(eva: Visitor) -> None:
    query = "?skill=compare&polarity=problem"
    rows = rows_in(eva.get(f"/bank{query}"))
    page = eva.get(f"/bank/{rows[1]}{query}")
    links = [e.attributes["href"] for e in page.find("a")]
    assert {f"/bank{query}", f"/bank/{rows[0]}{query}", f"/bank/{rows[2]}{query}"} <= set(links)
    assert f"2 of {len(rows)}" in page.html
    assert "Previous question" not in eva.get(f"/bank/{rows[0]}{query}").html
    assert "Next question" not in eva.get(f"/bank/{rows[-1]}{query}").html


def test_a_question_outside_the_filter_is_shown_without_neighbours(eva: Visitor) -> None:
    row = rows_in(eva.get("/bank?skill=wording"))[0]
    page = eva.get(f"/bank/{row}?skill=compare")
    assert "Next question" not in page.html
    assert find_faults(page.html) == []


@pytest.mark.parametrize("row", [0, 10**6, 10**30])
def test_a_question_that_is_not_there_is_not_found(eva: Visitor, row: int) -> None:
    eva.get(f"/bank/{row}", 404)
    article = next(
        e.attributes["href"] for e in eva.get("/").find("a") if "/articles/" in e.attributes["href"]
    )
    if row:
        eva.get(f"{article}?bank={row}", 404)


def test_a_question_of_an_older_release_is_not_found(app: Flask, eva: Visitor) -> None:
    old = rows_in(eva.get("/bank"))[0]
    _, articles, blueprints = load_release()
    with app.app_context():
        import_release(db.session(), replace(BANK, entries=BANK.entries[:3]), articles, blueprints, NOW)
        db.session.commit()
    assert len(rows_in(eva.get("/bank"))) == 3
    eva.get(f"/bank/{old}", 404)


def test_a_release_without_records_says_so(app: Flask, eva: Visitor) -> None:
    with app.app_context():
        db.session.execute(update(ReleaseItem).values(decision=None, checks=None))
        db.session.commit()
    page = eva.get(f"/bank/{rows_in(eva.get('/bank'))[0]}")
    assert "before reasons were kept" in page.html
    assert "before checks were kept" in page.html
    assert find_faults(page.html) == []


def test_an_article_marks_what_decides_and_leads_back(eva: Visitor) -> None:
    page = eva.get(f"/bank/{rows_in(eva.get('/bank?skill=attribute'))[0]}?skill=attribute")
    links = [e.attributes["href"] for e in page.find("a") if e.attributes["href"].startswith("/articles/")]
    for link in links:
        article = eva.get(link)
        assert article.find("mark", id="passage")
        assert find_faults(article.html) == []
        back = next(
            e.attributes["href"] for e in article.find("a") if e.text.startswith("Back to the question")
        )
        assert eva.get(back).html.count("skill=attribute") == page.html.count("skill=attribute")


@pytest.mark.parametrize("who", ["nobody", "gus", "ana", "ben", "cleo", "dan"])
def test_nobody_else_learns_anything_by_the_address_of_an_item(
    app: Flask, school: School, eva: Visitor, who: str
) -> None:
    rows = rows_in(eva.get("/bank"))
    visitor = sign_in(app, school, who)
    for row in (rows[0], rows[-1]):
        reply = visitor.client.get(f"/bank/{row}")
        assert (reply.status_code, reply.location) == (302, f"/sign-in?next=/bank/{row}")
    article = next(
        e.attributes["href"] for e in visitor.get("/").find("a") if "/articles/" in e.attributes["href"]
    )
    plain = visitor.get(article).html
    for value in (rows[0], rows[-1], 10**6, "x"):
        assert visitor.get(f"{article}?bank={value}").html == plain
    assert "<mark" not in plain


def test_the_pages_of_the_bank_are_kept_nowhere(eva: Visitor) -> None:
    for path in ("/bank", f"/bank/{rows_in(eva.get('/bank'))[0]}"):
        assert eva.client.get(path).headers["Cache-Control"] == "no-store"


def test_the_bank_takes_six_statements_however_large(app: Flask, eva: Visitor, counter: Counter) -> None:
    row = rows_in(eva.get("/bank"))[0]
    article = next(
        e.attributes["href"] for e in eva.get(f"/bank/{row}").find("a") if "bank=" in e.attributes["href"]
    )
    for path in ("/bank", "/bank?skill=compare", f"/bank/{row}", article):
        with counter.within(6, commits=0):
            eva.get(path)


def test_who_sets_an_assignment_is_led_to_the_bank(eva: Visitor, school: School) -> None:
    page = eva.get(f"/classes/{school.room.key}/assignments/new")
    assert {"Questions", "Read the questions first"} <= {e.text for e in page.find("a", href="/bank")}
