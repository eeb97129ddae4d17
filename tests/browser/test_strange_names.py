"""Long names, names written from right to left, signs and marks: they break no page and mix nothing up."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Page
from sqlalchemy import select, update

from quizapp.models import Account, Assignment, Learner, Membership
from quizapp.models import Classroom as ClassroomRow
from quizapp.services.assignments import start_assignment
from quizapp.services.attempts import finish_attempt
from quizapp.services.codes import make_ticket
from quizapp.services.doubts import raise_doubt
from quizapp.services.rosters import add_roster
from tests.browser.conftest import OpenPage, press
from tests.browser.rooms import PASSWORD, Classroom, make_classroom, open_database
from tests.browser.test_layout import check_fit
from tests.pages import find_faults
from tests.servers import Site

HEBREW = "שלום 3 (אבג)"
ARABIC = "محمد بن عبد الله"
NAMES = (
    *("W" * 60, HEBREW, ARABIC, "👩🏽‍🏫🧑‍🚀🇺🇦 Ü", "Z̸̢̛͉a̴̧͝l̷̨̛g̵̨͘o̶̡͝", "<b>&amp;'\"", "ไทยไม่มีช่องว่างระหว่างคำเลยสักนิดเดียว"),
    *(f"Student {number}" for number in range(40)),
)
TITLE = f"{HEBREW} " + "W" * 60
REASONS = ("x" * 1000, f"{ARABIC} 12,000?\n\n" * 8, "👩🏽‍🏫" * 60, HEBREW)

LOOSE = """(words) => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const loose = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const isHeld = node.parentElement.closest("bdi, [dir=auto]");
        if (!isHeld && words.some((word) => node.textContent.includes(word))) loose.push(node.textContent);
    }
    return loose;
}"""
"""What a person wrote, where it could mix up the order of the sentence it stands in."""


@pytest.fixture(scope="module")
def room(site: Site) -> tuple[Classroom, str, str, int]:
    """A class of such people: with the key of one of them, their attempt, and their row."""
    made = make_classroom(site, "W" * 60, "ruth", TITLE)
    now = dt.datetime.now(dt.UTC)
    with open_database(site) as session:
        ruth = session.scalars(select(Account).where(Account.login_name == "ruth")).one()
        session.execute(update(Account).where(Account.id == ruth.id).values(display_name=HEBREW + "W" * 40))
        add_roster(session, ruth.id, made.key, "\n".join(NAMES), make_ticket(), now)
        members = session.scalars(
            select(Membership)
            .join(ClassroomRow, ClassroomRow.id == Membership.classroom_id)
            .where(ClassroomRow.key == made.key)
            .order_by(Membership.id)
        ).all()
        assignment = session.scalars(select(Assignment).where(Assignment.title == TITLE)).one()
        keys = [session.get_one(Learner, member.learner_id).key for member in members]
        attempts = []
        for key in keys[:4]:
            for _ in range(2):
                attempt = start_assignment(session, key, assignment.key, now)
                finish_attempt(session, key, attempt, now)
            attempts.append(attempt)
        for key, attempt, reason in zip(keys, attempts, REASONS, strict=False):
            raise_doubt(session, key, attempt, 1, reason, now)
        return made, keys[1], attempts[1], members[1].id


def look(page: Page, *paths: str) -> None:
    for path in paths:
        assert find_faults(page.request.get(path).text()) == [], path
        page.goto(path)
        for summary in page.locator("summary").all():
            summary.click()
        assert page.evaluate(LOOSE, [HEBREW, ARABIC]) == [], path
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            check_fit(page, width)


def test_pages_of_an_instructor(open_page: OpenPage, room: tuple[Classroom, str, str, int]) -> None:
    made, _, attempt, member = room
    page = open_page()
    page.goto("/sign-in")
    page.get_by_label("Sign-in name").fill("ruth")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("form[action$=password] button").click()
    page.wait_for_url("**/classes")
    home = f"/classes/{made.key}"
    page.goto(home)
    homework = page.locator("main h3 a").first.get_attribute("href") or ""
    look(page, "/classes", "/account", "/doubts", home, f"{home}/join-code", f"{home}/settings")
    look(
        page,
        f"{home}/students/new",
        f"{home}/students/{member}",
        f"{home}/assignments/new",
        f"{home}/gradebook",
    )
    look(
        page,
        homework,
        f"{homework}/preview",
        f"{homework}/change",
        f"{homework}/copy",
        f"{homework}/sheet?student={member}",
        f"{homework}/key-sheet?student={member}",
        f"{homework}/misreadings",
        f"{homework}/misreadings/project",
        f"{home}/attempts/{attempt}",
    )
    page.goto(f"{home}/students/new")
    page.get_by_label("Names, one a line").fill("\n".join([*NAMES, "New " + "W" * 50, "x" * 90]))
    press(page, "Read the list")
    check_fit(page, 1280)
    page.set_viewport_size({"width": 320, "height": 800})
    check_fit(page, 320)
    press(page, "and show")
    check_fit(page, 320)


def test_pages_of_a_student(open_page: OpenPage, site: Site, room: tuple[Classroom, str, str, int]) -> None:
    made, _, _, _ = room
    page = open_page(320)
    made.join(page, "W" * 45 + HEBREW)
    check_fit(page, 320)
    task = page.locator("main h3 a").first.get_attribute("href") or ""
    look(page, "/my-classes", task)
    page.goto(task)
    press(page, "Begin")
    attempt = page.url.split("/questions")[0]
    look(page, page.url, f"{attempt}/hand-in")
    page.goto(f"{attempt}/hand-in")
    press(page, "Hand in")
    look(page, page.url)
    page.goto(task)
    press(page, "Begin")
    page.goto(page.url.split("/questions")[0] + "/hand-in")
    press(page, "Hand in")
    review = page.url
    for number, reason in ((1, REASONS[0]), (2, REASONS[1])):
        doubt = page.locator(f"#doubt-{number}")
        doubt.locator("summary").click()
        doubt.locator("textarea").fill(reason[:1000])
        with page.expect_navigation():
            doubt.get_by_role("button", name="Send").click()
    look(page, review, "/my-classes", task)
