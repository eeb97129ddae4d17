"""The faithful headline: which one says what the sentence says, no more and no less?"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound
from quizapp.corpus.selector import Excerpt
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
from quizapp.items.item import (
    Explanation,
    Interaction,
    Item,
    Option,
    Part,
    Polarity,
    Skill,
    SourceKind,
)
from quizapp.items.wording import Wording

PROMPT = "Which headline says what the underlined words of article {letter} say, no more and no less?"
VERDICT = "“{headline}”"
FACT = "“{mention}” means {meaning}, and the headline keeps that."
TELL = "Whether the figure is right. A faithful headline can only be as good as its article."
RULE = "A headline may change the words, not what the number means."


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Rewrite each claim that stands as a sentence with every bound but its own, and once faithfully."""
    for claim in corpus.firsts:
        if claim.quantity and claim.statement and claim.figure.is_point and _faithful(claim, wording):
            yield _item(corpus, wording, claim)


def _faithful(claim: Claim, wording: Wording) -> str:
    """Give the mention in other words of just the same bound; a plain number stays itself."""
    if claim.figure.bound is Bound.EXACT:
        # Under a hedge ("is estimated") a plain number is no longer plain, and “about” could be defended.
        return "" if claim.hedges else claim.figure.figure
    synonyms = wording.synonyms(bound_words(claim))
    return f"{synonyms[0]} {claim.figure.figure}" if synonyms else ""


def _item(corpus: Corpus, wording: Wording, claim: Claim) -> Item:
    quantity = claim.figure
    right = with_mention(claim, _faithful(claim, wording))
    wrong = [
        bound
        for bound in (Bound.EXACT, Bound.AT_LEAST, Bound.ABOUT, Bound.UP_TO)
        if bound is not quantity.bound
    ]
    return Item(
        id=f"faithful-headline.{claim.id}",
        design="faithful-headline",
        skill=Skill.CERTAINTY,
        polarity=Polarity.NOT_APPLICABLE,
        topics=(claim.topic,),
        claims=(claim.id,),
        passages=show(corpus, claim),
        parts=(
            Part(
                id="headline",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(letter=letter(corpus, claim)),
                options=(
                    key(
                        right,
                        None,
                        [keeps_as(claim, quantity.bound)],
                        "It keeps what the number means.",
                        kind=SourceKind.MUTATION,
                        spans=_spans(claim),
                    ),
                    *(_wrong(wording, claim, bound) for bound in wrong),
                ),
            ),
        ),
        explanation=Explanation(
            verdict=VERDICT.format(headline=right),
            fact=FACT.format(mention=quantity.mention, meaning=meaning_of(claim, wording)),
            evidence=(spell_out(corpus, claim, kind_line(claim, wording)),),
            rule=RULE,
            cannot_tell=TELL,
            figures=(figure_row(corpus, claim, wording),),
        ),
        difficulty=0.3,
        content_notes=corpus.article(claim.article).notes_on(claim.passage),
    )


def _wrong(wording: Wording, claim: Claim, bound: Bound) -> Option:
    """Rewrite the statement with a bound that is not its own."""
    if bound is Bound.EXACT:
        misreading = "drops_bound"
    elif {bound, claim.figure.bound} == {Bound.AT_LEAST, Bound.UP_TO}:
        misreading = "flips_polarity"
    elif bound is Bound.ABOUT:
        misreading = "blurs_bound"
    else:
        misreading = "adds_bound"
    words = wording.usual(bound)
    mention = f"{words} {claim.figure.figure}".strip()
    return distractor(
        misreading,
        with_mention(claim, mention),
        None,
        [keeps_as(claim, bound)],
        wording,
        claim.figure.mention,
        name=f"says-{bound.value.replace('_', '-')}",
        kind=SourceKind.MUTATION,
        spans=_spans(claim),
    )


def _spans(claim: Claim) -> tuple[Excerpt, ...]:
    assert claim.statement is not None
    return (span_of(claim, claim.statement),)
