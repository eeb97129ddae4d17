"""What a text shows of its source: its kind, its headline, a time – and what no word of it tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizapp.corpus.article import Article, Fact
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.selector import Selector, excerpt
from quizapp.corpus.sentences import sentence_around, split_sentences
from quizapp.items.craft import claim_says, distractor, join_evidence, key
from quizapp.items.item import (
    Evidence,
    Explanation,
    Interaction,
    Item,
    Mark,
    MarkRole,
    Option,
    Part,
    Passage,
    Polarity,
    Range,
    Skill,
)
from quizapp.items.wording import Wording

PROMPT = (
    "Read these passages of the page of article {letter}. Nothing else on it names who wrote it, where, or "
    "on what day. Which of these does the page show? Choose all that it shows."
)
SHOWN = {
    "title": "a headline",
    "genre": "the kind of site or paper it stands in",
    "time_cue": "a time that it looks back on",
    "outlet": "the name of the site or paper",
    "author": "the name of who wrote it",
    "date": "the day when it was published",
    "address": "its web address",
}
"""The facts in the words of an option."""

ALWAYS_SOUGHT = ("outlet", "author", "date")
"""What every text either shows or does not; whether it has a headline can be a matter of opinion."""

WHY = "“{words}” shows it."
VERDICT = "Shown: {known}."
FACT = "The page shows {known}. It does not show {unknown}."
LINE = "Shows {fact}."
RULE = "If you cannot put your finger on the words, the text does not say it."
TELL = (
    "Who is behind the text and how they know. A missing name or day does not make a text wrong; it makes it "
    "harder to check."
)
FEWEST, MOST = 4, 6


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Ask of each article what it shows of its source, where it shows something and not everything."""
    for article in corpus.articles:
        known = {name: fact for name, fact in article.source.known().items() if name in SHOWN}
        unknown = [name for name in ALWAYS_SOUGHT if name in article.source.unknown()]
        if known and unknown and FEWEST <= len(known) + len(unknown) <= MOST:
            yield _item(wording, article, known, unknown)


def _item(wording: Wording, article: Article, known: dict[str, Fact], unknown: list[str]) -> Item:
    passages = _passages(article, known)
    notes = (note for passage in passages for note in article.notes_on(passage))
    return Item(
        id=f"source-facts.{article.id}",
        design="source-facts",
        skill=Skill.PROVENANCE,
        polarity=Polarity.NOT_APPLICABLE,
        topics=(),
        claims=(),
        passages=passages,
        parts=(
            Part(
                id="shown",
                interaction=Interaction.MULTIPLE_CHOICE,
                prompt=PROMPT.format(letter=article.letter),
                options=(
                    *(_shown(article, name, fact) for name, fact in known.items()),
                    *(_missing(wording, article, name) for name in unknown),
                ),
            ),
        ),
        explanation=Explanation(
            verdict=VERDICT.format(known=_list(list(known), "and")),
            fact=FACT.format(known=_list(list(known), "and"), unknown=_list(unknown, "or")),
            evidence=join_evidence(_evidence(article, name, fact) for name, fact in known.items()),
            rule=RULE,
            cannot_tell=TELL,
        ),
        difficulty=0.4,
        content_notes=tuple(dict.fromkeys(notes)),
    )


def _list(names: list[str], joint: str) -> str:
    texts = [SHOWN[name] for name in names]
    return f" {joint} ".join(part for part in (", ".join(texts[:-1]), texts[-1]) if part)


def _shown(article: Article, name: str, fact: Fact) -> Option:
    words = _words(fact)
    option = key(
        _text(name),
        None,
        [claim_says("source_shows", values=[article.id, name])],
        WHY.format(words=words.exact),
        spans=(excerpt(article.id, words),),
    )
    return replace(option, id=name.replace("_", "-"))


def _missing(wording: Wording, article: Article, name: str) -> Option:
    asserts = [claim_says("source_shows", values=[article.id, name])]
    return distractor("inference_as_fact", _text(name), None, asserts, wording, SHOWN[name], name=name)


def _text(name: str) -> str:
    return SHOWN[name][:1].upper() + SHOWN[name][1:]


def _words(fact: Fact) -> Selector:
    assert fact.shown_by is not None, "a known fact has words that show it"
    return fact.shown_by


def _passages(article: Article, known: dict[str, Fact]) -> tuple[Passage, ...]:
    """Show how the story begins and ends, and what shows a fact: not underlined, for it is to be found."""
    sentences = [one for one in split_sentences(article.text) if article.is_story(one)]
    around = [sentence_around(article.text, _words(fact)) for fact in known.values()]
    places = {(one.start, one.end): one for one in (sentences[0], *around, sentences[-1])}
    return tuple(
        Passage(
            **vars(excerpt(article.id, places[place])),
            sics=tuple(Range(sic.start, sic.end) for sic in article.sics_in(places[place])),
        )
        for place in sorted(places)
    )


def _evidence(article: Article, name: str, fact: Fact) -> Evidence:
    words = _words(fact)
    return Evidence(
        **vars(excerpt(article.id, sentence_around(article.text, words))),
        marks=(Mark(words.start, words.end, MarkRole.DECIDES),),
        line=LINE.format(fact=SHOWN[name]),
    )
