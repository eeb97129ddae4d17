"""Rules of the questions on whether a passage carries a statement."""

from __future__ import annotations

from fractions import Fraction
from math import inf
from typing import Any

import pytest

from quizapp.content.wordings import load_wording
from quizapp.corpus.claim import Claim, Kind, SpeakerType
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound, Quantity
from quizapp.items.carrying import CONTRADICTED, NOT_STATED, SUPPORTED, weigh
from quizapp.items.checks import check_item
from quizapp.items.designs import figure_carries, many_or_most, source_carries
from quizapp.items.item import Assertion, Item, Polarity, Says
from quizapp.items.propositions import holds
from tests.stories import claim_in, make_story

WORDING = load_wording()
TEXTS = {
    "one": (
        "The bridge carries at least 4,000 cars a day. On Monday the council said that the bridge is safe, "
        "but letters say that the bolts are loose. A mere 30 boats passed. Reportedly 50 divers came. "
        "Many boats stayed at home, many with a crew."
    )
}
BOATS = "one-Many-boats-stayed"
UNNAMED = SpeakerType.ANONYMOUS
CARS, SAFE, LOOSE = "one-at-least-4,000-cars-a-day", "one-the-bridge-is-safe", "one-the-bolts-are-loose"


def figure(
    bound: Bound, low: int | None, high: int | None, mention: str = "4", digits: str = "4"
) -> Quantity:
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    return Quantity(ends[0], ends[1], bound, "cars", mention, digits)


def number(asked: str, statement: str, quantity: Quantity, **fields: Any) -> Claim:
    return claim_in(TEXTS, "one", asked, Kind.QUANTITY, statement=statement, quantity=quantity, **fields)


@pytest.fixture
def story() -> Corpus:
    cars = "The bridge carries at least 4,000 cars a day"
    safe, loose = "the bridge is safe", "the bolts are loose"
    return make_story(
        TEXTS,
        number(
            "at least 4,000 cars a day", cars, figure(Bound.AT_LEAST, 4000, None, "at least 4,000", "4,000")
        ),
        number("30 boats passed", "A mere 30 boats passed", figure(Bound.EXACT, 30, 30, "30", "30")),
        number(
            "50 divers came",
            "50 divers came",
            figure(Bound.EXACT, 50, 50, "50", "50"),
            hedges=("Reportedly",),
        ),
        claim_in(TEXTS, "one", "Many boats stayed", Kind.EVENT),
        claim_in(TEXTS, "one", "many with a crew", Kind.EVENT, hedges=("perhaps",)),
        claim_in(TEXTS, "one", safe, Kind.ATTRIBUTION, statement=safe, speaker="the council"),
        claim_in(
            TEXTS, "one", loose, Kind.ATTRIBUTION, statement=loose, speaker="letters", speaker_type=UNNAMED
        ),
    )


def made(story: Corpus) -> dict[str, Item]:
    designs = (figure_carries, many_or_most, source_carries)
    items = [item for design in designs for item in design.make(story, WORDING)]
    return {item.id: item for item in items}


@pytest.mark.parametrize(
    ("quantity", "low", "high", "verdict"),
    [
        (figure(Bound.AT_LEAST, 4, None), 3, inf, SUPPORTED),
        (figure(Bound.AT_LEAST, 4, None), -inf, 3, CONTRADICTED),
        (figure(Bound.AT_LEAST, 4, None), 6, inf, NOT_STATED),
        (figure(Bound.UP_TO, None, 4), -inf, 6, SUPPORTED),
        (figure(Bound.UP_TO, None, 4), 3, inf, NOT_STATED),
        (figure(Bound.RANGE, 4, 8), 6, inf, NOT_STATED),
        (figure(Bound.RANGE, 4, 8), -inf, 9, SUPPORTED),
        (figure(Bound.EXACT, 4, 4), 3, inf, SUPPORTED),
        (figure(Bound.EXACT, 4, 4), 4, inf, NOT_STATED),
        (figure(Bound.ABOUT, 100, 100), 80, inf, SUPPORTED),
        (figure(Bound.ABOUT, 100, 100), 92, inf, ""),
    ],
)
def test_what_a_figure_makes_of_numbers(quantity: Quantity, low: float, high: float, verdict: str) -> None:
    assert weigh(quantity, low, high) == verdict


def test_a_floor_supports_contradicts_and_leaves_open(story: Corpus) -> None:
    says = {name.rpartition(".")[2]: item.parts[0].says for name, item in made(story).items() if CARS in name}
    assert says == {
        "over-low": Says.NONE,
        "under-low": Says.PROBLEM,
        "over-high": Says.PROBLEM,
        "under-high": Says.PROBLEM,
    }


def test_only_a_figure_the_article_stands_for_and_english_that_holds_are_asked_about(story: Corpus) -> None:
    assert not [name for name in made(story) if "30-boats" in name or "divers" in name]


def test_a_claim_is_given_to_its_own_source_or_to_another_only_if_its_own_is_unnamed(story: Corpus) -> None:
    items = made(story)
    assert items[f"source-carries.{SAFE}.own"].polarity is Polarity.NONE
    assert items[f"source-carries.{LOOSE}.other"].parts[0].key.text.startswith("Not stated")
    assert "“According to the council, the bolts" in items[f"source-carries.{LOOSE}.other"].parts[0].prompt
    assert f"source-carries.{SAFE}.other" not in items


def test_many_supports_some_and_leaves_most_open(story: Corpus) -> None:
    items = {name: item for name, item in made(story).items() if name.startswith("many-or-most")}
    assert {name.rpartition(".")[2]: item.polarity for name, item in items.items()} == {
        "at-least-some": Polarity.NONE,
        "most": Polarity.PROBLEM,
    }
    prompts = [item.parts[0].prompt for item in items.values()]
    assert any("“Most boats stayed at home, many with a crew.”" in prompt for prompt in prompts)


def test_what_the_text_cannot_tell_is_told(story: Corpus) -> None:
    tell = made(story)[f"source-carries.{LOOSE}.other"].explanation.cannot_tell
    assert "“letters”" in tell
    assert "the council included" in tell


def test_every_item_passes_every_check(story: Corpus) -> None:
    assert [finding for item in made(story).values() for finding in check_item(item, story)] == []


@pytest.mark.parametrize(
    ("proposition", "claim", "values", "expected"),
    [
        ("carries", CARS, ("3000", "", SUPPORTED), True),
        ("carries", CARS, ("3000", "", NOT_STATED), False),
        ("carries", CARS, ("", "3000", CONTRADICTED), True),
        ("puts_down_to", SAFE, ("the council", SUPPORTED), True),
        ("quantifies", BOATS, ("most", NOT_STATED), True),
        ("quantifies", BOATS, ("most", SUPPORTED), False),
        ("quantifies", BOATS, ("all", NOT_STATED), None),
        ("quantifies", SAFE, ("most", NOT_STATED), None),
        ("puts_down_to", SAFE, ("letters", NOT_STATED), None),
        ("puts_down_to", LOOSE, ("the council", NOT_STATED), True),
        ("puts_down_to", LOOSE, ("the council", CONTRADICTED), False),
        ("puts_down_to", CARS, ("the council", NOT_STATED), None),
    ],
)
def test_what_the_text_settles(
    story: Corpus, proposition: str, claim: str, values: tuple[str, ...], expected: bool | None
) -> None:
    assert holds(Assertion(proposition, (claim,), values), story) is expected
