"""axe's rules of WCAG 2.2 A and AA, contrast among them, on a phone and a desk, in light and dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page, ViewportSize

Check = Callable[[Page], None]

WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
    "iframes": False,
}

_RUN = """(options) => axe.run(document, options).then(({ passes, violations }) =>
    [passes.length, violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 150))])])"""

_SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


def check(page: Page, properties: list[tuple[str, Any]]) -> None:
    """Run the rules in every width and scheme, and note in a test's properties how many passed and failed."""
    size = page.viewport_size or ViewportSize(width=WIDTHS[-1], height=800)
    told: list[str] = []
    page.evaluate(_SCRIPT)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            passed, violated = page.evaluate(_RUN, OPTIONS)
            properties.append(("axe", [passed, len(violated)]))
            told += [f"{width} {scheme} {rule}: {html}" for rule, nodes in violated for html in nodes]
    page.set_viewport_size(size)
    assert told == [], page.url


def check_as_it_is(page: Page) -> None:
    """Run the rules in the width and scheme that a page has."""
    page.evaluate(_SCRIPT)
    assert page.evaluate(_RUN, OPTIONS)[1] == [], page.url
