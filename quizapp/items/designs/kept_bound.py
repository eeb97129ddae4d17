"""The same figure twice in one article: is it as exact, or inexact, the second time as it was the first?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.quantity import Bound
from quizapp.corpus.selector import Selector, select_within
from quizapp.items.craft import (
    claim_says,
    distractor,
    key,
    kind_line,
    letter,
    mention_in,
    show,
    span_of,
    spell_out,
)
from quizapp.items.figures import bound_words
from quizapp.items.item import (
    Explanation,
    Interaction,
    Item,
    Option,
    Part,
    Polarity,
    Says,
    Skill,
    SourceKind,
)
from quizapp.items.wording import Wording

PROMPT = (
    "Article {letter} gives the figure {figure} twice. Read by itself, is the second underlined passage as "
    "exact as the first, no more and no less?"
)
WHICH = "Which words of the first passage say how exact its figure is?"
FACT_KEPT = "“{first}” and “{second}” both give {kind}."
FACT_LOST = "First the article says “{first}”. Later it says {second}, and “{words}” is gone."
TELL_KEPT = "How the figure was counted, and how far off it may be."
TELL_LOST = "Whether the writer learned more in between, or only put it more briefly."
RULE_KEPT = "Different words may say the same of a number. Compare what they allow."
RULE_LOST = "Figures harden on their way through a text. Go back to where the figure first stands."


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Take, for each figure that an article repeats, the first time it is kept and the first it is lost."""
    seen: set[tuple[str, str, object, bool]] = set()
    for one, other in combinations(corpus.firsts, 2):
        if not _is_repeated(one, other):
            continue
        kept = one.figure.bound is other.figure.bound
        lost = other.figure.bound is Bound.EXACT
        place = (one.article, one.topic, one.figure.value, kept)
        if (kept or lost) and place not in seen and len(_elsewhere(corpus, wording, one)) >= 2:
            seen.add(place)
            yield _item(corpus, wording, one, other)


def _is_repeated(one: Claim, other: Claim) -> bool:
    return (
        one.article == other.article
        and one.topic == other.topic
        and bool(one.quantity and other.quantity)
        and one.figure.value == other.figure.value
        and one.figure.unit == other.figure.unit
        and one.passage != other.passage
        and bool(bound_words(one))
        and bound_words(one) != bound_words(other)
    )


def _item(corpus: Corpus, wording: Wording, one: Claim, other: Claim) -> Item:
    kept = one.figure.bound is other.figure.bound
    fact = FACT_KEPT if kept else FACT_LOST
    return Item(
        id=f"kept-bound.{one.id}+{other.id}",
        design="kept-bound",
        skill=Skill.CERTAINTY,
        polarity=Polarity.NONE if kept else Polarity.PROBLEM,
        topics=(one.topic,),
        claims=(one.id, other.id),
        passages=show(corpus, one, other),
        parts=(
            Part(
                id="verdict",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=PROMPT.format(letter=letter(corpus, one), figure=one.figure.figure),
                options=_kept(wording, one, other) if kept else _lost(wording, one, other),
            ),
            Part(
                id="evidence",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=WHICH,
                options=_words(corpus, wording, one),
            ),
        ),
        explanation=Explanation(
            verdict=_verdict_kept(one, wording) if kept else f"It is not: “{bound_words(one)}” is gone.",
            fact=fact.format(
                first=one.figure.mention,
                second=other.figure.mention,
                words=bound_words(one),
                kind=wording.bounds[one.figure.bound],
            ),
            evidence=tuple(
                spell_out(corpus, claim, kind_line(claim, wording), who=False, hedges=False)
                for claim in (one, other)
            ),
            rule=RULE_KEPT if kept else RULE_LOST,
            cannot_tell=TELL_KEPT if kept else TELL_LOST,
        ),
        difficulty=0.5,
        content_notes=tuple(
            note for claim in (one, other) for note in corpus.article(claim.article).notes_on(claim.passage)
        ),
    )


