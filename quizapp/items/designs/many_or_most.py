"""Many or most? Whether a passage that says “many” carries a post that says more, or less."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.corpus.claim import Claim, Kind, SpeakerType
from quizapp.corpus.corpus import Corpus
from quizapp.items.carrying import (
    CONTRADICTED,
    NOT_STATED,
    POLARITIES,
    QUANTIFIERS,
    SUPPORTED,
    VERDICTS,
    judge,
)
from quizapp.items.craft import claim_says, letter, show, spell_out
from quizapp.items.item import Assertion, Explanation, Interaction, Item, Order, Part, Skill
from quizapp.items.wording import Wording

PROMPT = (
    "Here is a post that we made up: “{post}” If the sentence of article {letter} is right, what follows for "
    "the post?"
)
FACTS = {
    SUPPORTED: "Where it is “{theirs}”, it is “{mine}” as well.",
    NOT_STATED: "“{theirs}” can be more than half and can be less: the sentence leaves it open.",
}
RULES = {
    SUPPORTED: "A text supports what follows from its words, not only what it says in the same words.",
    NOT_STATED: "Some, many, most, all: each step up says more, and needs its own support.",
}
LINE = "“{theirs}”: how many that is, the sentence does not say."
TELL = "How many they are, and of how many. “{theirs}” is no number."


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Put other words for how many into each flat sentence whose statement begins with such a word."""
    for claim in corpus.firsts:
        theirs = claim.asked.exact.split()[0].lower()
        is_flat = claim.speaker_type is SpeakerType.NONE and not claim.hedges
        if claim.kind is Kind.EVENT and is_flat and theirs in QUANTIFIERS:
            for mine, verdict in QUANTIFIERS[theirs].items():
                yield _item(corpus, wording, claim, mine, verdict)


def _item(corpus: Corpus, wording: Wording, claim: Claim, mine: str, verdict: str) -> Item:
    theirs = claim.asked.exact.split()[0]

    def assert_that(verdict: str) -> Assertion:
        return claim_says("quantifies", claim, values=[mine, verdict])

    fact = FACTS[verdict].format(theirs=theirs, mine=mine)
    return Item(
        id=f"many-or-most.{claim.id}.{mine.replace(' ', '-')}",
        design="many-or-most",
        skill=Skill.SUPPORT,
        polarity=POLARITIES[verdict],
        topics=(claim.topic,),
        claims=(claim.id,),
        passages=show(corpus, claim),
        parts=(
            Part(
                id="verdict",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(post=_post(claim, mine), letter=letter(corpus, claim)),
                options=judge(
                    verdict,
                    fact,
                    assert_that,
                    {
                        SUPPORTED: "more_than_it_says",
                        CONTRADICTED: "other_words_as_denial",
                        NOT_STATED: "wants_the_same_words",
                    },
                    wording,
                    theirs,
                ),
                order=Order.FIXED,
            ),
        ),
        explanation=Explanation(
            verdict=VERDICTS[verdict],
            fact=fact,
            evidence=(spell_out(corpus, claim, LINE.format(theirs=theirs), who=False),),
            rule=RULES[verdict],
            cannot_tell=TELL.format(theirs=theirs),
        ),
        difficulty=0.5,
        content_notes=corpus.article(claim.article).notes_on(claim.passage),
    )


def _post(claim: Claim, mine: str) -> str:
    """Give the sentence with other words for how many; a capital stays one."""
    start = claim.asked.start - claim.passage.start
    theirs = claim.asked.exact.split()[0]
    words = mine[:1].upper() + mine[1:] if theirs[0].isupper() else mine
    sentence = claim.passage.exact
    return sentence[:start] + words + sentence[start + len(theirs) :]
