"""`quizapp bank`: what is broken in seeds/ or questions/ is told with file, key and line, all at once."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizapp.cli import main
from quizapp.content.shipped import find_shipped, load_release
from quizapp.items.bank import bank_from_document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("seeds", "questions"):
        shutil.copytree(find_shipped() / name, tmp_path / name)
    return tmp_path


def run(folder: Path, command: str) -> Result:
    return CliRunner().invoke(main, ["bank", command, "--folder", str(folder)])


def export(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["bank", "export", "--folder", str(folder), *options])


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


def test_lint_tells_what_guessing_would_score(folder: Path) -> None:
    done = run(folder, "lint")
    assert done.exit_code == 0, done.output
    assert "who always takes the longest" in done.stdout
    assert "0 errors" in done.stdout


def test_lint_fails_on_an_error_and_tells_its_remedy(folder: Path) -> None:
    edit(folder / "seeds/sources.toml", 'letter = "D"', 'letter = "Not"')  # "this sentence of article Not"
    refused = run(folder, "lint")
    assert refused.exit_code == 1, refused.output
    assert "[negated_stem]" in refused.stderr
    assert "ask for what holds" in refused.stderr


def test_an_error_stops_the_build_and_a_warning_does_not(folder: Path) -> None:
    edit(folder / "seeds/topics.toml", '"North Korean troops"', f'"{"intergovernmental " * 9}troops"')
    warned = run(folder, "build")
    assert warned.exit_code == 0, warned.output
    assert "warning: " in warned.stderr
    assert "[reading_level]" in warned.stderr
    before = (folder / "questions/troops.json").read_bytes()
    edit(folder / "seeds/sources.toml", 'letter = "D"', 'letter = "Not"')
    stopped = run(folder, "build")
    assert stopped.exit_code == 1
    assert "[negated_stem]" in stopped.stderr
    assert (folder / "questions/troops.json").read_bytes() == before


def test_lint_looks_at_items_nobody_decided_on_where_asked(folder: Path) -> None:
    edit(folder / "seeds/decisions.toml", 'item = "who-says.003', 'item = "who-says.000')
    edit(folder / "seeds/sources.toml", 'letter = "D"', 'letter = "Not"')
    assert "who-says.003-troops-deployed" not in run(folder, "lint").stderr
    every = CliRunner().invoke(main, ["bank", "lint", "--folder", str(folder), "--waiting"])
    assert "who-says.003-troops-deployed" in every.stderr


def test_exported_json_is_the_bank_itself(folder: Path) -> None:
    done = export(folder, "--format", "json")
    assert done.stdout_bytes == (folder / "questions/troops.json").read_bytes()
    bank, _, _ = load_release()
    assert bank_from_document(json.loads(done.stdout)) == bank


def test_exported_csv_has_a_row_for_every_option_of_the_bank(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "bank.csv"
    assert export(folder, "--format", "csv", "--output", str(path)).exit_code == 0
    table = list(csv.DictReader(path.read_text("utf-8-sig").splitlines(keepends=True)))
    rows = [row for row in table if row["option"]]  # a number asked for has a row, and no option
    bank, _, _ = load_release()
    options = [option for item in bank.approved for part in item.parts for option in part.options]
    assert [(row["option"], row["is_key"]) for row in rows] == [
        (option.id, str(option.is_key).lower()) for option in options
    ]
    assert [row["text"].removeprefix("'") for row in rows] == [option.text for option in options]


def test_a_place_that_cannot_be_written_is_told(folder: Path) -> None:
    refused = export(folder, "--format", "json", "--output", str(folder / "nowhere" / "bank.json"))
    assert refused.exit_code != 0
    assert "nowhere" in refused.stderr
    assert "Traceback" not in refused.output


def test_exported_quotations_stand_in_their_files(folder: Path) -> None:
    done = export(folder, "--format", "csv", "--output", "-")
    rows = csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"), newline=""))
    quotations = {line for row in rows for line in row["quotations"].split("\n")}
    for quotation in quotations:
        found = re.fullmatch(r"(\w+) \(([\w.]+)\) (\d+)-(\d+): (.+)", quotation)
        assert found, quotation
        text = (folder / "seeds" / found[2]).read_bytes().decode()
        assert text[int(found[3]) : int(found[4])].replace("\n", " ") == found[5]
        assert found[2].startswith(found[1])
