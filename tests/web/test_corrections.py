"""A class's wrong questions: doubted, answered, put right, read by students, and undone, page by page."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from quizapp.extensions import db
from quizapp.models import Correction, Doubt, Mark
from tests.pages import Page
from tests.school import School
from tests.web.acts import CORRECTION, sign_in
from tests.web.conftest import Visitor

REASON = "Both <b>fit</b>."
FORM: dict[str, Any] = {**CORRECTION, "reason": REASON}


@pytest.fixture
def eva(app: Flask, school: School) -> Visitor:
    return sign_in(app, school, "eva")


def question(school: School, more: str = "") -> str:
    return f"/classes/{school.room.key}/questions/{school.room.asked}{more}"


def hidden(page: Page) -> dict[str, Any]:
    """Give what the form of a preview would send."""
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.html)
    return {name: unescape(value) for name, value in fields if name != "csrf_token"}


def correct(eva: Visitor, school: School) -> Page:
    return eva.send(question(school), **FORM)


def review(app: Flask, school: School) -> str:
    return sign_in(app, school, "ana").get(f"/attempts/{school.room.attempts['ana']}/review").html


def test_nothing_changes_before_it_was_seen_what_would(app: Flask, eva: Visitor, school: School) -> None:
    with app.app_context():
        before = len(db.session.scalars(select(Mark.id)).all())
    page = eva.send(question(school, "/preview"), **FORM)
    assert "Nothing has changed yet." in page.html
    assert "Ana" in page.html
    assert "Both &lt;b&gt;fit&lt;/b&gt;." in page.html
    with app.app_context():
        assert len(db.session.scalars(select(Mark.id)).all()) == before


def test_what_was_written_is_not_lost_on_the_way_back(eva: Visitor, school: School) -> None:
    path = question(school, "/preview")
    again = eva.send(path, back="y", **FORM)
    assert again.find("textarea", id="reason")[0].text == REASON
    wrong = eva.send(path, 422, **{**FORM, "reason": " "})
    assert "Say why: your students read it." in wrong.html
    long = eva.send(path, 422, **{**FORM, "reason": "x" * 1001})
    assert "Use 1000 characters at the most" in long.html


def test_the_preview_sends_on_what_it_showed(eva: Visitor, school: School) -> None:
    page = eva.send(question(school, "/preview"), **FORM)
    done = eva.send(question(school), **hidden(page))
    assert "Done. Your students see the new results, and your reason." in done.html
    assert "Left out since" in done.html


def test_a_student_reads_that_it_does_not_count_and_why(app: Flask, eva: Visitor, school: School) -> None:
    correct(eva, school)
    html = review(app, school)
    assert "Since " in html
    assert "Both &lt;b&gt;fit&lt;/b&gt;." in html
    assert "2 questions are left out for the class and do not count." in html
    ana = sign_in(app, school, "ana")
    told = "Your result was changed after you handed in."
    assert told in ana.get(f"/assignments/{school.room.homework}").html
    assert told in ana.get("/my-classes").html


def test_who_is_still_at_it_reads_that_it_does_not_count_and_no_reason(
    app: Flask, eva: Visitor, school: School
) -> None:
    ben = sign_in(app, school, "ben")
    ben.attempt = school.room.attempts["ben"]
    mine = [ben.show(number).html for number in range(1, 7)]
    with app.app_context():
        corrected = db.session.get_one(Correction, school.room.corrected)
        reason = corrected.reason
    assert not any(reason in page for page in mine)


def test_undone_it_is_as_if_nothing_had_been(app: Flask, eva: Visitor, school: School) -> None:
    before = review(app, school)
    correct(eva, school)
    page = eva.get(question(school))
    row = re.search(r"/undo/(\d+)", page.html)
    assert row is not None
    done = eva.send(question(school, f"/undo/{row[1]}"))
    assert "Undone. All results are as they were before." in done.html
    assert "Both &lt;b&gt;fit&lt;/b&gt;." in done.html
    assert without_tokens(review(app, school)) == without_tokens(before)


def without_tokens(html: str) -> str:
    return re.sub(r'name="csrf_token" value="[^"]*"', "", html)


def test_two_who_correct_at_once_meet_on_the_same_page(app: Flask, eva: Visitor, school: School) -> None:
    correct(eva, school)
    tom = sign_in(app, school, "tom")
    other = {**FORM, "ticket": "e" * 32, "reason": "Mine."}
    page = tom.send(question(school), **other)
    assert "Somebody has corrected this question meanwhile." in page.html
    assert "Mine." not in page.html
    assert "Left out since" in tom.send(question(school, "/preview"), **other).html


def test_a_viewer_reads_and_is_offered_nothing(app: Flask, eva: Visitor, school: School) -> None:
    vera = sign_in(app, school, "vera")
    assert "<form" not in main(vera.get(question(school)))
    correct(eva, school)
    assert "<form" not in main(vera.get(question(school)))
    assert "<form" not in main(vera.get(f"/classes/{school.room.key}/doubts"))
    assert "<form" not in main(
        vera.get(f"/classes/{school.room.key}/assignments/{school.room.homework}/late")
    )


def main(page: Page) -> str:
    return page.html[page.html.index("<main") :]


def test_the_docket_holds_the_doubts_of_the_class_with_names(eva: Visitor, school: School) -> None:
    page = eva.get(f"/classes/{school.room.key}/doubts")
    assert "Ana" in page.html
    assert "Both can be true, says ana." in page.html
    assert "Both can be true, says cleo." not in page.html
    assert "1 doubt about a question waits" in eva.get(f"/classes/{school.room.key}").html


def test_a_doubter_reads_what_the_teacher_answered(app: Flask, eva: Visitor, school: School) -> None:
    page = eva.get(f"/classes/{school.room.key}/doubts")
    seen = re.search(r'name="seen" value="(\w+)"', page.html)
    assert seen is not None
    path = f"/classes/{school.room.key}/doubts/{school.doubt}"
    stale = eva.send(path, 409, state="accepted", reply="You are right.", seen="0" * 16)
    assert "It was changed or answered meanwhile." in stale.html
    assert "You are right." in stale.html
    empty = eva.send(path, 422, state="declined", reply="", seen=seen[1])
    assert "Say why the question stays" in empty.html
    eva.send(path, state="accepted", reply="You are right.", seen=seen[1])
    html = review(app, school)
    assert "that is right, the question is wrong as it stands." in html
    assert "You are right." in html


def test_late_answers_are_ticked_and_taken_back(app: Flask, eva: Visitor, school: School) -> None:
    path = f"/classes/{school.room.key}/assignments/{school.room.homework}/late"
    assert "Tick the answers that are to count." in eva.send(path, 422).html
    page = eva.get(path)
    (box,) = re.findall(r'name="late" value="([^"]+)"', page.html)
    stale = eva.send(path, 409, late=f"{school.room.late}:{'0' * 16}")
    assert "A newer answer came meanwhile." in stale.html
    assert "1 answer counts now." in eva.send(path, late=box).html
    assert "These answers count already." in eva.send(path, late=box).html
    assert "your teacher has accepted them, and they count" in review(app, school)
    assert "Taken back." in eva.send(f"{path}/{school.room.late}/take-back").html
    for strange in ("x", "1:2", f"{10**30}:{'0' * 16}", "\x00"):
        assert "Tick them once more." in eva.send(path, 422, late=strange).html
    for row in (school.noise.late, 10**6, 999_999_999):
        eva.send(path, 404, late=f"{row}:{'0' * 16}")
    for row in (school.noise.late, 10**6, 10**30, 3_000_000_000):
        eva.send(f"{path}/{row}/take-back", 404)


@pytest.fixture
def doubted(app: Flask, school: School) -> str:
    """Give the address of the question that Ana doubts."""
    with app.app_context():
        revision = db.session.get_one(Doubt, school.doubt).revision
    return f"/classes/{school.room.key}/questions/{revision}"


def test_who_doubts_it_is_told_with_the_same_words(
    app: Flask, eva: Visitor, school: School, doubted: str
) -> None:
    box = {"name": "accepts_doubts", "checked": ""}
    form = eva.get(doubted)
    assert form.find("input", **box)
    told = {**FORM, "accepts_doubts": "y", "seen": form.value("seen")}
    assert eva.send(f"{doubted}/preview", back="y", **told).find("input", **box)
    page = eva.send(f"{doubted}/preview", **told)
    assert "1 doubt is answered with the same words" in page.html
    eva.send(doubted, **hidden(page))
    assert _state(app, school) == ("accepted", REASON)
    assert "that is right, the question is wrong as it stands" in review(app, school)


def test_who_waits_still_waits_where_the_box_is_not_ticked(
    app: Flask, eva: Visitor, school: School, doubted: str
) -> None:
    seen = eva.get(doubted).value("seen")
    again = eva.send(f"{doubted}/preview", back="y", **FORM, seen=seen)
    assert again.find("input", name="accepts_doubts")[0].attributes.get("checked") is None
    page = eva.send(f"{doubted}/preview", **FORM, seen=seen)
    assert "answered with the same words" not in page.html
    eva.send(doubted, **hidden(page))
    assert _state(app, school) == ("open", None)


@pytest.mark.parametrize(
    "seen", ["2001-01-01T00:00:00+00:00", "0001-01-01T00:00:00+23:00", "2099-01-01", "soon", ""]
)
def test_a_doubt_that_came_after_the_page_was_shown_waits(
    app: Flask, eva: Visitor, school: School, doubted: str, seen: str
) -> None:
    """So does every doubt where the page does not say when that was."""
    eva.send(doubted, **FORM, accepts_doubts="y", seen=seen)
    assert _state(app, school) == ("open", None)


def _state(app: Flask, school: School) -> tuple[str, str | None]:
    with app.app_context():
        doubt = db.session.get_one(Doubt, school.doubt)
        return doubt.state, doubt.reply
