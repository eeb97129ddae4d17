"""Written when? What a sentence tells of the time of its writing, where the text gives no date."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.corpus.article import Article
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.selector import Selector, excerpt
from quizapp.corpus.sentences import sentence_around
from quizapp.items.craft import claim_says, distractor, key
from quizapp.items.item import (
    Assertion,
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
    Skill,
)
from quizapp.items.wording import Wording

PROMPT = "When was article {letter} written, as far as this sentence tells?"
KEY = "Not before the time it names: “{cue}”."
DATED = "At the time it names: “{cue}” is its date."
AHEAD = "Before the time it names: it looks ahead."
NOTHING = "It tells nothing: a date is missing."
WHY = "A text cannot tell of a thing as past before it has happened."
VERDICT = "Not before “{cue}”."
FACT = "The sentence tells of “{cue}” as past. It was written then or later; on which day it leaves open."
LINE = "Looks back on “{cue}”."
RULE = "No text is written before what it looks back on. How long after, only a date can say."
TELL = "On which day it was written or published, and how long after that time."


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Ask for the time of writing of each article that has no date and looks back on a time."""
    for article in corpus.articles:
        cue = article.source.time_cue.shown_by
        if cue is not None and not article.source.date.is_known:
            yield _item(corpus, wording, article, cue)


def _item(corpus: Corpus, wording: Wording, article: Article, cue: Selector) -> Item:
    sentence = sentence_around(article.text, cue)
    told = [c for c in corpus.firsts if c.article == article.id and c.passage.overlaps(sentence)]
    return Item(
        id=f"written-when.{article.id}",
        design="written-when",
        skill=Skill.PROVENANCE,
        polarity=Polarity.NOT_APPLICABLE,
        topics=tuple(dict.fromkeys(claim.topic for claim in told)),
        claims=tuple(claim.id for claim in told),
        passages=(Passage(**vars(excerpt(article.id, sentence))),),
        parts=(
            Part(
                id="time",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(letter=article.letter),
                options=_options(wording, article, cue),
            ),
        ),
        explanation=Explanation(
            verdict=VERDICT.format(cue=cue.exact),
            fact=FACT.format(cue=cue.exact),
            evidence=(
                Evidence(
                    **vars(excerpt(article.id, sentence)),
                    marks=(Mark(cue.start, cue.end, MarkRole.DECIDES),),
                    line=LINE.format(cue=cue.exact),
                ),
            ),
            rule=RULE,
            cannot_tell=TELL,
        ),
        difficulty=0.4,
        content_notes=article.notes_on(sentence),
    )


def _options(wording: Wording, article: Article, cue: Selector) -> tuple[Option, ...]:
    words, spans = cue.exact, (excerpt(article.id, cue),)

    def says(proposition: str, value: str) -> list[Assertion]:
        return [claim_says(proposition, values=[article.id, value])]

    return (
        key(KEY.format(cue=words), None, says("looks_back_on", words), WHY, spans=spans),
        distractor(
            "event_as_writing", DATED.format(cue=words), None, says("source_shows", "date"), wording, words
        ),
        distractor("turns_time_round", AHEAD, None, says("looks_ahead_to", words), wording, words),
        distractor("overlooks_cue", NOTHING, None, says("source_leaves_open", "time_cue"), wording, words),
    )
