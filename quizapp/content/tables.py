"""Read TOML tables that people edit by hand, and say exactly where something is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from quizapp.corpus.selector import Selector, select, select_within
from quizapp.errors import Finding

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

_HEADER = re.compile(r"^\s*\[\[?\s*([\w.]+)\s*\]\]?")
_KEY = re.compile(r"^\s*([A-Za-z_]\w*)\s*=")

Path_ = tuple[str | int, ...]


@dataclass
class Sheet:
    """One TOML file: its values, the line of every table and key, and the findings so far."""

    name: str
    values: Mapping[str, Any]
    lines: Mapping[Path_, int]
    findings: list[Finding] = field(default_factory=list)

    def tables(self, name: str) -> Iterator[Table]:
        """Give every `[[name]]` table of the file, in order."""
        for place, values in enumerate(self.values.get(name, [])):
            yield Table(self, (name, place), values)


@dataclass
class Table:
    """One table of a sheet. Reading a wrong value notes a finding and gives None."""

    sheet: Sheet
    path: Path_
    values: Mapping[str, Any]

    def blame(self, key: str, expected: str) -> None:
        """Note what was expected at a key, with file and line."""
        line = self.sheet.lines.get((*self.path, key), self.sheet.lines.get(self.path, 0))
        given = f", not {self.values[key]!r}"[:120] if key in self.values else ""
        self.sheet.findings.append(Finding(f"{self.sheet.name}:{line}", "seeds", f"{key}: {expected}{given}"))

    def take(self, key: str, kind: type[T], expected: str = "", required: bool = True) -> T | None:
        """Read a value of a type; a missing one is a finding where it is required."""
        value = self.values.get(key)
        if value is None and not required:
            return None
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.blame(key, f"expected {expected or _in_words(kind)}")
            return None
        return value

    def take_member(self, key: str, kind: type[E]) -> E | None:
        """Read one word of an enumeration."""
        value = self.take(key, str)
        if value is None:
            return None
        if value not in set(kind):
            self.blame(key, f"expected one of {', '.join(kind)}")
            return None
        return kind(value)

    def take_words(self, key: str) -> tuple[str, ...]:
        """Read a list of texts; absent means none."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
            self.blame(key, "expected a list of texts")
            return ()
        return tuple(value)

    def take_passage(self, text: str, at: str, words: str, required: bool = True) -> Selector | None:
        """Read a passage given as its place and its exact words, and find it in the article."""
        start, exact = self.take(at, int, required=required), self.take(words, str, required=required)
        if start is None or exact is None:
            return None
        if not exact or start < 0 or text[start : start + len(exact)] != exact:
            stands = text[max(0, start) : max(0, start) + max(len(exact), 20)]
            self.blame(words, f"expected the words at character {start}, which are {stands!r}")
            return None
        return select(text, start, start + len(exact))

    def find_within(self, text: str, outer: Selector, key: str, words: str) -> Selector | None:
        """Find words that must stand exactly once inside a passage."""
        try:
            return select_within(text, outer, words)
        except ValueError as error:
            self.blame(key, str(error))
            return None

    def tables(self, name: str) -> Iterator[Table]:
        """Give the sub-tables `[[this.name]]`, in order."""
        for place, values in enumerate(self.values.get(name, [])):
            yield Table(self.sheet, (*self.path, name, place), values)

    def sub_table(self, name: str) -> Table | None:
        """Give an inline table, None where it is absent."""
        values = self.values.get(name)
        return Table(self.sheet, (*self.path, name), values) if isinstance(values, dict) else None

    def refuse_unknown(self, known: frozenset[str]) -> None:
        """Note every key that nobody reads, so that a slip of the pen does not pass in silence."""
        for key in self.values:
            if key not in known:
                self.blame(key, f"unknown key; known are {', '.join(sorted(known))}")


def read_sheet(path: Path) -> Sheet:
    """Read a TOML file. A file that is missing, no UTF-8 or no TOML gives an empty sheet with a finding."""
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_bytes().decode("utf-8")
        return Sheet(name, tomllib.loads(text), _lines(text))
    except FileNotFoundError:
        return _broken(name, 0, "the file is missing")
    except UnicodeDecodeError as error:
        return _broken(name, 0, f"expected UTF-8: {error.reason} at byte {error.start}")
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        return _broken(name, int(found.group(1)) if found else 0, f"expected TOML: {error}")


def _broken(name: str, line: int, message: str) -> Sheet:
    return Sheet(name, {}, {}, [Finding(f"{name}:{line}", "seeds", message)])


def _lines(text: str) -> dict[Path_, int]:
    """Map every table and every key to its line: the TOML reader of the standard library keeps none."""
    lines: dict[Path_, int] = {}
    counts: dict[Path_, int] = {}
    path: Path_ = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            path = _enter(header.group(1).split("."), counts, is_list=line.lstrip().startswith("[["))
            lines[path] = number
        elif key := _KEY.match(line):
            lines.setdefault((*path, key.group(1)), number)
    return lines


def _enter(names: list[str], counts: dict[Path_, int], is_list: bool) -> Path_:
    path: Path_ = ()
    for depth, name in enumerate(names):
        here = (*path, name)
        if depth == len(names) - 1 and is_list:
            counts[here] = counts.get(here, -1) + 1
        path = (*here, counts[here]) if here in counts else here
    return path


def _in_words(kind: type[Any]) -> str:
    return {str: "a text", int: "a whole number", bool: "true or false"}.get(kind, f"a {kind.__name__}")
