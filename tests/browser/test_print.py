"""On paper stands what is to be read, opened and marked, and nothing to press."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, answer, press
from tests.browser.rooms import EVERY_WAY, PASSWORD, Classroom, ask
from tests.servers import Site

PRESSED = "button, .btn, input, textarea, summary, .nav, .footer, .skip, .no-print, .clip-foot, [data-status]"

CUT_BY_A_SHEET = """(selector) => [...document.querySelectorAll(selector)]
    .filter((one) => getComputedStyle(one).breakInside !== "avoid").length"""

MARKED = """() => [...document.querySelectorAll("mark:not([class])")].map((mark) => {
    const style = getComputedStyle(mark);
    return [style.backgroundColor, style.color, style.printColorAdjust, style.textDecorationLine].join(" ");
})"""


@pytest.fixture
def review(open_page: OpenPage, site: Site) -> Page:
    """The review of a round that was answered in every way, in dark, with one doubt."""
    page = open_page(scheme="dark")
    attempt = ask(site, page, EVERY_WAY)
    for number in range(1, len(EVERY_WAY) + 1):
        page.goto(f"{attempt}/questions/{number}")
        answer(page)
        press(page, "Check answer")
    press(page, "See your result")
    doubt = page.locator("#doubt-1")
    doubt.locator("summary").click()
    doubt.locator("textarea").fill("Both of them can be true.")
    with page.expect_navigation():
        doubt.get_by_role("button", name="Send").click()
    page.emulate_media(media="print", color_scheme="dark")
    return page


def test_a_review_is_printed_whole(review: Page) -> None:
    for one in review.locator(PRESSED).all():
        expect(one).to_be_hidden()
    # Whatever was not opened on the page is read on paper all the same.
    assert review.locator("details:not([open])").count() > len(EVERY_WAY)
    for reason in review.locator("article .reasons li, article .table td").all():
        expect(reason).to_be_visible()
    for clipping in review.locator("article .clipping blockquote, article .carry").all():
        expect(clipping).to_be_visible()
    expect(review.locator("#doubt-1 .said")).to_be_visible()
    assert review.evaluate(CUT_BY_A_SHEET, ".clipping, .carry, .figure") == 0


def test_marks_are_printed_as_marks_also_from_a_dark_screen(review: Page) -> None:
    marked = set(review.evaluate(MARKED))
    assert marked == {"rgb(255, 233, 143) rgb(25, 27, 30) exact underline"}
    ground = review.evaluate(
        "[document.documentElement, document.body].map((e) => getComputedStyle(e).color)"
    )
    assert ground == ["rgb(0, 0, 0)"] * 2


def test_an_article_begins_on_the_first_sheet(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/articles/4")
    page.emulate_media(media="print")
    for one in page.locator(PRESSED).all():
        expect(one).to_be_hidden()
    assert page.evaluate(CUT_BY_A_SHEET, ".reader") == 1, (
        "it is longer than a sheet, and would leave one empty"
    )
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_sheet_is_printed_black_on_white_and_no_question_is_cut(
    open_page: OpenPage, classroom: Classroom
) -> None:
    page = open_page(scheme="dark")
    _sign_in(page)
    page.goto(f"/classes/{classroom.key}")
    press(page, classroom.homework)
    press(page, "Print a sheet")
    page.emulate_media(media="print", color_scheme="dark")
    for one in page.locator(PRESSED).all():
        expect(one).to_be_hidden()
    expect(page.locator(".masthead")).to_be_hidden()
    assert page.locator(".exam-q .clipping").count() >= 5
    assert page.evaluate(CUT_BY_A_SHEET, ".exam-q, .exam-q .clipping") == 0
    inks = page.evaluate(
        "[...document.querySelectorAll('.exam h2, .exam .badge, .exam strong, .exam .clip-text')]"
        ".map((one) => getComputedStyle(one).color)"
    )
    assert set(inks) == {"rgb(0, 0, 0)"}
    for size in ("A4", "Letter"):
        assert page.pdf(format=size).startswith(b"%PDF")


def _sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_label("Sign-in name").fill("eva")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("form[action$=password] button").click()
    page.wait_for_url("**/classes")


def test_sign_in_cards_are_printed_and_nothing_else(open_page: OpenPage, classroom: Classroom) -> None:
    page = open_page()
    _sign_in(page)
    page.goto(f"/classes/{classroom.key}/students/new")
    page.get_by_label("Names, one a line").fill("Paper One\nPaper Two\nPaper Three")
    press(page, "Read the list")
    press(page, "and show")
    page.emulate_media(media="print")
    for one in (*page.locator(PRESSED).all(), page.get_by_role("heading", name="Sign-in cards")):
        expect(one).to_be_hidden()
    for card in page.locator(".card .bigcode").all():
        expect(card).to_be_visible()
    assert page.evaluate(CUT_BY_A_SHEET, ".card") == 0
