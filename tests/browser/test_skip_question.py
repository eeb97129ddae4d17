"""Somebody skips what carries a content note: with scripts and without, on a phone and on a wide screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from quizapp.models.engine import configure_engine
from tests import databases
from tests.browser.axe import check_as_it_is
from tests.browser.conftest import answer, press
from tests.browser.test_layout import check_fit
from tests.homework import NOTED, SKIPPED, set_notes
from tests.servers import Site, serve

Begin = Callable[..., Page]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server whose database the test may change."""
    with serve(tmp_path_factory.mktemp("skip-site")) as running:
        yield running


@pytest.fixture
def begin(browser: Browser, site: Site) -> Iterator[Begin]:
    """Begin a round whose last two questions carry a content note, and go to the first of these."""
    contexts = []

    def begin_one(width: int = 1280, scheme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(
            base_url=site.address,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            java_script_enabled=script,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.goto("/")
        press(page, "Start practising")
        attempt = re.findall(r"/attempts/(\w+)", page.url)[0]
        engine = create_engine(databases.sqlite_url(site.log.parent / "home" / "corroborate.db"))
        configure_engine(engine)
        with Session(engine) as session:
            set_notes(session, attempt)
            session.commit()
        engine.dispose()
        page.goto(f"/attempts/{attempt}/questions/{SKIPPED}")
        return page

    yield begin_one
    for context in contexts:
        context.close()


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_a_question_is_skipped_taken_back_and_skipped_for_good(begin: Begin, script: bool) -> None:
    page = begin(390, script=script)
    expect(page.get_by_role("heading", name="Content note")).to_be_visible()
    expect(page.locator("blockquote")).to_have_count(0)
    press(page, "Show the question")
    answer(page)
    press(page, "Skip this question")
    expect(page.get_by_text(f"Question {NOTED} of 6")).to_be_visible()
    press(page, "Skip this question")
    expect(page.get_by_text("2 are skipped and do not count.")).to_be_visible()
    press(page, f"Question {SKIPPED}")
    press(page, "Answer it after all")
    expect(page.locator("fieldset[data-part] :checked").first).to_be_attached()
    press(page, "Check answer")
    expect(page.get_by_text("Carry away")).to_be_visible()
    press(page, "All questions")
    press(page, "Hand in")
    lead = page.locator(".lead").first
    expect(lead).to_contain_text("5 answers:")
    expect(lead).to_contain_text("One question was skipped and does not count.")
    article = page.locator(f"#q{NOTED}")
    expect(article.get_by_role("heading", name="Skipped")).to_be_visible()
    expect(article.locator("blockquote").first).to_be_hidden()
    article.locator("summary").first.click()
    expect(article.locator("blockquote").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_its_pages_are_accessible_and_fit(begin: Begin, width: int, scheme: str) -> None:
    page = begin(width, scheme)

    def look() -> None:
        check_as_it_is(page)
        check_fit(page, width)

    look()
    press(page, "Show the question")
    look()
    press(page, "Skip this question")
    look()
    press(page, "Skip this question")
    look()
    press(page, f"Question {SKIPPED}")
    look()
    page.go_back()
    press(page, "Hand in")
    look()
    for summary in page.locator("summary").all():
        summary.click()
    look()


def test_a_question_skipped_on_another_page_takes_no_answer_unasked(begin: Begin) -> None:
    page = begin()
    press(page, "Show the question")
    other = page.context.new_page()
    other.goto(page.url)
    press(page, "Skip this question")
    answer(other)
    expect(other.get_by_role("status")).to_contain_text("You skipped this question on another page")
    press(other, "Check answer")
    expect(other.get_by_role("alert")).to_contain_text("What you chose here is below, and is not saved.")
    press(other, "Answer it after all")
    press(other, "Check answer")
    expect(other.get_by_text("Carry away")).to_be_visible()


def test_what_was_skipped_is_not_printed(begin: Begin) -> None:
    page = begin()
    press(page, "Skip this question")
    press(page, "All questions")
    press(page, "Hand in")
    page.emulate_media(media="print")
    article = page.locator(f"#q{SKIPPED}")
    expect(article.get_by_role("heading", name="Skipped")).to_be_visible()
    expect(article.locator("blockquote").first).to_be_hidden()
