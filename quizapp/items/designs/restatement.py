"""A classmate sums it up: does the summary keep how exact the sentence is?"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound
from quizapp.items.craft import (
    claim_says,
    distractor,
    keeps_as,
    key,
    kind_line,
    letter,
    meaning_of,
    show,
    spell_out,
)
from quizapp.items.figures import bound_words, with_mention
from quizapp.items.item import Explanation, Interaction, Item, Option, Part, Polarity, Says, Skill
from quizapp.items.wording import Wording

PROMPT = (
    "A classmate sums up the underlined words of article {letter}: “{summary}.” Does the summary keep what "
    "the underlined words say?"
)
FACT_KEPT = "“{mine}” says just what “{theirs}” says: {meaning}."
FACT_DROPPED = "The article says “{theirs}”. The summary says {mine}: {other_meaning}."
FACT_ADDED = "The article gives the plain number {theirs}. The summary makes it “{mine}”: {other_meaning}."
TELL = "Whether the figure is right. The question only asks what the sentence says."
RULE = "When you pass a figure on, pass on the words around it as well."


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Sum each claim up twice: once in words of the same bound, once with the bound dropped or added."""
    for claim in corpus.firsts:
        if not (claim.quantity and claim.statement and claim.figure.is_point):
            continue
        synonyms = wording.synonyms(bound_words(claim)) if bound_words(claim) else ()
        if synonyms:
            yield _item(corpus, wording, claim, claim.figure.bound, synonyms[-1])
            yield _item(corpus, wording, claim, Bound.EXACT, "")
        elif claim.figure.bound is Bound.EXACT and not (bound_words(claim) or claim.hedges):
            yield _item(corpus, wording, claim, Bound.AT_LEAST, wording.usual(Bound.AT_LEAST))


def _item(corpus: Corpus, wording: Wording, claim: Claim, bound: Bound, words: str) -> Item:
    quantity = claim.figure
    keeps = bound is quantity.bound
    mine = f"{words} {quantity.figure}".strip()
    fact = FACT_KEPT if keeps else FACT_DROPPED if not words else FACT_ADDED
    return Item(
        id=f"restatement.{claim.id}.{'kept' if keeps else 'changed'}",
        design="restatement",
        skill=Skill.CERTAINTY,
        polarity=Polarity.NONE if keeps else Polarity.PROBLEM,
        topics=(claim.topic,),
        claims=(claim.id,),
        passages=show(corpus, claim),
        parts=(
            Part(
                id="verdict",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(letter=letter(corpus, claim), summary=with_mention(claim, mine)),
                options=_kept(wording, claim, words) if keeps else _changed(wording, claim, bound, words),
            ),
        ),
        explanation=Explanation(
            verdict="It keeps what the sentence says."
            if keeps
            else "It does not keep what the sentence says.",
            fact=fact.format(
                mine=mine,
                theirs=quantity.mention,
                meaning=meaning_of(claim, wording),
                other_meaning=wording.meaning(bound, words),
            ),
            evidence=(spell_out(corpus, claim, kind_line(claim, wording)),),
            rule=RULE,
            cannot_tell=TELL,
        ),
        difficulty=0.4,
        content_notes=corpus.article(claim.article).notes_on(claim.passage),
    )


def _kept(wording: Wording, claim: Claim, words: str) -> tuple[Option, ...]:
    theirs = bound_words(claim)
    same, changed = keeps_as(claim, claim.figure.bound), keeps_as(claim, Bound.EXACT)
    turned = Bound.UP_TO if claim.figure.bound is not Bound.UP_TO else Bound.AT_LEAST
    limit = "a ceiling" if turned is Bound.UP_TO else "a floor"
    return (
        key(f"Yes: “{words}” says the same as “{theirs}”.", Says.NONE, [same], "The limit is the same one."),
        distractor(
            "right_for_a_wrong_reason",
            f"Yes: {claim.figure.figure} is kept, and the number is what counts.",
            Says.NONE,
            [changed],
            wording,
            claim.figure.mention,
        ),
        distractor(
            _turns_round(claim),
            f"No: “{words}” makes it {limit}.",
            Says.PROBLEM,
            [keeps_as(claim, turned)],
            wording,
            words,
        ),
        distractor(
            "words_for_meaning",
            f"No: it should say “{theirs}”, word for word.",
            Says.PROBLEM,
            [claim_says("words_bound", claim, values=[words])],
            wording,
            words,
        ),
    )


def _changed(wording: Wording, claim: Claim, bound: Bound, words: str) -> tuple[Option, ...]:
    quantity = claim.figure
    differs = claim_says("bound_is", claim, values=[quantity.bound.value])
    added = bool(words)
    named = words or bound_words(claim)
    turned = Bound.UP_TO if quantity.bound is not Bound.UP_TO else Bound.AT_LEAST
    limit = "a ceiling" if turned is Bound.UP_TO else "a floor"
    return (
        key(
            f"No: it {'adds' if added else 'drops'} “{named}”.",
            Says.PROBLEM,
            [differs],
            f"The sentence gives {wording.bounds[quantity.bound]}.",
        ),
        distractor(
            "overlooks_added_bound" if added else "drops_bound",
            f"Yes: {quantity.figure} is kept, and the number is what counts.",
            Says.NONE,
            [keeps_as(claim, bound)],
            wording,
            words or quantity.mention,
            name="only-the-number",
        ),
        distractor(
            _turns_round(claim),
            f"No: the sentence makes {quantity.figure} {limit}.",
            Says.PROBLEM,
            [claim_says("bound_is", claim, values=[turned.value])],
            wording,
            quantity.mention,
        ),
        distractor(
            "adds_bound" if added else "drops_bound",
            f"Yes: a summary may {'put in' if added else 'leave out'} “{named}”.",
            Says.NONE,
            [keeps_as(claim, bound)],
            wording,
            quantity.mention,
            name="summaries-may",
        ),
    )


def _turns_round(claim: Claim) -> str:
    """Name the misreading that gives the claim a limit on the wrong side: only floors and ceilings turn."""
    return "flips_polarity" if claim.figure.bound in {Bound.AT_LEAST, Bound.UP_TO} else "adds_bound"
