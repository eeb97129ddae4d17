"""Starting: one click from the front page, without an account."""

from __future__ import annotations

from quizapp.content.shipped import load_release
from tests.web.conftest import Visitor


def test_the_front_page_starts_a_round_in_one_click(ana: Visitor) -> None:
    front = ana.get("/")
    (form,) = front.find("form")
    page = ana.send(form.attributes["action"], csrf_token=front.value("csrf_token"))
    assert "Question 1 of 6" in page.html


def test_the_first_round_begins_with_the_three_figures(ana: Visitor) -> None:
    page = ana.start()
    assert all(figure in page.html for figure in ("3,000", "12,000", "100,000"))
    assert "Can all three underlined statements be right?" in page.html


def test_every_quiz_on_the_page_can_be_taken(ana: Visitor) -> None:
    _, _, blueprints = load_release()
    for blueprint in blueprints:
        ana.start(blueprint.slug)
        page = ana.send(f"/attempts/{ana.attempt}/hand-in")
        assert len(page.find("article")) == blueprint.length, blueprint.slug


def test_starting_again_leads_to_the_open_round(ana: Visitor) -> None:
    ana.start()
    first = ana.attempt
    ana.start("ten-questions")
    assert ana.attempt == first


def test_an_open_round_is_offered_everywhere(ana: Visitor) -> None:
    ana.start()
    ana.answer(1, "check")
    for path in ("/", "/practice", "/quizzes"):
        assert "Carry on: question 2 of 6" in ana.get(path).html, path


def test_a_page_that_was_open_before_still_works(ana: Visitor) -> None:
    token = ana.get("/").value("csrf_token")
    ana.start()
    page = ana.send("/quizzes/practice/start", csrf_token=token)
    assert "Question 1 of 6" in page.html


def test_a_quiz_that_is_not_there_is_not_found(ana: Visitor) -> None:
    ana.send("/quizzes/nothing/start", status=404)


def test_a_guest_leaves_nothing_but_a_random_key(ana: Visitor, ben: Visitor) -> None:
    keys = []
    for visitor in (ana, ben):
        visitor.start()
        with visitor.client.session_transaction() as session:
            assert set(session) == {"learner", "csrf_token", "_permanent"}
            keys.append(bytes.fromhex(session["learner"]))
    assert len({*keys}) == 2
    assert {len(key) for key in keys} == {16}


def test_a_cookie_from_another_database_starts_anew(ana: Visitor) -> None:
    with ana.client.session_transaction() as session:
        session["learner"] = "f" * 32
    ana.start()
    with ana.client.session_transaction() as session:
        assert session["learner"] != "f" * 32
