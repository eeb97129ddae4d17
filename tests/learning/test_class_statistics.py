"""Statistics of a class keep their ranges, do not hang on order, and say nothing of what is degenerate."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.learning.correlation import Products, correlate, measure_correlation
from quizapp.learning.estimate import Estimate, Moments
from quizapp.learning.facility import measure_facility
from quizapp.learning.reliability import measure_reliability

shares = st.sampled_from([0.0, 0.25, 0.5, 1.0])
pairs = st.lists(st.tuples(shares, st.floats(0, 1)), max_size=60)
papers = st.integers(2, 6).flatmap(
    lambda k: st.lists(st.lists(st.integers(0, 2), min_size=k, max_size=k), max_size=50)
)


def moments_of(values: Sequence[float]) -> Moments:
    return Moments(len(values), sum(values), sum(value * value for value in values))


def add_up(values: Sequence[tuple[float, float]]) -> Products:
    xs, ys = [x for x, _ in values], [y for _, y in values]
    return Products(
        len(values),
        sum(xs),
        sum(ys),
        sum(x * x for x in xs),
        sum(y * y for y in ys),
        sum(x * y for x, y in values),
    )


def is_sound(found: Estimate, least: float, most: float) -> bool:
    return least <= found.low <= found.value <= found.high <= most


@given(st.integers(0, 400), st.data())
def test_a_share_lies_within_its_interval_and_that_between_0_and_1(n: int, data: st.DataObject) -> None:
    found = measure_facility(data.draw(st.floats(0, n)), n)
    assert (found is None) == (n < 10)
    assert found is None or is_sound(found, 0, 1)


def test_wilson_by_hand() -> None:
    """Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263 gives 0.2553 to 0.3662."""
    found = measure_facility(81, 263)
    assert found is not None
    assert found.low == pytest.approx(0.2553, abs=1e-4)
    assert found.high == pytest.approx(0.3662, abs=1e-4)


@given(pairs)
def test_a_correlation_lies_within_its_interval(values: list[tuple[float, float]]) -> None:
    found = measure_correlation(add_up(values))
    assert found is None or is_sound(found, -1, 1)
    assert len(values) >= 30 or found is None


@given(pairs, st.randoms())
def test_a_correlation_does_not_hang_on_order(values: list[tuple[float, float]], lot: object) -> None:
    mixed = sorted(values, key=repr)
    one, other = correlate(add_up(values)), correlate(add_up(mixed))
    assert one == pytest.approx(other, abs=1e-6) if one is not None and other is not None else True


def test_where_all_did_alike_nothing_is_said() -> None:
    assert correlate(add_up([(1.0, 0.3), (1.0, 0.9)] * 20)) is None
    assert correlate(add_up([(0.1, 0.1), (0.9, 0.1)] * 20)) is None
    assert correlate(add_up([])) is None


def test_fisher_by_hand() -> None:
    """r = 416 / 676 of 52 pairs: atanh 0.7176 ± 1.96 / 7 gives 0.4376 and 0.9976, that is 0.411 and 0.761."""
    ones = [(1.0, 1.0)] * 21 + [(0.0, 0.0)] * 21 + [(1.0, 0.0)] * 5 + [(0.0, 1.0)] * 5
    found = measure_correlation(add_up(ones))
    assert found is not None
    assert found.value == pytest.approx(0.6154, abs=1e-4)
    assert found.low == pytest.approx(0.4111, abs=1e-3)
    assert found.high == pytest.approx(0.7609, abs=1e-3)


def alpha(students: Sequence[Sequence[int]]) -> Estimate | None:
    questions = [moments_of(column) for column in zip(*students, strict=True)]
    return measure_reliability(questions, moments_of([sum(student) for student in students]))


@given(papers)
def test_alpha_is_at_most_one_and_none_of_few_or_alike(students: list[list[int]]) -> None:
    found = alpha(students)
    if len(students) < 30 or len({sum(student) for student in students}) == 1:
        assert found is None
    if found is not None:
        assert found.low <= found.value <= found.high <= 1
        again = alpha(students[::-1])
        assert again is not None
        assert again.value == pytest.approx(found.value)


def test_alpha_of_questions_that_agree_wholly_is_one() -> None:
    found = alpha([[0, 0, 0], [1, 1, 1]] * 20)
    assert found is not None
    assert found.value == pytest.approx(1)


def test_kr_20_by_hand() -> None:
    """Two questions, 40 students, 10 with each pair of answers: nothing in common, so alpha is 0."""
    found = alpha([[0, 0], [0, 1], [1, 0], [1, 1]] * 10)
    assert found is not None
    assert found.value == pytest.approx(0, abs=1e-9)
