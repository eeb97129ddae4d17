"""What the page of a question shows: its content note alone, the question, that it is skipped, or why."""

from __future__ import annotations

from enum import StrEnum

from quizapp.services.desk import OpenQuestion


class Stage(StrEnum):
    """Which of the four a page is."""

    NOTED = "noted"
    OPEN = "open"
    SKIPPED = "skipped"
    FINAL = "final"


def stage_of(page: OpenQuestion, is_asked_for: bool) -> Stage:
    """Say what to show. A question with a content note stays out of the page until it is asked for.

    Who has answered it has read it, and need not ask again. The note is a page of its own, and no fold over
    the question: what is folded is still sent, and comes up when the page is searched, printed or read out.
    """
    if page.explained:
        return Stage.FINAL
    if page.is_skipped:
        return Stage.SKIPPED
    is_known = is_asked_for or page.given.version > 0
    return Stage.OPEN if is_known or not page.question.content_notes else Stage.NOTED
