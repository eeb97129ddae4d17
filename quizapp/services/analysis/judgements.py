"""How a class judges: problems it saw and problems it imagined, by skill and over all judged questions."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import CTE, and_, case, func, literal_column, select
from sqlalchemy.orm import Session

from quizapp.items.item import Item, Polarity, Skill
from quizapp.learning.discernment import Judgements
from quizapp.models import ItemRevision, Response, ResponseChoice
from quizapp.services.analysis.meanings import judging_options


def load_judgements(
    session: Session, answers: CTE, items: Mapping[str, Item]
) -> Mapping[Skill | None, Judgements]:
    """Give the sums of each judged skill, and of all together under None, in two statements.

    Counted are answers in which an option was chosen: what was left empty says nothing of a problem.
    """
    options = judging_options(items)
    if options is None:
        return {}
    by_skill = _add_up(session, answers, options, is_by_skill=True)
    together = _add_up(session, answers, options, is_by_skill=False)
    judged: dict[Skill | None, Judgements] = {
        skill: by_skill[skill.value] for skill in Skill if skill.value in by_skill
    }
    if len(judged) > 1:
        judged[None] = together[""]
    return judged


def _add_up(session: Session, answers: CTE, options: CTE, is_by_skill: bool) -> Mapping[str, Judgements]:
    skill = ItemRevision.skill if is_by_skill else literal_column("''")
    is_problem = ItemRevision.polarity == Polarity.PROBLEM.value
    mine = (
        select(
            skill.label("skill"),
            func.sum(case((is_problem, 1), else_=0)).label("p"),
            func.sum(case((is_problem, options.c.says), else_=0)).label("h"),
            func.sum(case((is_problem, 0), else_=1)).label("q"),
            func.sum(case((is_problem, 0), else_=options.c.says)).label("f"),
        )
        .select_from(answers)
        .join(ItemRevision, ItemRevision.digest == answers.c.revision)
        .join(Response, Response.attempt_item_id == answers.c.question)
        .join(ResponseChoice, ResponseChoice.response_id == Response.id)
        .join(
            options,
            and_(
                options.c.revision == answers.c.revision,
                options.c.part == ResponseChoice.part,
                options.c.option == ResponseChoice.option,
            ),
        )
        .group_by(answers.c.learner, *([skill] if is_by_skill else []))  # a constant cannot be grouped by
        .subquery()
    )
    p, h, q, f = mine.c.p, mine.c.h, mine.c.q, mine.c.f
    products = (p * p, h * h, h * p, q * q, f * f, f * q, h * f, h * q, f * p, p * q)
    columns = [func.count(), *(func.sum(one) for one in (p, h, q, f, *products))]
    rows = session.execute(select(mine.c.skill, *columns).group_by(mine.c.skill))
    return {name: Judgements(*(int(one) for one in sums)) for name, *sums in rows}
