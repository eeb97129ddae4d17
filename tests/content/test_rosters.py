"""Names from a CSV file: what a spreadsheet writes is read, and what else comes is refused by its kind."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.content.rosters import MOST_COLUMNS, RosterFile, RosterProblem, read_roster_file
from quizapp.errors import RosterFileError

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16")
NAMES = st.from_regex(
    r"[A-Z\u00c0-\u00d6\u0410-\u042f][a-z\u00e0-\u00f6\u0430-\u044f' -]{1,15}[a-z]", fullmatch=True
)
PEOPLE = st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=8)


def write(rows: list[list[str]], delimiter: str, encoding: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def one_line(*parts: str) -> str:
    return " ".join(" ".join(parts).split())


def names_of(text: str | bytes) -> list[str]:
    return list(read_roster_file(text if isinstance(text, bytes) else text.encode()).names)


def problem_of(data: bytes) -> str:
    with pytest.raises(RosterFileError) as caught:
        read_roster_file(data)
    return caught.value.problem


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
@example(b'"' + b"a" * 140_000)
@example(b"sep=;\n")
@example(b"\xff\xfe\x00\xd8")
@example(b"\xef\xbb\xbf")
def test_whatever_comes_gives_names_or_one_named_error(data: bytes) -> None:
    try:
        found = read_roster_file(data)
    except RosterFileError:
        return
    assert found.names
    assert all(name and name == one_line(name) and len(name.splitlines()) == 1 for name in found.names)


@given(PEOPLE, st.sampled_from(",;\t"), st.sampled_from(ENCODINGS))
def test_columns_are_found_by_their_headings(
    people: list[tuple[str, str]], delimiter: str, encoding: str
) -> None:
    rows = [["Nr", "Nachname", "E-Mail", "Vorname"]]
    rows += [[str(number), last, f"{number}@x.org", first] for number, (first, last) in enumerate(people)]
    found = read_roster_file(write(rows, delimiter, encoding))
    assert found == RosterFile(tuple(one_line(*one) for one in people), ("Vorname", "Nachname"))


@given(PEOPLE, st.sampled_from(",;\t"), st.sampled_from(ENCODINGS))
def test_without_headings_the_first_column_is_read(
    people: list[tuple[str, str]], delimiter: str, encoding: str
) -> None:
    rows = [[f"{one_line(*one)} x", "10b", f"{number}@x.org"] for number, one in enumerate(people)]
    assert names_of(write(rows, delimiter, encoding)) == [row[0] for row in rows]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Amara\nBen\nCleo", ["Amara", "Ben", "Cleo"]),
        ("name\nAmara\n\n  \nBen", ["Amara", "Ben"]),
        ("Amara,Okafor\nBen,Thal", ["Amara Okafor", "Ben Thal"]),
        ("Okafor, Amara\nThal, Ben", ["Okafor Amara", "Thal Ben"]),
        ('"Okafor, Amara"\n"Thal, Ben"', ["Okafor, Amara", "Thal, Ben"]),
        ('Name;Mark\n"Li; the ""second"""; 3', ['Li; the "second"']),
        ("First name,Last name,Born\nAmara,Okafor,2010\nBen,,2011", ["Amara Okafor", "Ben"]),
        ("Name;Vorname\nThal;Ben", ["Ben Thal"]),
        ("Nom;Prénom\nThal;Ben", ["Ben Thal"]),
        ("sep=;\nFull name;Group\nBen Thal;A", ["Ben Thal"]),
        ("1;Amara Okafor\n2;Ben Thal", ["Amara Okafor", "Ben Thal"]),
        ("Amara;m\nBen;f", ["Amara", "Ben"]),
        ("Amara;10b\nBen;10b", ["Amara", "Ben"]),
        ("Amara;Red\nBen;Red\nCleo;Red\nDan;Blue", ["Amara", "Ben", "Cleo", "Dan"]),
        ("Zoë\r\nجون\r\n明", ["Zoë", "جون", "明"]),
        ("Zoë;Müller\nJörg;Weiß".encode("cp1252"), ["Zoë Müller", "Jörg Weiß"]),
        ("Student 1\nStudent 2", ["Student 1", "Student 2"]),
        ('"Two\nlines"\nBen', ["Two lines", "Ben"]),
    ],
)
def test_names_are_read_as_a_teacher_means_them(text: str | bytes, names: list[str]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", RosterProblem.EMPTY),
        (b" \r\n\t\r\n", RosterProblem.EMPTY),
        (b"\xef\xbb\xbf", RosterProblem.EMPTY),
        (b",,\n,,", RosterProblem.NAMELESS),
        (b"PK\x03\x04 a zipped workbook", RosterProblem.BINARY),
        (b"%PDF-1.7\nAmara", RosterProblem.BINARY),
        (b"Amara\x00Ben", RosterProblem.BINARY),
        ("Amara".encode("utf-16-le"), RosterProblem.BINARY),
        (b"\xff\xfeA", RosterProblem.BINARY),
        (b"\n" * 2_000 + b"Amara", RosterProblem.LONG),
        (b"12,a@x.org\n13,b@x.org", RosterProblem.NAMELESS),
        (b"Name;Mark\n;3", RosterProblem.NAMELESS),
    ],
)
def test_what_holds_no_names_is_told_by_its_kind(data: bytes, problem: RosterProblem) -> None:
    assert problem_of(data) == problem


def test_names_are_looked_for_in_the_first_columns_alone() -> None:
    wide = f"{',' * MOST_COLUMNS}Ana\n{',' * (MOST_COLUMNS - 1)}Ben,x\n"
    assert names_of(wide) == ["Ben"]
