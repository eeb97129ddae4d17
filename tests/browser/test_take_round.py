"""A stranger takes a round: with a mouse, with the keyboard alone, and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, choose, press, show_question


def answer(page: Page, place: int = 0) -> None:
    """Choose an option of each part, and check."""
    parts = page.locator("fieldset[data-part]")
    for number in range(parts.count()):
        choose(parts.nth(number), place)
    press(page, "Check answer")


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_stranger_takes_a_round_and_sees_every_answer_explained(
    open_page: OpenPage, width: int, script: bool
) -> None:
    page = open_page(width, script=script)
    page.goto("/")
    press(page, "Start practising")
    for number in range(1, 7):
        expect(page.get_by_text(f"Question {number} of 6")).to_be_visible()
        show_question(page)
        answer(page, number % 2)
        expect(page.get_by_text("Carry away")).to_be_visible()
        expect(page.locator("mark").first).to_be_visible()
        if number < 6:
            press(page, "Next question")
    press(page, "See your result")
    expect(page.get_by_role("heading", name="Your answers, one by one")).to_be_visible()
    assert page.locator("article").count() == 6


def press_to(page: Page, selector: str, limit: int = 60) -> None:
    """Press Tab until the focus is on what the selector names."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    raise AssertionError(f"Tab never comes to {selector}")


def test_a_question_is_answered_with_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the main part")).to_be_focused()
    page.keyboard.press("Enter")
    press_to(page, "button.btn-primary")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Question 1 of 6")).to_be_visible()
    press_to(page, "input[name=part1]")
    page.keyboard.press("ArrowDown")
    press_to(page, "input[name=part2]")
    page.keyboard.press("Space")
    press_to(page, "button[value=check]")
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_focused()
    press_to(page, "a.btn-primary")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Question 2 of 6")).to_be_visible()


def test_an_article_is_read_in_between_and_nothing_is_lost(open_page: OpenPage) -> None:
    page = open_page(390)
    page.goto("/")
    press(page, "Start practising")
    page.locator("input[name=part1]").nth(2).check()
    expect(page.get_by_role("status")).to_have_text("Saved")
    press(page, "Read all of")
    expect(page.locator("#passage")).to_be_in_viewport()
    press(page, "Back to question 1")
    expect(page.locator("input[name=part1]").nth(2)).to_be_checked()
