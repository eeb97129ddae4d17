"""Which says the same without judging? Other words for a loaded phrase, one of them plain."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.corpus.claim import Claim, Kind, Retelling, Retold, Voice
from quizapp.corpus.corpus import Corpus
from quizapp.items.craft import claim_says, distractor, key, letter, show, span_of, spell_out
from quizapp.items.item import Explanation, Interaction, Item, Option, Part, Polarity, Skill, SourceKind
from quizapp.items.wording import Wording

PROMPT = (
    "The underlined words of article {letter} judge. Which of these, in their place, "
    "keeps the facts and drops the judgement?"
)
VERDICT = "“{plain}”."
FACT = "“{words}” tells you what to think. “{plain}” keeps the facts and leaves the judging to you."
WHY = "It keeps the fact and takes the judgement out."
LINE = "The marked words judge."
RULE = "A plain word tells you what there is, and leaves it to you what to think of it."
TELL = "Whether the judgement is fair. A loaded word cannot show that by itself."

MISREADINGS = {
    Retold.LOADED: "loaded_for_plain",
    Retold.ADDS: "adds_detail",
    Retold.CHANGES: "changes_the_fact",
}


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Ask for the plain equivalent of each loaded phrase for which a reviewer gave it and two others."""
    for claim in corpus.firsts:
        is_own = claim.kind is Kind.LOADED and claim.voice is Voice.WRITER
        if is_own and claim.plain and len(claim.retellings) >= 3:
            yield _item(corpus, wording, claim)


def _item(corpus: Corpus, wording: Wording, claim: Claim) -> Item:
    return Item(
        id=f"said-plainly.{claim.id}",
        design="said-plainly",
        skill=Skill.WORDING,
        polarity=Polarity.NOT_APPLICABLE,
        topics=(claim.topic,),
        claims=(claim.id,),
        passages=show(corpus, claim),
        parts=(
            Part(
                id="plainly",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(letter=letter(corpus, claim)),
                options=tuple(_option(wording, claim, retelling) for retelling in claim.retellings),
            ),
        ),
        explanation=Explanation(
            verdict=VERDICT.format(plain=claim.plain),
            fact=FACT.format(words=claim.asked.exact, plain=claim.plain),
            evidence=(spell_out(corpus, claim, LINE, who=False),),
            rule=RULE,
            cannot_tell=TELL,
        ),
        difficulty=0.3,
        content_notes=corpus.article(claim.article).notes_on(claim.passage),
    )


def _option(wording: Wording, claim: Claim, retelling: Retelling) -> Option:
    text, spans = f"“{retelling.words}”", (span_of(claim, claim.asked),)
    asserts = [claim_says("retells_as", claim, values=[retelling.words, Retold.PLAIN])]
    if retelling.retold is Retold.PLAIN:
        return key(text, None, asserts, WHY, kind=SourceKind.MUTATION, spans=spans)
    return distractor(
        MISREADINGS[retelling.retold],
        text,
        None,
        asserts,
        wording,
        retelling.words,
        kind=SourceKind.MUTATION,
        spans=spans,
    )
