"""How much a request asks of the database: no more for forty questions than for three."""

from __future__ import annotations

import pytest

from tests.web.conftest import Counter, Visitor


def save(visitor: Visitor, place: int, version: int) -> None:
    reply = visitor.client.put(
        f"{visitor.question(1)}/answer",
        json={"given": [[str(place)]] * 2, "version": version},
        headers={"X-CSRFToken": visitor.token()},
    )
    assert reply.status_code == 200, reply.text


def test_a_save_takes_four_statements_and_one_commit(ana: Visitor, counter: Counter) -> None:
    ana.start("practice")
    for version in (0, 1):
        with counter.within(4, commits=1):
            save(ana, version, version)


@pytest.mark.parametrize("slug", ["practice", "ten-questions"])
def test_the_page_of_a_question_takes_eight_statements(ana: Visitor, counter: Counter, slug: str) -> None:
    ana.start(slug)
    with counter.within(8, commits=0):
        ana.show(1)


def test_the_pages_of_the_whole_bank_take_no_more(ana: Visitor, whole_bank: int, counter: Counter) -> None:
    ana.answer(1, "check")
    for number in (1, whole_bank):
        with counter.within(8, commits=0):
            ana.show(number)
    with counter.within(8, commits=0):
        ana.get(f"/attempts/{ana.attempt}/hand-in")
    ana.send(f"/attempts/{ana.attempt}/hand-in")
    with counter.within(8, commits=0):
        ana.get(f"/attempts/{ana.attempt}/review")
    for number in range(1, whole_bank + 1, 7):
        ana.send(f"{ana.question(number)}/doubt", reason="Both can be true.", page="review")
    with counter.within(8, commits=0):
        ana.get(f"/attempts/{ana.attempt}/review")
    with counter.within(8, commits=0):
        ana.get("/practice")


def test_no_other_page_takes_more_than_eight(ana: Visitor, counter: Counter) -> None:
    ana.start()
    for path in ("/", "/practice", "/practice/progress", "/quizzes", _first_article(ana)):
        with counter.within(8, commits=0):
            ana.get(path)


def _first_article(visitor: Visitor) -> str:
    links = (e.attributes["href"] for e in visitor.get("/").find("a"))
    return next(link for link in links if link.startswith("/articles/"))
