"""What kind of figure is each? A floor, an estimate and a possibility that look like a quarrel."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound
from quizapp.corpus.relation import Reason, Verdict
from quizapp.items.craft import (
    claim_says,
    common_of,
    distractor,
    figure_row,
    key,
    kind_line,
    letter,
    mention_in,
    show,
    source_line,
    span_of,
    spell_out,
)
from quizapp.items.figures import style
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
    SourceKind,
)
from quizapp.items.wording import Wording

PROMPT = "Three articles, three figures for {about}: {figures}. Can all three underlined statements be right?"
KEY = "Yes: a floor, an estimate and a possibility leave room for each other."
ROUNDED = "Yes: they are one number, rounded in three ways."
RIVALS = "No: three different numbers contradict each other."
HIGHEST = "No: of three figures, trust the highest one."
WHICH = "Which of the three sets an upper limit and no lower one?"
FACT = "The texts give a floor, an estimate and a possibility, and {common} fits all three."
TELL = (
    "Whether the three count the same thing: {scopes}. "
    "And fitting together is not support: none of them shows that another is right."
)
RULE = "Figures conflict only when no number fits them all. Ask of each: a floor, an estimate or a ceiling?"


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Take, for every topic that has them in three articles, the lowest floor, an estimate and a ceiling."""
    for topic in corpus.topics:
        claims = corpus.quantities(topic.id)
        floors = sorted((c for c in claims if c.figure.bound is Bound.AT_LEAST), key=lambda c: c.figure.value)
        estimates = [c for c in claims if c.figure.bound is Bound.ABOUT]
        ceilings = [c for c in claims if c.figure.bound is Bound.UP_TO and wording.is_possibility(c)]
        for trio in product(floors, estimates, ceilings):
            if _is_fair(corpus, wording, trio):
                yield _item(corpus, wording, trio)
                break


def _is_fair(corpus: Corpus, wording: Wording, trio: tuple[Claim, ...]) -> bool:
    articles = {claim.article for claim in trio}
    units = {claim.figure.unit for claim in trio}
    if len(articles) < 3 or len(units) > 1:
        return False
    relation = corpus.relate(trio)
    is_one_number = Reason.ROUNDING not in relation.excluded
    return relation.verdict is Verdict.BOTH_CAN and not is_one_number and common_of(wording, trio) is not None


def _item(corpus: Corpus, wording: Wording, trio: tuple[Claim, ...]) -> Item:
    topic = corpus.topic(trio[0].topic)
    first, second, third = (claim.figure.figure for claim in trio)
    return Item(
        id=f"kinds-of-figure.{'+'.join(claim.id for claim in trio)}",
        design="kinds-of-figure",
        skill=Skill.COMPARE,
        polarity=Polarity.NONE,
        topics=(topic.id,),
        claims=tuple(claim.id for claim in trio),
        passages=show(corpus, *trio),
        parts=(
            Part(
                id="verdict",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(about=topic.about, figures=f"{first}, {second} and {third}"),
                options=_verdicts(trio, wording),
            ),
            Part(
                id="evidence",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=WHICH,
                options=_spans(corpus, wording, trio),
                order=Order.FIXED,
            ),
        ),
        explanation=_explain(corpus, wording, trio),
        difficulty=0.5,
        content_notes=tuple(
            note for claim in trio for note in corpus.article(claim.article).notes_on(claim.passage)
        ),
    )


def _verdicts(trio: tuple[Claim, ...], wording: Wording) -> tuple[Option, ...]:
    floor, estimate, ceiling = trio
    holds = claim_says("verdict_is", *trio, values=[Verdict.BOTH_CAN.value])
    clash = claim_says("verdict_is", *trio, values=[Verdict.BOTH_CANNOT.value])
    kinds = [
        claim_says("bound_is", floor, values=[Bound.AT_LEAST.value]),
        claim_says("bound_is", estimate, values=[Bound.ABOUT.value]),
        claim_says("bound_is", ceiling, values=[Bound.UP_TO.value]),
    ]
    rounding = claim_says("reason_holds", *trio, values=[Reason.ROUNDING.value])
    size = claim_says("follows_from", values=["bigger_is_better"])
    return (
        key(KEY, Says.NONE, [holds, *kinds], "One number fits all three statements."),
        distractor("drops_bound", RIVALS, Says.PROBLEM, [clash], wording, floor.figure.mention),
        distractor("bigger_is_better", HIGHEST, Says.PROBLEM, [clash, size], wording),
        distractor("not_one_number", ROUNDED, Says.NONE, [rounding], wording),
    )


def _spans(corpus: Corpus, wording: Wording, trio: tuple[Claim, ...]) -> tuple[Option, ...]:
    """Offer each figure with its bound as it stands, in the order of the passages."""
    options = []
    for claim in trio:
        span = span_of(claim, mention_in(corpus.article(claim.article), claim))
        text = f"{letter(corpus, claim)}: “{span.exact}”"
        asserts = [claim_says("bound_is", claim, values=[Bound.UP_TO.value])]
        if claim.figure.bound is Bound.UP_TO:
            why = "It sets a limit above and none below."
            options.append(key(text, None, asserts, why, kind=SourceKind.SPAN, spans=(span,)))
        else:
            options.append(
                distractor(
                    "mixes_kinds",
                    text,
                    None,
                    asserts,
                    wording,
                    f"“{span.exact}” gives {wording.bounds[claim.figure.bound]}",
                    name=claim.figure.bound.value.replace("_", "-"),
                    kind=SourceKind.SPAN,
                    spans=(span,),
                )
            )
    return tuple(options)


def _explain(corpus: Corpus, wording: Wording, trio: tuple[Claim, ...]) -> Explanation:
    common = common_of(wording, trio)
    assert common is not None
    scopes = "; ".join(f"{letter(corpus, claim)} counts {claim.counted}" for claim in trio if claim.counted)
    return Explanation(
        verdict="All three can be right.",
        fact=FACT.format(common=style(common, trio[1].figure.figure)),
        evidence=tuple(
            spell_out(corpus, claim, f"{kind_line(claim, wording)} {source_line(claim)}") for claim in trio
        ),
        rule=RULE,
        cannot_tell=TELL.format(scopes=scopes or "each counts in its own way"),
        figures=tuple(figure_row(corpus, claim, wording) for claim in trio),
        common=float(common),
    )
