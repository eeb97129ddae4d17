"""Can both be true? Two figures on one question, from two texts, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound, coarseness
from quizapp.corpus.relation import Reason, Relation, Verdict
from quizapp.items.craft import (
    claim_says,
    common_of,
    distractor,
    figure_row,
    key,
    kind_line,
    letter,
    show,
    source_line,
    spell_out,
)
from quizapp.items.figures import bound_words, style
from quizapp.items.item import Explanation, Interaction, Item, Option, Part, Polarity, Says, Skill
from quizapp.items.wording import Wording

PROMPT = (
    "Articles {one} and {other} give different figures for {about}. Can both underlined statements be right?"
)
MEET = "Yes: a number such as {common} fits both."
ROUNDED = "Yes: one number is the other, rounded."
HANGS = "The texts do not settle it: that hangs on how far “{words}” reaches."
FACT_MEET = "“{one}” and “{other}” leave room for each other: {common} fits both."
FACT_HANGS = "The word “{words}” gives no edge. Read narrowly the two figures part, read widely they meet."
FACT_ROUNDED = " It is also what the finer figure rounds to."
SCOPE = "Whether both speak of the same thing. {one} counts {counted_one}; {other} counts {counted_other}. "
NOUNS = "Whether both count the same: {one} writes “{noun_one}”, {other} “{noun_other}”. "
OPEN = "The texts do not settle it: neither gives an exact number."
SUPPORT = "That both can be right does not mean that one supports the other."
HANGS_TELL = "Where “{words}” ends, and how the figure was counted. {ask}"
ASK = "Ask the source that is named."
NOBODY_TO_ASK = "No source is named whom one could ask."
RULE_MEET = "Two figures conflict only when no number fits both."
RULE_HANGS = "“About” and its like have no edge. Where all hangs on that edge, say that it is not settled."


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Pair claims on one topic from two separate texts that differ in figure and were not copied."""
    for topic in corpus.topics:
        for pair in combinations(corpus.quantities(topic.id), 2):
            if _is_fair(pair, wording):
                relation = corpus.relate(pair)
                hangs = relation.verdict is Verdict.NOT_SETTLED and Reason.DISJOINT not in relation.reasons
                if relation.verdict is Verdict.BOTH_CAN or hangs:
                    yield _item(corpus, wording, pair, relation)


def _is_fair(pair: tuple[Claim, ...], wording: Wording) -> bool:
    one, other = pair
    return (
        one.article != other.article
        and one.figure.unit == other.figure.unit
        and one.figure.value != other.figure.value
        and bool(bound_words(one) and bound_words(other))
        and not any(wording.is_possibility(claim) for claim in pair)
    )


def _item(corpus: Corpus, wording: Wording, pair: tuple[Claim, ...], relation: Relation) -> Item:
    one, other = pair
    meets = relation.verdict is Verdict.BOTH_CAN
    topic = corpus.topic(one.topic)
    common = common_of(wording, pair)
    return Item(
        id=f"can-both.{one.id}+{other.id}",
        design="can-both",
        skill=Skill.COMPARE,
        polarity=Polarity.NONE if meets else Polarity.NOT_APPLICABLE,
        topics=(topic.id,),
        claims=(one.id, other.id),
        passages=show(corpus, one, other),
        parts=(
            Part(
                id="verdict",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(one=letter(corpus, one), other=letter(corpus, other), about=topic.about),
                options=(
                    _key(pair, relation, wording),
                    _differ(pair, wording),
                    _open(pair, wording) if meets and _is_loose(pair) else _newest(pair, wording),
                    _yes(pair, relation, wording),
                ),
            ),
        ),
        explanation=_explain(corpus, wording, pair, relation),
        difficulty=0.5 if meets and common is not None else 0.8,
        content_notes=tuple(
            note for claim in pair for note in corpus.article(claim.article).notes_on(claim.passage)
        ),
    )


def _key(pair: tuple[Claim, ...], relation: Relation, wording: Wording) -> Option:
    one, other = pair
    asserts = [claim_says("verdict_is", one, other, values=[relation.verdict.value])]
    if relation.verdict is Verdict.NOT_SETTLED:
        return key(HANGS.format(words=_loose(pair)), None, asserts, "Neither answer follows from the words.")
    common = common_of(wording, pair)
    asserts += [claim_says("allows", claim, values=[common]) for claim in pair if common is not None]
    text = (
        MEET.format(common=style(common, one.figure.figure))
        if common is not None
        else "Yes: the stretches they allow overlap."
    )
    return key(text, Says.NONE, asserts, "One number lies inside both statements.")


