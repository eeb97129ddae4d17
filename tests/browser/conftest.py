"""A real chromium against a real server process."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from quizapp.items.item import Interaction
from quizapp.learning.blueprint import Mode
from tests.browser import axe
from tests.browser.rooms import Classroom, ask, is_of, make_classroom
from tests.servers import Site, serve

OpenPage = Callable[..., Page]

# Machines are busy: what is waited for is there at once or is wrong.
expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker("browser")


def press(page: Page, name: str) -> None:
    """Press a button or a link that leads to another page, and wait until that page is there."""
    with page.expect_navigation():
        page.locator("a, button").filter(has_text=name).first.click()


def show_question(page: Page) -> None:
    """Press on where a content note stands before the question."""
    if page.get_by_role("link", name="Show the question").count():
        press(page, "Show the question")


def choose(part: Locator, place: int = 0) -> None:
    """Answer a part in whatever way it is answered: pairs one after the other, or a box, or a number."""
    pairs = part.locator("select")
    for row in range(pairs.count()):
        targets = pairs.nth(row).locator("option").count() - 1
        pairs.nth(row).select_option(index=row % targets + 1)
    if part.locator("input[inputmode=decimal]").count():
        part.locator("input").fill("1")
    elif not pairs.count():
        part.locator("input").nth(place).check()


def answer(page: Page) -> None:
    """Answer every part of the question, past its content note. The page must be there: come by `press`."""
    show_question(page)
    for part in page.locator("fieldset[data-part]").all():
        choose(part)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server with the shipped bank."""
    with serve(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def address(site: Site) -> str:
    """Where that server is."""
    return site.address


@pytest.fixture(scope="session")
def classroom(site: Site) -> Classroom:
    """A class on that server, with an assessment set."""
    return make_classroom(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("chromium is missing: `make test` installs it, or run apt-get install chromium")
    with sync_playwright() as playwright:
        # Chromium refuses its own sandbox to root, which CI often is; the pages come from the loopback.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Open a page in a browser window of its own; at the end nothing may have gone wrong in any of them."""
    contexts, faults = [], []

    def note(message: Any) -> None:
        # The browser reports refused saves and error pages itself; tests look at those on the page.
        if message.type == "error" and "Failed to load resource" not in message.text:
            faults.append(message.text)

    def open_one(width: int = 1280, scheme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
            base_url=address,
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def check(request: pytest.FixtureRequest) -> axe.Check:
    """Let a page pass axe's rules in every width and scheme; what passed is counted at the end of the run."""
    return lambda page: axe.check(page, request.node.user_properties)


@pytest.fixture
def question(open_page: OpenPage, site: Site) -> Page:
    """The first question of a test of ten, each with one choice of three or four."""
    page = open_page()
    page.goto(ask(site, page, [is_of(Interaction.SINGLE_CHOICE)] * 10, Mode.ASSESSMENT) + "/questions/1")
    return page
