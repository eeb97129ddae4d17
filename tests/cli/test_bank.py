"""`quizapp bank`: what is broken in seeds/ or questions/ is told with file, key and line, all at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli import main
from quizapp.content.shipped import find_shipped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("seeds", "questions"):
        shutil.copytree(find_shipped() / name, tmp_path / name)
    return tmp_path


def run(folder: Path, command: str) -> Result:
    return CliRunner().invoke(main, ["bank", command, "--folder", str(folder)])


def edit(path: Path, old: str, new: str, count: int = 1) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), "utf-8")


def test_the_shipped_bank_is_fresh(folder: Path) -> None:
    done = run(folder, "check")
    assert done.exit_code == 0, done.output
    assert "every rule holds" in done.output


def test_building_again_changes_no_byte(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in (folder / "questions").iterdir()}
    assert run(folder, "build").exit_code == 0
    assert {path.name: path.read_bytes() for path in (folder / "questions").iterdir()} == before


def test_one_byte_of_difference_fails_the_check(folder: Path) -> None:
    edit(folder / "questions/troops.json", "All three can be right.", "All three can be true. ")
    refused = run(folder, "check")
    assert refused.exit_code == 1
    assert "troops.json" in refused.stderr


def test_every_broken_line_of_the_seeds_is_told_at_once(folder: Path) -> None:
    edit(folder / "seeds/claims.toml", 'kind = "', 'kind = "un')
    edit(folder / "seeds/sources.toml", 'letter = "A"', "letter = 1")
    refused = run(folder, "check")
    assert refused.exit_code == 1
    assert "claims.toml" in refused.stderr
    assert "sources.toml" in refused.stderr
    assert any(part.isdigit() for part in refused.stderr.replace(":", " ").split())
    assert "Traceback" not in refused.output


def test_an_article_that_was_changed_is_refused(folder: Path) -> None:
    article = next((folder / "seeds").glob("*.txt"))
    article.write_bytes(article.read_bytes() + b" ")
    refused = run(folder, "check")
    assert refused.exit_code == 1
    assert article.name in refused.stderr


def test_an_item_whose_wording_changed_waits_for_a_decision(folder: Path) -> None:
    decisions = folder / "seeds/decisions.toml"
    revision = decisions.read_text("utf-8").split('revision = "')[1][:64]
    edit(decisions, revision, "0" * 64)
    built = run(folder, "build")
    assert "1 items need review" in built.output
    assert run(folder, "check").exit_code == 1
    assert decisions.read_text("utf-8").count("0" * 64) == 1
