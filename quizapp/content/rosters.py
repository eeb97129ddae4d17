"""A roster from a spreadsheet: read the names out of a CSV file, and nothing else of it."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizapp.errors import RosterFileError

LARGEST_FILE = 256 * 1024
"""Bytes of a file: three hundred names with a dozen columns beside them."""

MOST_COLUMNS = 50
"""Columns that are looked at: names stand among the first, and a file of very many takes long to read."""
MOST_LINES = 2_000
"""Lines of a file: more are no roster, and reading them would hold others up."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_KINDS = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How XLSX and ODS, PDF, XLS and RTF begin."""

_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_DELIMITERS = "\t;,"
_NO_DELIMITER = "\x1f"
"""Stands in no text that was taken: with it a line is one cell."""

_FIRST = frozenset({"firstname", "first", "givenname", "forename", "vorname", "prénom", "prenom", "voornaam"})
_LAST = frozenset(
    {
        "lastname",
        "last",
        "surname",
        "familyname",
        "nachname",
        "familienname",
        "nom",
        "apellidos",
        "achternaam",
    }
)
_WHOLE = frozenset(
    {"name", "names", "student", "students", "studentname", "fullname", "displayname", "pupil", "nickname"}
    | {"schüler", "schülerin", "schülername", "nombre", "naam"}
)
"""Headings as they are compared: letters and digits only, so that "Student 1" is none."""

Row = Sequence[str]


class RosterProblem(StrEnum):
    """Why no names could be read from a file."""

    EMPTY = "empty"
    BINARY = "binary"
    LONG = "long"
    NAMELESS = "nameless"


@dataclass(frozen=True)
class RosterFile:
    """The names of a file in its order, each on one line, and the headings they stood under, if any."""

    names: tuple[str, ...]
    headings: tuple[str, ...]


def read_roster_file(data: bytes) -> RosterFile:
    """Read names from CSV with commas, semicolons or tabs, in UTF-8, UTF-16 with its mark, or Windows-1252.

    Under headings such as "Name" or "First name" and "Last name" those columns are taken; without any, the
    first column that holds names, and the next one too where the two are first and last names.
    Raises RosterFileError with a RosterProblem.
    """
    rows = _parse(_decode(data))
    if not rows:
        raise RosterFileError(RosterProblem.EMPTY)
    columns = _find_headed(rows[0])
    headings = tuple(rows[0][column] for column in columns)
    body = rows[1:] if columns else rows
    columns = columns or _find_names(body)
    names = tuple(
        name for row in body if (name := " ".join(_cell(row, column) for column in columns).strip())
    )
    if not names:
        raise RosterFileError(RosterProblem.NAMELESS)
    return RosterFile(names, headings)


def _decode(data: bytes) -> str:
    """Give the text: by its byte order mark, as UTF-8, or else as Windows-1252."""
    if not data.strip():
        raise RosterFileError(RosterProblem.EMPTY)
    mark, marked = next(((bom, name) for bom, name in _BOMS if data.startswith(bom)), (b"", ""))
    text = None if data.startswith(_OTHER_KINDS) else _try_decoding(data[len(mark) :], marked)
    if text is None or _NO_TEXT.search(text):
        raise RosterFileError(RosterProblem.BINARY)
    if len(text.splitlines()) > MOST_LINES:
        raise RosterFileError(RosterProblem.LONG)
    return text


def _try_decoding(data: bytes, marked: str) -> str | None:
    for name in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return None


def _parse(text: str) -> list[Row]:
    """Cut a text into rows, empty ones left out. A first line such as `sep=;` names the delimiter."""
    said = re.match(r"\s*sep=([,;|\t])\r?\n", text)
    if said:
        return _cut(text[said.end() :], said[1])
    tried = {delimiter: _cut(text, delimiter) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda delimiter: _count_alike(tried[delimiter]))
    return tried[best] if _count_alike(tried[best]) else _cut(text, _NO_DELIMITER)


def _cut(text: str, delimiter: str) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    try:
        rows = [[" ".join(cell.split()) for cell in row[:MOST_COLUMNS]] for row in reader]
    except csv.Error as error:  # a cell without end
        raise RosterFileError(RosterProblem.BINARY) from error
    return [row for row in rows if any(row)]


def _count_alike(rows: Sequence[Row]) -> int:
    """Count the rows with as many cells as the first, where these are several."""
    width = len(rows[0]) if rows else 0
    return sum(len(row) == width for row in rows) if width > 1 else 0


def _find_headed(row: Row) -> tuple[int, ...]:
    """Give the columns of names by their headings; none where the row is no heading."""
    words = ["".join(sign for sign in cell.casefold() if sign.isalnum()) for cell in row]
    # "Name" beside "Vorname" is the family name.
    last_words = _LAST | {"name"} if "vorname" in words else _LAST
    first, last, whole = (
        next((column for column, word in enumerate(words) if word in known), None)
        for known in (_FIRST, last_words, _WHOLE)
    )
    if whole is not None and (first is None or last is None):
        return (whole,)
    return tuple(column for column in (first, last) if column is not None)


def _find_names(rows: Sequence[Row]) -> tuple[int, ...]:
    """Give the columns of names by what stands in them: one, or two that go together."""
    width = max((len(row) for row in rows), default=0)
    column = next((column for column in range(width) if _are_names(_column(rows, column))), None)
    if column is None:
        return ()
    one, next_one = _column(rows, column), _column(rows, column + 1)
    are_parts = 2 * sum(" " in cell for cell in one) < len(one)
    return (column, column + 1) if are_parts and _are_surnames(next_one) else (column,)


def _are_names(cells: Sequence[str]) -> bool:
    """Say whether at least half of the cells could be names: they have letters and are no address."""
    found = sum("@" not in cell and any(letter.isalpha() for letter in cell) for cell in cells)
    return bool(cells) and 2 * found >= len(cells)


def _are_surnames(cells: Sequence[str]) -> bool:
    """Say whether the cells could be family names: no classes such as 10b, no m and f, no groups."""
    bare = [cell for cell in cells if len(cell) > 1 and not any(letter.isdigit() for letter in cell)]
    return _are_names(bare) and 2 * len(bare) > len(cells) and 2 * len(set(bare)) > len(bare)


def _column(rows: Sequence[Row], column: int) -> list[str]:
    return [cell for row in rows if (cell := _cell(row, column))]


def _cell(row: Row, column: int) -> str:
    return row[column] if column < len(row) else ""
