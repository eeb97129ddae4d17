"""Can both be true: the number that is named fits both, as they are worded."""

from __future__ import annotations

import pytest

from quizapp.content.wordings import load_wording
from quizapp.corpus.quantity import Bound
from quizapp.items.checks import check_item
from quizapp.items.designs.can_both import make
from tests.stories import make_article, make_claim, make_corpus, make_quantity

WORDS = ("at least", "over")


@pytest.mark.parametrize(("low", "high", "named"), [(0, 0, "900"), (1, 0, "900"), (0, 1, ""), (1, 1, "")])
def test_over_a_number_shuts_the_number_itself_out(low: int, high: int, named: str) -> None:
    claims = []
    for name, words, value in (("north", WORDS[low], 300), ("south", WORDS[high], 900)):
        mention = f"{words} {value}"
        article = make_article(name, f"The {name} paper counts {mention} ships.")
        quantity = make_quantity(mention, str(value), value, "ships", Bound.AT_LEAST)
        claims.append((article, make_claim(article, f"{mention} ships", topic="ships", quantity=quantity)))
    corpus = make_corpus([article for article, _ in claims], [claim for _, claim in claims])
    (item,) = make(corpus, load_wording())
    assert item.parts[0].key.text == (
        f"Yes: a number such as {named} fits both." if named else "Yes: the stretches they allow overlap."
    )
    assert check_item(item, corpus) == []
