"""Reload and Back, wherever one is: nothing is sent again, graded again, or shown too early."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Request, expect
from sqlalchemy import func, select

from quizapp.items.item import Interaction
from quizapp.learning.blueprint import Mode
from quizapp.models import Mark, Response
from tests.browser.conftest import OpenPage, answer, press
from tests.browser.rooms import ask, is_of, open_database
from tests.servers import Site


class Watched:
    """A page, and what it has sent to change something."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page, self.site = page, site
        self.sent: list[str] = []
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        if request.method not in {"GET", "HEAD"}:
            self.sent.append(f"{request.method} {request.url}")

    def count(self) -> tuple[int, int | None]:
        """Count what was sent and all marks, and the versions of all answers."""
        with open_database(self.site) as session:
            marks = session.scalar(select(func.count(Mark.id)))
            versions = session.scalar(select(func.sum(Response.version)))
        return len(self.sent), (marks or 0) + (versions or 0)

    def go_back(self) -> None:
        self.page.go_back(wait_until="load")


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def visit(open_page: OpenPage, site: Site, request: pytest.FixtureRequest) -> Watched:
    return Watched(open_page(script=request.param), site)


def test_after_an_answer_was_checked(visit: Watched) -> None:
    page = visit.page
    page.goto("/")
    press(page, "Start practising")
    answer(visit.page)
    press(page, "Check answer")
    before = visit.count()
    for step in (page.reload, visit.go_back, page.reload):
        step()
        expect(page.get_by_text("Carry away")).to_be_visible()
        expect(page.locator("fieldset[data-part]")).to_have_count(0)
    page.goto(page.url.split("#")[0])
    press(page, "Next question")
    visit.go_back()
    expect(page.get_by_text("Carry away")).to_be_visible()
    page.go_forward(wait_until="load")
    expect(page.get_by_text("Question 2 of")).to_be_visible()
    expect(page.get_by_text("Carry away")).to_have_count(0)
    assert visit.count() == before


def test_after_handing_in(visit: Watched) -> None:
    page = visit.page
    page.goto("/quizzes")
    press(page, "Ten questions")
    answer(visit.page)
    press(page, "All questions")
    press(page, "Hand in 1 answer")
    before = visit.count()
    page.reload()
    expect(page.get_by_role("heading", name="Skill by skill")).to_be_visible()
    for _ in range(2):  # over the page to look over, to the question: neither is there any more
        visit.go_back()
        expect(page.get_by_role("button", name="Hand in")).to_have_count(0)
        expect(page.locator("fieldset[data-part]")).to_have_count(0)
    assert visit.count() == before


def test_before_handing_in_no_way_back_reveals_anything(visit: Watched) -> None:
    page = visit.page
    page.goto("/quizzes")
    press(page, "Ten questions")
    answer(visit.page)
    press(page, "All questions")
    for step in (page.reload, visit.go_back, page.reload):
        step()
        expect(page.get_by_text("Carry away")).to_have_count(0)
    expect(page.locator("fieldset[data-part]").first).to_be_visible()


def test_after_the_page_with_two_answers(visit: Watched) -> None:
    page = visit.page
    page.goto(ask(visit.site, page, [is_of(Interaction.SINGLE_CHOICE)] * 2, Mode.ASSESSMENT) + "/questions/1")
    other = page.context.new_page()
    other.goto(page.url)
    other.locator("input[name=part1]").nth(1).check()
    press(other, "All questions")
    page.locator("input[name=part1]").nth(0).check()
    press(page, "All questions")
    expect(page.get_by_role("alert")).to_contain_text("Choose which answer to keep")
    stored = visit.count()[1]
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("Choose which answer to keep")
    expect(page.locator("input[name=part1]").nth(0)).to_be_checked()
    visit.go_back()
    assert visit.count()[1] == stored
    other.goto(page.url)
    expect(other.locator("input[name=part1]").nth(1)).to_be_checked()
