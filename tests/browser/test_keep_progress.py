"""Who practises alone carries on in another browser, by a code or an account, and leaves nothing behind."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import check_as_it_is
from tests.browser.conftest import OpenPage, answer, press
from tests.browser.test_layout import check_fit

PASSWORD = "violet anchor"


def practise(page: Page) -> str:
    """Finish a round; give the address of its review."""
    page.goto("/")
    press(page, "Start practising")
    for number in range(6):
        answer(page)
        press(page, "Check answer")
        press(page, "Next question" if number < 5 else "See your result")
    return page.url


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_from_a_guest_to_a_code_an_account_and_nothing(open_page: OpenPage, script: bool) -> None:
    lea = open_page(390, script=script)
    review = practise(lea)
    press(lea, "Keep your progress")
    press(lea, "Make a code")
    code = lea.locator(".bigcode").inner_text()

    phone = open_page(390, script=script)
    phone.goto(f"/sign-in#{code}" if script else "/sign-in")
    if script:
        expect(phone.get_by_label("Your sign-in code")).to_have_value(code)
        assert "#" not in phone.url
    else:
        phone.get_by_label("Your sign-in code").fill(code)
    press(phone, "Open my work")
    phone.goto(review)
    expect(phone.get_by_role("heading", level=1)).not_to_contain_text("cannot find")

    phone.goto("/practice/progress")
    phone.get_by_label("Rounds a week").select_option("2")
    press(phone, "Set")
    expect(phone.get_by_text("1 of 2 rounds this week")).to_be_visible()

    phone.goto("/practice/keep")
    press(phone, "Make an account")
    name = f"lea {script}"
    phone.get_by_label("Sign-in name").fill(name)
    phone.get_by_label("Password", exact=True).fill(PASSWORD)
    press(phone, "Make my account")
    lea.goto(review)
    expect(lea.get_by_role("heading", level=1)).to_contain_text("cannot find")
    lea.goto("/sign-in")
    lea.get_by_label("Sign-in name").fill(name)
    lea.get_by_label("Password", exact=True).fill(PASSWORD)
    lea.locator("form[action$=password] button").click()
    lea.goto("/")
    expect(lea.get_by_text("1 of 2 rounds this week")).to_be_visible()

    lea.goto("/account")
    with lea.expect_download() as download:
        lea.get_by_role("button", name="Download my data").click()
    told = json.loads(download.value.path().read_text("utf-8"))
    assert (len(told["attempts"]), told["learner"]["rounds_a_week"]) == (1, 2)
    press(lea, "Delete it")
    press(lea, "Delete everything for good")
    expect(lea.get_by_text("nothing here leads to you any more")).to_be_visible()
    phone.goto("/practice")
    expect(phone.get_by_role("link", name="Sign in")).to_be_visible()


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
)
def test_the_pages_are_accessible_and_fit(open_page: OpenPage, width: int, scheme: str) -> None:
    page = open_page(width, scheme)

    def look(*paths: str) -> None:
        for path in paths:
            page.goto(path)
            check_fit(page, width)
            check_as_it_is(page)

    look("/practice/keep", "/practice/erase", "/account/new", "/sign-in")
    page.goto("/")
    press(page, "Start practising")
    look("/practice/keep", "/practice/erase", "/account/new", "/sign-in", "/practice")
    page.goto("/practice/progress")
    page.get_by_label("Rounds a week").select_option("5")
    press(page, "Set")
    look("/practice/progress", "/")
    page.goto("/account/new")
    press(page, "Make my account")
    check_fit(page, width)
    check_as_it_is(page)
    page.goto("/practice/keep")
    press(page, "Make a code")
    check_fit(page, width)
    check_as_it_is(page)
    look("/practice/keep")
    page.goto("/account/new")
    page.get_by_label("Sign-in name").fill(f"tim {width} {scheme}")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Make my account")
    look("/practice/keep", "/practice/erase", "/account", "/practice")


def test_a_printed_code_has_its_picture_and_no_buttons(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/")
    press(page, "Start practising")
    page.goto("/practice/keep")
    press(page, "Make a code")
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    page.emulate_media(media="print")
    for shown in (".bigcode", ".qr"):
        expect(page.locator(shown)).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
