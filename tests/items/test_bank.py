"""Rules of the bank: the same bytes, a published schema, decisions by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import jsonschema
import pytest

from quizapp.content.questions import render
from quizapp.content.seeds import Seeds
from quizapp.content.shipped import find_shipped, make_bank
from quizapp.items.bank import (
    Bank,
    ItemStatus,
    bank_from_document,
    bank_to_document,
    item_from_document,
    item_to_document,
    revision_of,
)
from quizapp.items.build import approved, balanced, build_bank, decided, passed
from quizapp.items.checks import CHECKS
from quizapp.items.item import Polarity, Skill
from quizapp.items.linter import RULES
from quizapp.items.schema import bank_schema


@pytest.fixture(scope="module")
def bank(seeds: Seeds) -> Bank:
    return make_bank(seeds)[0]


@pytest.mark.parametrize("hash_seed", ["0", "1", "4711"])
def test_the_same_seeds_give_the_same_bytes(bank: Bank, hash_seed: str) -> None:
    script = (
        "import sys; from quizapp.content.shipped import *; from quizapp.content.questions import render;"
        "from quizapp.content.seeds import read_seeds;"
        "sys.stdout.reconfigure(encoding='utf-8');"
        "sys.stdout.write(render(make_bank(read_seeds(find_shipped() / 'seeds'))[0])['troops.json'])"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, env={"PYTHONHASHSEED": hash_seed}
    )
    assert run.stdout.decode() == render(bank)["troops.json"]


def test_a_bank_comes_back_from_its_json_as_it_was(bank: Bank) -> None:
    assert bank_from_document(json.loads(json.dumps(bank_to_document(bank)))) == bank


def test_an_item_comes_back_with_its_revision(bank: Bank) -> None:
    for entry in bank.entries:
        again = item_from_document(json.loads(json.dumps(item_to_document(entry.item))))
        assert revision_of(again) == revision_of(entry.item)


def test_the_bank_keeps_its_published_schema(bank: Bank) -> None:
    jsonschema.Draft202012Validator.check_schema(bank_schema())
    jsonschema.validate(bank_to_document(bank), bank_schema())
    shipped = json.loads((find_shipped() / "questions" / "bank.schema.json").read_text("utf-8"))
    assert shipped == bank_schema()


def test_a_changed_item_waits_to_be_read_again(bank: Bank, seeds: Seeds) -> None:
    items = [replace(entry.item, difficulty=0.99) for entry in bank.entries]
    changed = build_bank("troops", "", "", items, seeds.decisions, seeds.corpus)
    assert {entry.status for entry in changed.entries} == {ItemStatus.NEEDS_REVIEW}
    assert changed.approved == ()
    assert len(list(approved(changed))) == len(items)


def test_an_item_nobody_decided_on_is_not_in_the_bank(bank: Bank, seeds: Seeds) -> None:
    items = [entry.item for entry in bank.entries]
    assert build_bank("troops", "", "", items, (), seeds.corpus).entries == ()


def test_every_item_of_the_bank_names_the_checks_it_passed(bank: Bank) -> None:
    named = [rule.__name__ for rule in (*CHECKS, *RULES)]
    assert {entry.checks for entry in bank.entries} == {tuple(named)}


def test_a_check_that_finds_something_is_not_among_those_passed(bank: Bank, seeds: Seeds) -> None:
    item = bank.entries[0].item
    first, *others = item.parts
    negated = replace(first, prompt="Which of these is not so?")
    flawed = replace(item, parts=(negated, *others), explanation=replace(item.explanation, rule=""))
    left_out = set(bank.entries[0].checks) - set(passed(flawed, seeds.corpus))
    assert left_out >= {"explained", "negated_stem"}


def test_what_is_recorded_of_an_item_is_no_part_of_its_revision(bank: Bank) -> None:
    document = bank_to_document(bank)["items"][0]
    again = item_from_document({**document, "checks": [], "decision": None})
    assert revision_of(again) == document["revision"]


def test_a_decision_on_an_item_that_is_not_made_is_found(seeds: Seeds) -> None:
    assert {finding.place for finding in decided([], seeds.decisions)} == {
        decision.item for decision in seeds.decisions
    }


def test_a_bank_where_something_is_always_wrong_is_found(bank: Bank) -> None:
    problems = [item for item in bank.approved if item.polarity is not Polarity.NONE]
    assert "bank/compare" in {finding.place for finding in balanced(problems)}
    assert list(balanced(bank.approved)) == []


def test_the_bank_covers_every_skill(bank: Bank) -> None:
    skills = Counter(item.skill for item in bank.approved)
    assert set(skills) == set(Skill)
    assert min(skills.values()) >= 4
