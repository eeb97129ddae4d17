"""Rules of questions/: fresh to the byte, and read only as the manifest says."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizapp.content.questions import compare, read_bank, write_questions
from quizapp.content.seeds import Seeds
from quizapp.content.shipped import find_shipped, load_release, make_bank
from quizapp.errors import ContentError
from quizapp.items.bank import Bank


@pytest.fixture(scope="module")
def bank(seeds: Seeds) -> Bank:
    return make_bank(seeds)[0]


@pytest.fixture
def folder(tmp_path: Path, bank: Bank) -> Path:
    write_questions(tmp_path / "questions", bank)
    return tmp_path / "questions"


def test_the_shipped_questions_are_what_the_seeds_make(bank: Bank) -> None:
    assert compare(find_shipped() / "questions", bank) == []


def test_a_written_bank_is_read_back(folder: Path, bank: Bank) -> None:
    assert compare(folder, bank) == []
    assert read_bank(folder) == bank


def test_one_byte_of_difference_is_found_with_its_line(folder: Path, bank: Bank) -> None:
    path = folder / "troops.json"
    path.write_bytes(path.read_bytes().replace(b"Yes:", b"Yea:", 1))
    (finding,) = compare(folder, bank)
    assert finding.place.startswith("questions/troops.json:")
    with pytest.raises(ContentError):
        read_bank(folder)


def test_missing_and_stray_files_are_found(folder: Path, bank: Bank) -> None:
    (folder / "bank.schema.json").unlink()
    (folder / "notes.txt").write_text("mine")
    assert {finding.place for finding in compare(folder, bank)} == {
        "questions/bank.schema.json",
        "questions/notes.txt",
    }


def test_a_release_has_its_bank_articles_and_quizzes() -> None:
    bank, articles, blueprints = load_release()
    assert len(articles) == 5
    assert len(bank.approved) == len(bank.entries)
    assert blueprints[0].first == "kinds-of-figure"
