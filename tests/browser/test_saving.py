"""Answers are saved as they are given; what is not saved is said, and tried again."""

from __future__ import annotations

import time

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import press


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


def test_two_pages_that_agree_ask_nothing(question: Page) -> None:
    other = question.context.new_page()
    other.goto(question.url)
    for page in (question, other):
        choose(page, 1)
        expect(page.get_by_role("status")).to_have_text("Saved")
    choose(other, 0)
    expect(other.get_by_role("status")).to_have_text("Saved")


def test_an_answer_handed_in_on_another_page_stays_and_says_so(question: Page) -> None:
    choose(question, 1)
    expect(question.get_by_role("status")).to_have_text("Saved")
    other = question.context.new_page()
    other.goto(question.url.split("/questions")[0] + "/hand-in")
    other.get_by_role("button", name="Hand in").click()
    choose(question, 0)
    expect(question.get_by_role("status")).to_contain_text("It stays as it was then.")
    question.get_by_role("button", name="Next question").click()
    expect(question.get_by_text("Carry away")).to_be_visible()


SAID = """() => {
    window.said = [];
    const status = document.querySelector("[role=status][data-status]");
    new MutationObserver(() => said.push(status.textContent)).observe(status, {
        childList: true, characterData: true, subtree: true,
    });
    return status.textContent;
}"""


def test_how_a_save_goes_is_said_once_to_a_screen_reader(question: Page) -> None:
    assert question.evaluate(SAID) == "", "a live region must be there before it speaks"
    question.route("**/answer", lambda route: route.abort())
    choose(question, 1)
    expect(question.get_by_role("status")).to_have_text("Not saved – keep this page open.")
    with question.expect_event("requestfailed"):
        pass  # tried again without a word
    question.unroute("**/answer")
    expect(question.get_by_role("status")).to_have_text("Saved")
    assert question.evaluate("said") == ["Saving…", "Not saved – keep this page open.", "Saved"]
