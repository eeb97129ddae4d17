"""Pairs of assignments: a test before and a test after, with half of the class getting each paper first."""

from __future__ import annotations

import datetime as dt
import secrets

from sqlalchemy.orm import Session

from quizapp.items.bank import revision_of
from quizapp.learning.blueprint import Mode
from quizapp.models import Assignment
from quizapp.services.access.assignments import find_class_assignment
from quizapp.services.access.classrooms import get_open_seat
from quizapp.services.access.releases import current_release
from quizapp.services.assignments import Setting, create_assignment
from quizapp.services.papers import draw_two_papers

BEFORE, AFTER = "before", "after"


def create_pair(
    session: Session,
    account_id: int,
    classroom_key: str,
    blueprint_slug: str,
    before: Setting,
    after: Setting,
    now: dt.datetime,
    key: str = "",
) -> Assignment:
    """Set a quiz of the current release twice, as assessments with two papers; give the one before.

    `key` names the one before: where it is set already, nothing is set again. Who gets one paper before gets
    the other one after.
    Raises ArchivedError for a class that is put away, ScarceError where there are too few questions.
    """
    classroom = get_open_seat(session, account_id, classroom_key).classroom
    known = find_class_assignment(session, classroom.id, key)
    if known is not None:
        return known
    drawn = draw_two_papers(session, current_release(session), blueprint_slug, secrets.token_hex(32))
    papers = [[revision_of(item) for item in items] for items in (drawn.first, drawn.second)]
    both = [
        create_assignment(
            session,
            account_id,
            classroom_key,
            blueprint_slug,
            Mode.ASSESSMENT,
            is_same_for_all=False,
            setting=setting,
            now=now,
            key=name,
        )
        for setting, name in ((before, key), (after, ""))
    ]
    for one, place in zip(both, (BEFORE, AFTER), strict=True):
        one.pair, one.place = both[0].key, place
        one.paper, one.other_paper = papers
        papers.reverse()
    session.flush()
    return both[0]
