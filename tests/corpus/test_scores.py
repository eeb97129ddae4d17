"""How well the engine reads annotated articles: floors that no later change may go below."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from quizapp.content.lexicons import load_lexicon
from quizapp.content.seeds import Seeds
from quizapp.content.shipped import find_shipped
from quizapp.content.sources import read_file_names
from quizapp.content.texts import read_text
from quizapp.corpus.article import Article
from quizapp.corpus.copies import find_copies
from quizapp.corpus.extraction import extract
from quizapp.corpus.records import to_record
from tests.scoring import find_sets, score
from tests.stories import NAMES, STORIES

DATA = STORIES.parent / "evaluation"
Rows = list[dict[str, Any]]

OWN_FLOORS = {
    "value": 0.97, "unit": 0.95, "bound": 0.95, "attribution": 0.92, "attribution type": 0.88, "topics": 0.88,
}  # fmt: skip
OTHER_FLOORS = {"value": 0.92, "unit": 0.85, "source": 0.75, "topics": 0.65}


@pytest.fixture(scope="module")
def own(seeds: Seeds) -> Rows:
    names = read_file_names(find_shipped() / "seeds")
    return _propose(
        [read_text(str(find_shipped() / "seeds" / names[a.id]), names[a.id]) for a in seeds.corpus.articles]
    )


@pytest.fixture(scope="module")
def conflicts() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads((DATA / "seeds-conflicts.json").read_text("utf-8"))
    return loaded


@pytest.mark.parametrize(("name", "floor"), OWN_FLOORS.items())
def test_the_shipped_articles_are_read_at_least_so_well(own: Rows, name: str, floor: float) -> None:
    assert score(own, _rows(DATA / "seeds-claims.jsonl"))[name].f1 >= floor


@pytest.mark.parametrize("story", NAMES)
@pytest.mark.parametrize(("name", "floor"), OTHER_FLOORS.items())
def test_other_stories_are_read_at_least_so_well(story: str, name: str, floor: float) -> None:
    assert score(_story(story), _rows(STORIES / story / "gold-claims.jsonl"))[name].f1 >= floor


def test_figures_that_differ_on_one_question_share_its_topic(own: Rows, conflicts: Mapping[str, Any]) -> None:
    gold = _rows(DATA / "seeds-claims.jsonl")
    sets = [one for one in conflicts["conflicts"] if one["numeric"]]
    assert find_sets(own, gold, sets) == [one["id"] for one in sets]
    for story in NAMES:
        others = json.loads((STORIES / story / "gold.json").read_text("utf-8"))["conflicts"]
        sets = [one for one in others if one["numeric"]]
        found = find_sets(_story(story), _rows(STORIES / story / "gold-claims.jsonl"), sets)
        assert len(found) >= 0.9 * len(sets)


def test_what_only_looks_like_a_quantity_is_none(own: Rows, conflicts: Mapping[str, Any]) -> None:
    taken = [
        (trap["text"], row["mention"])
        for trap in conflicts["negatives"]
        for row in own
        if row["kind"] == "quantity" and not row["chrome"] and row["doc"] == trap["doc"]
        and row["mention_start"] < trap["end"] and trap["start"] < row["mention_end"]
    ]  # fmt: skip
    assert not taken


def test_furniture_and_other_stories_are_flagged_and_the_story_is_not(
    own: Rows, conflicts: Mapping[str, Any]
) -> None:
    def is_chrome(row: Mapping[str, Any]) -> bool:
        return any(
            c["doc"] == row["doc"] and row["start"] < c["end"] and c["start"] < row["end"]
            for c in conflicts["chrome"]
        )

    wrong = [row["quote"] for row in own if row["chrome"] != is_chrome(row)]
    assert not wrong


def test_the_copied_article_is_found_to_the_character(seeds: Seeds, conflicts: Mapping[str, Any]) -> None:
    (copy,) = find_copies(seeds.corpus.articles)
    told = conflicts["duplicates"][0]
    assert (copy.one_start, copy.one_start + copy.length) == (told["a_start"], told["a_end"])
    assert (copy.other_start, copy.other_start + copy.length) == (told["b_start"], told["b_end"])


def _story(name: str) -> Rows:
    return _propose([read_text(str(path), path.name) for path in sorted((STORIES / name).glob("*.txt"))])


def _propose(articles: Sequence[Article]) -> Rows:
    return [to_record(one) for own in extract(articles, load_lexicon()) for one in own]


def _rows(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
