"""So much a head and month, so many heads: does it come to the yearly total that a text gives?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import TOLERANCES
from quizapp.items.craft import claim_says, distractor, join_evidence, key, letter, show, spell_out
from quizapp.items.figures import amount
from quizapp.items.item import (
    Explanation,
    Interaction,
    Item,
    Option,
    Order,
    Part,
    Polarity,
    Says,
    Skill,
)
from quizapp.items.wording import Wording

MONTHS = 12
PROMPT = (
    "Article {letter} gives “{rate}” for each of the {about} and “{total}” in all. Suppose exactly {heads}, "
    "the number in article {other}, are paid for 12 months. Does that fit the total?"
)
FACT = "{heads} × {rate} × 12 is {product}: that {fits} “{total}”."
OWN = " With {letter}’s own {heads} it comes to {product}, which {fits}."
TELL = "How many were really paid, for how long, and who kept the money."
RULE = "Multiply it out. A total and its parts come from one story only if the sum works."


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Join a rate a head and month, a yearly total of the same article, and each head count of the story."""
    for rate in corpus.firsts:
        if not rate.quantity or rate.figure.unit.count("/") != 2 or not rate.figure.unit.endswith("/month"):
            continue
        money, head, _ = rate.figure.unit.split("/")
        totals = [
            c
            for c in corpus.firsts
            if c.quantity and c.figure.unit == f"{money}/year" and c.article == rate.article
        ]
        heads = [
            c
            for c in corpus.firsts
            if c.quantity and c.topic == rate.heads and c.figure.unit.rstrip("s") == head
        ]
        for total in totals:
            yield from _items(corpus, wording, rate, total, heads)


def _items(corpus: Corpus, wording: Wording, rate: Claim, total: Claim, heads: list[Claim]) -> Iterator[Item]:
    """Use each head count of the rate's own people once, where rate and total settle the matter."""
    seen: set[Fraction] = set()
    for count in heads:
        value = count.figure.value
        fits = _does_fit(rate, total, value)
        if count.figure.is_point and value not in seen and fits is not None:
            seen.add(value)
            item = _item(corpus, wording, (rate, total, count), fits, _own(heads, rate, count))
            # Where every slip fits the total as well, the verdict is given away.
            if len({option.says for option in item.parts[0].options}) > 1:
                yield item


def _own(heads: list[Claim], rate: Claim, count: Claim) -> Claim | None:
    """Give the number of heads in the rate's own article, where the item takes another article's."""
    own = (c for c in heads if c.article == rate.article != count.article and c.figure.is_point)
    return next(own, None)


def _does_fit(rate: Claim, total: Claim, heads: Fraction) -> bool | None:
    """Say whether the product fits the total however far `about` reaches; None where that decides."""
    sums = [heads * rate.figure.value * MONTHS * (1 + sign * t) for t in TOLERANCES for sign in (-1, 1)]
    answers = {total.figure.interval().low <= s <= total.figure.interval().high for s in sums}
    return answers.pop() if len(answers) == 1 else None


def _item(
    corpus: Corpus, wording: Wording, trio: tuple[Claim, Claim, Claim], fits: bool, own: Claim | None
) -> Item:
    rate, total, count = trio
    product = count.figure.value * rate.figure.value * MONTHS
    return Item(
        id=f"pay-total.{rate.id}+{total.id}+{count.id}",
        design="pay-total",
        skill=Skill.NUMERACY,
        polarity=Polarity.NONE if fits else Polarity.PROBLEM,
        topics=tuple(dict.fromkeys(claim.topic for claim in trio)),
        claims=tuple(claim.id for claim in trio),
        passages=show(corpus, *trio),
        parts=(
            Part(
                id="verdict",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(
                    letter=letter(corpus, rate),
                    other=letter(corpus, count),
                    about=corpus.topic(count.topic).about,
                    rate=rate.asked.exact,
                    total=total.asked.exact,
                    heads=count.figure.figure,
                ),
                options=_options(wording, trio, fits),
                order=Order.FIXED,
            ),
        ),
        explanation=Explanation(
            verdict="The sum fits." if fits else "The sum does not fit.",
            fact=FACT.format(
                heads=count.figure.figure,
                rate=rate.figure.figure,
                product=_money(rate, product),
                fits="fits" if fits else "does not fit",
                total=total.figure.mention,
            )
            + _say_own(corpus, trio, own),
            evidence=join_evidence(
                spell_out(corpus, claim, f"{name}: {claim.figure.mention}.", who=False, hedges=False)
                for name, claim in zip(
                    ("Rate", "Total", "Number", f"{letter(corpus, rate)}’s own number"),
                    (*trio, own),
                    strict=True,
                )
                if claim is not None
            ),
            rule=RULE,
            cannot_tell=TELL,
        ),
        difficulty=0.6,
        content_notes=tuple(
            note for claim in trio for note in corpus.article(claim.article).notes_on(claim.passage)
        ),
    )


def _say_own(corpus: Corpus, trio: tuple[Claim, Claim, Claim], own: Claim | None) -> str:
    """Say what the sum gives with the article's own number: our choice is not the article's mistake."""
    rate, total, _ = trio
    fits = None if own is None else _does_fit(rate, total, own.figure.value)
    if own is None or fits is None:
        return ""
    return OWN.format(
        letter=letter(corpus, rate),
        heads=own.figure.figure,
        product=_money(rate, own.figure.value * rate.figure.value * MONTHS),
        fits="fits" if fits else "does not fit either",
    )


def _options(wording: Wording, trio: tuple[Claim, Claim, Claim], fits: bool) -> tuple[Option, ...]:
    """Give the right product and three slips in rising order, two that fit the total and two that do not."""
    rate, total, count = trio
    heads, each = count.figure.value, rate.figure.value
    product = heads * each * MONTHS
    slips = (
        [
            ("unit_error", product / 10, "zero-lost"),
            ("drops_period", heads * each, ""),
            ("unit_error", product * 10, ""),
        ]
        if fits
        else [
            ("drops_period", heads * each, ""),
            ("unit_error", product * 10, ""),
            ("wrong_period", product * MONTHS, ""),
        ]
    )
    options = [
        (
            product,
            key(
                _say(rate, product, fits),
                Says.NONE if fits else Says.PROBLEM,
                [
                    claim_says("product_is", values=[heads, each, MONTHS, product]),
                    claim_says("allows" if fits else "rules_out", total, values=[product]),
                ],
                "The product is right.",
            ),
        )
    ]
    for misreading, value, name in slips:
        allowed = bool(total.figure.interval().low <= value <= total.figure.interval().high)
        asserts = [claim_says("product_is", values=[heads, each, MONTHS, value])]
        says = Says.NONE if allowed else Says.PROBLEM
        slip = "it has a zero too many" if value > product else "it has a zero too few"
        options.append(
            (
                value,
                distractor(misreading, _say(rate, value, allowed), says, asserts, wording, slip, name=name),
            )
        )
    return tuple(option for _, option in sorted(options, key=lambda pair: pair[0]))


def _say(rate: Claim, value: Fraction, fits: bool) -> str:
    return f"{'Yes' if fits else 'No'}: it comes to {_money(rate, value)}."


def _money(rate: Claim, value: Fraction) -> str:
    sign = rate.figure.figure[0] if not rate.figure.figure[0].isdigit() else ""
    return f"{sign}{amount(value)}"
