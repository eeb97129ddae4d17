"""Answers are saved as they are given; what is not saved is said, and tried again."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage, press, show_question


@pytest.fixture
def question(open_page: OpenPage) -> Page:
    """The first question of a test of ten."""
    page = open_page()
    page.goto("/quizzes")
    page.get_by_role("button", name="ten questions", exact=False).click()
    page.wait_for_url("**/questions/1")
    show_question(page)
    return page


def choose(page: Page, place: int) -> None:
    page.locator("fieldset[data-part]").first.locator("input").nth(place).check()


def test_a_choice_is_there_after_a_reload(question: Page) -> None:
    choose(question, 1)
    expect(question.get_by_role("status")).to_have_text("Saved")
    question.reload()
    expect(question.locator("input[name=part1]").nth(1)).to_be_checked()


def test_without_a_connection_it_is_said_and_tried_again(question: Page) -> None:
    question.context.set_offline(True)
    choose(question, 1)
    expect(question.get_by_role("status")).to_have_text("Not saved – keep this page open.")
    choose(question, 0)
    question.context.set_offline(False)
    expect(question.get_by_role("status")).to_have_text("Saved")
    question.reload()
    expect(question.locator("input[name=part1]").nth(0)).to_be_checked()


def test_a_lost_reply_is_not_taken_for_another_page(question: Page) -> None:
    def lose_reply(route: Route) -> None:
        route.fetch()
        route.abort()

    question.route("**/answer", lose_reply)
    choose(question, 0)
    expect(question.get_by_role("status")).to_have_text("Not saved – keep this page open.")
    question.unroute("**/answer")
    choose(question, 1)
    expect(question.get_by_role("status")).to_have_text("Saved")
    question.reload()
    expect(question.locator("input[name=part1]").nth(1)).to_be_checked()


def test_choices_made_while_a_save_is_under_way_are_saved_after_it(question: Page) -> None:
    for place in (0, 1, 0, 1):
        choose(question, place)
    expect(question.get_by_role("status")).to_have_text("Saved")
    question.reload()
    expect(question.locator("input[name=part1]").nth(1)).to_be_checked()


def test_the_same_question_on_two_pages_is_asked_about(question: Page) -> None:
    other = question.context.new_page()
    other.goto(question.url)
    choose(question, 1)
    expect(question.get_by_role("status")).to_have_text("Saved")
    choose(other, 0)
    expect(other.get_by_role("status")).to_contain_text("Answered on another page too")
    other.get_by_role("button", name="Next question").click()
    expect(other.get_by_role("alert")).to_contain_text("Choose which answer to keep")
    expect(other.locator("input[name=part1]").nth(0)).to_be_checked()


def test_pressing_the_button_at_once_loses_nothing(question: Page) -> None:
    # A save takes its time, and what it saves is chosen no longer when the button is pressed.
    def pass_slowly(route: Route) -> None:
        time.sleep(0.3)
        route.continue_()

    question.route("**/answer", pass_slowly)
    choose(question, 0)
    choose(question, 1)
    press(question, "Next question")
    press(question, "Back to question 1")
    expect(question.locator("input[name=part1]").nth(1)).to_be_checked()
