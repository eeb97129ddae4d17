"""Handing in, and the review that follows."""

from __future__ import annotations

import html

import pytest

from quizapp.content.shipped import load_release
from tests.web.conftest import Visitor


def test_before_handing_in_every_question_is_listed_with_its_state(ana: Visitor) -> None:
    ana.start("ten-questions")
    ana.answer(3)
    page = ana.get(f"/attempts/{ana.attempt}/hand-in")
    assert "1 of 10 answered" in page.html
    assert page.html.count("not answered") == 9


def test_a_review_is_there_only_after_the_hand_in(ana: Visitor) -> None:
    ana.start("ten-questions")
    assert "Question 1 of 10" in ana.get(f"/attempts/{ana.attempt}/review").html
    assert "Your answers, one by one" in ana.send(f"/attempts/{ana.attempt}/hand-in").html
    for path in ("", "/hand-in", "/review"):
        assert "Your answers, one by one" in ana.get(f"/attempts/{ana.attempt}{path}").html


def test_handing_in_twice_is_the_same_page(ana: Visitor) -> None:
    ana.start()
    first = ana.send(f"/attempts/{ana.attempt}/hand-in")
    again = ana.send(f"/attempts/{ana.attempt}/hand-in")
    assert [e.text for e in first.find("article")] == [e.text for e in again.find("article")]


def test_a_finished_round_can_be_found_again(ana: Visitor) -> None:
    ana.start()
    ana.send(f"/attempts/{ana.attempt}/hand-in")
    links = {e.attributes["href"] for e in ana.get("/practice").find("a")}
    assert f"/attempts/{ana.attempt}/review" in links


@pytest.mark.parametrize("path", ["", "/hand-in", "/review", "/questions/1"])
def test_what_is_anothers_is_not_there(ana: Visitor, ben: Visitor, path: str) -> None:
    ana.start()
    ben.start()
    foreign = ben.get(f"/attempts/{ana.attempt}{path}", 404)
    absent = ben.get(f"/attempts/{'0' * 32}{path}", 404)
    assert foreign.html == absent.html
    ben.send(f"/attempts/{ana.attempt}/hand-in", 404)


def test_each_explanation_holds_what_skills_md_asks_for(ana: Visitor, whole_bank: int) -> None:
    ana.answer(1, "check", confidence="guess")
    page = ana.send(f"/attempts/{ana.attempt}/hand-in")
    bank, _, _ = load_release()
    articles = page.find("article")
    assert len(articles) == whole_bank
    for item, article in zip(bank.approved, articles, strict=True):
        told = " ".join(html.unescape(article.text).replace(" [sic]", "").split())
        explanation = item.explanation
        wanted = [explanation.verdict, explanation.fact, explanation.cannot_tell, item.parts[0].prompt]
        wanted += [evidence.line for evidence in explanation.evidence]
        wanted += [" ".join(evidence.exact.split()) for evidence in explanation.evidence]
        wanted += [option.feedback for part in item.parts for option in part.options]
        assert [text for text in wanted if text not in told] == [], item.id
    assert "You said: guessing." in page.html


def test_figures_are_drawn_with_a_table_behind_them(ana: Visitor, whole_bank: int) -> None:
    page = ana.send(f"/attempts/{ana.attempt}/hand-in")
    bank, _, _ = load_release()
    drawn = sum(bool(item.explanation.figures) for item in bank.approved)
    assert len(page.find("svg", role="img")) == len(page.find("table")) == drawn > 0
