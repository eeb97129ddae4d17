"""The picture of intervals: places that mean what the figures say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.shipped import load_release
from quizapp.items.item import Explanation, Figure
from quizapp.web.presenters.chart import LEFT, RIGHT, draw_chart, number

ENDS = st.floats(1, 1e9)


def explain(*figures: Figure, common: float | None = None) -> Explanation:
    return Explanation("v", "f", (), "r", "c", figures=figures, common=common)


def test_nothing_to_compare_is_no_picture() -> None:
    assert draw_chart(explain()) is None


@given(st.lists(st.tuples(ENDS, ENDS), min_size=1, max_size=4))
def test_every_end_lies_on_the_axis_and_in_order(ends: list[tuple[float, float]]) -> None:
    chart = draw_chart(explain(*(Figure("a", "w", "k", min(pair), max(pair)) for pair in ends)))
    assert chart is not None
    assert all(LEFT <= row.x1 <= row.x2 <= RIGHT for row in chart.rows)
    assert [tick.x for tick in chart.ticks] == sorted(tick.x for tick in chart.ticks)
    assert all(LEFT <= tick.x <= RIGHT for tick in chart.ticks)


def test_an_open_end_reaches_the_edge() -> None:
    chart = draw_chart(explain(Figure("A", "at least 5", "k", 5, None), Figure("B", "up to 9", "k", None, 9)))
    assert chart is not None
    floor, ceiling = chart.rows
    assert (floor.is_open_right, floor.x2, floor.high) == (True, RIGHT, "")
    assert (ceiling.is_open_left, ceiling.x1, ceiling.low) == (True, LEFT, "")


def test_the_zone_lies_where_every_figure_of_the_bank_holds() -> None:
    bank, _, _ = load_release()
    for item in bank.approved:
        chart = draw_chart(item.explanation)
        if chart is None or chart.zone is None:
            assert item.explanation.common is None
            continue
        for row in chart.rows:
            assert row.x1 - 3 <= chart.zone[0] and chart.zone[1] <= row.x2 + 3, item.id  # noqa: PT018  # one rule


def test_numbers_on_the_axis_are_short() -> None:
    assert [number(n) for n in (0.5, 3000, 1_300_000, 2e9)] == ["0.5", "3,000", "1.3 million", "2 billion"]
