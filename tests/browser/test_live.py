"""A teacher's page follows the class by itself: it changes what changed, and nothing under the finger."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.axe import Check
from tests.browser.conftest import OpenPage, choose, press
from tests.browser.rooms import PASSWORD, Classroom, make_classroom
from tests.servers import Site

SOON = 25_000
"""Milliseconds in which the page has surely looked again."""


def open_live(page: Page, room: Classroom, owner: str) -> None:
    page.goto("/sign-in")
    page.get_by_label("Sign-in name").fill(owner)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("form[action$=password] button").click()
    page.wait_for_url("**/classes")
    page.goto(f"/classes/{room.key}")
    press(page, room.homework)
    press(page, "Live: who is where")


def limit(page: Page, minutes: int) -> None:
    """Give the assignment a time limit before anybody has begun."""
    press(page, "Change dates and rules")
    page.get_by_label("Time limit in minutes (optional)").fill(str(minutes))
    press(page, "Save")
    press(page, "Live: who is where")


def test_the_page_follows_the_class_and_lets_the_focus_be(
    open_page: OpenPage, site: Site, check: Check
) -> None:
    room = make_classroom(site, "Class 9c", "liv", "Live work")
    teacher, ana, ben = open_page(), open_page(390), open_page(390)
    open_live(teacher, room, "liv")
    limit(teacher, 30)
    expect(teacher.get_by_text("Nobody is in the class yet.")).to_be_visible()
    room.join(ana, "Ana")
    expect(teacher.locator("[data-counts]")).to_contain_text("1 has not started", timeout=SOON)
    press(ana, "Live work")
    press(ana, "Begin")
    add = teacher.get_by_role("link", name="Add time for Ana")
    expect(add).to_be_visible(timeout=SOON)
    add.focus()
    room.join(ben, "Ben")
    choose(ana.locator("fieldset[data-part]").first)
    row = teacher.get_by_role("row", name=re.compile("Ana"))
    expect(row).to_contain_text("1 of 5 last: question 1", timeout=SOON)
    expect(teacher.get_by_role("row", name=re.compile("Ben"))).to_contain_text("Not started")
    expect(add).to_be_focused()
    expect(teacher.locator("[data-seen]")).to_contain_text("Updated by itself at")
    check(teacher)

    teacher.context.set_offline(True)
    expect(teacher.locator("[data-trouble]")).to_contain_text("could not be updated at", timeout=SOON)
    teacher.context.set_offline(False)
    expect(teacher.locator("[data-trouble]")).to_have_text("", timeout=60_000)

    press(teacher, "Add time for")
    teacher.get_by_label("Minutes to add").press("ControlOrMeta+a")
    teacher.keyboard.type("15")
    with teacher.expect_navigation():
        teacher.keyboard.press("Enter")
    expect(teacher.get_by_text("has 15 minutes more.")).to_be_visible()
    ana.reload()
    expect(ana.locator("[data-line]")).to_have_text(re.compile("4[34] minutes left"))
    teacher.context.clear_cookies()
    expect(teacher.locator("[data-trouble]")).to_contain_text("You are signed out here", timeout=SOON)
