"""What a page does with an answer that came after the end: it keeps it, and closes what it came to."""

from __future__ import annotations

import datetime as dt

from quizapp.errors import AnswerFinalError, ClosedError
from quizapp.extensions import db
from quizapp.learning.answer import Confidence
from quizapp.services.attempts import finish_attempt
from quizapp.services.late_answers import keep_late_answer
from quizapp.web.visitors import require_key


def keep_late(
    key: str,
    number: int,
    given: list[list[str]],
    confidence: Confidence | None,
    arrived: dt.datetime,
    error: AnswerFinalError | ClosedError,
) -> bool:
    """Keep what a save refused, where it is to be kept, and commit; say whether it is.

    A refused save is the next write to an attempt whose time is over: it also hands in what was saved.
    """
    db.session.rollback()
    is_kept = keep_late_answer(db.session(), require_key(), key, number, given, confidence, arrived)
    if isinstance(error, ClosedError):
        finish_attempt(db.session(), require_key(), key, arrived)
    db.session.commit()
    return is_kept
