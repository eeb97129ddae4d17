"""Tables as CSV and XLSX that open right in a spreadsheet, and run nothing there."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook

Value = str | int | float | None

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_CELL = 32_767
"""Characters that a cell of XLSX holds."""

_NARROWEST, _WIDEST = 8, 48
_MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001  # the same table is the same file, whenever it is written


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Write a table as CSV (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8.

    A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection).
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([_guard(cell) for cell in header])
    writer.writerows([_guard(cell) for cell in row] for row in rows)
    return "\ufeff" + text.getvalue()


def write_xlsx(header: Sequence[str], rows: Sequence[Sequence[Value]], name: str) -> bytes:
    """Write a table as a workbook with one sheet of this name; its first row and first column stay in view.

    Every text is a text, whatever it begins with, and stays one when its cell is edited; so are moments,
    since dates of a spreadsheet have no time zone. Characters that XML cannot hold are left out. Rows go to
    a temporary file one by one, so that a large class takes no more memory than a small one.
    """
    file = io.BytesIO()
    workbook = Workbook(file, {"constant_memory": True})
    workbook.set_properties({"created": _MADE})
    bold = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "num_format": "@"})
    text = workbook.add_format({"num_format": "@"})
    sheet = workbook.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    for column in range(len(header)):
        sheet.set_column(column, column, _measure(header[column], (row[column] for row in rows)))
    for place, row in enumerate((header, *rows)):
        for column, cell in enumerate(row):
            if cell == "":
                continue  # an empty text would not count as an empty cell
            if isinstance(cell, str):
                sheet.write_string(place, column, _clean(cell), text if place else bold)
            elif cell is not None:
                sheet.write_number(place, column, cell)
    workbook.close()
    return file.getvalue()


def _measure(title: str, cells: Iterable[Value]) -> int:
    """Give the width of a column, in characters: that of its widest cell, within reason."""
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return max(_NARROWEST, min(_WIDEST, max(longest, len(title) // 2) + 2))


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)[:_LONGEST_CELL]


def _guard(cell: Value) -> Value:
    if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA):
        return f"'{cell}"
    return cell
