"""CSV: what was written is read back, and nothing in it runs."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.spreadsheet import write_csv


def read(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff"), "a spreadsheet would not know that this is UTF-8"
    return list(csv.reader(io.StringIO(text[1:], newline="")))


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), max_size=5))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    assert [[cell.removeprefix("'") for cell in row] for row in read(write_csv(["a", "b"], rows))[1:]] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=HYPERLINK(1)"])
def test_a_text_that_would_be_a_formula_is_not_one(cell: str) -> None:
    for row in read(write_csv([cell], [[cell]])):
        assert row == [f"'{cell}"]


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    assert read(write_csv(["n"], [[-3], [None], [0.5]])) == [["n"], ["-3"], [""], ["0.5"]]
