"""A student takes an assessment from the join code to the review: with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, answer, choose, press
from tests.browser.rooms import Classroom


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_from_the_code_on_the_wall_to_the_review(
    open_page: OpenPage, classroom: Classroom, script: bool
) -> None:
    page = open_page(390, script=script)
    classroom.join(page)
    press(page, classroom.homework)
    press(page, "Begin attempt 1")
    choose(page.locator("fieldset[data-part]").first)
    press(page, "Next question")
    expect(page.get_by_text("Question 2 of 5")).to_be_visible()
    press(page, "Save and leave")
    page.goto("/my-classes")
    press(page, classroom.homework)
    press(page, "Carry on")
    expect(page.get_by_text("Question 2 of 5")).to_be_visible()
    press(page, "All questions")
    expect(page.get_by_text("1 of 5 answered. What is unanswered counts as not right.")).to_be_visible()
    press(page, "Hand in 1 answer")
    expect(page.get_by_role("heading", name="Handed in")).to_be_visible()
    expect(page.get_by_text("Carry away")).to_have_count(0)

    press(page, "Back to the assignment")
    press(page, "Begin attempt 2")
    for number in range(1, 6):
        expect(page.get_by_text(f"Question {number} of 5")).to_be_visible()
        answer(page)
        expect(page.get_by_role("button", name="Check answer")).to_have_count(0)
        press(page, "Next question" if number < 5 else "Look over your answers")
    expect(page.get_by_text("5 of 5 answered.")).to_be_visible()
    press(page, "Question 3")
    press(page, "All questions")
    press(page, "Hand in 5 answers")
    expect(page.get_by_text("Carry away")).to_have_count(5)
    press(page, "Back to the assignment")
    expect(page.get_by_role("link", name="Attempt 1: see every answer explained")).to_be_visible()
