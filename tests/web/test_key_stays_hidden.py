"""No page of an open question holds its key, in any form (trust.md 6)."""

from __future__ import annotations

import html
from collections.abc import Iterator

from flask.testing import FlaskClient

from quizapp.content.shipped import load_release
from quizapp.items.item import Item
from tests.pages import Page
from tests.web.conftest import Visitor


def secrets_of(item: Item) -> Iterator[str]:
    """Give every text that stands in an explanation and in no question."""
    explanation = item.explanation
    yield from (explanation.fact, explanation.rule, explanation.cannot_tell)
    yield from (evidence.line for evidence in explanation.evidence)
    for part in item.parts:
        yield from (option.feedback for option in part.options)
        yield from (option.id for option in part.options if len(option.id) > 6)


def test_an_open_question_tells_nothing_of_its_answer(ana: Visitor, whole_bank: int) -> None:
    bank, articles, _ = load_release()
    known = [
        fact.value for article in articles for name, fact in article.source.known().items() if name != "title"
    ]
    for number, item in enumerate(bank.approved, start=1):
        reply = ana.client.get(f"{ana.question(number)}?show=")
        whole = html.unescape(reply.text) + str(reply.headers)
        shown = " ".join(
            text for part in item.parts for text in (part.prompt, *(o.text for o in part.options))
        )
        told = [text for text in secrets_of(item) if text in whole and text not in shown]
        assert told == [], item.id
        assert [value for value in known if f"</b> {value}" in whole] == []
        assert "Unknown:" not in whole
        assert item.id not in whole
        assert "<mark>" not in whole


def test_saving_tells_nothing_of_the_answer(ana: Visitor) -> None:
    ana.start("ten-questions")
    sizes = {len(_save(ana.client, ana, place)) for place in (0, 1)}
    assert len(sizes) == 1


def _save(client: FlaskClient, visitor: Visitor, place: int) -> str:
    page = visitor.show(1)
    parts = {e.attributes["name"] for e in page.find("input", type="radio")} - {"confidence"}
    body = {"given": [[str(place)] for _ in parts], "version": int(page.value("version"))}
    reply = client.put(f"{visitor.question(1)}/answer", json=body, headers={"X-CSRFToken": visitor.token()})
    return reply.text + "".join(name for name, _ in reply.headers)


def test_an_article_is_text_only_while_a_round_is_open(ana: Visitor, ben: Visitor) -> None:
    ana.start()
    ana.answer(1, "check")
    for row in (1, 5):
        page = ana.get(_articles(ana)[row - 1])
        assert "Unknown:" not in page.html
        assert "Not part of the story" not in page.html
    assert "Not part of the story" in ben.get(_articles(ben)[4]).html


def test_an_article_shows_its_source_to_who_comes_from_a_final_answer(ana: Visitor) -> None:
    ana.start()
    links = [
        e.attributes["href"] for e in ana.answer(1, "check").find("a") if "/articles/" in e.attributes["href"]
    ]
    page = ana.get(links[0])
    assert "Unknown:" in page.html
    assert page.find("mark", id="passage")


def test_an_article_marks_what_the_open_question_asks_about(ana: Visitor) -> None:
    button = _read_button(ana.start())
    page = ana.send(ana.question(1), action=button, version="0")
    assert page.find("mark", id="passage", class_="asked")
    assert not page.find("mark", class_="decides")
    assert "Unknown:" not in page.html


def test_an_answer_of_a_finished_round_opens_no_source_while_another_is_open(ana: Visitor) -> None:
    ana.start()
    page = ana.answer(1, "check")
    links = [e.attributes["href"] for e in page.find("a") if "/articles/" in e.attributes["href"]]
    ana.send(f"/attempts/{ana.attempt}/hand-in")
    assert "Unknown:" in ana.get(links[0]).html
    ana.start()
    assert "Unknown:" not in ana.get(links[0]).html


def test_anothers_question_marks_nothing(ana: Visitor, ben: Visitor) -> None:
    row = _read_button(ana.start()).removeprefix("read-")
    ben.get(f"/articles/{row}?attempt={ana.attempt}&question=1", 404)


def _read_button(page: Page) -> str:
    values = (e.attributes.get("value", "") for e in page.find("button"))
    return next(value for value in values if value.startswith("read-"))


def _articles(visitor: Visitor) -> list[str]:
    return [e.attributes["href"] for e in visitor.get("/").find("a") if "/articles/" in e.attributes["href"]]
