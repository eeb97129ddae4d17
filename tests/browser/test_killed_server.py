"""A server that is killed in the middle of a quiz: what was called saved is there, and the rest follows."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from quizapp.items.item import Interaction
from quizapp.learning.blueprint import Mode
from tests.browser.rooms import ask, is_of
from tests.servers import free_port, serve

SINGLE = is_of(Interaction.SINGLE_CHOICE)


def choose(page: Page, place: int) -> None:
    page.locator("input[name=part1]").nth(place).check()


def is_stored(page: Page, place: int) -> bool:
    page.reload()
    return page.locator("input[name=part1]").nth(place).is_checked()


def wait_until(is_so: Callable[[], bool], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.2)


@pytest.mark.parametrize("is_crash", [False, True], ids=["the page stays", "the page crashes as well"])
def test_a_quiz_goes_on_where_it_was(browser: Browser, tmp_path: Path, is_crash: bool) -> None:
    port = free_port()
    context = browser.new_context(base_url=f"http://127.0.0.1:{port}")
    page = context.new_page()
    status = page.locator("[data-status]")
    with serve(tmp_path, port=port) as site:
        page.goto(ask(site, page, [SINGLE] * 2, Mode.ASSESSMENT) + "/questions/1")
        choose(page, 1)
        expect(status).to_have_text("Saved")
        site.kill()
    choose(page, 2)
    expect(status).to_have_text("Not saved – keep this page open.")
    page.get_by_role("button", name="Next question").click()
    expect(status).to_have_text("Not saved – keep this page open.")
    with serve(tmp_path, port=port) as site:
        elsewhere = context.new_page()
        elsewhere.goto(page.url)
        if not is_crash:
            expect(status).to_have_text("Saved")
            elsewhere.reload()
            expect(elsewhere.locator("input[name=part1]").nth(2)).to_be_checked()
        else:
            page.reload()
            expect(page.locator("input[name=part1]").nth(2)).to_be_checked()
            # The page tries by itself, so it may have been saved just before the crash, and not after it.
            wait_until(lambda: is_stored(elsewhere, 2))
        site.kill()
    context.close()


def test_what_was_called_saved_outlives_every_kill(browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    context = browser.new_context(base_url=f"http://127.0.0.1:{port}")
    page = context.new_page()
    for number in range(3):
        with serve(tmp_path, port=port) as site:
            if number == 0:
                page.goto(ask(site, page, [SINGLE], Mode.ASSESSMENT) + "/questions/1")
            else:
                page.reload()
                expect(page.locator("input[name=part1]").nth(number - 1)).to_be_checked()
            choose(page, number)
            expect(page.locator("[data-status]")).to_have_text("Saved")
            site.kill()
    context.close()
