"""A post beside two texts: does its figure, between theirs or inside both, fit them both?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import TOLERANCES, Bound
from quizapp.corpus.relation import Verdict
from quizapp.items.craft import (
    claim_says,
    distractor,
    figure_row,
    key,
    kind_line,
    letter,
    own_row,
    show,
    source_line,
    spell_out,
)
from quizapp.items.figures import rounded_to_half_place, style, with_mention
from quizapp.items.item import (
    Assertion,
    Explanation,
    Interaction,
    Item,
    Option,
    Part,
    Polarity,
    Says,
    Skill,
)
from quizapp.items.wording import Wording

PROMPT = (
    "Articles {one} and {other} give different figures for {about}. A post gives a third: “{post}.” (We made "
    "it up.) Suppose all three speak of the same thing at the same moment: can they all be right?"
)
FACT_BETWEEN = "{test} fits “{open}”, but not “{strict}”."
FACT_INSIDE = "{test} fits both “{open}” and “{strict}”."
TELL = "Whether either article is right. That a number fits both would not mean that one supports the other."
RULE = "Statements hold together only where one number fits them all."
ONE_SIDED = {Bound.AT_LEAST, Bound.UP_TO}


@dataclass(frozen=True)
class Case:
    """A figure of ours beside two claims: the one that is open to it, and the one that decides."""

    open: Claim
    strict: Claim
    value: Fraction
    fits: bool

    @property
    def pair(self) -> tuple[Claim, Claim]:
        """The two claims in the order of the articles."""
        one, other = sorted((self.open, self.strict), key=lambda claim: claim.article)
        return one, other

    @property
    def test(self) -> str:
        """The figure of ours, written as the deciding claim writes its own."""
        return style(self.value, self.strict.figure.figure)


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Take two compatible claims, one of them one-sided, the other a statement that can be posted anew."""
    for topic in corpus.topics:
        for pair in combinations(corpus.quantities(topic.id), 2):
            if _is_fair(corpus, wording, pair):
                for case in _cases(pair):
                    yield _item(corpus, wording, case)


def _is_fair(corpus: Corpus, wording: Wording, pair: tuple[Claim, ...]) -> bool:
    one, other = pair
    return (
        one.article != other.article
        and one.figure.unit == other.figure.unit
        and not any(wording.is_possibility(claim) or wording.reporting_words(claim) for claim in pair)
        and corpus.relate(pair).verdict is Verdict.BOTH_CAN
    )


def _cases(pair: tuple[Claim, ...]) -> Iterator[Case]:
    """Choose a figure between the two that only one of them allows, and a new one that both allow."""
    for loose, strict in permutations(pair):
        if loose.figure.bound not in ONE_SIDED or strict.statement is None:
            continue
        low, high = sorted((loose.figure.value, strict.figure.value))
        middle = rounded_to_half_place((low + high) / 2)
        if low < middle < high and _allows(loose, middle) is True and _allows(strict, middle) is False:
            yield Case(loose, strict, middle, fits=False)
            inside = _inside(strict)
            if inside not in (low, high) and all(_allows(claim, inside) is True for claim in pair):
                yield Case(loose, strict, inside, fits=True)


def _inside(claim: Claim) -> Fraction:
    """Go half as far again as a floor or an estimate, and to the middle of a range."""
    low, high = claim.figure.low, claim.figure.high
    if low is not None and high is not None and low < high:
        return (low + high) / 2
    return rounded_to_half_place(claim.figure.value * Fraction(3, 2))


def _allows(claim: Claim, value: Fraction) -> bool | None:
    """Say whether the claim allows the value however far `about` reaches; None where that decides."""
    intervals = [claim.figure.interval(tolerance) for tolerance in TOLERANCES]
    answers = {interval.low <= value <= interval.high for interval in intervals}
    return answers.pop() if len(answers) == 1 else None


def _item(corpus: Corpus, wording: Wording, case: Case) -> Item:
    one, other = (letter(corpus, claim) for claim in case.pair)
    topic = corpus.topic(case.strict.topic)
    return Item(
        id=f"middle-figure.{case.open.id}+{case.strict.id}.{'inside' if case.fits else 'between'}",
        design="middle-figure",
        skill=Skill.COMPARE,
        polarity=Polarity.NONE if case.fits else Polarity.PROBLEM,
        topics=(topic.id,),
        claims=tuple(claim.id for claim in case.pair),
        passages=show(corpus, *case.pair),
        parts=(
            Part(
                id="verdict",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(
                    one=one,
                    other=other,
                    about=topic.about,
                    post=with_mention(case.strict, f"exactly {case.test}"),
                ),
                options=_options(wording, case),
            ),
        ),
        explanation=Explanation(
            verdict="All three can be right." if case.fits else "All three cannot be right together.",
            fact=(FACT_INSIDE if case.fits else FACT_BETWEEN).format(
                test=case.test, open=case.open.figure.mention, strict=case.strict.figure.mention
            ),
            evidence=tuple(
                spell_out(corpus, claim, f"{kind_line(claim, wording)} {source_line(claim)}")
                for claim in case.pair
            ),
            rule=RULE,
            cannot_tell=TELL,
            figures=(
                *(figure_row(corpus, claim, wording) for claim in case.pair),
                own_row(case.test, case.value),
            ),
            common=float(case.value) if case.fits else None,
        ),
        difficulty=0.5,
        content_notes=tuple(
            note for claim in case.pair for note in corpus.article(claim.article).notes_on(claim.passage)
        ),
    )


def _options(wording: Wording, case: Case) -> tuple[Option, ...]:
    """Two that say yes and two that say no; in each case one of them for the right reason."""
    enough = "Yes: one of the two articles allows it, and that is enough."
    one_is_enough = [claim_says("follows_from", values=["one_is_enough"])]
    if case.fits:
        return (
            key(
                f"Yes: {case.test} fits both articles.",
                Says.NONE,
                _allow(case),
                "Each text allows the number.",
            ),
            distractor("one_is_enough", enough, Says.NONE, one_is_enough, wording),
            _no_room(wording, case.strict, case),
            _no_room(wording, case.open, case),
        )
    return (
        key(
            f"No: “{case.strict.figure.mention}” leaves no room for it.",
            Says.PROBLEM,
            [claim_says("rules_out", case.strict, values=[case.value])],
            "One text that rules it out is enough.",
        ),
        _no_room(wording, case.open, case),
        distractor("one_is_enough", enough, Says.NONE, one_is_enough, wording),
        distractor(
            "splits_the_difference",
            f"Yes: {case.test} lies between the two figures.",
            Says.NONE,
            _allow(case),
            wording,
        ),
    )


def _allow(case: Case) -> list[Assertion]:
    return [claim_says("allows", claim, values=[case.value]) for claim in case.pair]


def _no_room(wording: Wording, claim: Claim, case: Case) -> Option:
    """Say wrongly that a claim leaves no room, by turning its limit round or by putting one in."""
    return distractor(
        "flips_polarity" if claim.figure.bound in ONE_SIDED else "adds_bound",
        f"No: “{claim.figure.mention}” leaves no room for it.",
        Says.PROBLEM,
        [claim_says("rules_out", claim, values=[case.value])],
        wording,
        claim.figure.mention,
        name="no-room-in-one" if claim is case.pair[0] else "no-room-in-other",
    )
