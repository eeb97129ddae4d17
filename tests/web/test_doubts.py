"""'I think this question is wrong': below each explanation and nowhere else, kept, answered, and told."""

from __future__ import annotations

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from quizapp.extensions import db
from quizapp.models import Assignment, Doubt
from quizapp.services.doubts import LONGEST_REASON
from quizapp.services.members import remove_member
from tests.pages import Element, Page, find_faults
from tests.school import School
from tests.web.acts import sign_in
from tests.web.conftest import Visitor

OFFER = "I think this question is wrong"
REASON = "The second passage says the opposite."
SENT = "You said on"


@pytest.fixture
def explained(ana: Visitor) -> Visitor:
    """Ana with the first answer of her round checked."""
    ana.start()
    ana.answer(1, "check")
    return ana


@pytest.fixture
def oda(app: Flask, school: School) -> Visitor:
    return sign_in(app, school, "oda")


def path_of(visitor: Visitor, number: int = 1) -> str:
    return f"{visitor.question(number)}/doubt"


def typed(page: Page, number: int = 1) -> str:
    return page.find("textarea", id=f"reason-{number}")[0].text


def review_of(school: School, who: str = "ana") -> str:
    return f"/attempts/{school.room.attempts[who]}/review"


def count(app: Flask) -> int:
    with app.app_context():
        return len(db.session.scalars(select(Doubt.id)).all())


def test_it_is_offered_once_an_answer_is_explained(ana: Visitor) -> None:
    assert OFFER not in ana.start().html
    assert OFFER in ana.answer(1, "check").html
    assert OFFER not in ana.get(ana.question(2)).html


def test_a_test_offers_it_only_in_its_review(ana: Visitor) -> None:
    assert OFFER not in ana.start("ten-questions").html
    for number in range(1, 11):
        assert OFFER not in ana.answer(number).html
    page = ana.send(f"/attempts/{ana.attempt}/hand-in")
    assert page.html.count(OFFER) == 10


def test_an_assignment_that_is_not_explained_yet_does_not_take_it(app: Flask, school: School) -> None:
    with app.app_context():
        later = {"explains": "closing", "closes_at": dt.datetime.now(dt.UTC) + dt.timedelta(days=1)}
        db.session.execute(update(Assignment).where(Assignment.key == school.room.homework).values(later))
        db.session.commit()
    ana = sign_in(app, school, "ana")
    ana.attempt = school.room.attempts["ana"]
    page = ana.get(review_of(school))
    assert OFFER not in page.html
    assert SENT not in page.html
    before = count(app)
    for fields in ({"reason": REASON}, {"reason": ""}, {"reason": "", "page": "review"}):
        ana.send(path_of(ana), 404, **fields)
    assert count(app) == before
    told = ana.get("/my-classes").html
    assert "Not yet answered." in told


@pytest.mark.parametrize(("page", "place"), [("", "questions/1"), ("review", "review")])
def test_sending_leads_back_to_the_same_place(explained: Visitor, page: str, place: str) -> None:
    explained.send(f"/attempts/{explained.attempt}/hand-in")
    fields = {"reason": REASON, "page": page, "csrf_token": explained.token()}
    reply = explained.client.post(path_of(explained), data=fields)
    assert reply.location == f"/attempts/{explained.attempt}/{place}#doubt-1"
    shown = explained.get(reply.location)
    assert find_faults(shown.html) == []
    assert all(words in shown.html for words in ("Thank you.", SENT, REASON, "Not yet answered."))
    assert "Thank you." not in explained.get(reply.location).html


def test_an_open_doubt_stands_in_its_form_to_be_put_in_other_words(explained: Visitor) -> None:
    page = explained.send(path_of(explained), reason=REASON)
    assert typed(page) == REASON
    page = explained.send(path_of(explained), reason="It says so twice.")
    assert typed(page) == "It says so twice."
    assert REASON not in page.html


