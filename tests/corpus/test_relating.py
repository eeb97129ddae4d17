"""How proposed claims of several articles relate: one question, one topic; what proves a contradiction."""

from __future__ import annotations

from quizapp.content.lexicons import load_lexicon
from quizapp.corpus.article import Article
from quizapp.corpus.copies import find_copies, find_first_copies
from quizapp.corpus.extraction import extract
from quizapp.corpus.relating import Group, Relations, relate_proposals
from quizapp.corpus.relation import Reason, Verdict
from tests.stories import make_article

MARCH = {
    "a": "Organisers said 50,000 people marched through Aville on May 3. Police arrested 12 people.",
    "b": "Police put the crowd at 20,000 on May 3. Thirty-one people were detained, the mayor said.",
    "c": "Some 30,000 protesters took to the streets, and two officers were hurt, police said.",
}
FIRE = {
    "a": "The fire has burned 1,000 acres. The damage was put at $5 million.",
    "b": "The blaze has scorched 405 hectares. It did damage of €5 million.",
    "c": "By June 2 the fire had burned 3,000 acres.",
}


def _articles(texts: dict[str, str]) -> list[Article]:
    return [make_article(name, text) for name, text in texts.items()]


def _relate(texts: dict[str, str]) -> Relations:
    articles = _articles(texts)
    return relate_proposals(articles, extract(articles, load_lexicon()), load_lexicon())


def _topics(texts: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for own in extract(_articles(texts), load_lexicon()):
        for one in own:
            if one.claim.quantity:
                found.setdefault(one.claim.topic, []).append(one.claim.figure.mention)
    return found


def _group(found: Relations, topic: str) -> Group:
    return next(group for group in found.groups if group.topic == topic)


def test_figures_of_one_question_share_a_topic_whatever_the_words() -> None:
    assert _topics(MARCH) == {
        "crowd": ["50,000", "20,000", "Some 30,000"],
        "arrested": ["12", "Thirty-one"],
        "injured-police": ["two"],
    }


def test_both_cannot_be_true_only_where_the_day_is_proven_the_same() -> None:
    crowd = _group(_relate(MARCH), "crowd")
    verdicts = [relation.verdict for relation in crowd.relations]
    assert verdicts == [Verdict.BOTH_CANNOT, Verdict.NOT_SETTLED, Verdict.NOT_SETTLED]
    assert crowd.origins == ("Police",)
    assert crowd.texts == 3


def test_acres_and_hectares_are_compared_and_dollars_and_euros_are_not() -> None:
    found = _relate(FIRE)
    area, damage = _group(found, "area"), _group(found, "damage")
    assert [relation.verdict for relation in area.relations] == [Verdict.NOT_SETTLED] * 3
    assert Reason.DISJOINT in area.relations[1].reasons
    assert not damage.relations
    assert len(damage.not_compared) == 1


def test_a_copied_passage_counts_as_one_text() -> None:
    told = "At least 12 people died when the old bridge of Aville fell into the river on Monday, police said."
    found = _relate(
        {"a": told, "b": f"By our own staff. {told} More follows.", "c": "Twelve people died in Aville."}
    )
    assert _group(found, "deaths").texts == 2
    assert len(found.copies) == 1


def test_among_many_articles_each_is_paired_with_where_its_words_stood_first() -> None:
    told = "The old bridge of the town of Aville fell into the river on Monday at noon."
    articles = _articles({name: f"{told} {name} {name}." for name in ("a", "b", "c", "d")})
    assert len(find_copies(articles)) == 6
    assert [(copy.one, copy.other) for copy in find_first_copies(articles)] == [
        ("a", "b"),
        ("a", "c"),
        ("a", "d"),
    ]
