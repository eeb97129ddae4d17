"""Reckon it yourself: a pay roll for a year, or by how much one rate exceeds another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.items.craft import claim_says, join_evidence, kind_line, letter, show, spell_out
from quizapp.items.figures import plain, style
from quizapp.items.item import (
    Explanation,
    Interaction,
    Item,
    NumberKey,
    Order,
    Part,
    Polarity,
    Skill,
)
from quizapp.items.propositions import PERIODS
from quizapp.items.wording import Wording

DAYS, _ = PERIODS["day"]
MONTHS, _ = PERIODS["month"]

PROMPT_PAY = (
    "Use the figures of article {letter}. Suppose exactly {heads}, and exactly {rate} a month paid for each, "
    "for {months} months. How much is that in all? Give the exact amount in {unit}."
)
WHY_PAY = "{heads} × {rate} is {month} a month, and {month} × {months} is {total}."
VERDICT_PAY = "{total}."
FACT_PAY = "The article speaks of “{words}” and of “{other}” a month for each."
TELL_PAY = (
    "How many are really paid, for how long, and who keeps the money in the end. The exact numbers were only "
    "supposed for this sum."
)

PROMPT_GAP = (
    "Use the underlined figures of article {letter}. Suppose the first is exactly {monthly} each month and "
    "the second exactly {daily} each day, and take a month of {days} days. By how many does the larger "
    "monthly number exceed the smaller? Give the exact number of {unit}."
)
WHY_GAP = "{daily} × {days} is {scaled} a month; {larger} less {smaller} is {gap}."
VERDICT_GAP = "{gap} a month."
FACT_GAP = "The article sets “{words}” a day beside “{other}” a month."
TELL_GAP = (
    "What such a gap means. The article does not say whether some are counted twice or come back, or "
    "whether the rates stay as they are."
)
RULE = "Bring figures to the same period first, then do one step at a time, and write each step down."


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Multiply pay by heads and months, and set a rate a day beside a rate a month, within one article."""
    quantities = [claim for claim in corpus.firsts if claim.quantity and _is_whole(claim)]
    seen: set[tuple[str, Fraction]] = set()
    for rate in quantities:
        for other in quantities:
            if rate.article != other.article:
                continue
            if _is_pay(rate) and other.topic == rate.heads and _counts_the_paid(rate, other):
                # The same number again would be the same sum.
                if (rate.id, other.figure.value) in seen:
                    continue
                seen.add((rate.id, other.figure.value))
                yield _pay_item(corpus, wording, rate, other)
            elif _are_rates(rate, other):
                yield _gap_item(corpus, wording, rate, other)


def _is_whole(claim: Claim) -> bool:
    return claim.figure.is_point and claim.figure.value.denominator == 1


def _is_pay(claim: Claim) -> bool:
    parts = claim.figure.unit.split("/")
    return len(parts) == 3 and parts[2] == "month" and bool(claim.heads)


def _counts_the_paid(rate: Claim, heads: Claim) -> bool:
    return heads.figure.unit.rstrip("s") == rate.figure.unit.split("/")[1]


def _are_rates(daily: Claim, monthly: Claim) -> bool:
    """Say whether one counts a day and the other, in the same passage, the same unit a month."""
    base, _, period = daily.figure.unit.partition("/")
    is_pair = period == "day" and monthly.figure.unit == f"{base}/month"
    is_second = daily.passage == monthly.passage and monthly.asked.start < daily.asked.start
    return is_pair and is_second and daily.figure.value * DAYS != monthly.figure.value


def _pay_item(corpus: Corpus, wording: Wording, rate: Claim, heads: Claim) -> Item:
    pay, count = rate.figure.value, heads.figure.value
    month, total = pay * count, pay * count * MONTHS
    currency = rate.figure.unit.split("/")[0]
    words = {
        "letter": letter(corpus, rate),
        "heads": f"{plain(count)} {heads.figure.unit}",
        "rate": style(pay, rate.figure.figure),
        "months": MONTHS,
        "unit": currency,
        "words": heads.figure.mention,
        "other": rate.figure.mention,
        "month": style(month, rate.figure.figure),
        "total": style(total, rate.figure.figure),
    }
    asserts = [
        claim_says("figures_are", heads, rate, values=[count, pay]),
        claim_says("product_is", values=[count, pay, month]),
        claim_says("product_is", values=[month, MONTHS, total]),
    ]
    return _item(
        corpus,
        wording,
        (heads, rate),
        PROMPT_PAY.format(**words),
        NumberKey(str(total), "0", currency, tuple(asserts), WHY_PAY.format(**words)),
        (VERDICT_PAY.format(**words), FACT_PAY.format(**words), TELL_PAY),
    )


def _gap_item(corpus: Corpus, wording: Wording, daily: Claim, monthly: Claim) -> Item:
    each, other = daily.figure.value, monthly.figure.value
    scaled = each * DAYS
    unit = daily.figure.unit.partition("/")[0]
    larger, smaller = max(scaled, other), min(scaled, other)
    words = {
        "letter": letter(corpus, daily),
        "daily": plain(each),
        "monthly": plain(other),
        "days": DAYS,
        "scaled": plain(scaled),
        "larger": plain(larger),
        "smaller": plain(smaller),
        "gap": plain(larger - smaller),
        "unit": unit,
        "words": daily.figure.mention,
        "other": monthly.figure.mention,
    }
    asserts = [
        claim_says("figures_are", daily, monthly, values=[each, other]),
        claim_says("fit_into_period", daily, values=[DAYS]),
        claim_says("product_is", values=[each, DAYS, scaled]),
        claim_says("difference_is", values=[larger, smaller, larger - smaller]),
    ]
    return _item(
        corpus,
        wording,
        (daily, monthly),
        PROMPT_GAP.format(**words),
        NumberKey(str(larger - smaller), "0", unit, tuple(asserts), WHY_GAP.format(**words)),
        (VERDICT_GAP.format(**words), FACT_GAP.format(**words), TELL_GAP),
    )


def _item(
    corpus: Corpus,
    wording: Wording,
    claims: Sequence[Claim],
    prompt: str,
    number: NumberKey,
    told: tuple[str, str, str],
) -> Item:
    """Make the item: nobody is asked to judge a sum, so there is no problem to find and none to miss."""
    verdict, fact, tell = told
    notes = (note for c in claims for note in corpus.article(c.article).notes_on(c.passage))
    return Item(
        id=f"reckoned-number.{'+'.join(claim.id for claim in claims)}",
        design="reckoned-number",
        skill=Skill.NUMERACY,
        polarity=Polarity.NOT_APPLICABLE,
        topics=tuple(claim.topic for claim in claims),
        claims=tuple(claim.id for claim in claims),
        passages=show(corpus, *claims),
        parts=(Part("number", Interaction.NUMBER, prompt, (), Order.FIXED, number=number),),
        explanation=Explanation(
            verdict=verdict,
            fact=f"{fact} {number.why}",
            evidence=join_evidence(spell_out(corpus, claim, _line(claim, wording)) for claim in claims),
            rule=RULE,
            cannot_tell=tell,
        ),
        difficulty=0.6,
        content_notes=tuple(dict.fromkeys(notes)),
    )


def _line(claim: Claim, wording: Wording) -> str:
    """Name the figure with what it is: one passage may hold several."""
    line = kind_line(claim, wording)
    return f"“{claim.figure.mention}” is {line[:1].lower()}{line[1:]}"
