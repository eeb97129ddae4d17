"""Questions with a content note: the note first, then the question or the next one, by plain pages alone."""

from __future__ import annotations

import html
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from quizapp.content.shipped import load_release
from quizapp.extensions import db
from quizapp.items.item import Interaction
from quizapp.models import AttemptItem, Mark, Response
from tests.factories import NOW
from tests.homework import SKIPPED
from tests.pages import Page, find_faults
from tests.school import School
from tests.web.acts import sign_in
from tests.web.conftest import Counter, Visitor
from tests.web.test_key_stays_hidden import secrets_of

ITEMS = dict(enumerate(load_release()[0].approved, start=1))
"""The shipped questions by their numbers in a round of the whole bank."""

NOTED = [number for number, item in ITEMS.items() if item.content_notes]
PLAIN = next(number for number, item in ITEMS.items() if not item.content_notes)
CHOICE = next(n for n in NOTED if ITEMS[n].parts[0].interaction is Interaction.SINGLE_CHOICE)


@pytest.fixture
def desk(ana: Visitor, whole_bank: int) -> Visitor:
    """Ana with every question of the bank before her, in training."""
    return ana


def skip(visitor: Visitor, number: int = CHOICE, status: int = 200, **fields: Any) -> Page:
    return visitor.send(f"{visitor.question(number)}/skip", status, **fields)


def put_back(visitor: Visitor, number: int = CHOICE) -> Page:
    return visitor.send(f"{visitor.question(number)}/take-back")


def given(place: str = "0", version: str = "0") -> dict[str, Any]:
    parts = range(1, len(ITEMS[CHOICE].parts) + 1)
    return {**{f"part{number}": place for number in parts}, "version": version}


def is_shown(page: Page) -> bool:
    return "<blockquote" in page.html


def look_over(visitor: Visitor) -> Page:
    return visitor.get(f"/attempts/{visitor.attempt}/hand-in")


def hand_in(visitor: Visitor) -> Page:
    return visitor.send(f"/attempts/{visitor.attempt}/hand-in")


def test_the_note_stands_alone_until_the_question_is_asked_for(desk: Visitor) -> None:
    for number in NOTED:
        page, item = desk.get(desk.question(number)), ITEMS[number]
        text = html.unescape(page.html)
        assert page.find("h1")[0].text == "Content note"
        assert all(note in text for note in item.content_notes)
        assert not is_shown(page)
        passages = [passage.exact for passage in item.passages]
        told = [*passages, *(part.prompt for part in item.parts)]
        assert [one for one in told if one in text] == [], item.id
        link = next(e for e in page.find("a") if e.text == "Show the question")
        assert is_shown(desk.get(link.attributes["href"]))


def test_a_question_without_a_note_is_shown_at_once(desk: Visitor) -> None:
    assert is_shown(desk.get(desk.question(PLAIN)))


def test_who_has_answered_is_not_asked_again(desk: Visitor) -> None:
    desk.send(desk.question(CHOICE), action="leave", **given())
    page = desk.get(desk.question(CHOICE))
    assert is_shown(page)
    assert page.chosen("part1") == ["0"]


def test_what_is_missing_is_told_beside_the_question(desk: Visitor) -> None:
    page = desk.send(desk.question(CHOICE), action="check", version="0")
    assert "Choose an answer first." in page.html
    assert is_shown(page)


def test_who_reads_the_article_in_between_comes_back_to_the_question(desk: Visitor) -> None:
    buttons = [e.attributes.get("value", "") for e in desk.show(CHOICE).find("button")]
    button = next(value for value in buttons if value.startswith("read-"))
    article = desk.send(desk.question(CHOICE), action=button, version="0")
    back = next(e for e in article.find("a") if e.text == f"Back to question {CHOICE}")
    assert is_shown(desk.get(back.attributes["href"]))


def test_skipping_goes_on_to_the_next_question_and_says_so(desk: Visitor) -> None:
    page = skip(desk)
    assert f"Question {CHOICE + 1} of {len(ITEMS)}" in page.html
    assert f"Question {CHOICE} is skipped" in page.html
    assert find_faults(page.html) == []


def test_a_skipped_question_says_so_and_keeps_its_passages_to_itself(desk: Visitor) -> None:
    skip(desk)
    for page in (desk.get(desk.question(CHOICE)), desk.show(CHOICE)):
        assert page.find("h1")[0].text == "You skipped this question"
        assert not is_shown(page)
        assert find_faults(page.html) == []


def test_it_may_be_answered_after_all(desk: Visitor) -> None:
    skip(desk, **given("1"))
    page = put_back(desk)
    assert is_shown(page)
    assert page.chosen("part1") == ["1"]
    assert "Every option, and why" in desk.answer(CHOICE, "check").html


def test_skipping_keeps_what_is_chosen_and_is_not_held_up_by_what_cannot_be_kept(desk: Visitor) -> None:
    skip(desk, **given("0"))
    for bad in (given("99", "1"), given("1", "0"), given("1", "7"), given("1", "x")):
        skip(desk, **bad)
        assert put_back(desk).chosen("part1") == ["0"]
        skip(desk)
    skip(desk, **given("1", "1"))
    assert put_back(desk).chosen("part1") == ["0"], "a question that is set aside takes nothing more"


def test_skipping_and_taking_back_twice_are_once(desk: Visitor) -> None:
    for _ in range(2):
        assert "is skipped" in skip(desk).html
    for _ in range(2):
        assert is_shown(put_back(desk))


def test_a_question_without_a_note_cannot_be_skipped(app: Flask, desk: Visitor) -> None:
    page = skip(desk, PLAIN, 422, part1="0", version="0")
    assert "This question cannot be skipped" in page.html
    assert find_faults(page.html) == []
    with app.app_context():
        assert db.session.scalars(select(Response)).all() == []


