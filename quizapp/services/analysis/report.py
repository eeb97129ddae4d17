"""Everything the answers to one assignment tell, for the class as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import CTE, func, select
from sqlalchemy.orm import Session

from quizapp.items.item import Item, Option, Skill
from quizapp.learning.answer import Confidence
from quizapp.learning.calibration import SurenessTally
from quizapp.learning.discernment import Judgements
from quizapp.learning.estimate import Estimate, Moments
from quizapp.learning.reliability import measure_reliability
from quizapp.learning.reteaching import Misread, choose_to_reteach
from quizapp.models import Assignment
from quizapp.services.analysis.counted import counted_answers, counted_attempts
from quizapp.services.analysis.judgements import load_judgements
from quizapp.services.analysis.misreads import load_misreads
from quizapp.services.analysis.questions import (
    QuestionReport,
    QuestionSums,
    count_skips,
    load_questions,
    load_sums,
)
from quizapp.services.analysis.sureness import load_surely_wrong, load_sureness
from quizapp.services.papers import paper_of
from quizapp.services.revisions import read_items


class Drawing(StrEnum):
    """Who got which questions: all the same, each a paper of their own, or each half one of two papers."""

    SAME = "same"
    OWN = "own"
    PAIR = "pair"

    @classmethod
    def of(cls, assignment: Assignment) -> Drawing:
        """Say how questions were given out in an assignment."""
        if assignment.pair:
            return cls.PAIR
        return cls.OWN if assignment.paper is None else cls.SAME


@dataclass(frozen=True)
class Fall:
    """One option by which a misreading was chosen, in its question, and by how many."""

    question: QuestionReport
    option: Option
    count: int


@dataclass(frozen=True)
class Reteach:
    """A misreading to teach again, with the options it was chosen by, the most frequent first."""

    misread: Misread
    falls: tuple[Fall, ...]


@dataclass(frozen=True)
class Report:
    """What the class's answers tell. `spread` counts students by points earned and to be earned.

    `surely_wrong` counts by revision, only from five on; `judgements` stand under None for all together.
    """

    students: int
    drawing: Drawing
    spread: Mapping[tuple[int, int], int]
    reteach: tuple[Reteach, ...]
    questions: Sequence[QuestionReport]
    judgements: Mapping[Skill | None, Judgements]
    sureness: Mapping[Confidence, SurenessTally]
    surely_wrong: Mapping[str, int]
    reliability: Estimate | None


def load_report(session: Session, assignment: Assignment) -> Report:
    """Work the report out in twelve statements, whatever the size of the class."""
    answers = counted_answers(assignment)
    drawing = Drawing.of(assignment)
    length = _measure_length(session, assignment) if drawing is Drawing.SAME else 0
    spread, points = _load_spread(session, assignment, length)
    sums = load_sums(session, answers, length)
    skips = count_skips(session, assignment)
    items = read_items(session, {*sums, *skips})
    questions = load_questions(session, answers, sums, items, skips)
    return Report(
        students=sum(spread.values()),
        drawing=drawing,
        spread=spread,
        reteach=_find_to_reteach(session, answers, items, questions),
        questions=questions,
        judgements=load_judgements(session, answers, items),
        sureness=load_sureness(session, answers),
        surely_wrong=load_surely_wrong(session, answers),
        reliability=_measure_reliability(sums, points) if drawing is Drawing.SAME else None,
    )


def load_to_reteach(session: Session, assignment: Assignment) -> tuple[Reteach, ...]:
    """Give only the misreadings to teach again, in five statements."""
    answers = counted_answers(assignment)
    sums = load_sums(session, answers, 0)
    items = read_items(session, sums)
    return _find_to_reteach(session, answers, items, load_questions(session, answers, sums, items, {}))


def _measure_length(session: Session, assignment: Assignment) -> int:
    """Count the questions of a paper that all have, those left out for the class not among them."""
    return len(paper_of(session, assignment, 0, 1).items)


def _load_spread(
    session: Session, assignment: Assignment, length: int
) -> tuple[dict[tuple[int, int], int], Moments]:
    """Count students by points and points to be earned, and add up the points of who answered everything."""
    attempts = counted_attempts(assignment)
    keys = (attempts.c.points, attempts.c.of, attempts.c.marks)
    rows = session.execute(select(*keys, func.count()).group_by(*keys)).all()
    spread: dict[tuple[int, int], int] = {}
    for points, of, _, count in rows:
        spread[int(points), int(of)] = spread.get((int(points), int(of)), 0) + count
    whole = [(int(points), count) for points, _, marks, count in rows if marks == length]
    moments = Moments(
        sum(count for _, count in whole),
        sum(points * count for points, count in whole),
        sum(points**2 * count for points, count in whole),
    )
    return spread, moments


def _measure_reliability(sums: Mapping[str, QuestionSums], points: Moments) -> Estimate | None:
    return measure_reliability([one.whole for one in sums.values()], points)


def _find_to_reteach(
    session: Session, answers: CTE, items: Mapping[str, Item], questions: Sequence[QuestionReport]
) -> tuple[Reteach, ...]:
    chosen = choose_to_reteach(load_misreads(session, answers, items))
    return tuple(Reteach(one, _find_falls(one.name, questions)) for one in chosen)


def _find_falls(name: str, questions: Sequence[QuestionReport]) -> tuple[Fall, ...]:
    falls = [
        Fall(question, option, chosen.count)
        for question in questions
        for answers in question.parts
        for option in answers.part.options
        if option.source.misreading == name and not option.is_key
        for chosen in answers.chosen
        if chosen.option == option.id and chosen.count
    ]
    return tuple(sorted(falls, key=lambda fall: (-fall.count, fall.question.item.id)))
