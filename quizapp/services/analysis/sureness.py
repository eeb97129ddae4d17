"""How sure a class was against how right, told only where five students or more stand behind a number."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import CTE, case, func, select
from sqlalchemy.orm import Session

from quizapp.learning.answer import Confidence
from quizapp.learning.calibration import SurenessTally
from quizapp.models import Response

FEWEST = 5
"""Students below whom a number could be one person's: it does not leave the database."""


def load_sureness(session: Session, answers: CTE) -> Mapping[Confidence, SurenessTally]:
    """Count answers at each step of sureness that five students or more used, in one statement."""
    is_right = case((answers.c.points == answers.c.of, 1), else_=0)
    rows = session.execute(
        select(Response.confidence, func.sum(is_right), func.count())
        .join(answers, answers.c.question == Response.attempt_item_id)
        .where(Response.confidence.is_not(None))
        .group_by(Response.confidence)
        .having(func.count(func.distinct(answers.c.learner)) >= FEWEST)
    )
    tallies = {Confidence(step): SurenessTally(Confidence(step), right, total) for step, right, total in rows}
    return {step: tallies[step] for step in Confidence if step in tallies}


def load_surely_wrong(session: Session, answers: CTE) -> Mapping[str, int]:
    """Count who was very sure and not right, by revision, where they were five or more; one statement."""
    rows = session.execute(
        select(answers.c.revision, func.count())
        .join(Response, Response.attempt_item_id == answers.c.question)
        .where(Response.confidence == Confidence.VERY.value, answers.c.points < answers.c.of)
        .group_by(answers.c.revision)
        .having(func.count() >= FEWEST)
    )
    return dict(rows.all())
