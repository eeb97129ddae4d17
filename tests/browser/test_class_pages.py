"""The pages of a class, filled with the demo's students: accessible, and fitting every window."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import press
from tests.browser.test_accessibility import check
from tests.browser.test_layout import check_fit
from tests.servers import COMMAND, environ_for, serve

STAFF = (
    "/classes", "/account", "/doubts", "{room}", "{room}/join-code", "{room}/settings", "{room}/students/new",
    "{room}/assignments/new", "{room}/gradebook", "{assignment}", "{assignment}/preview",
    "{assignment}/change", "{assignment}/misreadings", "{assignment}/misreadings/project",
    "{member}", "{attempt}", "/bank", "/bank?q=zebra", "{match}", "{number}",
)  # fmt: skip
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


def open_page(browser: Browser, address: str, width: int, scheme: str) -> Page:
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    context.set_default_timeout(10_000)
    return context.new_page()


def find(page: Page, path: str, pattern: str) -> str:
    """Give the first link of a page that matches."""
    page.goto(path)
    links = [link.get_attribute("href") or "" for link in page.locator("main a").all()]
    return next(link for link in links if re.fullmatch(pattern, link))


def visit(page: Page, paths: tuple[str, ...], names: dict[str, str], width: int) -> None:
    for path in paths:
        page.goto(path.format(**names))
        for summary in page.locator("summary").all():
            summary.click()
        check_fit(page, width)
        check(page)


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "dark"), (390, "light"), (1280, "light"), (1280, "dark")]
)
def test_every_page_of_an_instructor(
    browser: Browser, demo: tuple[str, str, str], width: int, scheme: str
) -> None:
    address, password, _ = demo
    page = open_page(browser, address, width, scheme)
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
    visit(page, STAFF, names, width)
    page.goto(f"{names['room']}/students/new")
    page.get_by_label("Names, one a line").fill("Amara K.\nNew One\n" + "x" * 70)
    press(page, "Read the list")
    check_fit(page, width)
    check(page)
    page.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "dark")])
def test_every_page_of_a_student(
    browser: Browser, demo: tuple[str, str, str], width: int, scheme: str
) -> None:
    address, _, code = demo
    page = open_page(browser, address, width, scheme)
    page.goto("/join")
    press(page, "Join the class")
    check_fit(page, width)
    check(page)
    page.goto("/sign-in")
    page.get_by_label("Your sign-in code").fill(code)
    press(page, "Open my work")
    visit(page, STUDENT, {"task": find(page, "/my-classes", r"/assignments/\w+")}, width)
    page.context.close()
