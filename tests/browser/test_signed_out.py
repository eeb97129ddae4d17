"""Who is signed out in the middle of a question loses nothing: with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, press
from tests.browser.rooms import Classroom

OUT = "You are signed out here."


@pytest.fixture
def student(open_page: OpenPage, classroom: Classroom, request: pytest.FixtureRequest) -> tuple[Page, str]:
    """A student at the first question of an assessment, and their sign-in code."""
    page = open_page(390, script=getattr(request, "param", True))
    code = classroom.join(page)
    press(page, classroom.homework)
    press(page, "Begin")
    return page, code


def sign_out(page: Page) -> Page:
    """Sign out on another tab; give that tab."""
    other = page.context.new_page()
    other.goto("/my-classes")
    press(other, "Sign out")
    return other


def sign_in(page: Page, code: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Your sign-in code").fill(code)
    press(page, "Open my work")


def choose(page: Page, place: int) -> None:
    page.locator("input[name=part1]").nth(place).check()


def test_the_page_says_so_and_saves_after_the_next_sign_in(student: tuple[Page, str]) -> None:
    page, code = student
    way_in = page.get_by_role("link", name="Sign in on another tab")
    expect(way_in).to_be_hidden()
    sign_out(page).close()
    choose(page, 1)
    expect(page.locator("[data-status]")).to_contain_text(OUT)
    with page.context.expect_page() as opened:
        way_in.click()
    sign_in(opened.value, code)
    opened.value.close()
    # A browser without a window tells no page that it is looked at again.
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("[data-status]")).to_have_text("Saved")
    expect(way_in).to_be_hidden()
    page.reload()
    expect(page.locator("input[name=part1]").nth(1)).to_be_checked()


def test_a_press_of_the_button_tries_again_and_goes_on(student: tuple[Page, str]) -> None:
    page, code = student
    other = sign_out(page)
    choose(page, 1)
    expect(page.locator("[data-status]")).to_contain_text(OUT)
    page.get_by_role("button", name="Next question").click()
    expect(page.locator("[data-status]")).to_contain_text(OUT)
    expect(page.get_by_text("Question 1 of")).to_be_visible()
    sign_in(other, code)
    page.get_by_role("button", name="Next question").click()
    press(page, "Back to question 1")
    expect(page.locator("input[name=part1]").nth(1)).to_be_checked()


def test_an_old_token_alone_is_replaced_without_a_word(student: tuple[Page, str]) -> None:
    page, _ = student
    page.locator("#answer [name=csrf_token]").evaluate("(input) => { input.value = 'old'; }")
    choose(page, 1)
    expect(page.locator("[data-status]")).to_have_text("Saved")


def test_somebody_elses_sign_in_sends_nothing(
    student: tuple[Page, str], classroom: Classroom, open_page: OpenPage
) -> None:
    page, code = student
    other_code = classroom.join(open_page())
    other = sign_out(page)
    choose(page, 1)
    sign_in(other, other_code)
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-status]")).to_contain_text(OUT)
    sign_in(other, code)
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("[data-status]")).to_have_text("Saved")


def test_a_cookie_that_is_gone_is_said_as_well(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/")
    press(page, "Start practising")
    page.context.clear_cookies()
    choose(page, 0)
    expect(page.locator("[data-status]")).to_contain_text(OUT)


@pytest.mark.parametrize("student", [False], indirect=True, ids=["without scripts"])
def test_a_plain_form_is_given_back_until_it_is_saved(student: tuple[Page, str]) -> None:
    page, code = student
    other = sign_out(page)
    choose(page, 1)
    page.get_by_role("button", name="Next question").click()
    expect(page.get_by_role("heading", name="You are signed out here")).to_be_visible()
    # Pressed too early, it is given back once more.
    press(page, "Send it again")
    expect(page.get_by_role("heading", name="You are signed out here")).to_be_visible()
    sign_in(other, code)
    press(page, "Send it again")
    expect(page.get_by_text("Your answer is still here")).to_be_visible()
    page.get_by_role("button", name="Next question").click()
    expect(page.get_by_text("Question 2 of")).to_be_visible()
    press(page, "Back to question 1")
    expect(page.locator("input[name=part1]").nth(1)).to_be_checked()
