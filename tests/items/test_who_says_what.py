"""Rules of the design that matches claims with their sources."""

from __future__ import annotations

from quizapp.content.wordings import load_wording
from quizapp.corpus.corpus import Corpus
from quizapp.items.checks import check_item
from quizapp.items.designs.who_says_what import NOBODY_TEXT, make
from quizapp.items.item import Item
from tests.stories import make_article, make_claim, make_corpus, make_quantity

TEXT = (
    "The ministry said that 40 houses burned, although the mayor looked on. "
    "Firefighters told us that 55 houses burned. It took 12 engines to stop the fire."
)
SAID = (
    ("40 houses burned", "40", "The ministry"),
    ("55 houses burned", "55", "Firefighters"),
    ("12 engines", "12", ""),
)


def make_story(
    others: tuple[str, ...] = ("the mayor",), text: str = TEXT, second: str = "Firefighters"
) -> Corpus:
    article = make_article("fire", text)
    claims = [
        make_claim(
            article,
            asked,
            topic=f"topic-{figure}",
            quantity=make_quantity(figure, figure, int(figure), "houses"),
            speaker=second if speaker == "Firefighters" else speaker,
            others=others if figure == "40" else (),
        )
        for asked, figure, speaker in SAID
    ]
    return make_corpus([article], claims)


def make_items(corpus: Corpus) -> list[Item]:
    return list(make(corpus, load_wording()))


def test_each_figure_goes_to_its_own_source_or_to_nobody() -> None:
    corpus = make_story()
    (item,) = make_items(corpus)
    texts = {target.id: target.text for target in item.parts[0].targets}
    assert [texts[option.target] for option in item.parts[0].options] == [
        "“The ministry”",
        "“Firefighters”",
        NOBODY_TEXT,
    ]
    assert check_item(item, corpus) == []


def test_somebody_who_only_stands_nearby_is_left_over() -> None:
    (item,) = make_items(make_story())
    used = {option.target for option in item.parts[0].options}
    assert {t.text for t in item.parts[0].targets if t.id not in used} == {"“the mayor”"}


def test_nothing_is_asked_where_the_last_pair_would_follow() -> None:
    assert make_items(make_story(others=())) == []


def test_a_source_that_holds_the_name_of_another_is_left_out() -> None:
    text = TEXT.replace("Firefighters told", "The ministry of fire told")
    assert make_items(make_story(text=text, second="The ministry of fire")) == []


def test_a_claim_beside_somebody_else_s_words_is_not_said_to_have_no_source() -> None:
    text = TEXT.replace(" burned. It took", " burned and that it took")
    assert make_items(make_story(text=text)) == []
