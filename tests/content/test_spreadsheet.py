"""CSV and XLSX: what was written is read back, and nothing in it runs."""

from __future__ import annotations

import csv
import io
import tracemalloc

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.spreadsheet import Value, write_csv, write_xlsx


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


STRANGE = (
    *(
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "＝1",
        "'quoted'",
        "{=A1}",
        "007",
        "1e5",
        "2026-11-24T10:00:00Z",
        "TRUE",
    ),
    *(
        "عمر",
        "👩🏽‍🚀",
        "a\tb",
        "two\nlines",
        " spaced ",
        "<b>&amp;",
        "http://x.org",
        "mailto:a@x.org",
        "é\u0301",
    ),
)
VALUES = st.none() | st.integers(-(10**9), 10**9) | st.text(st.characters(exclude_categories=("Cs", "Cc")))


def read_xlsx(data: bytes) -> list[list[Value]]:
    (sheet,) = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@given(st.lists(st.lists(VALUES, min_size=2, max_size=2), min_size=1, max_size=4))
def test_what_is_written_as_xlsx_is_read_back(rows: list[list[Value]]) -> None:
    kept = [
        [cell.translate({0xFFFE: None, 0xFFFF: None}) if isinstance(cell, str) else cell for cell in row]
        for row in rows
    ]
    read = read_xlsx(write_xlsx(["a", "b"], rows, "scores"))
    read += [[None, None]] * (len(rows) + 1 - len(read))  # rows without any cell are not in the file
    assert read == [["a", "b"], *[[None if cell == "" else cell for cell in row] for row in kept]]


@pytest.mark.parametrize("text", STRANGE)
def test_a_text_in_xlsx_is_a_text_and_nothing_else(text: str) -> None:
    (sheet,) = openpyxl.load_workbook(io.BytesIO(write_xlsx([text], [[text]], "scores"))).worksheets
    for cell in (sheet["A1"], sheet["A2"]):
        assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
        assert (cell.hyperlink, cell.quotePrefix) == (None, False)


def test_what_xml_cannot_hold_is_left_out() -> None:
    (row,) = read_xlsx(write_xlsx(["a"], [["\x00B\x08e\x1bn\ud800\uffff"]], "scores"))[1:]
    assert row == ["Ben"]


def test_the_head_of_a_sheet_is_bold_and_stays_in_view() -> None:
    (sheet,) = openpyxl.load_workbook(
        io.BytesIO(write_xlsx(["student", "n"], [["A" * 30, 1]], "scores"))
    ).worksheets
    assert (sheet.title, sheet.freeze_panes) == ("scores", "B2")
    assert [cell.font.bold for cell in (sheet["A1"], sheet["A2"])] == [True, False]
    assert 30 < sheet.column_dimensions["A"].width < 40
    assert sheet["B2"].data_type == "n"


def test_the_same_table_is_the_same_file() -> None:
    assert write_xlsx(["a"], [["x"]], "scores") == write_xlsx(["a"], [["x"]], "scores")


def test_a_large_table_takes_no_more_memory_than_its_file() -> None:
    rows: list[list[Value]] = [[f"Student {number}", *range(16)] for number in range(20_000)]
    write_xlsx(["student"] * 17, rows[:10], "answers")
    tracemalloc.start()
    try:
        size = len(write_xlsx(["student"] * 17, rows, "answers"))
        assert tracemalloc.get_traced_memory()[1] < 4 * size + 2**22
    finally:
        tracemalloc.stop()
