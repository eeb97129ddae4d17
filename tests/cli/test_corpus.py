"""What `quizapp corpus` writes, and what it says of files it cannot read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizapp.cli import main

ONE = "Flood kills 12\nAt least 12 people died in the flood, police said on Monday.\n"
OTHER = "Toll rises\nThe death toll rose to 20 on Tuesday, the mayor said. The water covered 100 acres.\n"
FIELDS = {
    "doc", "start", "end", "quote", "kind", "value_low", "value_high", "unit", "bound", "topic", "chrome",
    "attributed_to", "attribution_type", "mention", "vague", "voice", "hedges", "status",
}  # fmt: skip


@pytest.fixture
def story(tmp_path: Path) -> list[str]:
    for name, text in (("one.txt", ONE), ("other.txt", OTHER)):
        (tmp_path / name).write_text(text, "utf-8")
    return [str(tmp_path / "one.txt"), str(tmp_path / "other.txt")]


def test_extract_writes_one_claim_a_line_with_its_fields(story: list[str], tmp_path: Path) -> None:
    written = tmp_path / "claims.jsonl"
    result = CliRunner().invoke(main, ["corpus", "extract", *story, "--output", str(written)])
    rows = [json.loads(line) for line in written.read_text("utf-8").splitlines()]
    assert result.exit_code == 0
    assert all(set(row) >= FIELDS and row["status"] == "proposed" for row in rows)
    figures = [(row["doc"], row["mention"], row["unit"]) for row in rows if row["kind"] == "quantity"]
    assert figures == [
        ("one.txt", "12", "people"),
        ("one.txt", "At least 12", "people"),
        ("other.txt", "20", "people"),
        ("other.txt", "100", "acres"),
    ]


def test_relate_tells_a_later_figure_from_one_that_cannot_be_true(story: list[str]) -> None:
    result = CliRunner().invoke(main, ["corpus", "relate", *story])
    document = json.loads(result.output)
    (group,) = document["groups"]
    claims = {claim["id"]: claim["mention"] for claim in document["claims"]}
    told = {
        tuple(claims[name] for name in pair["claims"]): (
            pair["verdict"],
            [r["reason"] for r in pair["reasons"]],
        )
        for pair in group["pairs"]
    }
    assert group["separate_texts"] == 2
    assert group["named_origins"] == ["police", "the mayor"]
    assert told["At least 12", "20"] == ("both_can", ["bounds_meet", "different_time"])
    assert told["12", "20"][0] == "not_settled"


def test_items_writes_a_sheet_of_questions_that_says_nobody_has_reviewed_them(tmp_path: Path) -> None:
    texts = ("At least 12 people died in the flood, police said.", "More than 9 people died in the flood.")
    files = [tmp_path / "one.txt", tmp_path / "other.txt"]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, "utf-8")
    result = CliRunner().invoke(main, ["corpus", "items", *map(str, files)])
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0].startswith("Nobody has reviewed these questions")
    start = lines.index("can-both.one.txt-0000+other.txt-0000 (compare)")
    assert lines[start + 1 : start + 3] == [f"  A | {texts[0]}", f"  B | {texts[1]}"]
    assert sum(line.startswith("    * ") for line in lines[start : start + 8]) == 1


def test_standard_input_is_read_as_a_file() -> None:
    result = CliRunner().invoke(main, ["corpus", "extract", "-"], input=ONE)
    assert result.exit_code == 0
    assert {json.loads(line)["doc"] for line in result.output.splitlines()} == {"stdin"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"12\xe9", "is not in UTF-8 (byte 2)"),
        (b"PK\0\1", "is no plain text"),
        (b"\x01\x02\x03\x04", "is no plain text"),
        (b"a " * 3_000_000, "is larger than 5 MB"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_is_no_text_is_named_in_one_line_and_the_others_go_on(
    content: bytes | None, told: str, story: list[str], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.bin"
    if content is not None:
        bad.write_bytes(content)
    result = CliRunner().invoke(main, ["corpus", "extract", str(bad), *story])
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"{bad}: ")
    assert told in line
    assert len({json.loads(row)["doc"] for row in result.stdout.splitlines()}) == 2


def test_two_files_of_one_name_keep_their_paths(tmp_path: Path) -> None:
    paths = [tmp_path / name / "01.txt" for name in ("a", "b")]
    for path in paths:
        path.parent.mkdir()
        path.write_text(ONE, "utf-8")
    result = CliRunner().invoke(main, ["corpus", "extract", *map(str, paths)])
    assert {json.loads(line)["doc"] for line in result.output.splitlines()} == {str(path) for path in paths}


def test_two_runs_write_the_same_bytes_whatever_the_hash_seed(story: list[str]) -> None:
    command = [sys.executable, "-c", "from quizapp.cli import main; main()", "corpus", "relate", *story]
    outputs = [
        subprocess.run(
            command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1]


def test_compare_tells_what_review_made_of_the_proposals() -> None:
    result = CliRunner().invoke(main, ["corpus", "compare"])
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].endswith("rejected")
    assert "added     004:6200   179" in result.output  # it stands in the furniture of the page
