"""Discernment of a class: the pooled value, and an interval that knows whose answers they are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.learning.discernment import Judgements, measure, measure_group

Student = tuple[int, int, int, int]
"""Problems, hits, nones, false alarms."""


def add_up(students: Sequence[Student]) -> Judgements:
    def total(a: int, b: int | None = None) -> int:
        return sum(one[a] * (1 if b is None else one[b]) for one in students)

    p, h, q, f = range(4)
    singles = (total(p), total(h), total(q), total(f))
    products = (total(p, p), total(h, h), total(h, p), total(q, q), total(f, f), total(f, q))
    return Judgements(len(students), *singles, *products, total(h, f), total(h, q), total(f, p), total(p, q))


@st.composite
def students(draw: st.DrawFn) -> Student:
    p, q = draw(st.integers(0, 6)), draw(st.integers(0, 6))
    return p, draw(st.integers(0, p)), q, draw(st.integers(0, q))


@given(st.lists(students(), max_size=30))
def test_a_group_has_the_values_of_its_answers_within_their_intervals(group: list[Student]) -> None:
    sums = add_up(group)
    found, plain = measure_group(sums), measure(sums.tally)
    if len(group) < 2 or plain is None:
        assert found is None
        return
    assert found is not None
    for one, value in ((found.sensitivity, plain.sensitivity), (found.bias, plain.bias)):
        assert one.value == value
        assert one.low <= value <= one.high


@given(st.lists(students(), min_size=8, max_size=30))
def test_the_order_of_students_does_not_matter(group: list[Student]) -> None:
    assert measure_group(add_up(group)) == measure_group(add_up(group[::-1]))


def test_students_who_are_each_of_one_mind_tell_less_than_as_many_answers() -> None:
    one_mind = add_up([(10, 10, 10, 10)] * 5 + [(10, 5, 10, 0)] * 5)
    alike = add_up([(10, 7, 10, 5), (10, 8, 10, 5)] * 5)
    clustered, even = measure_group(one_mind), measure_group(alike)
    assert clustered is not None
    assert even is not None
    assert clustered.bias.high - clustered.bias.low > 1.5 * (even.bias.high - even.bias.low)


def test_where_everybody_was_right_the_interval_is_not_nothing() -> None:
    found = measure_group(add_up([(2, 2, 2, 0)] * 10))
    assert found is not None
    assert found.sensitivity.high - found.sensitivity.low > 1
    assert found.bias.value == pytest.approx(0)
