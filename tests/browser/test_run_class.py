"""An instructor sets a quiz, students take it, the scores come back: with scripts and without."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import answer, press
from tests.servers import COMMAND, Site, environ_for, serve

PASSWORD = "violet anchor tuesday marble"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server of its own: its first link is used up here."""
    with serve(tmp_path_factory.mktemp("class-site")) as running:
        yield running


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def script(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def open_page(browser: Browser, site: Site, script: bool, width: int = 1280) -> Page:
    context = browser.new_context(
        base_url=site.address, java_script_enabled=script, viewport={"width": width, "height": 800}
    )
    context.set_default_timeout(10_000)
    return context.new_page()


def become_instructor(page: Page, site: Site, folder: Path, name: str) -> None:
    """Follow a link from `quizapp user add`, and make an account."""
    home = site.log.parent / "home"
    environ = environ_for(home, int(site.address.rsplit(":", 1)[1]))
    command = [*COMMAND[:-1], "user", "add", name]
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=True)
    page.goto(re.findall(r"http\S+/invitations/\S+", done.stdout)[-1])
    page.get_by_label("Your name").fill("Eva Okafor")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Make my account")


def test_from_a_new_class_to_its_scores(browser: Browser, site: Site, script: bool, tmp_path: Path) -> None:
    eva = open_page(browser, site, script)
    become_instructor(eva, site, tmp_path, f"eva {script}")
    eva.get_by_label("Name of the class").fill("Media studies 10b")
    press(eva, "Make the class")
    press(eva, "Set an assignment")
    eva.get_by_label("Name", exact=True).fill("Troop figures")
    press(eva, "Create")
    expect(eva.get_by_role("heading", name="Troop figures")).to_be_visible()
    press(eva, "Media studies 10b")
    code = eva.locator(".bigcode").inner_text()

    ana = open_page(browser, site, script, width=390)
    ana.goto("/join")
    ana.get_by_label("Join code").fill(code.lower())
    ana.get_by_label("Your name in this class").fill("Ana")
    press(ana, "Join the class")
    own_code = ana.locator(".bigcode").inner_text()
    press(ana, "go to my classes")
    press(ana, "Troop figures")
    press(ana, "Begin")
    for _ in range(6):
        answer(ana)
        press(ana, "Check answer")
        if ana.get_by_role("link", name="Next question").count():
            press(ana, "Next question")
    press(ana, "See your result")
    press(ana, "Back to the assignment")
    expect(ana.get_by_text("Handed in.", exact=True)).to_be_visible()

    elsewhere = open_page(browser, site, script, width=390)
    elsewhere.goto("/sign-in")
    elsewhere.get_by_label("Your sign-in code").fill(own_code)
    press(elsewhere, "Open my work")
    expect(elsewhere.get_by_text("Handed in.", exact=True)).to_be_visible()

    press(eva, "Gradebook")
    expect(eva.get_by_role("row", name=re.compile("Ana"))).to_have_count(2)
    eva.locator("td a").first.click()
    expect(eva.get_by_role("heading", name="Ana: Troop figures")).to_be_visible()
    expect(eva.get_by_text("Carry away")).to_have_count(6)
    for page in (eva, ana, elsewhere):
        page.context.close()
