"""Fact, opinion or forecast? What kind of statement the underlined words are."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.items.craft import claim_says, distractor, key, letter, show, spell_out
from quizapp.items.item import Explanation, Interaction, Item, Option, Order, Part, Polarity, Skill
from quizapp.items.kinds import MISREADINGS, TOLD, is_plain_case, with_statement_asked, word_for
from quizapp.items.wording import Wording

PROMPT = (
    "Put yourself at the time when article {letter} was written. "
    "What kind of statement are the underlined words?"
)
RULE = "First ask what kind of statement it is. Only then ask whether it is right."
DIFFICULTY = 0.3


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Ask for the kind of each claim that is flatly of one kind."""
    for claim in corpus.firsts:
        if is_plain_case(claim, wording):
            yield _item(corpus, wording, with_statement_asked(claim))


def _item(corpus: Corpus, wording: Wording, claim: Claim) -> Item:
    told = TOLD[word_for(claim)]
    return Item(
        id=f"kind-of-statement.{claim.id}",
        design="kind-of-statement",
        skill=Skill.KIND,
        polarity=Polarity.NOT_APPLICABLE,
        topics=(claim.topic,),
        claims=(claim.id,),
        passages=show(corpus, claim),
        parts=(
            Part(
                id="kind",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(letter=letter(corpus, claim)),
                options=tuple(_option(wording, claim, word) for word in TOLD),
                order=Order.FIXED,
            ),
        ),
        explanation=Explanation(
            verdict=told.verdict,
            fact=f"“{claim.asked.exact}”: {told.why[:1].lower()}{told.why[1:]}",
            evidence=(spell_out(corpus, claim, told.verdict, who=False),),
            rule=RULE,
            cannot_tell=told.cannot_tell,
        ),
        difficulty=DIFFICULTY,
        content_notes=corpus.article(claim.article).notes_on(claim.passage),
    )


def _option(wording: Wording, claim: Claim, word: str) -> Option:
    right = word_for(claim)
    told, asserts = TOLD[word], [claim_says("is_kind", claim, values=[word])]
    if word == right:
        return key(told.option, None, asserts, told.why)
    return distractor(MISREADINGS[right, word], told.option, None, asserts, wording, claim.asked.exact)
