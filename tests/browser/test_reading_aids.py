"""Pages as readers set them, with wider spacing, larger letters or their own colours: nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage, answer, press
from tests.browser.rooms import EVERY_WAY, ask
from tests.servers import Site

PATHS = ("/", "/practice", "/quizzes", "/sign-in", "/join", "/articles/5", "/nowhere")

# As WCAG 1.4.12 says. A sheet that a script makes is let in by the policy, as a reader's own would be.
SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
    return getComputedStyle(document.querySelector("h1")).letterSpacing;
}"""

CUT = """() => {
    const faults = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`the page scrolls sideways: ${scrollWidth} > ${clientWidth}`);
    const all = "body *:not(svg, svg *, .vh, .vh *, .scroll, .scroll *, option)";
    for (const one of document.querySelectorAll(all)) {
        const style = getComputedStyle(one), html = one.outerHTML.slice(0, 160);
        if (style.display === "inline" || style.display === "none" || !one.clientWidth) continue;
        if (one.scrollWidth > one.clientWidth + 1) faults.push(`spills to the side: ${html}`);
        const isCut = style.overflowY === "hidden" && one.scrollHeight > one.clientHeight + 1;
        if (isCut) faults.push(`cut off below: ${html}`);
    }
    for (const svg of document.querySelectorAll("svg.chart")) {
        const [, , width] = svg.getAttribute("viewBox").split(" ").map(Number);
        for (const text of svg.querySelectorAll("text")) {
            const { x, width: long } = text.getBBox();
            if (x < -1 || x + long > width + 1) faults.push(`cut off in a chart: ${text.textContent}`);
        }
    }
    return faults;
}"""

MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
    return transitionDuration !== "0s" || animationName !== "none" || scrollBehavior !== "auto";
}).map((one) => one.outerHTML.slice(0, 120))"""


def visit(page: Page, site: Site) -> Iterator[str]:
    """Go to every kind of page: open questions, explained ones, the rest."""
    attempt = ask(site, page, EVERY_WAY)
    for path in PATHS:
        page.goto(path)
        yield path
    for number in range(1, len(EVERY_WAY) + 1):
        page.goto(f"{attempt}/questions/{number}")
        yield f"question {number}"
        answer(page)
        press(page, "Check answer")
        for summary in page.locator("summary").all():
            summary.click()
        yield f"explanation {number}"
    page.goto(f"{attempt}/hand-in")
    yield "look over"


@pytest.mark.parametrize("width", [320, 1280])
def test_wider_spacing_cuts_nothing_off(open_page: OpenPage, site: Site, width: int) -> None:
    page = open_page(width)
    faults = {}
    for where in visit(page, site):
        assert page.evaluate(SPACING) != "normal"
        faults[where] = page.evaluate(CUT)
    assert {where: found for where, found in faults.items() if found} == {}


def test_letters_twice_as_large_cut_nothing_off(open_page: OpenPage, site: Site) -> None:
    page = open_page(640)
    faults = {}
    for where in visit(page, site):
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        faults[where] = page.evaluate(CUT)
    assert {where: found for where, found in faults.items() if found} == {}


def test_nothing_moves(open_page: OpenPage, site: Site) -> None:
    """Not only where a reader asks for it."""
    page = open_page()
    for where in visit(page, site):
        assert page.evaluate(MOVING) == [], where


FORCED = """(one) => {
    const style = getComputedStyle(one);
    return [style.outlineStyle, parseFloat(style.outlineWidth), style.outlineColor !== style.backgroundColor];
}"""


def test_what_is_chosen_and_focused_is_seen_in_forced_colours(open_page: OpenPage, site: Site) -> None:
    page = open_page(scheme="dark")
    attempt = ask(site, page, EVERY_WAY)
    page.emulate_media(forced_colors="active", color_scheme="dark")
    for number in range(1, len(EVERY_WAY) + 1):
        page.goto(f"{attempt}/questions/{number}")
        answer(page)
        for chosen in page.locator(".option:has(:checked), .word input:checked + span").all():
            outline, width, differs = chosen.evaluate(FORCED)
            assert (outline, differs) == ("solid", True), page.url
            assert width >= 2, page.url
