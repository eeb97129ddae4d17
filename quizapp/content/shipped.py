"""Find and read what the product ships with: seeds/ and questions/, in a checkout or inside the wheel."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quizapp.content.questions import read_bank
from quizapp.content.seeds import Seeds, read_seeds
from quizapp.content.wordings import load_wording
from quizapp.corpus.article import Article
from quizapp.items.bank import Bank
from quizapp.items.build import build_bank
from quizapp.items.designs import make_items
from quizapp.items.item import Item
from quizapp.learning.blueprint import Blueprint

BANK = "troops"
TITLE = "North Korean troops in the war in Ukraine"


def find_shipped() -> Path:
    """Give the folder that holds seeds/ and questions/: an editable install has no folder of its own."""
    package = Path(__file__).parents[1]
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent


def make_bank(seeds: Seeds) -> tuple[Bank, tuple[Item, ...]]:
    """Make the shipped bank from its seeds; also give every item made, the rejected ones with it."""
    items = make_items(seeds.corpus, load_wording())
    return build_bank(BANK, TITLE, seeds.digest, items, seeds.decisions, seeds.corpus), items


def load_release() -> tuple[Bank, Sequence[Article], Sequence[Blueprint]]:
    """Read the shipped bank as written in questions/, with its articles and quizzes."""
    shipped = find_shipped()
    seeds = read_seeds(shipped / "seeds")
    return read_bank(shipped / "questions"), seeds.corpus.articles, seeds.blueprints
