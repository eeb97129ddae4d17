"""`make bench`: print what each page weighs, and when its largest part is painted on a slow phone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.benchmarks.loads import Load, measure
from tests.browser.conftest import choose, press, show_question
from tests.servers import serve

RUNS = 3
"""Times each page is loaded; the one painted in the middle is printed."""

MOST_KILOBYTES, MOST_REQUESTS, LATEST = 40, 6, 1500
"""What a quiz page is meant to stay under: kB and requests cold, and milliseconds to its largest paint."""


def main() -> None:
    """Serve the shipped bank, take a round, and load each page anew."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        print(f"{'page':<28} {'kB':>6} {'requests':>9} {'largest paint, ms':>18}")
        for name, address, cookies in _pages(browser, site.address):
            loads = sorted(
                (measure(browser, address, cookies) for _ in range(RUNS)), key=lambda load: load.paint
            )
            print(_line(name, loads[RUNS // 2]))
        browser.close()
    print(
        f"\nMeant for a quiz page: {MOST_KILOBYTES} kB, {MOST_REQUESTS} requests, {LATEST} ms at most, cold "
        "on slow 4G (1.6 Mbit/s, 150 ms) with the processor slowed down four times."
    )


def _pages(browser: Browser, site: str) -> Iterator[tuple[str, str, list[Any]]]:
    """Give the pages of a round with the cookies they need, going through it."""
    page = browser.new_page(base_url=site)

    def here(name: str) -> tuple[str, str, list[Any]]:
        cookies = [
            {"name": one["name"], "value": one["value"], "url": site} for one in page.context.cookies()
        ]
        return name, page.url, cookies

    for name, path in (("home", "/"), ("quizzes", "/quizzes"), ("practice", "/practice")):
        page.goto(path)
        yield here(name)
    page.goto("/practice")
    press(page, "Start a round of six")
    yield here("question, open")
    _answer(page)
    yield here("question, explained")
    for _ in range(5):
        press(page, "Next question")
        _answer(page)
    press(page, "See your result")
    yield here("review of six")
    for name, path in (("progress", "/practice/progress"), ("article", "/articles/4")):
        page.goto(path)
        yield here(name)


def _answer(page: Page) -> None:
    show_question(page)
    for part in page.locator("fieldset[data-part]").all():
        choose(part)
    press(page, "Check answer")


def _line(name: str, load: Load) -> str:
    return f"{name:<28} {load.kilobytes:>6.1f} {load.requests:>9} {load.paint:>18.0f}"


if __name__ == "__main__":
    main()
