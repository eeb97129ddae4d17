"""Keep what comes after the end: unmarked, beside the answer that counts, for the teacher to see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.learning.answer import Answer, Confidence
from quizapp.models import LateAnswer
from quizapp.services.access.attempts import Locked, get_attempt, lock_question
from quizapp.services.attempts import read_answer
from quizapp.services.desks import may_explain

KEPT_FOR = dt.timedelta(days=3)
"""How long after its end: a weekend on which a laptop stayed shut."""


def keep_late_answer(
    session: Session,
    learner_key: str,
    attempt_key: str,
    number: int,
    given: Sequence[Sequence[str]],
    confidence: Confidence | None,
    now: dt.datetime,
) -> bool:
    """Keep an answer that came after the end in the place of an earlier late one; say whether it is kept.

    It is not where the learner had handed in, checked or skipped the question before the end, where nothing
    was given or nothing new, where an earlier one was accepted, in practice, and when the end is too long
    ago. Raises NotFoundError and InvalidResponseError as a save does.
    """
    locked = lock_question(session, learner_key, attempt_key, number)
    asked = locked.asked
    document = read_answer(asked, given).to_document()
    if not _is_late(locked, now) or document in (asked.document, Answer().to_document()):
        return False
    was_explained = locked.finished_at is not None and may_explain(
        session, get_attempt(session, learner_key, attempt_key), now
    )
    late = session.scalar(select(LateAnswer).where(LateAnswer.attempt_item_id == asked.question))
    if late is None:
        late = LateAnswer(attempt_item_id=asked.question)
        session.add(late)
    elif late.accepted_at is not None:
        return False
    elif late.document == document:
        return True
    late.document, late.arrived_at = document, now
    late.confidence = confidence.value if confidence else None
    late.was_explained = was_explained
    session.flush()
    return True


def _is_late(locked: Locked, now: dt.datetime) -> bool:
    """Say whether it was the time that ended the attempt, and not too long ago."""
    window, finished_at, final_at = locked.timing.window, locked.finished_at, locked.asked.final_at
    if locked.assignment is None or window.ends_at is None or window.takes_answers(now):
        return False
    if locked.asked.skipped_at is not None:
        return False
    was_checked = final_at is not None and (finished_at is None or final_at < finished_at)
    was_handed_in = finished_at is not None and finished_at < window.ends_at
    return not was_checked and not was_handed_in and now <= window.ends_at + KEPT_FOR
