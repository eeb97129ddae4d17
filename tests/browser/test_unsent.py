"""What is not sent stays in its tab: a reload brings it back, and nothing of it is left once it is saved."""

from __future__ import annotations

from playwright.sync_api import Dialog, Page, Route, expect

from quizapp.items.item import Interaction
from tests.browser.conftest import OpenPage, press
from tests.browser.rooms import Classroom, ask, is_of
from tests.servers import Site

KEPT = "Object.keys(sessionStorage).length"


def choose(page: Page, place: int) -> None:
    page.locator("input[name=part1]").nth(place).check()


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-status]")).to_contain_text(words)


def cut_off(page: Page) -> None:
    """Let nothing be saved; pages still load, as behind a proxy that is half asleep."""
    page.route("**/answer", lambda route: route.abort())


def test_a_reload_restores_what_was_not_sent(question: Page) -> None:
    cut_off(question)
    choose(question, 2)
    says(question, "Not saved")
    question.unroute("**/answer")
    waiting: list[Route] = []
    question.route("**/answer", lambda route: waiting.append(route))  # noqa: PLW0108  # Playwright marks its handlers, and cannot mark append
    question.reload()
    expect(question.locator("input[name=part1]").nth(2)).to_be_checked()
    says(question, "This answer was not sent yet. It is being sent now.")
    waiting[0].continue_()
    says(question, "Saved")
    assert question.evaluate(KEPT) == 0
    question.reload()
    expect(question.locator("input[name=part1]").nth(2)).to_be_checked()
    says(question, "")


def test_only_ones_own_choices_are_kept(question: Page) -> None:
    cut_off(question)
    choose(question, 2)
    says(question, "Not saved")
    path = question.evaluate("location.pathname")
    kept = question.evaluate("Object.entries(sessionStorage).map(([name, text]) => [name, JSON.parse(text)])")
    answer = '{"given":[["2"]],"confidence":null}'
    assert kept == [[f"answer {path}", {"answer": answer, "version": "0", "unsure": answer}]]


def test_a_newer_answer_on_the_server_is_never_overwritten(question: Page) -> None:
    other = question.context.new_page()
    other.goto(question.url)
    cut_off(question)
    choose(question, 2)
    says(question, "Not saved")
    choose(other, 1)
    says(other, "Saved")
    question.unroute("**/answer")
    question.reload()
    says(question, "Answered on another page too.")
    question.get_by_role("button", name="Next question").click()
    expect(question.get_by_role("alert")).to_contain_text("Choose which answer to keep")
    expect(question.locator("input[name=part1]").nth(2)).to_be_checked()
    press(question, "Keep the other answer")
    expect(question.locator("input[name=part1]").nth(1)).to_be_checked()
    says(question, "")


def test_leaving_is_warned_of_while_an_answer_is_not_sent_and_only_then(question: Page) -> None:
    warned: list[str] = []

    def stay(dialog: Dialog) -> None:
        warned.append(dialog.type)
        dialog.dismiss()

    def leave(dialog: Dialog) -> None:
        warned.append(dialog.type)
        dialog.accept()

    question.on("dialog", stay)
    choose(question, 0)
    says(question, "Saved")
    question.reload()
    assert warned == []
    cut_off(question)
    choose(question, 1)
    says(question, "Not saved")
    question.locator(".wordmark").click(no_wait_after=True)
    expect(question.locator("input[name=part1]").nth(1)).to_be_checked()
    assert warned == ["beforeunload"]
    question.remove_listener("dialog", stay)
    question.on("dialog", leave)
    press(question, "Corroborate")
    assert warned == ["beforeunload"] * 2
    assert question.evaluate(KEPT) == 1


def test_signing_out_forgets_what_is_kept(open_page: OpenPage, classroom: Classroom) -> None:
    page = open_page()
    classroom.join(page)
    press(page, classroom.homework)
    press(page, "Begin")
    cut_off(page)
    choose(page, 1)
    says(page, "Not saved")
    page.goto("/my-classes")
    assert page.evaluate(KEPT) == 1
    press(page, "Sign out")
    assert page.evaluate(KEPT) == 0


def test_looking_over_tells_of_what_is_not_sent(question: Page) -> None:
    cut_off(question)
    choose(question, 1)
    says(question, "Not saved")
    question.goto(question.url.split("/questions")[0] + "/hand-in")
    expect(question.get_by_text("chosen anew in this tab")).to_have_count(10)
    expect(question.get_by_text("chosen anew in this tab").locator("visible=true")).to_have_count(1)


def test_what_is_chosen_before_the_script_comes_is_saved_too(question: Page) -> None:
    question.route("**/js/app.js", lambda _: None)
    question.reload(wait_until="commit")
    choose(question, 2)
    question.unroute("**/js/app.js")
    question.evaluate("import(document.querySelector('script[type=module]').src + '?late')")
    says(question, "Saved")


def test_a_number_nobody_can_read_is_said_and_mended(open_page: OpenPage, site: Site) -> None:
    page = open_page()
    page.goto(ask(site, page, [is_of(Interaction.NUMBER)]) + "/questions/1")
    field = page.locator("input[inputmode=decimal]")
    field.fill("a lot")
    field.blur()
    says(page, "Not saved: we cannot read this answer.")
    field.fill("12,000")
    field.blur()
    says(page, "Saved")
    page.reload()
    expect(field).to_have_value("12,000")
