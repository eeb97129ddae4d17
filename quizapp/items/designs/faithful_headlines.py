"""The faithful headlines: which of four keep what a number means, and which change it?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound
from quizapp.items.craft import (
    distractor,
    figure_row,
    keeps_as,
    key,
    kind_line,
    letter,
    meaning_of,
    show,
    span_of,
    spell_out,
)
from quizapp.items.figures import bound_words, with_mention
from quizapp.items.item import Explanation, Interaction, Item, Option, Part, Polarity, Skill, SourceKind
from quizapp.items.wording import Wording

PROMPT = (
    "Which of these headlines keep what the underlined words of article {letter} say about the number? "
    "Choose all that do."
)
VERDICT = "Two keep it: with “{first}” and with “{second}”."
FACT = "“{mention}” means {meaning}. “{first}” and “{second}” mean the same; the other two do not."
WHY = "“{words}” allows the very same numbers as “{own}”."
TELL = "Whether the figure is right. A faithful headline can only be as good as its article."
RULE = "A headline may change the words, not what the number means."

WRONG = {
    Bound.AT_LEAST: ((Bound.EXACT, "drops_bound"), (Bound.UP_TO, "flips_polarity")),
    Bound.UP_TO: ((Bound.ABOUT, "blurs_bound"), (Bound.AT_LEAST, "flips_polarity")),
    Bound.ABOUT: ((Bound.AT_LEAST, "adds_bound"), (Bound.UP_TO, "adds_bound")),
}
"""What is made of each bound: a ceiling gets looser, a floor tighter, so that no habit of words is right."""


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Rewrite each bound that can be said in two other ways: twice faithfully, and with two other bounds."""
    for claim in corpus.firsts:
        if claim.quantity and claim.statement and claim.figure.bound in WRONG:
            synonyms = wording.synonyms(bound_words(claim))
            if len(synonyms) >= 2:
                yield _item(corpus, wording, claim, synonyms[:2])


def _item(corpus: Corpus, wording: Wording, claim: Claim, synonyms: tuple[str, ...]) -> Item:
    first, second = synonyms
    mention = claim.figure.mention
    return Item(
        id=f"faithful-headlines.{claim.id}",
        design="faithful-headlines",
        skill=Skill.CERTAINTY,
        polarity=Polarity.NOT_APPLICABLE,
        topics=(claim.topic,),
        claims=(claim.id,),
        passages=show(corpus, claim),
        parts=(
            Part(
                id="headlines",
                interaction=Interaction.MULTIPLE_CHOICE,
                prompt=PROMPT.format(letter=letter(corpus, claim)),
                options=(
                    *(_faithful(claim, words, place) for place, words in enumerate(synonyms, start=1)),
                    *(_wrong(wording, claim, *change) for change in WRONG[claim.figure.bound]),
                ),
            ),
        ),
        explanation=Explanation(
            verdict=VERDICT.format(first=first, second=second),
            fact=FACT.format(
                mention=mention,
                meaning=meaning_of(claim, wording),
                first=first,
                second=second,
            ),
            evidence=(spell_out(corpus, claim, kind_line(claim, wording)),),
            rule=RULE,
            cannot_tell=TELL,
            figures=(figure_row(corpus, claim, wording),),
        ),
        difficulty=0.5,
        content_notes=corpus.article(claim.article).notes_on(claim.passage),
    )


def _faithful(claim: Claim, words: str, place: int) -> Option:
    assert claim.statement is not None
    option = key(
        with_mention(claim, f"{words} {claim.figure.figure}"),
        None,
        [keeps_as(claim, claim.figure.bound)],
        WHY.format(words=words, own=bound_words(claim)),
        kind=SourceKind.MUTATION,
        spans=(span_of(claim, claim.statement),),
    )
    return replace(option, id=f"keeps-{place}")


def _wrong(wording: Wording, claim: Claim, bound: Bound, misreading: str) -> Option:
    assert claim.statement is not None
    return distractor(
        misreading,
        with_mention(claim, f"{wording.usual(bound)} {claim.figure.figure}".strip()),
        None,
        [keeps_as(claim, bound)],
        wording,
        claim.figure.mention,
        name=f"says-{bound.value.replace('_', '-')}",
        kind=SourceKind.MUTATION,
        spans=(span_of(claim, claim.statement),),
    )
