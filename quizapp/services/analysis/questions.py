"""Each question of an assignment: who chose what, how easy it was, and whether it tells strong from weak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import CTE, Float, case, cast, func, select
from sqlalchemy.orm import Session

from quizapp.items.interactions import INTERACTIONS
from quizapp.items.item import CHOOSING, Interaction, Item, Part
from quizapp.learning.correcting import CorrectionKind
from quizapp.learning.correlation import Products, measure_correlation
from quizapp.learning.estimate import Estimate, Moments
from quizapp.learning.facility import measure_facility
from quizapp.models import Assignment, Correction, ItemRevision, Response, ResponseChoice
from quizapp.services.analysis.counted import counted_rows


@dataclass(frozen=True)
class Chosen:
    """How many answers hold this: an option, a pair or a number. `option` is its id where it is an option."""

    option: str
    text: str
    is_right: bool
    count: int


@dataclass(frozen=True)
class PartAnswers:
    """What was answered to one part, the most frequent first; options that nobody chose are there with 0."""

    part: Part
    answered: int
    chosen: tuple[Chosen, ...]


@dataclass(frozen=True)
class QuestionReport:
    """One question over the answers that count: `n` of them, `right` with all points; and who skipped it."""

    revision: str
    item: Item
    n: int
    right: int
    skipped: int
    facility: Estimate | None
    correlation: Estimate | None
    parts: tuple[PartAnswers, ...]


@dataclass(frozen=True)
class QuestionSums:
    """The sums of one question; `whole` are those of its points over students who answered every one."""

    n: int
    right: int
    earned: float
    products: Products
    whole: Moments


def load_sums(session: Session, answers: CTE, length: int) -> Mapping[str, QuestionSums]:
    """Add up every question by its revision, in one statement. `length` is that of a paper all have."""
    share, rest, is_whole = answers.c.share, answers.c.rest, answers.c.marks == length
    points = cast(answers.c.points, Float)
    with_rest = case((rest.is_not(None), share))
    rows = session.execute(
        select(
            answers.c.revision,
            func.count(),
            func.sum(case((answers.c.points == answers.c.of, 1), else_=0)),
            func.sum(share),
            *(func.count(rest), func.sum(with_rest), func.sum(rest)),
            *(func.sum(with_rest * share), func.sum(rest * rest), func.sum(share * rest)),
            func.count(case((is_whole, 1))),
            func.sum(case((is_whole, points), else_=0.0)),
            func.sum(case((is_whole, points * points), else_=0.0)),
        ).group_by(answers.c.revision)
    )
    return {
        revision: QuestionSums(
            n, right, earned, Products(pairs, *(one or 0.0 for one in sums)), Moments(whole, total, squares)
        )
        for revision, n, right, earned, pairs, *sums, whole, total, squares in rows
    }


def count_skips(session: Session, assignment: Assignment) -> Mapping[str, int]:
    """Count by revision who skipped a question in the attempt that counts; none of those left out."""
    rows = counted_rows(assignment)
    left_out = select(Correction.item).where(
        Correction.classroom_id == assignment.classroom_id,
        Correction.kind == CorrectionKind.LEFT_OUT.value,
        Correction.undone_at.is_(None),
    )
    query = (
        select(rows.c.asked, func.count())
        .join(ItemRevision, ItemRevision.digest == rows.c.asked)
        .where(rows.c.skipped_at.is_not(None), ItemRevision.item.not_in(left_out))
        .group_by(rows.c.asked)
    )
    return dict(session.execute(query).all())


def load_questions(
    session: Session,
    answers: CTE,
    sums: Mapping[str, QuestionSums],
    items: Mapping[str, Item],
    skips: Mapping[str, int],
) -> Sequence[QuestionReport]:
    """Give every question in two statements: the hardest first, and last what everybody skipped.

    `skips` count who skipped a question.
    """
    by_item: Counter[str] = Counter()
    for revision, count in skips.items():
        by_item[items[revision].id] += count
    chosen = _count_choices(session, answers)
    answered = _count_answered(session, answers)
    reports = [
        QuestionReport(
            revision=revision,
            item=items[revision],
            n=one.n,
            right=one.right,
            skipped=by_item[items[revision].id],
            facility=measure_facility(one.earned, one.n),
            correlation=measure_correlation(one.products),
            parts=tuple(
                PartAnswers(
                    part,
                    answered.get((revision, part.id), 0),
                    _tell(part, chosen.get((revision, part.id), {})),
                )
                for part in items[revision].parts
            ),
        )
        for revision, one in sums.items()
    ]
    hardest_first = sorted(reports, key=lambda one: (sums[one.revision].earned / one.n, one.item.id))
    known = {one.item.id for one in reports}
    unanswered = [
        QuestionReport(revision, items[revision], 0, 0, count, None, None, ())
        for revision, count in sorted(skips.items())
        if items[revision].id not in known
    ]
    return [*hardest_first, *unanswered]


def _count_choices(session: Session, answers: CTE) -> Mapping[tuple[str, str], Mapping[str, int]]:
    rows = session.execute(
        select(answers.c.revision, ResponseChoice.part, ResponseChoice.option, func.count())
        .join(Response, Response.attempt_item_id == answers.c.question)
        .join(ResponseChoice, ResponseChoice.response_id == Response.id)
        .group_by(answers.c.revision, ResponseChoice.part, ResponseChoice.option)
    )
    counted: dict[tuple[str, str], dict[str, int]] = {}
    for revision, part, option, count in rows:
        counted.setdefault((revision, part), {})[option] = count
    return counted


def _count_answered(session: Session, answers: CTE) -> Mapping[tuple[str, str], int]:
    rows = session.execute(
        select(answers.c.revision, ResponseChoice.part, func.count(func.distinct(ResponseChoice.response_id)))
        .join(Response, Response.attempt_item_id == answers.c.question)
        .join(ResponseChoice, ResponseChoice.response_id == Response.id)
        .group_by(answers.c.revision, ResponseChoice.part)
    )
    return {(revision, part): count for revision, part, count in rows}


def _tell(part: Part, counts: Mapping[str, int]) -> tuple[Chosen, ...]:
    """Put counts into words. What is stored of a choice is an option, a pair or a number."""
    told = []
    if part.interaction in CHOOSING:
        told = [Chosen(one.id, one.text, one.is_key, counts.get(one.id, 0)) for one in part.options]
    else:
        for stored, count in sorted(counts.items()):
            for words in INTERACTIONS[part.interaction].tell(part, (stored,)):
                text = words.text
                if part.interaction is Interaction.ORDER:
                    text = text.replace(" → ", " → place ")
                told.append(Chosen("", text, words.is_right, count))
    return tuple(sorted(told, key=lambda one: -one.count))
