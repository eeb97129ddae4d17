"""What a page does with an answer that came after the end."""

from __future__ import annotations

import datetime as dt

from quizapp.extensions import db
from quizapp.learning.answer import Confidence
from quizapp.services.late_answers import keep_late_answer
from quizapp.web.visitors import require_key


def keep_late(
    key: str, number: int, given: list[list[str]], confidence: Confidence | None, arrived: dt.datetime
) -> bool:
    """Keep what a save refused, where it is to be kept, and commit; say whether it is."""
    db.session.rollback()
    is_kept = keep_late_answer(db.session(), require_key(), key, number, given, confidence, arrived)
    db.session.commit()
    return is_kept
