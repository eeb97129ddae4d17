"""A paper of an assignment to print: whose it is, its questions, and the order of their options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from quizapp.items.item import Item
from quizapp.learning.paper import option_order
from quizapp.models import Assignment, Membership
from quizapp.services.access.members import get_member
from quizapp.services.papers import paper_of

OrderedItem = tuple[Item, Sequence[Sequence[str]]]
"""An item with the option ids of each of its parts, in the order this paper shows them."""


@dataclass(frozen=True)
class PaperSheet:
    """One paper to print; without a member it is one for everybody."""

    member: Membership | None
    items: tuple[OrderedItem, ...]


def load_sheet(session: Session, assignment: Assignment, row: int) -> PaperSheet:
    """Give the paper that a member of the class gets at the first attempt, or for row 0 one for everybody.

    Learner 0 stands for everybody: nobody gets that paper on a screen unless all get the same questions.
    The same row gives the same sheet, so that a sheet and its key agree. The caller has fetched the
    assignment for its asker; NotFoundError for a student of another class.
    """
    member = get_member(session, assignment.classroom_id, row) if row else None
    paper = paper_of(session, assignment, member.learner_id if member else 0, 1)
    return PaperSheet(member, tuple((item, option_order(item, paper.seed)) for item in paper.items))
