"""Every page passes axe's rules of WCAG 2.2 A and AA, contrast among them, in light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage, choose, press, show_question

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def check(page: Page) -> None:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    told = [f"{rule['id']}: {node['html'][:150]}" for rule in found for node in rule["nodes"]]
    assert told == [], page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_accessible(open_page: OpenPage, scheme: str) -> None:
    page = open_page(1280, scheme)
    for path in ("/", "/practice", "/quizzes", "/articles/5", "/nowhere"):
        page.goto(path)
        check(page)
    page.goto("/")
    press(page, "Start practising")
    press(page, "Check answer")
    check(page)
    for number in range(1, 7):
        show_question(page)
        for part in page.locator("fieldset[data-part]").all():
            choose(part)
        check(page)
        press(page, "Check answer")
        for summary in page.locator("summary").all():
            summary.click()
        check(page)
        if number == 1:
            for reason in ("", "Both of them can be true."):
                page.get_by_label("What is wrong with it?").fill(reason)
                press(page, "Send")
                check(page)
        if number == 3:
            press(page, "All questions")
            check(page)
            page.go_back(wait_until="load")
        if number < 6:
            press(page, "Next question")
    press(page, "See your result")
    check(page)
    for path in ("/practice", "/practice/progress"):
        page.goto(path)
        for summary in page.locator("summary").all():
            summary.click()
        check(page)
