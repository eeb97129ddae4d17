"""Pages fit their window, in light and dark, and have targets a finger can hit."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage, answer, press

TOO_SMALL = """() => [..."button:not([tabindex]),input:not([type=hidden]),summary,.btn,.nav a".split(",")]
    .flatMap((selector) => [...document.querySelectorAll(selector)])
    .map((e) => [e, (e.closest("label") ?? e).getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
    .map(([e]) => e.outerHTML)"""


def check_fit(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{page.url} scrolls sideways"
    assert page.evaluate(TOO_SMALL) == [], page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_page_fits(open_page: OpenPage, width: int, scheme: str) -> None:
    page = open_page(width, scheme)
    for path in ("/", "/practice", "/quizzes", "/articles/1", "/articles/5", "/nowhere"):
        page.goto(path)
        check_fit(page, width)
    page.goto("/")
    press(page, "Start practising")
    for number in range(1, 7):
        check_fit(page, width)
        answer(page)
        press(page, "Check answer")
        for summary in page.locator("summary").all():
            summary.click()
        check_fit(page, width)
        if number < 6:
            press(page, "Next question")
    press(page, "See your result")
    check_fit(page, width)
    for path in ("/practice", "/practice/progress"):
        page.goto(path)
        check_fit(page, width)


def test_letters_can_be_twice_as_large(open_page: OpenPage) -> None:
    page = open_page(640)
    page.goto("/")
    press(page, "Start practising")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    check_fit(page, 640)


COLOURS = """(mark) => {
    const style = getComputedStyle(mark);
    return [style.color, getComputedStyle(mark.closest("blockquote")).color];
}"""


def test_underlined_words_can_be_read_in_forced_colours(open_page: OpenPage) -> None:
    page = open_page(scheme="dark")
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto("/")
    press(page, "Start practising")
    colour, around = page.locator("mark.asked").first.evaluate(COLOURS)
    assert colour == around
