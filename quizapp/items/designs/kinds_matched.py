"""On the same subject, another kind of statement: match four statements with their kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.items.craft import claim_says, join_evidence, key, letter, show, span_of, spell_out
from quizapp.items.item import (
    Explanation,
    Interaction,
    Item,
    Option,
    Order,
    Part,
    Polarity,
    Skill,
    SourceKind,
    Target,
)
from quizapp.items.kinds import (
    CHECKABLE,
    FORECAST,
    OPINION,
    TOLD,
    is_plain_case,
    with_statement_asked,
    word_for,
)
from quizapp.items.wording import Wording

PROMPT = (
    "Put yourself at the time when each of these was written. What kind of statement is each? "
    "A kind may serve twice, or not at all."
)
FACT = "On the same subject, texts give different kinds of statement: {pairs}."
PAIR = "on {about}, article {one} gives {this} and article {other} {that}"
NAMES = {CHECKABLE: "something that can be checked now", OPINION: "an opinion", FORECAST: "a forecast"}
PLURALS = {
    CHECKABLE: "two things that can be checked now",
    OPINION: "two opinions",
    FORECAST: "two forecasts",
}
RULE = "First ask what kind of statement it is. Only then ask whether it is right."
TELL = "Which of them are right: a forecast, an opinion and a report can each be wrong."

Pair = tuple[Claim, Claim]


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """Join two subjects on each of which two articles give statements of different kinds."""
    for one, other in combinations(_pairs(corpus, wording), 2):
        yield _item(corpus, one, other)


def _pairs(corpus: Corpus, wording: Wording) -> list[Pair]:
    """Give for each topic the first two statements of different articles and kinds, where there are any."""
    pairs = []
    for topic in corpus.topics:
        claims = [c for c in corpus.firsts if c.topic == topic.id and is_plain_case(c, wording)]
        fitting = (
            (one, other)
            for one, other in combinations(claims, 2)
            if one.article != other.article and word_for(one) != word_for(other)
        )
        if pair := next(fitting, None):
            pairs.append(pair)
    return pairs


def _item(corpus: Corpus, one: Pair, other: Pair) -> Item:
    claims = tuple(with_statement_asked(claim) for claim in (*one, *other))
    told = "; ".join(_tell(corpus, pair) for pair in (one, other))
    return Item(
        id=f"kinds-matched.{'+'.join(claim.id for claim in claims)}",
        design="kinds-matched",
        skill=Skill.KIND,
        polarity=Polarity.NOT_APPLICABLE,
        topics=(one[0].topic, other[0].topic),
        claims=tuple(claim.id for claim in claims),
        passages=show(corpus, *claims),
        parts=(
            Part(
                id="kinds",
                interaction=Interaction.MATCH,
                prompt=PROMPT,
                options=tuple(_option(claim, place) for place, claim in enumerate(claims, start=1)),
                order=Order.SHUFFLED,
                targets=tuple(Target(word, told.option, word) for word, told in TOLD.items()),
            ),
        ),
        explanation=Explanation(
            verdict=_count_kinds(claims),
            fact=FACT.format(pairs=told),
            evidence=join_evidence(
                spell_out(corpus, claim, TOLD[word_for(claim)].verdict, who=False) for claim in claims
            ),
            rule=RULE,
            cannot_tell=TELL,
        ),
        difficulty=0.5,
        content_notes=tuple(
            dict.fromkeys(
                note for claim in claims for note in corpus.article(claim.article).notes_on(claim.passage)
            )
        ),
    )


def _count_kinds(claims: Sequence[Claim]) -> str:
    """Say how many of each kind there are: the lines of the answer show which is which."""
    counts = Counter(word_for(claim) for claim in claims)
    told = [NAMES[word] if counts[word] == 1 else PLURALS[word] for word in NAMES if counts[word]]
    text = " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))
    return f"{text[:1].upper()}{text[1:]}."


def _option(claim: Claim, place: int) -> Option:
    word = word_for(claim)
    option = key(
        f"“{claim.asked.exact}”",
        None,
        [claim_says("is_kind", claim, values=[word])],
        TOLD[word].why,
        kind=SourceKind.SPAN,
        spans=(span_of(claim, claim.asked),),
    )
    return replace(option, id=f"statement-{place}", target=word)


def _tell(corpus: Corpus, pair: Pair) -> str:
    one, other = pair
    return PAIR.format(
        about=corpus.topic(one.topic).about,
        one=letter(corpus, one),
        this=NAMES[word_for(one)],
        other=letter(corpus, other),
        that=NAMES[word_for(other)],
    )
