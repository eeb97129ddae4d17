"""A test figure against one claim: a post gives a number of ours; can it be right if the text is?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound
from quizapp.items.craft import (
    claim_says,
    distractor,
    figure_row,
    key,
    kind_line,
    letter,
    meaning_of,
    own_row,
    show,
    spell_out,
)
from quizapp.items.figures import bound_words, rounded_to_half_place, style, with_mention
from quizapp.items.item import Explanation, Interaction, Item, Option, Part, Polarity, Says, Skill
from quizapp.items.wording import Wording

PROMPT = (
    "Suppose the underlined words in article {letter} are right. A post about the same thing at the same "
    "moment says: “{post}.” (We made up its figure.) Can the post be right too?"
)
FACT = "“{mention}” means {meaning}: {test} {fits}."
FACT_EXACT = "“{mention}” names one number, and {test} is another, far from it."
CANNOT_TELL = "Whether article {letter} is right. The question only asks what follows if it is."
RULE = "Ask which numbers the words allow. A figure contradicts them only if it lies outside."

YES = {
    Bound.AT_LEAST: "Yes: “{words}” leaves room for more.",
    Bound.UP_TO: "Yes: “{words}” leaves room for fewer.",
    Bound.ABOUT: "Yes: “{words}” covers numbers close by.",
    Bound.RANGE: "Yes: {test} lies within the range given.",
}
NO = {
    Bound.AT_LEAST: "No: “{words}” rules out any lower number.",
    Bound.UP_TO: "No: “{words}” rules out any higher number.",
    Bound.ABOUT: "No: “{words}” does not stretch that far.",
    Bound.RANGE: "No: {test} lies outside the range given.",
    Bound.EXACT: "No: one number is given there, and not this one.",
}


@dataclass(frozen=True)
class Case:
    """One test figure: its name, its value, and whether the claim allows it."""

    name: str
    value: Fraction
    fits: bool

    def is_above(self, claim: Claim) -> bool:
        """Say whether the test figure is higher than the claim's own."""
        return self.value > claim.figure.value


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Test every claim that stands as a sentence of its own, is sure, and settles the test figure."""
    for claim in corpus.firsts:
        is_share = bool(claim.quantity) and claim.figure.unit.startswith("percent")
        if claim.quantity and claim.statement and not is_share and not wording.is_possibility(claim):
            # Two reports may both be made, however far apart: "reportedly" leaves nothing to rule out.
            is_reported = bool(wording.reporting_words(claim))
            for case in _cases(claim):
                if case.fits or not is_reported:
                    yield _item(corpus, wording, claim, case)


def _cases(claim: Claim) -> Iterator[Case]:
    """Choose figures that no reading of `about` and no rounding could move across the line."""
    quantity = claim.figure
    below = rounded_to_half_place(quantity.value * Fraction(7, 10))
    top = quantity.high if quantity.high is not None else quantity.value
    above = rounded_to_half_place(top * Fraction(3, 2))
    match quantity.bound:
        case Bound.AT_LEAST:
            yield from (Case("below", below, False), Case("above", above, True))
        case Bound.UP_TO:
            yield from (Case("below", below, True), Case("above", above, False))
        case Bound.RANGE:
            inside = (quantity.value + top) / 2
            yield from (Case("inside", inside, True), Case("above", above, False))
        case Bound.ABOUT:
            yield from (Case("near", _three_digits(quantity.value), True), Case("above", above, False))
        case Bound.EXACT:
            yield from (Case("below", below, False), Case("above", above, False))


def _three_digits(value: Fraction) -> Fraction:
    """Go one per cent up and keep three digits: so near that nobody who says `about` rules it out."""
    place = Fraction(10) ** (len(str(int(value))) - 3)
    return round(value * Fraction(101, 100) / place) * place


def _item(corpus: Corpus, wording: Wording, claim: Claim, case: Case) -> Item:
    quantity = claim.figure
    test = style(case.value, quantity.figure)
    names = {"words": bound_words(claim) or quantity.mention, "test": test, "figure": quantity.figure}
    templates = YES if case.fits else NO
    settled = claim_says("allows" if case.fits else "rules_out", claim, values=[case.value])
    says = Says.NONE if case.fits else Says.PROBLEM
    right = key(
        templates[quantity.bound].format(**names),
        says,
        [settled, claim_says("bound_is", claim, values=[quantity.bound.value])],
        f"The number lies {'inside' if case.fits else 'outside'} what the words allow.",
    )
    fact = (FACT_EXACT if quantity.bound is Bound.EXACT else FACT).format(
        mention=quantity.mention,
        meaning=meaning_of(claim, wording),
        test=test,
        fits="fits" if case.fits else "does not fit",
    )
    name = letter(corpus, claim)
    return Item(
        id=f"test-figure.{claim.id}.{case.name}",
        design="test-figure",
        skill=Skill.COMPARE,
        polarity=Polarity.NONE if case.fits else Polarity.PROBLEM,
        topics=(claim.topic,),
        claims=(claim.id,),
        passages=show(corpus, claim),
        parts=(
            Part(
                id="verdict",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(letter=name, post=with_mention(claim, f"exactly {test}")),
                options=(right, *_wrong(wording, claim, case, names)),
            ),
        ),
        explanation=Explanation(
            verdict="Both can be right." if case.fits else "Both cannot be right.",
            fact=fact,
            evidence=(spell_out(corpus, claim, kind_line(claim, wording)),),
            rule=RULE,
            cannot_tell=CANNOT_TELL.format(letter=name),
            figures=(figure_row(corpus, claim, wording), own_row(test, case.value)),
            common=float(case.value) if case.fits else None,
        ),
        difficulty=0.3 if quantity.bound is Bound.UP_TO else 0.4,
        content_notes=corpus.article(claim.article).notes_on(claim.passage),
    )


def _nearest(claim: Claim, case: Case) -> str:
    """Write the end of the claim's figure that lies nearest to the test figure."""
    ends = [end for end in (claim.figure.low, claim.figure.high) if end is not None]
    return style(min(ends, key=lambda end: abs(end - case.value)), claim.figure.figure)


