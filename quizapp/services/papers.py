"""Papers: draw what one learner gets, and lay it before them as an attempt."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from quizapp.errors import EmptyBankError, ScarceError
from quizapp.items.bank import revision_of
from quizapp.items.interactions.shown import show_part
from quizapp.items.item import Item
from quizapp.learning.blueprint import Mode
from quizapp.learning.correcting import CorrectionKind
from quizapp.learning.paper import draw, option_order
from quizapp.learning.parallel import ParallelPapers, draw_parallel
from quizapp.learning.schedule import plan_round
from quizapp.models import Assignment, Attempt, AttemptItem, Correction, Release
from quizapp.services.access.corrections import holds_for, list_in_force
from quizapp.services.access.members import is_in_other_half
from quizapp.services.access.releases import get_blueprint
from quizapp.services.pools import load_pool
from quizapp.services.revisions import read_items

DRAWS = 3
"""Draws of two papers before a quiz is said to have too few questions: one may find what another misses."""


@dataclass(frozen=True)
class Paper:
    """The items of one paper in their order, and the seed that also orders the options."""

    items: tuple[Item, ...]
    seed: str


Holding = Mapping[str, Correction]
"""The corrections that hold in a class, by item id."""


def paper_of(
    session: Session, assignment: Assignment, learner_id: int, ordinal: int, holding: Holding | None = None
) -> Paper:
    """Give the paper that a learner gets at their attempt of this number: the same whenever it is asked for.

    Where the assignment holds a ready-made paper its items are everybody's, and only options are shuffled;
    where it holds two, half of the class gets each. `holding` are the corrections of the class, read where
    they are not given: a question that is left out is not asked any more, and one that is marked by another
    revision is asked in that one.
    """
    seed = sha256(f"{assignment.seed}:{learner_id}:{ordinal}".encode()).hexdigest()
    if holding is None:
        holding = list_in_force(session, [assignment.classroom_id])[assignment.classroom_id]
    holding = {name: one for name, one in holding.items() if holds_for(one, assignment.release_id)}
    ready = _ready_made(session, assignment, learner_id)
    if ready is None:
        drawn = draw_paper(
            session,
            *(assignment.release_id, assignment.blueprint, assignment.seed, seed),
            without=_left_out(holding),
        )
        return Paper(_put_right(session, drawn.items, holding), seed)
    items = read_items(session, ready)
    kept = [items[one] for one in ready if items[one].id not in _left_out(holding)]
    return Paper(_put_right(session, kept, holding), seed)


def draw_paper(
    session: Session,
    release_id: int,
    blueprint_slug: str,
    plan: str,
    seed: str,
    without: Collection[str] = (),
) -> Paper:
    """Draw a paper of a quiz of a release, for somebody who has seen nothing yet.

    Where the quiz takes some of its skills, those of the seed `plan`: papers of one plan can be compared.
    Items whose ids are in `without` are left out.
    """
    release = session.get_one(Release, release_id)
    blueprint = plan_round(get_blueprint(session, release, blueprint_slug), {}, plan)
    return Paper(draw(load_pool(session, release).without(without), blueprint, seed), seed)


def draw_two_papers(session: Session, release: Release, blueprint_slug: str, seed: str) -> ParallelPapers:
    """Draw two papers of a quiz that share no claim, so that the one explains nothing of the other.

    Raises ScarceError where the release has too few questions on other claims.
    """
    blueprint = plan_round(get_blueprint(session, release, blueprint_slug), {}, seed)
    pool = load_pool(session, release)
    for number in range(DRAWS):
        try:
            pair = draw_parallel(pool, blueprint, f"{seed}:{number}")
        except EmptyBankError as error:
            raise ScarceError from error
        if not pair.sharing and len(pair.first) == len(pair.second) == blueprint.length:
            return pair
    raise ScarceError(pair.scarce)


def open_attempt(
    session: Session,
    learner_id: int,
    paper: Paper,
    release_id: int,
    blueprint: str,
    title: str,
    mode: Mode,
    now: dt.datetime,
    assignment_id: int | None = None,
    ordinal: int = 1,
) -> str:
    """Store a paper as an attempt and give its key.

    Raises IntegrityError where the learner has one open at this assignment, or in practice, already.
    """
    attempt = Attempt(
        key=secrets.token_hex(16),
        learner_id=learner_id,
        assignment_id=assignment_id,
        ordinal=ordinal,
        release_id=release_id,
        blueprint=blueprint,
        title=title,
        mode=mode.value,
        seed=paper.seed,
        started_at=now,
    )
    with session.begin_nested():
        session.add(attempt)
        session.flush()
        session.execute(insert(AttemptItem), _rows(attempt.id, paper))
    return attempt.key


def _ready_made(session: Session, assignment: Assignment, learner_id: int) -> Sequence[str] | None:
    """Give the revisions that a learner gets, None where each draws a paper of their own."""
    if assignment.pair and is_in_other_half(session, assignment.classroom_id, learner_id):
        return assignment.other_paper
    return assignment.paper


def _left_out(holding: Holding) -> frozenset[str]:
    return frozenset(name for name, one in holding.items() if one.kind == CorrectionKind.LEFT_OUT)


def _put_right(session: Session, items: Sequence[Item], holding: Holding) -> tuple[Item, ...]:
    revisions = {item.id: holding[item.id].revision for item in items if item.id in holding}
    revised = read_items(session, [revision for revision in revisions.values() if revision])
    return tuple(revised.get(revisions.get(item.id) or "", item) for item in items)


def _rows(attempt_id: int, paper: Paper) -> Sequence[dict[str, Any]]:
    return [
        {
            "attempt_id": attempt_id,
            "number": number,
            "revision": revision_of(item),
            "option_order": [
                show_part(part, order).to_document()
                for part, order in zip(item.parts, option_order(item, paper.seed), strict=True)
            ],
        }
        for number, item in enumerate(paper.items, start=1)
    ]
