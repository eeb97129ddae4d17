"""Read seeds/sources.toml and the articles it names, byte for byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

from quizapp.content.tables import Sheet, Table, read_sheet
from quizapp.corpus.article import UNKNOWN, Article, ContentNote, Fact, Region, RegionKind, Sic, SourceRecord
from quizapp.errors import Finding

SUMS = "SHA256SUMS"
FACTS = ("title", "outlet", "author", "address", "date", "genre", "time_cue")
_ARTICLE_KEYS = frozenset({"id", "file", "letter", "label", "region", "content_note", "sic", *FACTS})


def read_articles(seeds: Path) -> tuple[tuple[Article, ...], list[Finding]]:
    """Read every article with its source record; what is wrong comes back as findings."""
    sheet = read_sheet(seeds / "sources.toml")
    articles = [article for table in sheet.tables("article") if (article := _article(seeds, table))]
    for name in ("id", "letter"):
        _refuse_twice(sheet, name, [getattr(article, name) for article in articles])
    return tuple(articles), sheet.findings


def read_file_names(seeds: Path) -> dict[str, str]:
    """Give the file that each article stands in, by the article's id."""
    tables = read_sheet(seeds / "sources.toml").tables("article")
    return {table.values["id"]: table.values["file"] for table in tables}


def _refuse_twice(sheet: Sheet, name: str, values: list[str]) -> None:
    for value in sorted({value for value in values if value and values.count(value) > 1}):
        sheet.findings.append(Finding(sheet.name, "seeds", f"{name}: {value!r} is given twice"))


def _article(seeds: Path, table: Table) -> Article | None:
    table.refuse_unknown(_ARTICLE_KEYS)
    given = [table.take(key, str) for key in ("id", "file", "letter", "label")]
    name, file, letter, label = given
    # An article without a letter is kept, so that not every claim of it is blamed as well.
    if name is None or file is None:
        return None
    content = _read(seeds / file, table)
    if content is None:
        return None
    sha256 = hashlib.sha256(content).hexdigest()
    if f"{sha256}  {file}" not in _promised(seeds):
        table.blame("file", f"{file} is not the text that {SUMS} promises: an article is never corrected")
    text = content.decode("utf-8")
    regions = (_region(text, part) for part in table.tables("region"))
    notes = (_note(text, part) for part in table.tables("content_note"))
    return Article(
        id=name,
        letter=letter or "",
        label=label or "",
        text=text,
        sha256=sha256,
        source=SourceRecord(**{fact: _fact(text, table, fact) for fact in FACTS}),
        regions=tuple(region for region in regions if region),
        content_notes=tuple(note for note in notes if note),
        sics=tuple(sic for part in table.tables("sic") if (sic := _sic(text, part))),
    )


def _promised(seeds: Path) -> list[str]:
    """Give the lines of the list of sums, as `sha256sum` writes them; none where there is no list."""
    path = seeds / SUMS
    return path.read_text("utf-8").splitlines() if path.is_file() else []


def _read(path: Path, table: Table) -> bytes | None:
    try:
        content = path.read_bytes()
        content.decode("utf-8")
    except FileNotFoundError:
        table.blame("file", "expected the name of a file beside this one")
    except UnicodeDecodeError as error:
        table.blame("file", f"expected a file in UTF-8, but byte {error.start} is not")
    else:
        return content
    return None


def _fact(text: str, table: Table, name: str) -> Fact:
    given = table.sub_table(name)
    if given is None:
        if name in table.values:
            table.blame(name, "expected a table with value, at and shown_by")
        return UNKNOWN
    value = given.take("value", str)
    shown_by = given.take_passage(text, "at", "shown_by")
    return Fact(value, shown_by) if value and shown_by else UNKNOWN


def _region(text: str, table: Table) -> Region | None:
    kind, note, ends = table.take_member("kind", RegionKind), table.take("note", str), _ends(text, table)
    return Region(kind, *ends, note) if kind and note and ends else None


def _note(text: str, table: Table) -> ContentNote | None:
    note, ends = table.take("note", str), _ends(text, table)
    return ContentNote(*ends, note) if note and ends else None


def _sic(text: str, table: Table) -> Sic | None:
    words = table.take_passage(text, "at", "words")
    return Sic(words.start, words.end) if words else None


def _ends(text: str, table: Table) -> tuple[int, int] | None:
    start, end = table.take("at", int), table.take("end", int)
    if start is None or end is None:
        return None
    if not 0 <= start < end <= len(text):
        table.blame("end", f"expected a place behind {start} and within the {len(text)} characters")
        return None
    return start, end
