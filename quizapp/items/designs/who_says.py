"""Who says so? Whom a sentence names, or does not name, as the source of a claim."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.selector import Selector
from quizapp.items.craft import (
    claim_says,
    distractor,
    key,
    letter,
    show,
    source_line,
    span_of,
    spell_out,
)
from quizapp.items.item import Explanation, Interaction, Item, Option, Part, Polarity, Skill, SourceKind
from quizapp.items.propositions import NOBODY
from quizapp.items.wording import Wording

PROMPT = "Who or what is given as the source of the underlined words in this sentence of article {letter}?"
VERDICT = "The source given: “{speaker}”."
VERDICT_NOBODY = "No source is mentioned."
NONE = "No one"
FACT_NAMED = "The sentence gives “{speaker}” as the source of the underlined words."
FACT_UNNAMED = "The sentence gives “{speaker}” as the source of the underlined words, and does not say whose."
FACT_REPORTED = "By “{hedge}” the sentence says that somebody said so. It does not say who."
FACT_NOBODY = "The sentence states this itself and names nobody who said so."
TELL_NAMED = "Whether the source is right, and how it knows."
TELL_NOBODY = "Where this comes from. Without a named source there is nobody to ask."
MOST = 4
RULE = "A name speaks for its own claim, not for the next one in the sentence."
RULE_NOBODY = "“Reportedly” without a name leaves you nobody to ask."


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Ask for the source of each claim whose sentence also names others, and not by far shorter ones."""
    for claim in corpus.firsts:
        others = _others(corpus, claim)
        is_inside = claim.speaker is None or claim.passage.contains(claim.speaker)
        if len(others) >= 2 and is_inside and not _is_given_away(claim, others):
            # As many options whether a source is given or not, or their number would tell.
            size = min(MOST, len(others) + 1)
            yield _item(corpus, wording, claim, others[: size - (1 if claim.speaker is None else 2)])


def _is_given_away(claim: Claim, others: tuple[tuple[Selector, str], ...]) -> bool:
    """Say whether the source is more than twice as long as all that stands beside it among the options."""
    if claim.speaker is None:
        return False
    return len(claim.speaker.exact) > 2 * max(len(words) for _, words in others)


def _others(corpus: Corpus, claim: Claim) -> tuple[tuple[Selector, str], ...]:
    """Give the bystanders of the sentence and the sources of other claims in it, each once.

    Those about as long as the source come first, so that its length does not show it.
    """
    nearby = [(other, other.exact) for other in claim.others]
    nearby += [
        (kin.speaker, kin.speaker.exact)
        for kin in corpus.usable
        if kin.article == claim.article
        and kin.speaker is not None
        and claim.passage.contains(kin.speaker)
        and (claim.speaker is None or not kin.speaker.overlaps(claim.speaker))
    ]
    distinct: list[tuple[Selector, str]] = []
    for selector, words in nearby:
        if not any(selector.overlaps(seen) or words.lower() == text.lower() for seen, text in distinct):
            distinct.append((selector, words))
    length = len(claim.speaker.exact if claim.speaker else NONE)
    return tuple(sorted(distinct, key=lambda pair: abs(len(pair[1]) - length)))


def _item(corpus: Corpus, wording: Wording, claim: Claim, others: tuple[tuple[Selector, str], ...]) -> Item:
    right = _key(claim)
    wrong = [
        distractor(
            "wrong_speaker",
            f"“{words}”",
            None,
            [claim_says("is_said_by", claim, values=[words])],
            wording,
            words,
            name=f"bystander-{place}",
            kind=SourceKind.SPAN,
            spans=(span_of(claim, selector),),
        )
        for place, (selector, words) in enumerate(others, start=1)
    ]
    if claim.speaker is not None:
        missed = [claim_says("is_put_down_to", claim, values=[NOBODY])]
        wrong.append(distractor("overlooks_speaker", NONE, None, missed, wording, claim.speaker.exact))
    return Item(
        id=f"who-says.{claim.id}",
        design="who-says",
        skill=Skill.ATTRIBUTE,
        polarity=Polarity.NOT_APPLICABLE,
        topics=(claim.topic,),
        claims=(claim.id,),
        passages=show(corpus, claim),
        parts=(
            Part(
                id="source",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(letter=letter(corpus, claim)),
                options=(right, *wrong),
            ),
        ),
        explanation=Explanation(
            verdict=_verdict(claim),
            fact=_fact(claim, wording),
            evidence=(spell_out(corpus, claim, source_line(claim)),),
            rule=RULE_NOBODY if claim.speaker is None and wording.reporting_words(claim) else RULE,
            cannot_tell=TELL_NAMED if claim.names_its_source else TELL_NOBODY,
        ),
        difficulty=0.6 if claim.speaker is None else 0.4,
        content_notes=corpus.article(claim.article).notes_on(claim.passage),
    )


def _key(claim: Claim) -> Option:
    if claim.speaker is None:
        return key(
            NONE,
            None,
            [claim_says("is_put_down_to", claim, values=[NOBODY])],
            "No words of the sentence say who said so.",
        )
    speaker = claim.speaker.exact
    return key(
        f"“{speaker}”",
        None,
        [claim_says("is_said_by", claim, values=[speaker])],
        "The sentence ties these words to the claim.",
        kind=SourceKind.SPAN,
        spans=(span_of(claim, claim.speaker),),
    )


def _verdict(claim: Claim) -> str:
    return VERDICT_NOBODY if claim.speaker is None else VERDICT.format(speaker=claim.speaker.exact)


def _fact(claim: Claim, wording: Wording) -> str:
    if claim.speaker is not None:
        return (FACT_NAMED if claim.names_its_source else FACT_UNNAMED).format(speaker=claim.speaker.exact)
    reporting = wording.reporting_words(claim)
    return FACT_REPORTED.format(hedge=reporting) if reporting else FACT_NOBODY
