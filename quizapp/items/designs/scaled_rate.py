"""From a day to a month, from a month to a year: does somebody's sum with a rate hold?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound
from quizapp.items.craft import claim_says, distractor, key, kind_line, letter, show, spell_out
from quizapp.items.figures import bound_words, plain, style
from quizapp.items.item import Explanation, Interaction, Item, Option, Part, Polarity, Says, Skill
from quizapp.items.propositions import PERIODS
from quizapp.items.wording import Wording

PROMPT = (
    "A classmate reckons from the underlined words of article {letter}: “If that goes on, it makes {total} "
    "in {period}.” Does the sum hold?"
)
FACT = "{number} × {times} is {product}: “{mention}” a {short} makes {total} in {period}."
TELL = "Whether the rate stays the same for that long, and whether anybody is counted twice."
RULE = "Before you compare a rate, bring it to the same period."


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Carry each rate a day over to 30 days, and each rate a month to a year, rightly and with a slip."""
    for claim in corpus.firsts:
        if claim.quantity and _is_rate(claim):
            yield _item(corpus, wording, claim, holds=True)
            yield _item(corpus, wording, claim, holds=False)


def _is_rate(claim: Claim) -> bool:
    _, slash, period = claim.figure.unit.rpartition("/")
    return bool(slash) and period in PERIODS and claim.figure.value.denominator == 1


def _item(corpus: Corpus, wording: Wording, claim: Claim, holds: bool) -> Item:
    short = claim.figure.unit.rsplit("/", 1)[1]
    times, period = PERIODS[short]
    slip = Fraction(1) if holds else _slip(claim)
    return Item(
        id=f"scaled-rate.{claim.id}.{'right' if holds else 'slip'}",
        design="scaled-rate",
        skill=Skill.NUMERACY,
        polarity=Polarity.NONE if holds else Polarity.PROBLEM,
        topics=(claim.topic,),
        claims=(claim.id,),
        passages=show(corpus, claim),
        parts=(
            Part(
                id="verdict",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(
                    letter=letter(corpus, claim), total=_total(claim, times * slip), period=period
                ),
                options=_options(wording, claim, times, holds),
            ),
        ),
        explanation=Explanation(
            verdict="The sum holds." if holds else "The sum does not hold.",
            fact=FACT.format(
                number=style(claim.figure.value, claim.figure.figure),
                times=times,
                product=style(claim.figure.value * times, claim.figure.figure),
                mention=claim.figure.mention,
                short=short,
                total=_total(claim, Fraction(times)),
                period=period,
            ),
            evidence=(spell_out(corpus, claim, kind_line(claim, wording)),),
            rule=RULE,
            cannot_tell=TELL,
        ),
        difficulty=0.5,
        content_notes=corpus.article(claim.article).notes_on(claim.passage),
    )


def _slip(claim: Claim) -> Fraction:
    """Choose the zero that makes the sum false: a smaller floor or a larger ceiling would stay true."""
    return Fraction(1, 10) if claim.figure.bound is Bound.UP_TO else Fraction(10)


def _total(claim: Claim, times: Fraction) -> str:
    """Write the claim's figure multiplied, bound words and all."""
    quantity = claim.figure
    if quantity.bound is Bound.RANGE and quantity.low is not None and quantity.high is not None:
        low, high = (style(end * times, quantity.figure) for end in (quantity.low, quantity.high))
        return f"{low} to {high}"
    return f"{bound_words(claim)} {style(quantity.value * times, quantity.figure)}".strip()


def _options(wording: Wording, claim: Claim, times: int, holds: bool) -> tuple[Option, ...]:
    figure, value = claim.figure.figure, claim.figure.value
    fits = claim_says("fit_into_period", claim, values=[times])
    right = claim_says("product_is", values=[value, times, value * times])
    slipped = value * times * (10 if holds else _slip(claim))
    other = 52 if times == 12 else 7
    slip = "a zero too many" if slipped > value * times else "a zero too few"
    sum_right = f"{style(value, figure)} × {times} is {style(value * times, figure)}."
    sum_slip = f"{style(value, figure)} × {times} is {style(slipped, figure)}."
    sum_other = f"it must be {style(value, figure)} × {plain(Fraction(other))}."
    yes, no = Says.NONE, Says.PROBLEM
    return (
        key(
            f"Yes: {sum_right}" if holds else f"No: {sum_right}",
            yes if holds else no,
            [fits, right],
            "The factor and the product are right." if holds else f"The classmate’s sum has {slip}.",
        ),
        distractor(
            "unit_error",
            f"No: {sum_slip}" if holds else f"Yes: {sum_slip}",
            no if holds else yes,
            [claim_says("product_is", values=[value, times, slipped])],
            wording,
            f"it has {slip}",
        ),
        distractor(
            "wrong_period",
            f"No: {sum_other}",
            no,
            [claim_says("fit_into_period", claim, values=[other])],
            wording,
        ),
        distractor(
            "drops_period",
            "Yes: a rate is the same for any period.",
            yes,
            [claim_says("follows_from", values=["periods_do_not_matter"])],
            wording,
        ),
    )