@pytest.mark.parametrize("page", ["", "review"])
@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("", "Write what is wrong with the question."),
        (" \u200b\n\x00", "Write what is wrong with the question."),
        ("x" * (LONGEST_REASON + 1), "Use 1000 characters at the most: these are 1001."),
    ],
)
def test_what_cannot_be_taken_stays_in_the_form(
    explained: Visitor, page: str, reason: str, told: str
) -> None:
    explained.send(f"/attempts/{explained.attempt}/hand-in")
    shown = explained.send(path_of(explained), 422, reason=reason, page=page)
    assert find_faults(shown.html) == []
    assert told in shown.html
    assert typed(shown) == reason.strip(" \u200b\n\x00")
    assert "open" in _details(shown, "reason-1").attributes
    if page:
        assert "open" not in _details(shown, "reason-2").attributes


def test_lines_are_kept_and_what_only_deceives_is_not(explained: Visitor) -> None:
    page = explained.send(path_of(explained), reason="One.\r\n\r\n\u202eTwo\x00 <b>.\u200b")
    assert typed(page) == "One.\n\nTwo <b>."
    assert "Two &lt;b&gt;." in page.html


def test_a_form_that_has_expired_gives_back_what_was_typed(explained: Visitor) -> None:
    page = explained.send(path_of(explained), 400, csrf_token="expired", reason=REASON)
    assert page.value("reason") == REASON
    sent = explained.send(
        path_of(explained), reason=page.value("reason"), csrf_token=page.value("csrf_token")
    )
    assert REASON in sent.html


def test_who_says_too_much_is_held_up_and_loses_nothing(explained: Visitor, ben: Visitor) -> None:
    for number in range(60):
        explained.send(path_of(explained), reason=f"{REASON} {number}")
    page = explained.send(path_of(explained), 429, reason=REASON)
    assert find_faults(page.html) == []
    assert page.value("reason") == REASON
    ben.start()
    ben.answer(1, "check")
    assert SENT in ben.send(path_of(ben), reason=REASON).html


def test_who_was_removed_reads_and_finds_no_form(app: Flask, school: School) -> None:
    with app.app_context():
        room = school.room
        remove_member(db.session(), room.owner, room.key, room.members["ana"], dt.datetime.now(dt.UTC))
        db.session.commit()
    ana = sign_in(app, school, "ana")
    ana.attempt = school.room.attempts["ana"]
    page = ana.get(review_of(school))
    assert SENT in page.html
    assert not page.find("textarea")
    for fields in ({"reason": REASON}, {"reason": "", "page": "review"}, {"reason": ""}):
        ana.send(path_of(ana), 404, **fields)


@pytest.mark.parametrize(
    ("state", "told"),
    [("accepted", "that is right, the question is wrong as it stands."), ("declined", "the question stays.")],
)
def test_its_learner_hears_what_came_of_it(
    app: Flask, school: School, oda: Visitor, state: str, told: str
) -> None:
    ana = sign_in(app, school, "ana")
    assert "Answered." not in ana.get("/my-classes").html
    _answer(oda, school, state=state, reply="Look at “about”.\nIt decides.")
    page = ana.get(review_of(school))
    assert find_faults(page.html) == []
    assert all(words in page.html for words in (told, "Look at “about”.\nIt decides."))
    assert not page.find("textarea", id="reason-2")
    assert page.find("textarea", id="reason-1")
    for path in ("/my-classes", "/practice"):
        assert "Answered." in ana.get(path).html


def test_what_was_typed_while_the_answer_came_is_not_lost(app: Flask, school: School, oda: Visitor) -> None:
    ana = sign_in(app, school, "ana")
    ana.attempt = school.room.attempts["ana"]
    _answer(oda, school, state="accepted")
    for page in ("", "review"):
        shown = ana.send(path_of(ana, 2), 409, reason="In other words.", page=page)
        assert find_faults(shown.html) == []
        assert "can no longer be changed" in shown.html
        assert "In other words." in shown.html


