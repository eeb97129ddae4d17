"""Every page and state a learner meets passes axe's rules, on a phone and on a desk, in light and dark."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from quizapp.learning.blueprint import Mode
from tests.browser.axe import Check
from tests.browser.conftest import OpenPage, answer, choose, press
from tests.browser.rooms import EVERY_WAY, Classroom, ask
from tests.servers import Site


def open_all(page: Page) -> None:
    for summary in page.locator("summary").all():
        summary.click()


def test_pages_of_a_stranger(open_page: OpenPage, check: Check) -> None:
    page = open_page()
    for path in ("/", "/practice", "/practice/progress", "/quizzes", "/articles/5", "/nowhere"):
        page.goto(path)
        check(page)
    for path, button in (("/join", "Join the class"), ("/sign-in", "Open my work")):
        page.goto(path)
        check(page)
        press(page, button)
        check(page)
    page.goto("/sign-in")
    page.get_by_label("Sign-in name").fill("nobody")
    page.get_by_label("Password", exact=True).fill("wrong")
    page.locator("form[action$=password] button").click()
    check(page)


def test_pages_of_every_way_to_answer(open_page: OpenPage, site: Site, check: Check) -> None:
    page = open_page()
    attempt = ask(site, page, EVERY_WAY)
    for number in range(1, len(EVERY_WAY) + 1):
        page.goto(f"{attempt}/questions/{number}")
        if number % 2:  # what is missing is said in the same way everywhere
            press(page, "Check answer")
            check(page)
        answer(page)
        check(page)
        press(page, "Check answer")
        open_all(page)
        check(page)


def test_pages_of_doubts_the_review_and_progress(open_page: OpenPage, site: Site, check: Check) -> None:
    page = open_page()
    page.goto("/")
    press(page, "Start practising")
    for number in range(1, 7):
        answer(page)
        page.locator("[name=confidence]").first.check()
        press(page, "Check answer")
        if number == 1:
            open_all(page)
            for reason in ("", "Both of them can be true."):
                page.get_by_label("What is wrong with it?").fill(reason)
                press(page, "Send")
                check(page)
        if number == 3:
            press(page, "All questions")
            check(page)
            page.go_back(wait_until="load")
        if number < 6:
            press(page, "Next question")
    press(page, "See your result")
    check(page)
    for path in ("/", "/practice", "/practice/progress"):
        page.goto(path)
        open_all(page)
        check(page)


def test_pages_where_something_went_wrong(open_page: OpenPage, site: Site, check: Check) -> None:
    page = open_page()
    attempt = ask(site, page, EVERY_WAY[:2], Mode.ASSESSMENT)
    page.goto(f"{attempt}/questions/1")
    other = page.context.new_page()
    other.goto(page.url)
    choose(other.locator("fieldset[data-part]").first, 1)
    press(other, "All questions")
    page.route("**/answer", lambda route: route.abort())
    answer(page)
    expect(page.locator("[data-status]")).to_contain_text("Not saved")
    check(page)
    other.goto(f"{attempt}/hand-in")
    other.evaluate("(path) => sessionStorage.setItem(`answer ${path}`, '{}')", f"{attempt}/questions/1")
    other.reload()
    check(other)
    page.unroute("**/answer")
    expect(page.locator("[data-status]")).to_contain_text("Answered on another page")
    check(page)
    press(page, "All questions")
    expect(page.get_by_role("alert")).to_contain_text("Choose which answer to keep")
    check(page)
    page.goto(f"{attempt}/questions/2")
    page.context.clear_cookies()
    answer(page)
    expect(page.locator("[data-status]")).to_contain_text("You are signed out here")
    check(page)
    page.locator("#answer").evaluate("(form) => form.submit()")
    expect(page.get_by_role("heading", name="You are signed out here")).to_be_visible()
    check(page)


def test_pages_of_a_student(open_page: OpenPage, classroom: Classroom, check: Check) -> None:
    page = open_page()
    page.goto(f"/join?code={classroom.code}")
    page.get_by_label("Your name in this class").fill("Ada")
    press(page, "Join the class")
    check(page)
    for path in ("/join", "/my-classes"):
        page.goto(path)
        check(page)
    press(page, classroom.homework)
    check(page)
    press(page, "Begin attempt 1")
    answer(page)
    press(page, "All questions")
    check(page)
    press(page, "Hand in 1 answer")
    check(page)
    press(page, "Back to the assignment")
    check(page)
