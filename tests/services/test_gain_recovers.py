"""What 500 made-up students gained between two unlike papers comes out of the report, within its interval."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from quizapp.content.shipped import load_release
from quizapp.items.bank import revision_of
from quizapp.items.item import Item
from quizapp.learning.simulation import Learner, make_learner, share_right
from quizapp.models.engine import configure_engine
from quizapp.services.analysis.gain import GainReport, load_gain
from quizapp.services.papers import paper_of
from quizapp.services.releases import import_release
from tests import databases
from tests.factories import NOW
from tests.services.rooms import make_room
from tests.services.simulated import SIZE, answer_all, is_plain, join_all
from tests.services.test_pairs import WEEK, set_pair

LEARNT = 0.9
"""Logits that everybody gains between the tests."""


@dataclass(frozen=True)
class Planted:
    """What the students would do on average: of each who takes the easy paper first, and who the hard one."""

    report: GainReport
    halves: tuple[float, float]


@pytest.fixture(scope="module")
def planted(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    path = tmp_path_factory.mktemp("gained") / "test.db"
    shutil.copy(migrated_sqlite, path)
    engine = create_engine(databases.sqlite_url(path))
    configure_engine(engine)
    with Session(engine) as session:
        yield _plant(session)
    engine.dispose()


def _plant(session: Session) -> Planted:
    """Give the easy questions of the bank and its hard ones as the two papers, and let all take both."""
    bank, articles, quizzes = load_release()
    import_release(session, bank, articles, quizzes, NOW)
    room = make_room(session, "eva", "Simulated")
    tests = set_pair(room, "ten-questions")
    plain = sorted(
        (item for item in bank.approved if is_plain(item)), key=lambda item: (item.difficulty, item.id)
    )
    easy, hard = ([revision_of(item) for item in items] for items in (plain[:10], plain[-10:]))
    for one, papers in zip(tests, ((easy, hard), (hard, easy)), strict=True):
        one.paper, one.other_paper = papers
    rows = join_all(session, room, SIZE)
    students = [make_learner(f"student {number}", mean=0.0) for number in range(SIZE)]
    learnt = [replace(one, ability=one.ability + LEARNT) for one in students]
    papers_of = [[paper_of(session, one, row, 1).items for row in rows] for one in tests]
    answer_all(session, tests[0], rows, students, papers_of[0], NOW)
    answer_all(session, tests[1], rows, learnt, papers_of[1], NOW + WEEK)
    session.flush()
    changes = [
        _expect(after, then) - _expect(before, first)
        for before, after, first, then in zip(students, learnt, *papers_of, strict=True)
    ]
    return Planted(load_gain(session, *tests), (fmean(changes[::2]), fmean(changes[1::2])))


def _expect(student: Learner, items: Sequence[Item]) -> float:
    return fmean(share_right(student, item) for item in items)


def test_everybody_is_counted_in_one_half(planted: Planted) -> None:
    assert (planted.report.whole.first.n, planted.report.whole.second.n) == (SIZE / 2, SIZE / 2)


def test_the_gain_planted_lies_in_the_interval(planted: Planted) -> None:
    found = planted.report.whole.gain
    assert found is not None
    print(f"planted {fmean(planted.halves):.3f}, found {found.gain}")
    assert found.gain.low <= fmean(planted.halves) <= found.gain.high
    assert found.gain.high - found.gain.low < 0.08


def test_how_unlike_the_papers_are_lies_in_its_interval(planted: Planted) -> None:
    found = planted.report.whole.gain
    assert found is not None
    one, other = planted.halves
    print(f"planted {(one - other) / 2:.3f}, found {found.ease}")
    assert found.ease.low <= (one - other) / 2 <= found.ease.high
    assert found.ease.high < -0.1


def test_one_half_alone_tells_a_gain_that_is_none(planted: Planted) -> None:
    """Who takes the easy paper first seems to have lost, who takes the hard one first to have won twice."""
    found, whole = planted.report.whole.gain, planted.report.whole
    assert found is not None
    naive = [half.change.total / half.n for half in (whole.first, whole.second)]
    print(f"of one half alone {naive[0]:.3f} and {naive[1]:.3f}")
    assert not any(found.gain.low <= one <= found.gain.high for one in naive)