def test_the_operator_sees_a_doubt_and_nobodys_name(school: School, oda: Visitor) -> None:
    page = oda.get("/doubts")
    assert find_faults(page.html) == []
    assert "Both can be true, says ana." in page.html
    assert "Both can be true, says cleo." in page.html
    assert "Their answer" in page.html
    assert "Ana" not in page.html
    for secret in (*school.learners.values(), *school.room.attempts.values(), school.room.key):
        assert secret not in page.html
    assert "2 doubts wait" in oda.get("/account").html


def test_questions_that_ask_the_same_are_told_apart_by_their_names(oda: Visitor) -> None:
    page = oda.get("/doubts")
    told = {one.attributes["id"]: one.text for one in page.elements if "id" in one.attributes}
    sections = page.find("section")
    assert sections
    for section in sections:
        _, wording = section.attributes["aria-labelledby"].split()
        assert "wording" in told[wording]


def test_an_empty_list_says_where_doubts_come_from(app: Flask, oda: Visitor) -> None:
    with app.app_context():
        db.session.execute(delete(Doubt))
        db.session.commit()
    assert "There are none here." in oda.get("/doubts").html
    assert "No doubt waits now" in oda.get("/account").html


@pytest.mark.parametrize("page", ["2", "0", "-1", "x", "9" * 40, "²"])
def test_any_page_of_the_list_can_be_asked_for(oda: Visitor, page: str) -> None:
    assert find_faults(oda.get(f"/doubts?page={page}").html) == []


def test_an_answer_that_says_too_little_stays_in_the_form(school: School, oda: Visitor) -> None:
    page = _answer(oda, school, 422, state="", reply="No.")
    assert "Choose what comes of it." in page.html
    assert page.find("textarea", name="reply")[0].text == "No."
    page = _answer(oda, school, 422, state="declined", reply=" ")
    assert "Say why the question stays" in page.html
    assert page.chosen("state") == ["declined"]
    assert find_faults(page.html) == []


def test_an_answer_to_words_that_were_changed_meanwhile_is_asked_for_again(
    app: Flask, school: School, oda: Visitor
) -> None:
    old = _stamp(oda.get("/doubts"), school)
    ana = sign_in(app, school, "ana")
    ana.attempt = school.room.attempts["ana"]
    ana.send(path_of(ana, 2), reason="Something else.")
    page = _answer(oda, school, 409, state="declined", reply="No.", seen=old)
    assert find_faults(page.html) == []
    assert "Something else." in page.html
    assert page.find("textarea", name="reply")[0].text == "No."
    again = {"state": "declined", "reply": "No.", "seen": page.value("seen")}
    assert "Answered on" in _answer(oda, school, 200, **again).html


def test_an_operator_who_is_no_more_finds_nothing(school: School, oda: Visitor, app: Flask) -> None:
    with app.app_context():
        db.session.execute(db.text("UPDATE account SET is_operator = false"))
        db.session.commit()
    oda.get("/doubts", 404)
    assert "/doubts" not in oda.get("/account").html


def test_who_runs_the_class_sees_what_a_student_doubts_and_no_form(app: Flask, school: School) -> None:
    vera = sign_in(app, school, "vera")
    page = vera.get(f"/classes/{school.room.key}/attempts/{school.room.attempts['ana']}")
    assert "Both can be true, says ana." in page.html
    assert not page.find("textarea")
    assert "Doubts" not in page.html


def _answer(oda: Visitor, school: School, status: int = 200, **fields: str) -> Page:
    fields.setdefault("seen", _stamp(oda.get("/doubts"), school))
    return oda.send(f"/doubts/{school.doubt}", status, **fields)


def _stamp(page: Page, school: School) -> str:
    """Give what the form of ana's doubt carries."""
    place = page.html.index(f'action="/doubts/{school.doubt}"')
    return Page(page.html[place:].partition(">")[2].partition("</form>")[0]).value("seen")


def _details(page: Page, field: str) -> Element:
    """Give the nearest details before a field."""
    place = next(n for n, e in enumerate(page.elements) if e.attributes.get("id") == field)
    return [e for e in page.elements[:place] if e.tag == "details"][-1]
