"""Who fell for which misreading, over every question in which they could."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import CTE, and_, case, func, select
from sqlalchemy.orm import Session

from quizapp.items.item import Item
from quizapp.learning.reteaching import WEIGHTS, Misread
from quizapp.models import Response, ResponseChoice
from quizapp.services.analysis.meanings import misread_options


def load_misreads(session: Session, answers: CTE, items: Mapping[str, Item]) -> Sequence[Misread]:
    """Count students and answers by misreading, in one statement."""
    options = misread_options(items)
    if options is None:
        return []
    fell = ResponseChoice.id.is_not(None)
    unsaid = WEIGHTS[None]
    weight = case(
        *((Response.confidence == step.value, one) for step, one in WEIGHTS.items() if step is not None),
        else_=unsaid,
    )
    rows = session.execute(
        select(
            options.c.misreading,
            func.count(func.distinct(case((fell, answers.c.learner)))),
            func.count(func.distinct(answers.c.learner)),
            func.count(ResponseChoice.id),
            func.sum(case((fell, weight), else_=0.0)),
        )
        .select_from(answers)
        .join(options, options.c.revision == answers.c.revision)
        .join(Response, Response.attempt_item_id == answers.c.question)
        .outerjoin(
            ResponseChoice,
            and_(
                ResponseChoice.response_id == Response.id,
                ResponseChoice.part == options.c.part,
                ResponseChoice.option == options.c.option,
            ),
        )
        .group_by(options.c.misreading)
    )
    return [Misread(name, students, asked, count, float(sums)) for name, students, asked, count, sums in rows]
