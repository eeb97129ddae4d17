"""What the guide for instructors shows: for each picture the way to its page, and what is cut out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.browser.conftest import press

FIRST, SECOND = "Media studies 10b (simulated)", "History 9a (simulated)"
NEW = "Media studies 8a (simulated)"
NAMES = ("Anouk V.", "Bilal H.", "Chloé D.", "Anouk V.", "Dariusz W.")
"""A list as a teacher pastes it, one name twice."""

REASON = "The question can be read in two ways. Thank you for writing so."


@dataclass(frozen=True)
class View:
    """A page is cut from the top of one part to the bottom of another, at its full width.

    Where more of the same follows, as in a long table, it `is_whole` no longer: no margin is left below.
    """

    top: Locator
    bottom: Locator
    is_whole: bool = True


Walk = Callable[[Page], View]


def show_names(page: Page) -> View:
    """A pasted list of names, read but not added yet."""
    page.goto("/classes")
    page.get_by_label("Name of the class").fill(NEW)
    press(page, "Make the class")
    press(page, "Add a list of names")
    page.get_by_label("Names, one a line").fill("\n".join(NAMES))
    press(page, "Read the list")
    return View(page.locator("h1"), page.locator("form .answer-bar"))


def show_join(page: Page) -> View:
    """The join code, large."""
    _open_class(page, NEW)
    press(page, "Show it large")
    return View(page.locator("h1"), page.locator(".slide > :last-child"))


def show_rules(page: Page) -> View:
    """Dates, time limit and attempts, below the button that opens them."""
    _open_class(page, FIRST)
    press(page, "Set an assignment")
    page.locator("details.more > summary").click()
    return View(page.locator("details.more > summary"), page.locator("details.more > .cols"))


def show_live(page: Page) -> View:
    """Who is where while an assignment with a time limit runs."""
    _open_work(page, FIRST, "Troop figures")
    press(page, "Live: who is where")
    return View(page.locator("h1"), page.locator(".live tbody tr").nth(8), is_whole=False)


def show_late(page: Page) -> View:
    """Answers that came late, beside those given in time."""
    _open_work(page, SECOND, "Ten questions")
    press(page, "2 answers came late")
    page.locator("[name=late]").first.check()
    return View(page.locator("h1"), page.locator("form .answer-bar"))


def show_gradebook(page: Page) -> View:
    """Points by student and assignment."""
    _open_class(page, FIRST)
    press(page, "Gradebook")
    return View(
        page.locator("h1"), page.locator(".gradebook").first.locator("tbody tr").nth(8), is_whole=False
    )


def show_misreadings(page: Page) -> View:
    """What to teach again first."""
    _open_work(page, SECOND, "Ten questions")
    press(page, "What the class misreads")
    return View(page.locator("h1"), page.locator("[aria-labelledby=reteach] li").first, is_whole=False)


def show_doubts(page: Page) -> View:
    """A doubt with the place to answer it, opened."""
    _open_class(page, FIRST)
    press(page, "doubts about questions wait")
    case = page.locator("article.case").first
    case.get_by_text("Answer it").click()
    return View(page.locator("h1"), case)


def show_changes(page: Page) -> View:
    """Whose points change before a question is left out."""
    _open_class(page, FIRST)
    press(page, "doubts about questions wait")
    press(page, "Leave it out for this class")
    page.get_by_label("Why? Your students read this").fill(REASON)
    press(page, "See what changes")
    return View(page.locator("h1"), page.locator("main tbody tr").nth(5), is_whole=False)


def show_gain(page: Page) -> View:
    """What a class gained between a test before and one after."""
    _open_work(page, SECOND, "Sources: after")
    press(page, "What the class gained")
    return View(page.locator("h1"), page.locator("figure").first)


SCENES: Mapping[str, Walk] = {
    "names": show_names,
    "join": show_join,
    "rules": show_rules,
    "live": show_live,
    "late": show_late,
    "gradebook": show_gradebook,
    "misreadings": show_misreadings,
    "doubts": show_doubts,
    "changes": show_changes,
    "gain": show_gain,
}
"""The pictures by name, in an order in which the walks follow each other."""


def _open_class(page: Page, name: str) -> None:
    page.goto("/classes")
    press(page, name)


def _open_work(page: Page, name: str, title: str) -> None:
    _open_class(page, name)
    press(page, title)
