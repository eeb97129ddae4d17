"""A timer on the page: it counts what the server counts, warns in words, and hands in by itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import create_engine, select, text

from quizapp.app import create_app
from quizapp.cli.prepare import prepare
from quizapp.config import Settings
from quizapp.extensions import db
from quizapp.learning.blueprint import Mode
from quizapp.learning.window import Window
from quizapp.models import Membership
from quizapp.models.base import UtcDateTime
from quizapp.services.accounts import create_instructor
from quizapp.services.assignments import Setting, create_assignment
from quizapp.services.classrooms import create_classroom
from quizapp.services.codes import make_ticket
from quizapp.services.members import join_classroom
from tests.browser.axe import check_as_it_is
from tests.browser.conftest import answer, press, show_question
from tests.browser.test_layout import check_fit
from tests.servers import serve

LIMIT = 30 * 60
WRONG_CLOCK = "Date.now = () => 0;"
AFTER = re.compile(r"/attempts/\w+/review$")


@dataclass(frozen=True)
class Exam:
    """A site with an assignment of thirty minutes, and the sign-in codes of students who take it."""

    address: str
    url: str
    codes: list[str]

    def change(self, statement: str, **values: object) -> None:
        """Change a row behind the server's back."""
        engine = create_engine(self.url)
        with engine.begin() as connection:
            connection.execute(text(statement), values)
        engine.dispose()

    def leave(self, page: Page, seconds: float) -> None:
        """Set the start of the open attempt back, so that so many seconds are left; open its page anew."""
        started = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=LIMIT - seconds)
        stored = UtcDateTime().process_bind_param(started, create_engine(self.url).dialect)
        self.change(
            "UPDATE attempt SET started_at = :at WHERE key = :key",
            at=str(stored),
            key=page.url.split("/attempts/")[1][:32],
        )
        page.reload()


@pytest.fixture(scope="module")
def exam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exam]:
    folder: Path = tmp_path_factory.mktemp("timer-site")
    (folder / "home").mkdir()
    url = f"sqlite:///{folder / 'home' / 'corroborate.db'}"
    app = create_app(Settings(folder / "home", url, "s" * 32))
    prepare(app)
    codes = []
    with app.app_context():
        session, now = db.session(), dt.datetime.now(dt.UTC)
        eva = create_instructor(session, "eva", "Eva", None, now)
        room = create_classroom(session, eva.id, "Class", "UTC", now)
        setting = Setting("Test", Window(), minutes_allowed=LIMIT // 60)
        create_assignment(session, eva.id, room.key, "ten-questions", Mode.ASSESSMENT, False, setting, now)
        for number in range(8):
            name = f"Student {number}"
            card = join_classroom(session, room.join_code or "", name, make_ticket(), now).card
            codes.append(card.code if card else "")
        assert session.scalars(select(Membership)).all()
        session.commit()
        db.session.remove()
        db.engine.dispose()
    with serve(folder) as site:
        yield Exam(site.address, url, codes)


def begin(
    browser: Browser, exam: Exam, width: int = 1280, scheme: str = "light", script: bool = True
) -> Page:
    """Begin the test as the next student; the clock of their device is wrong."""
    context = browser.new_context(
        base_url=exam.address,
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=script,
    )
    context.set_default_timeout(10_000)
    context.add_init_script(WRONG_CLOCK)
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_label("Your sign-in code").fill(exam.codes.pop())
    press(page, "Open my work")
    press(page, "Test")
    press(page, "Begin")
    show_question(page)
    return page


def save_answers(page: Page) -> None:
    """Answer the question, whatever it is."""
    answer(page)
    page.locator("h1").first.click()  # a number is saved when its field is left


def test_the_line_changes_with_the_minute_and_the_warning_is_spoken(browser: Browser, exam: Exam) -> None:
    page = begin(browser, exam)
    line, warning = page.locator("[data-line]"), page.locator("[data-warning][role=status]")
    expect(line).to_have_text("29 minutes left")
    expect(warning).to_have_text("")
    exam.leave(page, 302.5)
    expect(line).to_have_text("5 minutes left")
    expect(warning).to_have_text("")
    expect(line).to_have_text("4 minutes left")
    expect(warning).to_have_text("Less than 5 minutes left. What is saved counts.")
    exam.leave(page, 62.5)
    expect(line).to_have_text("1 minute left")
    expect(line).to_have_text("Less than a minute left")
    expect(warning).to_have_text("Less than 1 minute left. What is saved counts.")
    page.context.close()


def test_when_time_is_up_it_hands_in_what_was_saved(browser: Browser, exam: Exam) -> None:
    page = begin(browser, exam)
    exam.leave(page, 3)
    save_answers(page)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    expect(page.locator("[data-warning]")).to_have_text("Time is up. What you saved counts.")
    page.wait_for_url(AFTER)
    expect(page.get_by_text("Time is up. What you saved counts.")).to_be_visible()
    expect(page.get_by_text("9 not answered", exact=False)).to_be_visible()
    page.context.close()


def test_the_page_before_handing_in_leads_on_too(browser: Browser, exam: Exam) -> None:
    page = begin(browser, exam)
    press(page, "All questions")
    exam.leave(page, 3)
    page.wait_for_url(AFTER)
    page.context.close()


def test_a_save_brings_the_time_that_was_given_meanwhile(browser: Browser, exam: Exam) -> None:
    page = begin(browser, exam)
    exam.change("UPDATE attempt SET minutes_added = 10 WHERE key = :key", key=page.url.split("/")[4])
    save_answers(page)
    expect(page.locator("[data-line]")).to_have_text("39 minutes left")
    expect(page.locator("[data-until]")).to_be_hidden()
    page.context.close()


def test_an_answer_without_a_connection_arrives_late_and_is_kept(browser: Browser, exam: Exam) -> None:
    page = begin(browser, exam)
    exam.leave(page, 4)
    page.context.set_offline(True)
    save_answers(page)
    expect(page.get_by_text("Not saved – keep this page open.")).to_be_visible()
    expect(page.locator("[data-warning]")).to_have_text("Time is up. What you saved counts.")
    page.wait_for_timeout(3000)
    assert not AFTER.search(page.url)
    page.context.set_offline(False)
    page.wait_for_url(AFTER, timeout=20_000)
    expect(page.get_by_text("Your answer to question 1 arrived after the end.")).to_be_visible()
    page.context.close()


def test_without_a_script_it_is_said_until_when(browser: Browser, exam: Exam) -> None:
    page = begin(browser, exam, script=False)
    exam.leave(page, 299)
    expect(page.get_by_text("4 minutes left when this page came, until")).to_be_visible()
    expect(page.get_by_text("Less than 5 minutes left.")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_a_page_with_a_timer_is_accessible_and_fits(
    browser: Browser, exam: Exam, width: int, scheme: str
) -> None:
    page = begin(browser, exam, width, scheme)
    for seconds in (1000, 200, 50):
        exam.leave(page, seconds)
        check_as_it_is(page)
        check_fit(page, width)
    press(page, "All questions")
    check_as_it_is(page)
    check_fit(page, width)
    page.context.close()
