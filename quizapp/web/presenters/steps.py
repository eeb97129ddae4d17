"""Where to go next in an attempt."""

from __future__ import annotations

from flask import url_for

from quizapp.learning.blueprint import Mode
from quizapp.services.desk import AttemptHead, OpenQuestion


def first_waiting(head: AttemptHead) -> int | None:
    """Give the first question that waits, in training for its check, else for an answer; or None.

    One that was skipped, or is left out for the class, waits for nothing.
    """
    for step in head.steps:
        is_done = step.is_final if head.mode is Mode.TRAINING else step.is_answered
        if not (step.is_skipped or step.is_left_out or is_done):
            return step.number
    return None


def following(head: AttemptHead, number: int) -> int | None:
    """Give the number of the next question, None behind the last one."""
    return number + 1 if number < len(head.steps) else None


def address_of(page: OpenQuestion) -> str:
    """Give the address that shows a question to who has passed its content note."""
    show = "" if page.question.content_notes else None
    return url_for("attempts.question", key=page.head.key, number=page.number, show=show)


def next_address(page: OpenQuestion, action: str) -> str:
    """Give the address that a pressed button leads to; the next question by default.

    `read-3` opens the article in row 3, which must be one of this question's.
    """
    articles = {f"read-{page.cards[passage.article].row}" for passage in page.question.passages}
    if action in articles:
        row = int(action.removeprefix("read-"))
        return url_for(
            "articles.article", row=row, attempt=page.head.key, question=page.number, _anchor="passage"
        )
    if action in {"keep", "after-all"}:
        return address_of(page)
    if action == "leave":
        return url_for("front.home")
    if action == "previous":
        return url_for("attempts.question", key=page.head.key, number=max(1, page.number - 1))
    following_number = following(page.head, page.number)
    if action == "overview" or following_number is None:
        return url_for("attempts.look_over", key=page.head.key)
    return url_for("attempts.question", key=page.head.key, number=following_number)
