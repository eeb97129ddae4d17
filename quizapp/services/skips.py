"""Set a question with a content note aside, and take it back."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import update
from sqlalchemy.orm import Session

from quizapp.errors import AnswerFinalError, ClosedError, NotSkippableError
from quizapp.models import AttemptItem
from quizapp.services.access.attempts import Locked, lock_question
from quizapp.services.revisions import read_items


def skip_question(
    session: Session, learner_key: str, attempt_key: str, number: int, now: dt.datetime
) -> None:
    """Set a question aside: it counts neither for nor against its learner. Skipping twice is skipping once.

    What was saved of it stays, and is not marked. Raises NotFoundError, NotSkippableError where it carries no
    content note, AnswerFinalError, and ClosedError where the time for it is over.
    """
    locked = lock_question(session, learner_key, attempt_key, number)
    item = read_items(session, [locked.asked.revision])[locked.asked.revision]
    if not item.content_notes:
        raise NotSkippableError("the question carries no content note")
    if locked.asked.skipped_at is None:
        _write(session, locked, now, now)


def take_back(session: Session, learner_key: str, attempt_key: str, number: int, now: dt.datetime) -> None:
    """Let a question that was set aside be answered after all; one that was not stays as it is.

    Raises NotFoundError, AnswerFinalError, and ClosedError where the time for it is over.
    """
    locked = lock_question(session, learner_key, attempt_key, number)
    if locked.asked.skipped_at is not None:
        _write(session, locked, None, now)


def _write(session: Session, locked: Locked, at: dt.datetime | None, now: dt.datetime) -> None:
    if locked.is_final:
        raise AnswerFinalError("this answer is final")
    if not locked.timing.window.takes_answers(now):
        raise ClosedError("the time for this attempt is over")
    written = update(AttemptItem).where(AttemptItem.id == locked.asked.question).values(skipped_at=at)
    session.execute(written.execution_options(synchronize_session=False))