def _wrong(wording: Wording, claim: Claim, case: Case, names: dict[str, str]) -> tuple[Option, ...]:
    """Two more that answer the other way and one that answers rightly for a bad reason."""
    agree = "Yes" if case.fits else "No"
    says, other = (Says.NONE, Says.PROBLEM) if case.fits else (Says.PROBLEM, Says.NONE)
    words = claim.figure.mention
    wrong_verdict = claim_says("rules_out" if case.fits else "allows", claim, values=[case.value])
    turned = Bound.UP_TO if case.is_above(claim) == case.fits else Bound.AT_LEAST
    higher = "higher" if case.is_above(claim) == case.fits else "lower"
    close = f"No: the text says {names['figure']}, not {names['test']}."
    loose = f"Yes: {names['test']} is near enough to {_nearest(claim, case)}."
    misreading, misread = _misread(claim, case, turned, names["words"])
    return (
        distractor(
            "drops_bound" if case.fits else "close_is_equal",
            close if case.fits else loose,
            other,
            [wrong_verdict],
            wording,
            words,
        ),
        distractor(
            misreading,
            misread,
            other,
            [wrong_verdict, claim_says("bound_is", claim, values=[turned.value])],
            wording,
            words,
        ),
        distractor(
            "bigger_is_better",
            f"{agree}: of two figures, trust the {higher} one.",
            says,
            [claim_says("follows_from", values=["bigger_is_better"])],
            wording,
        ),
    )


def _misread(claim: Claim, case: Case, turned: Bound, words: str) -> tuple[str, str]:
    """Read the words as another bound: give the name of that misreading, and the option."""
    end = style(claim.figure.value, claim.figure.figure)
    if claim.figure.bound is Bound.RANGE and not case.fits:
        return "drops_end", f"Yes: the one limit given is {end}."
    differ = "No" if case.fits else "Yes"
    limit = {Bound.UP_TO: "no more than", Bound.AT_LEAST: "no fewer than"}[turned]
    is_turned_round = claim.figure.bound in {Bound.AT_LEAST, Bound.UP_TO}
    return "flips_polarity" if is_turned_round else "adds_bound", f"{differ}: “{words}” means {limit} {end}."
