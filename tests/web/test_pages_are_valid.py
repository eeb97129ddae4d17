"""Every page a visitor can come to is sound: one h1, labelled inputs, nothing inline, no id twice."""

from __future__ import annotations

from tests.pages import find_faults
from tests.web.conftest import Visitor


def test_pages_before_a_round(ana: Visitor) -> None:
    links = [e.attributes["href"] for e in ana.get("/").find("a") if e.attributes["href"].startswith("/")]
    for path in {*links, "/practice", "/practice/progress", "/quizzes", "/nowhere"}:
        assert find_faults(ana.client.get(path).text) == [], path


def test_pages_of_every_question_before_and_after_its_answer(ana: Visitor, whole_bank: int) -> None:
    for number in range(1, whole_bank + 1):
        assert find_faults(ana.get(ana.question(number)).html) == [], number
        assert find_faults(ana.show(number).html) == [], number
        assert find_faults(ana.send(ana.question(number), action="check", version="0").html) == [], number
        assert find_faults(ana.answer(number, "check").html) == [], number
    assert find_faults(ana.get(f"/attempts/{ana.attempt}/hand-in").html) == []
    assert find_faults(ana.send(f"/attempts/{ana.attempt}/hand-in").html) == []
    for path in ("/", "/practice", "/practice/progress"):
        assert find_faults(ana.get(path).html) == [], path


def test_pages_of_a_test(ana: Visitor) -> None:
    ana.start("ten-questions")
    for number in range(1, 11):
        assert find_faults(ana.answer(number).html) == [], number
    for path in ("/", "/practice", "/quizzes"):
        assert find_faults(ana.get(path).html) == [], path
    assert find_faults(ana.send(f"/attempts/{ana.attempt}/hand-in").html) == []


def test_the_page_that_asks_which_answer_to_keep(ana: Visitor) -> None:
    ana.start("ten-questions")
    ana.answer(1, part1="1")
    page = ana.send(ana.question(1), 409, part1="0", version="0", action="next")
    assert find_faults(page.html) == []


def test_a_notice_of_content_comes_before_what_it_warns_of(ana: Visitor, whole_bank: int) -> None:
    pages = [ana.show(number).html for number in range(1, whole_bank + 1)]
    noted = [page for page in pages if "Content note:" in page]
    assert all(page.index("Content note:") < page.index("<blockquote") for page in noted)
    assert noted, "some passages speak of deaths"
