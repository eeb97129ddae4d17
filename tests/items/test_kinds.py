"""Rules of the questions on kinds of statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from quizapp.content.wordings import load_wording
from quizapp.corpus.claim import Claim, Kind
from quizapp.corpus.corpus import Corpus
from quizapp.items.checks import check_item
from quizapp.items.designs import kind_of_statement, kinds_matched
from quizapp.items.item import Assertion, Item
from quizapp.items.kinds import CHECKABLE, FORECAST, OPINION
from quizapp.items.propositions import holds
from tests.stories import claim_in, make_story

WORDING = load_wording()
TEXTS = {
    "one": (
        "The bridge closed in May, to the regret of many. From where I stand, the mayor waited too long. "
        "The ferry may run longer. Perhaps the bolts rusted. “It will fall,” the painter said."
    ),
    "two": "The mayor opened the bridge at noon. The ferry runs until ten.",
}


@pytest.fixture
def story() -> Corpus:
    return make_story(TEXTS, *_claims())


def _claims() -> Iterator[Claim]:
    closed, opened, runs = "The bridge closed in May", "The mayor opened the bridge at noon", "The ferry runs"
    yield claim_in(TEXTS, "one", "closed in May", Kind.EVENT, statement=closed)
    yield claim_in(TEXTS, "one", "waited too long", Kind.OPINION, topic="the mayor")
    yield claim_in(TEXTS, "one", "may run longer", Kind.PREDICTION, topic="the ferry", hedges=("may",))
    yield claim_in(TEXTS, "one", "the bolts rusted", Kind.OPINION, topic="bolts", hedges=("possibly",))
    yield claim_in(TEXTS, "one", "It will fall", Kind.QUOTE, speaker="the painter")
    yield claim_in(TEXTS, "two", "opened the bridge", Kind.EVENT, topic="the mayor", statement=opened)
    yield claim_in(TEXTS, "two", "runs until", Kind.EVENT, topic="the ferry", statement=runs)


def by_claim(story: Corpus) -> dict[str, Item]:
    return {item.claims[0]: item for item in kind_of_statement.make(story, WORDING)}


def test_each_kind_has_its_word(story: Corpus) -> None:
    keys = {name: item.parts[0].options.index(item.parts[0].key) for name, item in by_claim(story).items()}
    assert keys["one-closed-in-May"] == keys["two-runs-until"] == 0
    assert keys["one-waited-too-long"] == 1
    assert keys["one-may-run-longer"] == 2


def test_a_guess_at_what_has_been_is_not_asked_about_as_an_opinion(story: Corpus) -> None:
    assert "one-the-bolts-rusted" not in by_claim(story)


def test_what_somebody_is_quoted_as_saying_is_not_asked_about(story: Corpus) -> None:
    assert "one-It-will-fall" not in by_claim(story)


@pytest.mark.parametrize("fields", [{"hedges": ("reportedly",)}, {"speaker": "The mayor"}, {"statement": ""}])
def test_what_can_be_checked_stands_flat_and_whole(fields: dict[str, Any]) -> None:
    given: dict[str, Any] = {"statement": "The mayor opened the bridge at noon", **fields}
    claim = claim_in(TEXTS, "two", "opened the bridge", Kind.EVENT, **given)
    assert by_claim(make_story(TEXTS, claim)) == {}


def test_the_whole_statement_is_underlined(story: Corpus) -> None:
    passage = by_claim(story)["one-closed-in-May"].passages[0]
    (asked,) = passage.asked
    assert (
        passage.exact[asked.start - passage.start : asked.end - passage.start] == "The bridge closed in May"
    )


def test_two_subjects_with_a_statement_of_another_kind_in_each_text_make_a_match(story: Corpus) -> None:
    (item,) = kinds_matched.make(story, WORDING)
    assert set(item.topics) == {"the mayor", "the ferry"}
    assert sorted(option.target for option in item.parts[0].options) == sorted(
        [CHECKABLE, CHECKABLE, OPINION, FORECAST]
    )


def test_every_item_passes_every_check(story: Corpus) -> None:
    items = [*kind_of_statement.make(story, WORDING), *kinds_matched.make(story, WORDING)]
    assert [finding for item in items for finding in check_item(item, story)] == []


@pytest.mark.parametrize(
    ("claim", "word", "expected"),
    [
        ("one-closed-in-May", CHECKABLE, True),
        ("one-closed-in-May", FORECAST, False),
        ("one-waited-too-long", OPINION, True),
        ("one-may-run-longer", FORECAST, True),
        ("one-may-run-longer", OPINION, False),
        ("one-It-will-fall", FORECAST, None),
    ],
)
def test_is_kind(story: Corpus, claim: str, word: str, expected: bool | None) -> None:
    assert holds(Assertion("is_kind", (claim,), (word,)), story) is expected
