"""Does the figure carry the post? What a number with its bound supports, contradicts or leaves open."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import inf

from quizapp.corpus.claim import Claim, SpeakerType
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound
from quizapp.items.carrying import (
    CONTRADICTED,
    NOT_STATED,
    POLARITIES,
    SUPPORTED,
    VERDICTS,
    judge,
    weigh,
)
from quizapp.items.craft import claim_says, figure_row, kind_line, letter, meaning_of, show, spell_out
from quizapp.items.figures import rounded_to_half_place, style, with_mention
from quizapp.items.item import Assertion, Explanation, Interaction, Item, Order, Part, Skill
from quizapp.items.wording import Wording

PROMPT = (
    "Here is a post that we made up, about the same thing and the same moment as the underlined words of "
    "article {letter}: “{post}.” If article {letter} is right, what follows for the post?"
)
MEANING = "“{mention}” means {meaning}. "
ABOUT = "“{mention}” has no sharp edge, but {number} lies far outside it. "
PLAIN_FACTS = {
    SUPPORTED: "The article says “{mention}”, and that is {words}.",
    CONTRADICTED: "The article says “{mention}”, and that is not {words}.",
}
FACTS = {
    SUPPORTED: "Whatever the exact number is, it is {words}.",
    CONTRADICTED: "Whatever the exact number is, it is not {words}.",
    NOT_STATED: "The exact number may be {words}, and may not: the sentence leaves it open.",
}
WHYS = {
    SUPPORTED: "Every number that the article allows is {words}.",
    CONTRADICTED: "No number that the article allows is {words}.",
    NOT_STATED: "The article allows numbers that are {words} and numbers that are not.",
}
RULES = {
    SUPPORTED: "A text supports what follows from its words, not only what it says in the same words.",
    CONTRADICTED: "A text contradicts only what cannot be true beside it.",
    NOT_STATED: "Between yes and no there is a third answer: the text does not say.",
}
TELL = "Whether the article’s figure is right. It was only asked what follows if it is."
MISREADINGS = {
    SUPPORTED: "same_subject_as_support",
    CONTRADICTED: "other_words_as_denial",
    NOT_STATED: "wants_the_same_words",
}
SIDES = ("over", "under")


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Set each flat figure beside posts that say it is over, or under, a round number near it."""
    for claim in corpus.firsts:
        if claim.quantity and claim.statement and _is_flat(claim) and _takes_another_number(claim):
            for name, value in _numbers(claim):
                for side in SIDES:
                    low, high = _ends(side, value)
                    if verdict := weigh(claim.figure, low, high):
                        yield _item(corpus, wording, claim, f"{side}-{name}", side, value, verdict)


def _is_flat(claim: Claim) -> bool:
    """Say whether the article itself stands for the figure: where it only reports one, it carries none."""
    return claim.speaker_type is SpeakerType.NONE and not claim.hedges


def _takes_another_number(claim: Claim) -> bool:
    """Say whether “over” and a number can be put in: for digits, and not after an article (“a mere”)."""
    assert claim.statement is not None
    before = claim.statement.exact.partition(claim.figure.mention)[0].lower().split()
    is_number = any(sign.isdigit() for sign in claim.figure.figure)
    return is_number and not {"a", "an"} & set(before[-2:])


def _numbers(claim: Claim) -> Iterator[tuple[str, Fraction]]:
    """Give a round number well below the figure, one well above it, and one inside a range."""
    quantity = claim.figure
    low = quantity.low if quantity.low is not None else quantity.high
    high = quantity.high if quantity.high is not None else quantity.low
    assert low is not None
    assert high is not None
    above = rounded_to_half_place(high * Fraction(3, 2))
    yield "low", rounded_to_half_place(low * Fraction(3, 4))
    if quantity.bound is Bound.RANGE:
        yield "middle", (low + high) / 2
    if above < 100 or not quantity.figure.endswith("%"):
        yield "high", above


def _ends(side: str, value: Fraction) -> tuple[float, float]:
    # Only whether an end lies inside an interval is asked, so that a float is exact enough.
    return (float(value), inf) if side == "over" else (-inf, float(value))


def _item(
    corpus: Corpus, wording: Wording, claim: Claim, name: str, side: str, value: Fraction, verdict: str
) -> Item:
    words = f"{side} {style(value, claim.figure.figure)}"

    def assert_that(verdict: str) -> Assertion:
        ends = (value, "") if side == "over" else ("", value)
        return claim_says("carries", claim, values=[*ends, verdict])

    return Item(
        id=f"figure-carries.{claim.id}.{name}",
        design="figure-carries",
        skill=Skill.SUPPORT,
        polarity=POLARITIES[verdict],
        topics=(claim.topic,),
        claims=(claim.id,),
        passages=show(corpus, claim),
        parts=(
            Part(
                id="verdict",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(letter=letter(corpus, claim), post=with_mention(claim, words)),
                options=judge(
                    verdict,
                    WHYS[verdict].format(words=words),
                    assert_that,
                    MISREADINGS,
                    wording,
                    claim.figure.mention,
                ),
                order=Order.FIXED,
            ),
        ),
        explanation=Explanation(
            verdict=VERDICTS[verdict],
            fact=_fact(claim, wording, verdict, words, style(value, claim.figure.figure)),
            evidence=(spell_out(corpus, claim, kind_line(claim, wording), who=False),),
            rule=RULES[verdict],
            cannot_tell=TELL,
            figures=(figure_row(corpus, claim, wording),),
        ),
        difficulty=0.5 if verdict == NOT_STATED else 0.35,
        content_notes=corpus.article(claim.article).notes_on(claim.passage),
    )


def _fact(claim: Claim, wording: Wording, verdict: str, words: str, number: str) -> str:
    mention = claim.figure.mention
    if claim.figure.bound is Bound.EXACT:
        return PLAIN_FACTS[verdict].format(mention=claim.asked.exact, words=words)
    if claim.figure.bound is Bound.ABOUT and verdict != NOT_STATED:
        return ABOUT.format(mention=mention, number=number) + FACTS[verdict].format(words=words)
    return MEANING.format(mention=mention, meaning=meaning_of(claim, wording)) + FACTS[verdict].format(
        words=words
    )
