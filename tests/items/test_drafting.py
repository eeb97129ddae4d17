"""From articles to items without hands: what the engine proposes for other stories carries the designs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.content.lexicons import load_lexicon
from quizapp.content.wordings import load_wording
from quizapp.corpus.claim import Status
from quizapp.corpus.extraction import extract
from quizapp.items.designs import make_items
from quizapp.items.drafting import Draft, draft_items
from tests.stories import NAMES, make_article, read_story

FEWEST = 10
DROPPED = 1


def draft(*texts: str) -> Draft:
    """Draft the items of made-up articles."""
    articles = [make_article(f"a{place}", text) for place, text in enumerate(texts)]
    return draft_items(articles, extract(articles, load_lexicon()), load_lexicon(), load_wording())


def draft_of(name: str) -> Draft:
    """Draft the items of an annotated story from what the engine finds in it."""
    articles = read_story(name).articles
    return draft_items(articles, extract(articles, load_lexicon()), load_lexicon(), load_wording())


def mentions(made: Draft) -> list[str]:
    """Give the figures that a draft may ask about."""
    return [claim.figure.mention for claim in made.corpus.claims if claim.quantity]


@pytest.mark.parametrize("name", NAMES)
def test_nearly_all_that_the_designs_make_of_another_story_passes_every_check(name: str) -> None:
    made = draft_of(name)
    unchecked = make_items(made.corpus, load_wording())
    assert len(made.items) >= FEWEST
    assert len(unchecked) - len(made.items) <= DROPPED


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_asked_about_what_nobody_has_reviewed(name: str) -> None:
    corpus = draft_of(name).corpus
    proposed = tuple(replace(claim, status=Status.PROPOSED) for claim in corpus.claims)
    assert not make_items(replace(corpus, claims=proposed), load_wording())


def test_a_headline_is_asked_about_only_where_the_text_is_silent() -> None:
    text = (
        "Mayor fears up to 900 dead\nThe storm killed between 700 and 900 people, the mayor said on Monday."
    )
    assert mentions(draft(text)) == ["between 700 and 900"]
    silent = (
        "Mayor fears up to 900 dead\nThe storm came in the night, and the town of Aville slept through it."
    )
    assert mentions(draft(silent)) == ["up to 900"]


def test_what_was_taken_back_is_not_asked_about() -> None:
    text = "The storm killed 700 people, the mayor said. An earlier version had said that 900 people died."
    assert mentions(draft(text)) == ["700"]


def test_a_figure_is_asked_about_in_words() -> None:
    made = draft(
        "More than 6,700 homes were destroyed in Aville, the mayor said.",
        "The fire destroyed more than 7,000 homes in Aville, police said.",
    )
    (prompt,) = {part.prompt for item in made.items if item.design == "can-both" for part in item.parts}
    assert prompt.startswith("Articles A and B give different figures for buildings destroyed or damaged.")


def test_a_figure_whose_question_is_guessed_from_the_story_is_compared_with_none() -> None:
    told = "Thieves stole at least £14m in cash, police said."
    sure = draft(told, "Thieves stole at least £25m in cash, the mayor said.")
    guessed = draft(told, "The loss was put at at least £25m, the mayor said.")
    shared = [
        len({claim.topic for claim in made.corpus.claims if claim.quantity}) for made in (sure, guessed)
    ]
    assert shared == [1, 2]


def test_after_z_badges_go_on_with_two_letters() -> None:
    articles = draft(*["It rained."] * 29).corpus.articles
    assert [article.letter for article in articles[24:]] == ["Y", "Z", "AA", "AB", "AC"]


def test_near_words_that_only_the_story_brings_together_are_compared_by_no_item() -> None:
    told = "The clashes left at least 810 people injured, the mayor said."
    sure = draft(told, "At least 920 people were injured in the clashes, police said.")
    near = draft(told, "By evening at least 920 people had been taken to hospital, police said.")
    assert [item for item in sure.items if item.design == "can-both"]
    assert not [item for item in near.items if item.design == "can-both"]
    assert mentions(near) == [*mentions(draft(told)), "at least 920"]


def test_figures_far_apart_are_compared_by_no_item_unless_others_lie_between() -> None:
    few, many, most = (
        f"At least {count} people were injured in the clashes, {who} said."
        for count, who in (("810", "the mayor"), ("7,200", "police"), ("64,000", "the union"))
    )
    assert not [item for item in draft(few, most).items if item.design == "can-both"]
    compared = [claim.topic for claim in draft(few, many, most).corpus.claims if claim.quantity]
    assert len(set(compared)) == 1


def test_where_a_story_tells_of_several_marches_their_figures_are_compared_by_no_item() -> None:
    told = "At least 810,000 people marched on Sunday, the mayor said."
    other = "At least 920,000 people marched on Sunday, police said."
    assert [item for item in draft(told, other).items if item.design == "can-both"]
    two = f"{told} A week before, at least 300,000 people marched, the mayor said."
    assert not [item for item in draft(two, other).items if item.design == "can-both"]
