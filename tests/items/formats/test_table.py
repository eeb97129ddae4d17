"""A bank as a table: every interaction has its rows, and no cell runs as a formula."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.spreadsheet import write_csv
from quizapp.items.bank import Bank, Entry, bank_from_document, bank_to_document, canonical
from quizapp.items.formats.table import HEADER, rows_of
from quizapp.items.item import Interaction, Item
from tests.factories import make_articles, make_bank, make_item
from tests.items.interactions.parts import EVERY

FILES = {article.id: f"{article.id}_0.txt" for article in make_articles()}
ITEM = replace(make_item(0), parts=EVERY)


def read(bank: Bank) -> list[dict[str, str]]:
    text = write_csv(HEADER, rows_of(bank, FILES))
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def with_words(item: Item, words: str) -> Item:
    parts = tuple(
        replace(part, prompt=words, options=tuple(replace(option, text=words) for option in part.options))
        for part in item.parts
    )
    explanation = replace(item.explanation, rule=words, fact=words)
    return replace(item, parts=parts, explanation=explanation)


def test_every_interaction_has_its_rows() -> None:
    rows = read(make_bank([ITEM]))
    for part in EVERY:
        told = [row for row in rows if row["interaction"] == part.interaction.value]
        assert len(told) == max(1, len(part.options))
        assert {row["prompt"] for row in told} == {part.prompt}


def test_a_pair_an_order_and_a_number_tell_their_answer() -> None:
    targets = {row["interaction"]: row["target"] for row in read(make_bank([ITEM]))}
    assert targets[Interaction.MATCH] == "target x"
    assert targets[Interaction.ORDER] == "4"
    (number,) = [row for row in read(make_bank([ITEM])) if row["interaction"] == Interaction.NUMBER]
    assert (number["text"], number["is_key"]) == ("72000000 dollars", "true")


@given(st.text(min_size=1).map(lambda text: text.replace("\0", "")), st.sampled_from("=+-@\t＝ a"))
def test_no_words_of_an_item_run_in_a_spreadsheet(words: str, first: str) -> None:
    for row in read(make_bank([with_words(ITEM, first + words)])):
        for cell in (row["prompt"], row["rule"], row["fact"]):
            assert cell.removeprefix("'") == first + words
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


@given(st.text(), st.sampled_from([*EVERY]), st.booleans())
def test_a_bank_comes_back_from_its_json_whatever_it_says(words: str, part: object, is_read: bool) -> None:
    item = replace(with_words(ITEM, words), parts=(part,))  # type: ignore[arg-type]  # a part of EVERY
    bank = make_bank([item])
    if not is_read:
        bank = replace(bank, entries=(Entry(item, None),))
    assert bank_from_document(json.loads(canonical(bank_to_document(bank)))) == bank