def test_a_checked_answer_is_shown_and_not_skipped(desk: Visitor) -> None:
    desk.answer(CHOICE, "check")
    assert "Every option, and why" in skip(desk).html
    assert "skipped" not in look_over(desk).html


def test_the_look_over_lists_it_in_words(desk: Visitor) -> None:
    skip(desk)
    page = look_over(desk)
    assert page.html.count("– skipped") == 1
    assert "One is skipped and does not count." in page.html
    skip(desk, NOTED[-1])
    assert "2 are skipped and do not count." in look_over(desk).html


def test_carrying_on_leads_past_it(ana: Visitor, school: School, app: Flask) -> None:
    ben = sign_in(app, school, "ben")
    ben.attempt = school.room.attempts["ben"]
    for number in range(1, SKIPPED):
        ben.answer(number)
    reply = ben.client.get(f"/attempts/{ben.attempt}")
    assert reply.location.endswith(f"/questions/{SKIPPED + 1}")


def test_the_review_lists_it_without_a_verdict_and_folds_what_explains_it(desk: Visitor) -> None:
    desk.answer(PLAIN, "check")
    skip(desk, **given())
    page = hand_in(desk)
    article = page.find("article", id=f"q{CHOICE}")[0]
    heading = page.find("h2", id=f"v{CHOICE}")[0]
    assert heading.text == "Skipped"
    assert "You chose" not in article.text
    assert "You gave no answer" not in article.text
    assert all(note in article.text for note in ITEMS[CHOICE].content_notes)
    folded = [e for e in page.find("details") if ITEMS[CHOICE].explanation.fact in html.unescape(e.text)]
    assert len(folded) == 1
    assert "See it all the same" in folded[0].text
    assert f"{len(ITEMS) - 1} answers:" in page.html
    assert "One question was skipped and does not count." in page.html
    assert find_faults(page.html) == []
    assert "Your answers, one by one" in desk.get(desk.question(CHOICE)).html, "its page is the review now"


def test_a_skipped_question_cannot_be_doubted(desk: Visitor) -> None:
    skip(desk)
    hand_in(desk)
    desk.send(f"{desk.question(CHOICE)}/doubt", 404, reason="It is wrong.", page="review")
    desk.send(f"{desk.question(CHOICE)}/doubt", 404, reason="", page="review")
    desk.send(f"{desk.question(len(ITEMS))}/doubt", 422, reason="", page="review")


def test_nothing_of_the_key_is_told_while_it_is_skipped_and_the_round_is_open(desk: Visitor) -> None:
    for number in NOTED:
        skip(desk, number)
        for page in (desk.get(desk.question(number)), desk.show(number), look_over(desk)):
            text = html.unescape(page.html)
            assert [told for told in secrets_of(ITEMS[number]) if told in text] == []


def test_a_round_in_which_everything_is_skipped_is_handed_in_and_counts_nothing(
    app: Flask, desk: Visitor
) -> None:
    with app.app_context():
        db.session.execute(update(AttemptItem).values(skipped_at=NOW))
        db.session.commit()
    page = hand_in(desk)
    assert "Every question was skipped. Nothing is counted." in page.html
    assert find_faults(page.html) == []
    with app.app_context():
        assert db.session.scalars(select(Mark)).all() == []


def test_a_save_by_the_script_is_refused_while_it_is_skipped(desk: Visitor) -> None:
    body = {"given": [["0"] for _ in ITEMS[CHOICE].parts], "version": 0}
    skip(desk)
    assert desk.save(CHOICE, body, 409) == {"error": "skipped"}
    put_back(desk)
    assert desk.save(CHOICE, body) == {"version": 1}


def test_another_page_of_a_skipped_question_offers_to_answer_it_as_chosen_there(desk: Visitor) -> None:
    skip(desk)
    page = desk.send(desk.question(CHOICE), 409, action="next", **given("1"))
    assert "You skipped this question on another page." in page.html
    assert page.chosen("part1") == ["1"]
    assert not page.find("form", data_save=f"{desk.question(CHOICE)}/answer")
    assert find_faults(page.html) == []
    page = desk.send(desk.question(CHOICE), action="after-all", **given("1"))
    assert is_shown(page)
    assert page.chosen("part1") == ["1"]


def test_what_was_chosen_there_and_cannot_be_read_takes_nothing_back(desk: Visitor) -> None:
    skip(desk)
    desk.send(desk.question(CHOICE), 422, action="after-all", **given("99"))
    assert "You skipped this question" in desk.get(desk.question(CHOICE)).html


def test_a_teacher_reads_that_it_was_skipped(app: Flask, school: School) -> None:
    eva, room = sign_in(app, school, "eva"), school.room
    rows = eva.get(f"/classes/{room.key}/gradebook").find("tr")
    assert "one skipped" in next(row.text for row in rows if "Ana" in row.text)
    member = eva.get(f"/classes/{room.key}/students/{room.members['ana']}")
    assert "one skipped" in next(e.text for e in member.find("a") if e.text.startswith("Attempt 1:"))
    page = eva.get(f"/classes/{room.key}/attempts/{room.attempts['ana']}")
    assert page.find("h2", id=f"v{SKIPPED}")[0].text == "Skipped"
    assert find_faults(page.html) == []
    report = eva.get(f"/classes/{room.key}/assignments/{room.homework}/misreadings")
    assert "1 student skipped it." in report.html


def test_skipping_and_taking_back_commit_once(desk: Visitor, counter: Counter) -> None:
    for path in ("skip", "take-back"):
        with counter.within(12, commits=1):
            reply = desk.client.post(
                f"{desk.question(CHOICE)}/{path}", data={**given(), "csrf_token": desk.token()}
            )
        assert reply.status_code == 302
