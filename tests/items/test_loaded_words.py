"""Rules of the questions on loaded words, and of cutting a passage into phrases."""

from __future__ import annotations

from itertools import pairwise

import pytest

from quizapp.content.wordings import load_wording
from quizapp.corpus.claim import Kind, Retelling, Retold, Voice
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.selector import select
from quizapp.items.checks import check_item
from quizapp.items.designs import loaded_words, said_plainly
from quizapp.items.item import Assertion
from quizapp.items.phrases import FEWEST, MOST, cut_phrases
from quizapp.items.propositions import holds
from tests.stories import claim_in, make_story

WORDING = load_wording()
TEXT = (
    "After 1,200 cars had crossed on Sunday, the council shamelessly closed the bridge to all traffic, "
    "which leaves the hapless ferry—with room for 20 cars—as the only way over the river. It rained."
)
TEXTS = {"one": TEXT}
RETELLINGS = (
    Retelling(Retold.PLAIN, "closed"),
    Retelling(Retold.LOADED, "brazenly shut"),
    Retelling(Retold.ADDS, "closed for good"),
    Retelling(Retold.CHANGES, "opened"),
)
CLOSED, FERRY = "one-shamelessly-closed", "one-the-hapless-ferry"


@pytest.fixture
def story() -> Corpus:
    return make_story(
        TEXTS,
        claim_in(TEXTS, "one", "shamelessly closed", Kind.LOADED, retellings=RETELLINGS),
        claim_in(TEXTS, "one", "the hapless ferry", Kind.LOADED),
        claim_in(TEXTS, "one", "It rained", Kind.EVENT),
    )


def cut(*labels: str) -> list[str]:
    places = [TEXT.index(label) for label in labels]
    marked = [select(TEXT, place, place + len(label)) for place, label in zip(places, labels, strict=True)]
    passage = select(TEXT, 0, TEXT.index(" It rained"))
    phrases = cut_phrases(TEXT, passage, marked)
    assert all(not TEXT[one.end : other.start].strip() for one, other in pairwise(phrases))
    assert (phrases[0].start, phrases[-1].end) == (passage.start, passage.end)
    return [phrase.exact for phrase in phrases]


def test_a_label_is_a_phrase_of_its_own_with_the_marks_behind_it() -> None:
    phrases = cut("shamelessly closed", "the hapless ferry")
    assert "shamelessly closed" in phrases
    assert "the hapless ferry—" in phrases


def test_a_passage_is_cut_at_commas_dashes_and_joining_words_and_never_inside_a_number() -> None:
    phrases = cut("shamelessly closed", "the hapless ferry")
    assert "After 1,200 cars had crossed on Sunday," in phrases
    assert "with room for 20 cars—" in phrases
    assert FEWEST <= len(phrases) <= MOST


def test_no_phrase_is_a_joining_word_alone() -> None:
    assert not {"to", "on", "as", "with", "over"} & set(cut("closed", "hapless"))


def test_the_labelled_phrases_are_the_keys(story: Corpus) -> None:
    (item,) = loaded_words.make(story, WORDING)
    keys = [option.text for option in item.parts[0].options if option.is_key]
    assert keys == ["shamelessly closed", "the hapless ferry—"]
    assert not any(passage.asked for passage in item.passages), "underlining would give the answer away"


def test_words_that_may_be_somebody_else_s_are_not_asked_about() -> None:
    claim = claim_in(TEXTS, "one", "shamelessly closed", Kind.LOADED, voice=Voice.PARAPHRASE)
    assert list(loaded_words.make(make_story(TEXTS, claim), WORDING)) == []


def test_only_what_a_reviewer_told_in_other_words_is_asked_for_in_plain_ones(story: Corpus) -> None:
    (item,) = said_plainly.make(story, WORDING)
    assert item.claims == (CLOSED,)
    assert item.parts[0].key.text == "“closed”"
    misreadings = {option.source.misreading for option in item.parts[0].options if not option.is_key}
    assert misreadings == {"loaded_for_plain", "adds_detail", "changes_the_fact"}


def test_every_item_passes_every_check(story: Corpus) -> None:
    items = [*loaded_words.make(story, WORDING), *said_plainly.make(story, WORDING)]
    assert [finding for item in items for finding in check_item(item, story)] == []


def test_only_a_loaded_claim_is_told_in_other_words() -> None:
    with pytest.raises(ValueError, match="only a loaded claim"):
        claim_in(TEXTS, "one", "It rained", Kind.EVENT, retellings=RETELLINGS)


@pytest.mark.parametrize(
    ("proposition", "claim", "values", "expected"),
    [
        ("is_loaded", CLOSED, ("0", "20"), False),
        ("is_loaded", CLOSED, (str(TEXT.index("closed")), str(TEXT.index("closed") + 6)), True),
        ("is_loaded", CLOSED, (str(TEXT.index("hapless")), str(TEXT.index("hapless") + 7)), True),
        ("is_loaded", "one-It-rained", ("0", "20"), None),
        ("retells_as", CLOSED, ("closed", "plain"), True),
        ("retells_as", CLOSED, ("brazenly shut", "plain"), False),
        ("retells_as", CLOSED, ("shut", "plain"), None),
        ("retells_as", FERRY, ("the ferry", "plain"), None),
    ],
)
def test_what_a_label_settles(
    story: Corpus, proposition: str, claim: str, values: tuple[str, ...], expected: bool | None
) -> None:
    assert holds(Assertion(proposition, (claim,), values), story) is expected