def _verdict_kept(one: Claim, wording: Wording) -> str:
    return f"It is: both give {wording.bounds[one.figure.bound]}."


def _kept(wording: Wording, one: Claim, other: Claim) -> tuple[Option, ...]:
    first, second = bound_words(one), bound_words(other)
    same = claim_says("have_same_bound", one, other, values=["yes"])
    number = claim_says("follows_from", values=["only_the_number_counts"])
    exact = claim_says("bound_is", other, values=[Bound.EXACT.value])
    is_loose = one.figure.bound is Bound.ABOUT
    return (
        key(
            "Yes: both mark the number as an estimate." if is_loose else "Yes: both set the same limit.",
            Says.NONE,
            [same],
            f"“{first}” and “{second}” say so; neither says how far off it may be."
            if is_loose
            else f"“{first}” and “{second}” allow the same numbers.",
        ),
        distractor(
            "drops_bound",
            "Yes: the number is the same, and that is enough.",
            Says.NONE,
            [number],
            wording,
            one.figure.mention,
        ),
        distractor(
            "adds_bound",
            "No: the second passage makes the figure exact.",
            Says.PROBLEM,
            [exact],
            wording,
            other.figure.mention,
        ),
        distractor(
            "sees_two_numbers",
            "No: the two passages name different numbers.",
            Says.PROBLEM,
            [claim_says("names_differ", one, other)],
            wording,
        ),
    )


def _lost(wording: Wording, one: Claim, other: Claim) -> tuple[Option, ...]:
    words = bound_words(one)
    differ = claim_says("have_same_bound", one, other, values=["no"])
    same = claim_says("have_same_bound", one, other, values=["yes"])
    return (
        key(
            "No: a limit is missing there, and the number stands alone.",
            Says.PROBLEM,
            [differ],
            f"Without “{words}” it is a plain number.",
        ),
        distractor(
            "drops_bound",
            "Yes: the number is the same, and that is enough.",
            Says.NONE,
            [same],
            wording,
            one.figure.mention,
        ),
        distractor(
            "adds_bound",
            "Yes: a plain number sets the same limit.",
            Says.NONE,
            [same],
            wording,
            other.figure.mention,
        ),
        distractor(
            "sees_two_numbers",
            "No: the two passages name different numbers.",
            Says.PROBLEM,
            [claim_says("names_differ", one, other)],
            wording,
        ),
    )


def _words(corpus: Corpus, wording: Wording, claim: Claim) -> tuple[Option, ...]:
    text = corpus.article(claim.article).text
    bound = select_within(text, mention_in(corpus.article(claim.article), claim), bound_words(claim))
    right = key(
        f"“{bound.exact}”",
        None,
        [claim_says("words_bound", claim, values=[bound.exact])],
        "They stand beside the number and say how to take it.",
        kind=SourceKind.SPAN,
        spans=(span_of(claim, bound),),
    )
    wrong = [
        distractor(
            "wrong_words",
            f"“{words.exact}”",
            None,
            [claim_says("words_bound", claim, values=[words.exact])],
            wording,
            name=f"other-words-{place}",
            kind=SourceKind.SPAN,
            spans=(span_of(claim, words),),
        )
        for place, words in enumerate(_elsewhere(corpus, wording, claim)[:3], start=1)
    ]
    return (right, *wrong)


def _elsewhere(corpus: Corpus, wording: Wording, claim: Claim) -> tuple[Selector, ...]:
    """Give words of the same passage that might be taken for it: hedges, words of time, words of weight."""
    text = corpus.article(claim.article).text
    mention = mention_in(corpus.article(claim.article), claim)
    weighty = sorted(
        (words for words in wording.weighty if len(re.findall(rf"\b{words}\b", claim.passage.exact)) == 1),
        key=claim.passage.exact.index,
    )
    found = [
        select_within(text, claim.passage, words)
        for words in (*claim.hedges, claim.time, *weighty)
        if words and claim.passage.exact.count(words) == 1
    ]
    return tuple(words for words in found if not words.overlaps(mention))
