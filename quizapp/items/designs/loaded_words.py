"""Pick the loaded words: which phrases of a passage judge rather than inform?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.corpus.claim import Claim, Kind, Voice
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.selector import Selector, excerpt
from quizapp.corpus.sentences import with_context
from quizapp.items.craft import claim_says, distractor, key, letter, show
from quizapp.items.item import (
    Evidence,
    Explanation,
    Interaction,
    Item,
    Mark,
    MarkRole,
    Option,
    Order,
    Part,
    Polarity,
    Skill,
    SourceKind,
)
from quizapp.items.part_checks import SIZES
from quizapp.items.phrases import cut_phrases
from quizapp.items.wording import Wording

PROMPT = (
    "Mark every phrase of this passage from article {letter} whose choice of words praises, blames or mocks. "
    "Leave those in plain words, however bad the news, and whether or not you agree."
)
ONE, SEVERAL = "One phrase judges: {words}.", "These phrases judge: {words}."
FACT = "The other {rest} phrases are in plain words. {pairs}"
PAIR = "Plainly, “{words}” would be “{plain}”."
PAIR_ALONE = "“{words}” judges."
LINE = "The marked words judge."
WHY = "These words tell you what to think. {pair}"
RULE = "Ask whether a plainer word would name the same thing. If so, the word chosen adds a judgement."
TELL = (
    "Whether the judgement is fair. A loaded word can be deserved, and the sentence cannot show that it is."
)


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Cut each passage in which a writer's own words were labelled, where the pieces make a fair task."""
    sizes, counts = SIZES[Interaction.PICK_PHRASES]
    for labels in _passages(corpus):
        text = corpus.article(labels[0].article).text
        if with_context(text, labels[0].passage) != labels[0].passage:
            continue  # the phrases are the whole passage, and it would not be clear by itself
        phrases = cut_phrases(text, labels[0].passage, [claim.asked for claim in labels])
        if len(phrases) in sizes and len(labels) in counts and len(labels) < len(phrases):
            yield _item(corpus, wording, labels, phrases)


def _passages(corpus: Corpus) -> list[list[Claim]]:
    """Group the loaded claims in the writer's own voice by their passage."""
    groups: dict[tuple[str, int], list[Claim]] = {}
    for claim in corpus.firsts:
        if claim.kind is Kind.LOADED and claim.voice is Voice.WRITER:
            groups.setdefault((claim.article, claim.passage.start), []).append(claim)
    return list(groups.values())


def _item(corpus: Corpus, wording: Wording, labels: Sequence[Claim], phrases: Sequence[Selector]) -> Item:
    first = labels[0]
    quoted = ", ".join(f"“{claim.asked.exact}”" for claim in labels)
    return Item(
        id=f"loaded-words.{'+'.join(claim.id for claim in labels)}",
        design="loaded-words",
        skill=Skill.WORDING,
        polarity=Polarity.NOT_APPLICABLE,
        topics=tuple(dict.fromkeys(claim.topic for claim in labels)),
        claims=tuple(claim.id for claim in labels),
        # Underlined words would give the answer away.
        passages=tuple(replace(passage, asked=()) for passage in show(corpus, first)),
        parts=(
            Part(
                id="phrases",
                interaction=Interaction.PICK_PHRASES,
                prompt=PROMPT.format(letter=letter(corpus, first)),
                options=tuple(
                    _option(wording, labels, phrase, place) for place, phrase in enumerate(phrases, start=1)
                ),
                order=Order.FIXED,
            ),
        ),
        explanation=Explanation(
            verdict=(ONE if len(labels) == 1 else SEVERAL).format(words=quoted),
            fact=FACT.format(
                rest=len(phrases) - len(labels), pairs=" ".join(_pair(claim) for claim in labels)
            ),
            evidence=(_evidence(labels),),
            rule=RULE,
            cannot_tell=TELL,
        ),
        difficulty=0.5,
        content_notes=corpus.article(first.article).notes_on(first.passage),
    )


def _option(wording: Wording, labels: Sequence[Claim], phrase: Selector, place: int) -> Option:
    asserts = [claim_says("is_loaded", *labels, values=[phrase.start, phrase.end])]
    spans = (excerpt(labels[0].article, phrase),)
    label = next((claim for claim in labels if claim.asked.overlaps(phrase)), None)
    if label is not None:
        why = WHY.format(pair=_pair(label))
        option = key(phrase.exact, None, asserts, why, kind=SourceKind.SPAN, spans=spans)
        return replace(option, id=f"phrase-{place}")
    return distractor(
        "takes_fact_for_judgement",
        phrase.exact,
        None,
        asserts,
        wording,
        phrase.exact.rstrip(" ,;:—–."),
        name=f"phrase-{place}",
        kind=SourceKind.SPAN,
        spans=spans,
    )


def _pair(claim: Claim) -> str:
    pair = PAIR if claim.plain else PAIR_ALONE
    return pair.format(words=claim.asked.exact, plain=claim.plain)


def _evidence(labels: Sequence[Claim]) -> Evidence:
    marks = tuple(Mark(claim.asked.start, claim.asked.end, MarkRole.DECIDES) for claim in labels)
    return Evidence(**vars(excerpt(labels[0].article, labels[0].passage)), marks=marks, line=LINE)
