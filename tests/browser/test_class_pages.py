"""The pages of a class, filled with the demo's students: accessible, and fitting every window."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import Check
from tests.browser.conftest import press
from tests.browser.test_layout import check_fit
from tests.servers import COMMAND, environ_for, serve

STAFF = (
    "/classes", "/account", "/doubts", "{room}", "{room}/join-code", "{room}/settings", "{room}/students/new",
    "{room}/assignments/new", "{room}/gradebook", "{assignment}", "{assignment}/preview",
    "{assignment}/live", "{assignment}/live/minutes", "{assignment}/live/close", "{assignment}/late",
    "{room}/doubts", "{assignment}/change", "{assignment}/copy", "{assignment}/sheet",
    "{assignment}/key-sheet", "{assignment}/misreadings", "{assignment}/misreadings/project",
    "{assignment}/gain", "{member}", "{attempt}", "/bank", "/bank?q=zebra", "{match}", "{number}",
)  # fmt: skip
WIDTHS = (320, 390, 1280)
STUDENT = ("/my-classes", "{task}", "/join", "/sign-in")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, str]]:
    """A site with the demo's classes: its address, the instructor's password, a student's code."""
    folder = tmp_path_factory.mktemp("demo-site")
    command = [*COMMAND[:-1], "demo"]
    environ = environ_for(folder / "home", 8000)
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=True)
    password = re.findall(r"'demo' with (\S+)", done.stdout)[0]
    code = re.findall(r"with the code (\S+)", done.stdout)[0]
    with serve(folder) as site:
        yield site.address, password, code


def open_page(browser: Browser, address: str) -> Page:
    context = browser.new_context(base_url=address)
    context.set_default_timeout(20_000)
    return context.new_page()


def find(page: Page, path: str, pattern: str) -> str:
    """Give the first link of a page that matches."""
    page.goto(path)
    links = [link.get_attribute("href") or "" for link in page.locator("main a").all()]
    return next(link for link in links if re.fullmatch(pattern, link))


def look(page: Page, check: Check) -> None:
    """Let a page, with all that can be opened, fit every window and pass every rule."""
    for summary in page.locator("summary").all():
        summary.click()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        check_fit(page, width)
    check(page)


def test_every_page_of_an_instructor(browser: Browser, demo: tuple[str, str, str], check: Check) -> None:
    address, password, _ = demo
    page = open_page(browser, address)
    page.goto("/sign-in")
    page.get_by_label("Sign-in name").fill("demo")
    page.get_by_label("Password", exact=True).fill(password)
    page.locator("form[action$=password] button").click()
    names = {"room": find(page, "/classes", r"/classes/\w+")}
    names["assignment"] = find(page, names["room"], r".*/assignments/\w{32}")
    names["member"] = find(page, names["room"], r".*/students/\d+")
    names["attempt"] = find(page, names["room"] + "/gradebook", r".*/attempts/\w+")
    for way in ("match", "number"):
        names[way] = find(page, f"/bank?interaction={way}", r"/bank/\d+\?.*")
    for path in STAFF:
        page.goto(path.format(**names))
        look(page, check)
    for path, button in (("/classes", "Make the class"), ("/account", "Change password")):
        page.goto(path)
        press(page, button)
        look(page, check)
    page.goto(f"{names['room']}/students/new")
    page.get_by_label("Names, one a line").fill("Amara K.\nNew One\n" + "x" * 70)
    press(page, "Read the list")
    look(page, check)
    press(page, "and show the")
    look(page, check)
    page.goto("/account")
    press(page, "Make an invitation link")
    look(page, check)
    page.goto(page.locator(".notice.code").inner_text())
    look(page, check)
    press(page, "Make my account")
    look(page, check)
    page.context.close()


def test_every_page_of_a_student(browser: Browser, demo: tuple[str, str, str], check: Check) -> None:
    address, _, code = demo
    page = open_page(browser, address)
    page.goto("/join")
    press(page, "Join the class")
    look(page, check)
    page.goto("/sign-in")
    page.get_by_label("Your sign-in code").fill(code)
    press(page, "Open my work")
    names = {"task": find(page, "/my-classes", r"/assignments/\w+")}
    for path in STUDENT:
        page.goto(path.format(**names))
        look(page, check)
    page.context.close()
