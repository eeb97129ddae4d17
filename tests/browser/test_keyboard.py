"""With the Tab key one comes by everything in the order it is read in, and sees where one is."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.conftest import OpenPage, answer, press
from tests.browser.rooms import EVERY_WAY, ask
from tests.browser.walking import find_faults, walk
from tests.servers import Site

WINDOWS = {
    "phone": ViewportSize(width=390, height=800),
    "desk": ViewportSize(width=1280, height=800),
    "desk at 400 %": ViewportSize(width=320, height=256),
}


@pytest.mark.parametrize(
    ("window", "scheme"),
    [("phone", "light"), ("phone", "dark"), ("desk", "light"), ("desk at 400 %", "light")],
)
def test_the_focus_goes_as_one_reads_and_is_seen(
    open_page: OpenPage, site: Site, window: str, scheme: str
) -> None:
    page = open_page(scheme=scheme)
    attempt = ask(site, page, EVERY_WAY)
    page.set_viewport_size(WINDOWS[window])
    faults: dict[int | str, list[str]] = {}
    for number in range(1, len(EVERY_WAY) + 1):
        page.goto(f"{attempt}/questions/{number}")
        stops = walk(page)
        assert len(stops) >= 8, page.url
        faults[number] = find_faults(stops)
    for path in ("/", "/quizzes", "/sign-in", "/join", f"{attempt}/hand-in", "/articles/5"):
        page.goto(path)
        faults[path] = find_faults(walk(page))
    page.goto(f"{attempt}/questions/1")
    answer(page)
    press(page, "Check answer")
    expect(page.locator("#verdict")).to_be_focused()
    faults["explained"] = find_faults(walk(page))
    assert {where: found for where, found in faults.items() if found} == {}