def _differ(pair: tuple[Claim, ...], wording: Wording) -> Option:
    low, high = sorted(pair, key=lambda claim: claim.figure.value)
    return distractor(
        "drops_bound",
        f"No: {_number(low)} and {_number(high)} are different numbers.",
        Says.PROBLEM,
        [claim_says("verdict_is", *pair, values=[Verdict.BOTH_CANNOT.value])],
        wording,
        low.figure.mention,
    )


def _open(pair: tuple[Claim, ...], wording: Wording) -> Option:
    """Doubt what is settled: for the reach of a loose word, or because no number is exact."""
    asserts = [claim_says("verdict_is", *pair, values=[Verdict.NOT_SETTLED.value])]
    words = _loose(pair)
    if words:
        return distractor("overrates_about", HANGS.format(words=words), None, asserts, wording, words)
    return distractor("asks_which", OPEN, None, asserts, wording)


def _is_loose(pair: tuple[Claim, ...]) -> bool:
    return all(claim.figure.bound is not Bound.EXACT for claim in pair)


def _newest(pair: tuple[Claim, ...], wording: Wording) -> Option:
    return distractor(
        "newer_is_better",
        "No: the newer report corrects the older one.",
        Says.PROBLEM,
        [
            claim_says("verdict_is", *pair, values=[Verdict.BOTH_CANNOT.value]),
            claim_says("is_dated", *pair),
        ],
        wording,
    )


def _yes(pair: tuple[Claim, ...], relation: Relation, wording: Wording) -> Option:
    """Say yes for a reason that is proven not to hold: rounding where it is excluded, else copying."""
    if Reason.ROUNDING in relation.excluded:
        return distractor(
            "not_one_number",
            ROUNDED,
            Says.NONE,
            [claim_says("reason_holds", *pair, values=[Reason.ROUNDING.value])],
            wording,
        )
    return distractor(
        "sees_copying",
        "Yes: one article copies the other’s words.",
        Says.NONE,
        [claim_says("reason_holds", *pair, values=[Reason.COPIED.value])],
        wording,
    )


def _explain(corpus: Corpus, wording: Wording, pair: tuple[Claim, ...], relation: Relation) -> Explanation:
    one, other = pair
    common = common_of(wording, pair)
    names = {"one": one.figure.mention, "other": other.figure.mention, "words": _loose(pair)}
    if relation.verdict is Verdict.NOT_SETTLED:
        verdict, fact, rule = "The texts do not settle it.", FACT_HANGS.format(**names), RULE_HANGS
        ask = ASK if any(claim.names_its_source for claim in pair) else NOBODY_TO_ASK
        tell = f"{_scope(corpus, pair)}{HANGS_TELL.format(**names, ask=ask)}"
    else:
        verdict, rule = "Both can be right.", RULE_MEET
        tell = f"{_scope(corpus, pair)}{SUPPORT}"
        fact = FACT_MEET.format(**names, common=style(common, one.figure.figure) if common else "a number")
        values = (claim.figure.value for claim in pair)
        if Reason.ROUNDING in relation.reasons and common == max(values, key=coarseness):
            fact += FACT_ROUNDED
    return Explanation(
        verdict=verdict,
        fact=fact,
        evidence=tuple(
            spell_out(corpus, claim, f"{kind_line(claim, wording)} {source_line(claim)}") for claim in pair
        ),
        rule=rule,
        cannot_tell=tell,
        # An estimate has no edge to draw, and here everything hangs on it.
        figures=tuple(figure_row(corpus, claim, wording) for claim in pair)
        if relation.verdict is Verdict.BOTH_CAN
        else (),
        common=None if common is None or relation.verdict is not Verdict.BOTH_CAN else float(common),
    )


def _scope(corpus: Corpus, pair: tuple[Claim, ...]) -> str:
    """Say where the two count different things, or call what they count by different words."""
    one, other = pair
    names = {"one": letter(corpus, one), "other": letter(corpus, other)}
    if one.counted and other.counted and one.counted != other.counted:
        return SCOPE.format(**names, counted_one=one.counted, counted_other=other.counted)
    nouns = [claim.asked.exact.removeprefix(claim.figure.mention).strip() for claim in pair]
    if all(nouns) and nouns[0].lower() != nouns[1].lower():
        return NOUNS.format(**names, noun_one=nouns[0], noun_other=nouns[1])
    return ""


def _number(claim: Claim) -> str:
    """Write the first number a claim names, in its own style."""
    return style(claim.figure.value, claim.figure.figure)


def _loose(pair: tuple[Claim, ...]) -> str:
    """Give the words whose reach the answer hangs on."""
    return next((bound_words(claim) for claim in pair if claim.figure.bound is Bound.ABOUT), "")
