"""`quizapp bank papers` prints two parallel papers, and says why not where there are none."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner, Result

from quizapp.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["bank", "papers", *arguments])


def items_of(printed: str) -> list[str]:
    return re.findall(r"^ +\d+ +\w+ +\w+ +(\S+)$", printed, re.MULTILINE)


def test_two_papers_of_ten_share_no_item_and_no_claim() -> None:
    done = run("--seed", "spring")
    assert done.exit_code == 0, done.output
    assert len(items_of(done.output)) == len(set(items_of(done.output))) == 20
    assert "No claim is asked about in both papers." in done.output
    assert run("--seed", "spring").output == done.output
    assert run("--seed", "autumn").output != done.output


def test_where_a_claim_is_shared_a_sentence_says_why() -> None:
    done = run("--quiz", "figures-side-by-side")
    assert done.exit_code == 0, done.output
    assert re.search(
        r"1 of 5 questions of the second paper rest on .* Scarce .*: compare \(1\)\.", done.output
    )


@pytest.mark.parametrize("name", ["none", ""])
def test_a_quiz_that_is_not_there_is_told_with_those_that_are(name: str) -> None:
    refused = run("--quiz", name)
    assert refused.exit_code != 0
    assert "ten-questions" in refused.output
