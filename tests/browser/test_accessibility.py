"""Every page passes axe's rules of WCAG 2.2 A and AA, contrast among them, in light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def check(page: Page) -> None:
    page.locator(".footer").wait_for()
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
    page.get_by_role("button", name="Start practising").click()
    page.get_by_role("button", name="Check answer").click()
    check(page)
    for number in range(1, 7):
        for part in page.locator("fieldset[data-part]").all():
            part.locator("input").first.check()
        check(page)
        page.get_by_role("button", name="Check answer").click()
        for summary in page.locator("summary").all():
            summary.click()
        check(page)
        if number == 3:
            page.get_by_role("link", name="All questions").click()
            check(page)
            page.go_back()
        if number < 6:
            page.get_by_role("link", name="Next question").click()
    page.get_by_role("button", name="See your result").click()
    check(page)
