"""Rules of what items say: nothing a careful reader could hold against the text, the stem or the feedback."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from quizapp.content.seeds import Seeds
from quizapp.content.wordings import load_wording
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound
from quizapp.items.designs import make_items
from quizapp.items.item import Item, Option, Polarity, Says
from quizapp.items.propositions import allows
from tests.stories import NAMES, read_story

WORDING = load_wording()
Made = list[tuple[Corpus, Item]]


@pytest.fixture(scope="module")
def made(seeds: Seeds) -> Made:
    """Every item of the shipped articles and of two other stories, with the corpus it was made from."""
    corpora = [seeds.corpus, *(read_story(name) for name in NAMES)]
    return [(corpus, item) for corpus in corpora for item in make_items(corpus, WORDING)]


def of(made: Made, design: str) -> Iterator[tuple[Corpus, Item]]:
    found = [(corpus, item) for corpus, item in made if item.design == design]
    assert found
    yield from found


def of_seeds(made: Made, name: str) -> Item:
    (item,) = (item for _, item in made if item.id == name)
    return item


def misread(item: Item, text: str) -> Option:
    return next(option for part in item.parts for option in part.options if text in option.text)


def test_an_open_verdict_draws_no_edge(made: Made) -> None:
    open_ones = [item for _, item in of(made, "can-both") if item.parts[0].key.says is None]
    assert open_ones
    assert all(not item.explanation.figures and item.explanation.common is None for item in open_ones)


def test_other_words_for_what_is_counted_are_told(made: Made) -> None:
    tell = of_seeds(made, "can-both.001-army-size+003-army-size").explanation.cannot_tell
    assert "B writes “active-duty soldiers”, D “active-duty personnel”" in tell
    assert "Ask the source" not in tell


def test_that_it_is_open_may_be_answered_wherever_both_can_be_right(made: Made) -> None:
    for corpus, item in of(made, "can-both"):
        bounds = {corpus.claim(name).figure.bound for name in item.claims}
        is_offered = any(option.text.startswith("The texts do not") for option in item.parts[0].options)
        assert is_offered == (item.polarity is Polarity.NOT_APPLICABLE or Bound.EXACT not in bounds)


def test_the_number_that_fits_both_is_no_limit_where_another_is_named(made: Made) -> None:
    """“Over 1.28 million” may be read to shut 1.28 million out; 1.3 million fits it however it is read."""
    item = of_seeds(made, "can-both.000-army-size+001-army-size")
    assert item.parts[0].key.text == "Yes: a number such as 1.3 million fits both."
    assert "It is also what the finer figure rounds to." in item.explanation.fact


@pytest.mark.parametrize("design", ["test-figure", "middle-figure"])
def test_a_post_speaks_of_the_same_thing_at_the_same_moment(made: Made, design: str) -> None:
    for _, item in of(made, design):
        assert re.search(r"the same thing at the same\s+moment", item.parts[0].prompt)


def test_nothing_is_ruled_out_by_what_is_only_reported(made: Made) -> None:
    for corpus, item in of(made, "test-figure"):
        if WORDING.reporting_words(corpus.claim(item.claims[0])):
            assert item.polarity is Polarity.NONE


def test_a_middle_figure_lies_between_the_two_and_fits_only_one(made: Made) -> None:
    for corpus, item in of(made, "middle-figure"):
        claims = [corpus.claim(name) for name in item.claims]
        value = str(int(item.explanation.figures[-1].low or 0))
        allowed = [allows(corpus, [claim], [value]) for claim in claims]
        if item.polarity is Polarity.PROBLEM:
            low, high = sorted(claim.figure.value for claim in claims)
            assert low < int(value) < high
            assert set(allowed) == {True, False}
        else:
            assert allowed == [True, True]


def test_a_sum_with_another_article_s_number_is_done_with_its_own_too(made: Made) -> None:
    item = of_seeds(made, "pay-total.003-pay+003-pay-total+002-troops-dispatched")
    assert "Suppose exactly 3,000" in item.parts[0].prompt
    assert item.explanation.fact.endswith("With D’s own 12,000 it comes to $288 million, which fits.")
    own = of_seeds(made, "pay-total.003-pay+003-pay-total+003-troops-joined")
    assert "own" not in own.explanation.fact


def test_texts_that_name_one_source_are_said_to(made: Made) -> None:
    explanation = of_seeds(made, "separate-texts.000-pay+001-pay+002-pay+003-pay").explanation
    assert "A and B name the same source: South Korean intelligence. C and D name none." in explanation.fact
    assert "North Korea in A and B; the soldiers in C and D" in explanation.fact
    assert explanation.cannot_tell.startswith("Where C and D have the figure from.")
    other = of_seeds(made, "separate-texts.000-troops-joined+001-troops-estimated").explanation
    assert "same source" not in other.fact
    assert "same source" in other.cannot_tell


def test_two_articles_are_both_and_not_all_of_them(made: Made) -> None:
    for _, item in of(made, "separate-texts"):
        texts = " ".join(option.text for option in item.parts[0].options)
        assert ("in all of them" not in texts) or len(item.claims) > 2
        assert ("in both" not in texts) or len(item.claims) == 2


def test_reasons_that_are_right_of_some_texts_are_offered_of_others(made: Made) -> None:
    """A stock answer that is never right can be crossed out after one round."""
    answers: dict[str, set[bool]] = {}
    for _, item in of(made, "separate-texts"):
        for option in item.parts[0].options:
            answers.setdefault(option.text.partition(": ")[2], set()).add(option.is_key)
    for reason in ("each has words of its own.", "two of them share their very words."):
        assert answers[reason] == {True, False}


def test_words_marked_as_deciding_are_never_a_wrong_answer(made: Made) -> None:
    for _, item in of(made, "kept-bound"):
        marked = {
            evidence.exact[mark.start - evidence.start : mark.end - evidence.start]
            for evidence in item.explanation.evidence
            for mark in evidence.marks
        }
        wrong = {option.text.strip("“”") for option in item.parts[1].options if not option.is_key}
        assert not marked & wrong


def test_words_that_set_no_end_are_not_said_to_set_a_limit(made: Made) -> None:
    for corpus, item in of(made, "kept-bound"):
        if item.polarity is Polarity.NONE and corpus.claim(item.claims[0]).figure.bound is Bound.ABOUT:
            said = item.parts[0].key.text + item.parts[0].key.feedback + item.explanation.rule
            assert "limit" not in said


def test_the_source_is_not_by_far_the_longest_name(made: Made) -> None:
    for corpus, item in of(made, "who-says"):
        speaker = corpus.claim(item.claims[0]).speaker
        others = [len(option.text) for option in item.parts[0].options if option.text.startswith("“")]
        if speaker is not None:
            others.remove(len(speaker.exact) + 2)
            assert len(speaker.exact) <= 2 * (max(others) - 2)


@pytest.mark.parametrize(
    ("name", "option", "misreading"),
    [
        ("faithful-headline.001-losses", "About 1,000", "blurs_bound"),
        ("faithful-headline.001-losses", "Up to 1,000", "flips_polarity"),
        ("restatement.001-recruiting.kept", "makes it a floor", "flips_polarity"),
        ("restatement.003-debt.changed", "the number is what counts", "overlooks_added_bound"),
        ("restatement.003-debt.changed", "90% a ceiling", "adds_bound"),
        ("restatement.001-losses.changed", "the number is what counts", "drops_bound"),
        ("rounded-figure.003-army-size+001-army-size", "nearer to 1.2 million", "rounds_away"),
        ("test-figure.003-losses.above", "the one limit given is 1,000", "drops_end"),
        ("separate-texts.001-troops-possible+004-troops-possible", "different pages", "page_as_text"),
        ("separate-texts.000-troops-joined+001-troops-estimated", "different days", "invents_days"),
    ],
)
def test_feedback_speaks_of_the_mistake_that_was_made(
    made: Made, name: str, option: str, misreading: str
) -> None:
    assert misread(of_seeds(made, name), option).source.misreading == misreading


def test_a_turned_limit_is_told_in_the_words_that_were_turned(made: Made) -> None:
    wrong = misread(of_seeds(made, "restatement.001-recruiting.kept"), "makes it a floor")
    assert "“no more than”" in wrong.feedback


def test_meanings_fit_amounts_and_shares_as_well_as_heads() -> None:
    for meaning in WORDING.bound_meaning.values():
        assert not re.search(r"\b(many|fewer|fewest)\b", meaning)


def test_wrong_answers_of_a_judged_item_do_not_all_say_the_same(made: Made) -> None:
    for _, item in made:
        if item.is_judged:
            assert {option.says for option in item.parts[0].options} >= {Says.PROBLEM, Says.NONE}
