"""Rules of seeds/: byte for byte, and every mistake named with its file, line and key."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from quizapp.content.seeds import Seeds, read_seeds
from quizapp.content.shipped import find_shipped
from quizapp.corpus.article import SourceRecord
from quizapp.errors import ContentError

SEEDS = find_shipped() / "seeds"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped seeds to break."""
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


def break_file(folder: Path, name: str, old: str, new: str) -> int:
    """Replace the first occurrence and give its line."""
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def findings_of(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read_seeds(folder)
    return [str(finding) for finding in caught.value.findings]


def test_the_articles_are_byte_for_byte_the_ones_we_were_given() -> None:
    for line in (SEEDS / "SHA256SUMS").read_text("ascii").splitlines():
        digest, name = line.split()
        assert hashlib.sha256((SEEDS / name).read_bytes()).hexdigest() == digest


def test_outlet_author_address_and_date_are_unknown(seeds: Seeds) -> None:
    for article in seeds.corpus.articles:
        assert {"outlet", "author", "address", "date"} <= set(article.source.unknown())


def test_what_is_known_of_a_source_is_shown_by_words_of_the_text(seeds: Seeds) -> None:
    for article in seeds.corpus.articles:
        for fact in article.source.known().values():
            assert fact.shown_by is not None
            assert fact.shown_by.is_anchored_in(article.text)


def test_every_accepted_claim_was_read_by_somebody(seeds: Seeds) -> None:
    assert all(claim.reviewer and claim.reviewed for claim in seeds.corpus.usable)


def test_the_other_story_and_the_furniture_of_a_page_are_flagged(seeds: Seeds) -> None:
    page = seeds.corpus.article("004")
    assert [page.text[region.start :][:4] for region in page.regions] == ["News", "News"]
    assert not any(claim.article == "004" and claim.passage.start > 3241 for claim in seeds.corpus.usable)


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "expected"),
    [
        ("claims.toml", "at = 803", "at = 804", "passage", "the words at character 804"),
        ("claims.toml", 'kind = "quantity"', 'kind = "number"', "kind", "expected one of quantity"),
        ("claims.toml", "low = 11000", 'low = "many"', "low", "expected a number"),
        ("claims.toml", 'article = "000"', 'article = "999"', "article", "the id of an article"),
        ("claims.toml", "reviewed = 2026-11-24", 'reviewed = "soon"', "reviewed", "a date such as"),
        ("claims.toml", 'voice = "', 'volume = "', "volume", "unknown key"),
        ("claims.toml", 'mention = "at least 11,000"', 'mention = "12,000"', "bound", "does not stand in"),
        ("claims.toml", "retold = { plain", "retold = { simple", "simple", "unknown key"),
        ("sources.toml", 'letter = "A"', "letter = 1", "letter", "expected a text"),
        ("sources.toml", 'file = "000', 'file = "099', "file", "the name of a file"),
        ("sources.toml", "end = 6194", "end = 99999", "end", "within the"),
        ("topics.toml", 'question = "', 'answer = "', "answer", "unknown key"),
        ("decisions.toml", 'verdict = "approved"', 'verdict = "fine"', "verdict", "expected one of approved"),
        ("blueprints.toml", "compare = 2", "compote = 2", "skills", "a known skill"),
        ("blueprints.toml", "minutes = 10", "minutes = true", "minutes", "a whole number"),
    ],
)
def test_a_mistake_is_named_with_file_line_key_and_what_was_expected(
    folder: Path, file: str, old: str, new: str, key: str, expected: str
) -> None:
    line = break_file(folder, file, old, new)
    hits = [text for text in findings_of(folder) if f"seeds/{file}:" in text and f"{key}: " in text]
    assert any(expected in hit for hit in hits), findings_of(folder)
    if key not in {"bound", "passage"}:
        assert any(f"{file}:{line}:" in hit for hit in hits)


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    break_file(folder, "claims.toml", 'kind = "quantity"', 'kind = "number"')
    break_file(folder, "sources.toml", 'letter = "A"', 'letter = ""')
    break_file(folder, "topics.toml", 'about = "', 'around = "')
    files = {text.split(":")[0] for text in findings_of(folder)}
    assert files >= {"seeds/claims.toml", "seeds/topics.toml"}


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[[claim]\n", b""])
def test_a_file_that_cannot_be_read_is_a_finding_too(folder: Path, content: bytes) -> None:
    (folder / "topics.toml").write_bytes(content)
    assert any("topics.toml" in text or "topic" in text for text in findings_of(folder))


def test_a_missing_file_is_a_finding_too(folder: Path) -> None:
    (folder / "decisions.toml").unlink()
    assert any("decisions.toml:0: the file is missing" in text for text in findings_of(folder))


def test_a_record_knows_what_it_does_not_know() -> None:
    assert set(SourceRecord().unknown()) >= {"outlet", "author", "address", "date"}


def test_a_place_in_a_series_is_read_from_a_claim(seeds: Seeds) -> None:
    step = seeds.corpus.claim("003-noticed").step
    assert step is not None
    assert (step.series, step.place) == ("denials", 2)


@pytest.mark.parametrize("wrong", ["denials", "denials:0", "denials:first", "Denials:1"])
def test_a_sequence_names_a_series_and_a_place(folder: Path, wrong: str) -> None:
    line = break_file(folder, "claims.toml", '"denials:2"', f'"{wrong}"')
    (finding,) = findings_of(folder)
    assert f"claims.toml:{line}" in finding
    assert "sequence: expected the name of a series and a place in it" in finding


def test_a_step_rests_on_words_of_time(folder: Path) -> None:
    break_file(folder, "claims.toml", 'time = "soon enough"\n', "")
    assert "a step rests on the words that place it in time" in findings_of(folder)[0]
