"""What is planted in 500 made-up students comes out of the reports, within their intervals."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from math import sqrt
from pathlib import Path
from statistics import NormalDist, fmean, pvariance

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from quizapp.items.item import Item, Polarity, Skill
from quizapp.learning.discernment import measure_group
from quizapp.learning.estimate import Estimate
from quizapp.learning.simulation import share_right
from quizapp.models.engine import configure_engine
from quizapp.services.analysis.report import Report, load_report
from tests import databases
from tests.services.simulated import PLANTED, SIZE, Simulated, simulate_class

MOST_MISSED = 0.15
"""The share of 95 % intervals that may miss what was planted: three times the twentieth that will."""


@pytest.fixture(scope="module")
def made(
    migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Simulated, Report]]:
    """The class and its report, made once."""
    path = tmp_path_factory.mktemp("simulated") / "test.db"
    shutil.copy(migrated_sqlite, path)
    engine = create_engine(databases.sqlite_url(path))
    configure_engine(engine)
    with Session(engine) as session:
        simulated = simulate_class(session)
        yield simulated, load_report(session, simulated.assignment)
    engine.dispose()


def shares(simulated: Simulated) -> Mapping[str, list[float]]:
    """Give how often each student is right in each question, by its id."""
    return {
        item.id: [share_right(student, item) for student in simulated.students] for item in simulated.items
    }


def tell(name: str, planted: float, found: Estimate) -> bool:
    """Print a line of the table of recovery; say whether the interval holds what was planted."""
    holds = found.low <= planted <= found.high
    interval = f"{found.value:6.2f}  [{found.low:5.2f}, {found.high:5.2f}]"
    print(f"{name[:58]:58} {planted:6.2f} {interval} n={found.n:<6}{'' if holds else ' missed'}")
    return holds


def are_most(held: list[bool]) -> bool:
    return held.count(False) <= MOST_MISSED * len(held)


def test_everybody_is_counted_once(made: tuple[Simulated, Report]) -> None:
    _, report = made
    assert report.students == SIZE
    assert {question.n for question in report.questions} == {SIZE}


def test_planted_misreadings_are_among_the_three(made: tuple[Simulated, Report]) -> None:
    _, report = made
    assert set(PLANTED) <= {one.misread.name for one in report.reteach}
    for one in report.reteach:
        print(f"{one.misread.name:58} {one.misread.students} of {one.misread.asked}")


def test_how_easy_questions_are(made: tuple[Simulated, Report]) -> None:
    simulated, report = made
    planted = shares(simulated)
    held = []
    for question in report.questions:
        assert question.facility is not None
        held.append(tell(f"facility {question.item.id}", fmean(planted[question.item.id]), question.facility))
    assert are_most(held)


def test_how_questions_go_with_the_rest(made: tuple[Simulated, Report]) -> None:
    simulated, report = made
    planted = shares(simulated)
    held = []
    for question in report.questions:
        assert question.correlation is not None
        expected = _expect_correlation(question.item, planted)
        held.append(tell(f"correlation {question.item.id}", expected, question.correlation))
    assert are_most(held)


def test_alpha(made: tuple[Simulated, Report]) -> None:
    simulated, report = made
    planted = shares(simulated)
    totals = [sum(row) for row in zip(*planted.values(), strict=True)]
    spreads = sum(fmean(one) * (1 - fmean(one)) for one in planted.values())
    chance = sum(fmean(share * (1 - share) for share in one) for one in planted.values())
    k = len(planted)
    assert report.reliability is not None
    assert tell("alpha", k / (k - 1) * (1 - spreads / (pvariance(totals) + chance)), report.reliability)


def test_discernment_and_bias_of_each_skill(made: tuple[Simulated, Report]) -> None:
    simulated, report = made
    held = []
    for skill, sums in report.judgements.items():
        found = measure_group(sums)
        assert found is not None
        sensitivity, bias = _expect_judging(simulated)
        held.append(tell(f"d′ {skill}", sensitivity, found.sensitivity))
        held.append(tell(f"bias {skill}", bias, found.bias))
    assert len(held) > 2
    assert are_most(held)


def test_sureness_tells_right_from_wrong(made: tuple[Simulated, Report]) -> None:
    _, report = made
    steps = [tally.right / tally.total for tally in report.sureness.values()]
    assert len(steps) == 3
    assert steps == sorted(steps)
    assert report.surely_wrong


def _expect_correlation(item: Item, planted: Mapping[str, list[float]]) -> float:
    """Work the item-rest correlation out from the shares: given the student, answers are independent."""
    mine = planted[item.id]
    others = [shares for name, shares in planted.items() if name != item.id]
    rest = [sum(row) for row in zip(*others, strict=True)]
    spread = pvariance(rest) + sum(fmean(share * (1 - share) for share in one) for one in others)
    shared = fmean(x * y for x, y in zip(mine, rest, strict=True)) - fmean(mine) * fmean(rest)
    return shared / sqrt(fmean(mine) * (1 - fmean(mine)) * spread)


def _expect_judging(simulated: Simulated) -> tuple[float, float]:
    """Work d′ and c out for the class as one: not quite the mean of those of its students."""
    judges = [student.judging for student in simulated.students if student.judging]
    hits, alarms = (
        NormalDist().inv_cdf(fmean(judge.share(polarity) for judge in judges))
        for polarity in (Polarity.PROBLEM, Polarity.NONE)
    )
    return hits - alarms, -(hits + alarms) / 2


def test_skills_are_told_apart(made: tuple[Simulated, Report]) -> None:
    _, report = made
    assert None in report.judgements
    assert all(skill is None or isinstance(skill, Skill) for skill in report.judgements)
