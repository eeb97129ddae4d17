"""In order: put events in the order in which the text itself says that they happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.selector import excerpt, select_within
from quizapp.items.craft import claim_says, join_evidence, letter, show, span_of
from quizapp.items.item import (
    Evidence,
    Explanation,
    Interaction,
    Item,
    Mark,
    MarkRole,
    Option,
    OptionSource,
    Part,
    Polarity,
    Range,
    Skill,
    SourceKind,
)
from quizapp.items.wording import Wording

PROMPT = (
    "Put these in the order in which they happened, the earliest first, as far as the words of article "
    "{letter} tell."
)
VERDICT = "The order: {cues}."
FACT = "The text gives the order itself: {events}."
EVENT = "“{event}” ({cue})"
WHY = "“{cue}” gives it place {place}."
LINE = "Place {place}: “{cue}”."
RULE = "Look for the words that say when. The order of the sentences need not be the order of the events."
TELL = "An order does not say that one thing was the cause of the next."
TELL_TIME = "How much time passed in between. "
FEWEST, MOST = 3, 5


def make(corpus: Corpus, _: Wording) -> Iterator[Item]:
    """Ask for the order of each series of events that an article's own words put in order."""
    series: dict[tuple[str, str], list[Claim]] = {}
    for claim in corpus.firsts:
        if claim.step is not None and _cue_stands_once(claim):
            series.setdefault((claim.article, claim.step.series), []).append(claim)
    for (article, name), claims in series.items():
        steps = sorted(claims, key=_place)
        places = [_place(claim) for claim in steps]
        if FEWEST <= len(steps) <= MOST and places == list(range(1, len(steps) + 1)):
            yield _item(corpus, f"in-order.{article}-{name}", steps)


def _place(claim: Claim) -> int:
    assert claim.step is not None, f"claim {claim.id} has no step"
    return claim.step.place


def _cue_stands_once(claim: Claim) -> bool:
    """Leave out what cannot be marked, and what would give its place away among the options."""
    return (
        bool(claim.time)
        and claim.passage.exact.count(_cue(claim)) == 1
        and _cue(claim) not in claim.asked.exact
    )


def _tells_year(claim: Claim) -> bool:
    return any(sign.isdigit() for sign in _cue(claim))


def _cue(claim: Claim) -> str:
    return claim.time or ""


def _item(corpus: Corpus, name: str, steps: Sequence[Claim]) -> Item:
    cues = ", then ".join(f"“{_cue(claim)}”" for claim in steps)
    notes = (note for c in steps for note in corpus.article(c.article).notes_on(c.passage))
    in_text = [claim.id for claim in sorted(steps, key=lambda claim: claim.asked.start)]
    return Item(
        id=name,
        design="in-order",
        skill=Skill.PROVENANCE,
        polarity=Polarity.NOT_APPLICABLE,
        topics=tuple(dict.fromkeys(claim.topic for claim in steps)),
        claims=tuple(claim.id for claim in steps),
        passages=show(corpus, *sorted(steps, key=lambda claim: claim.passage.start)),
        parts=(
            Part(
                id="order",
                interaction=Interaction.ORDER,
                prompt=PROMPT.format(letter=letter(corpus, steps[0])),
                options=tuple(_option(claim) for claim in steps),
            ),
        ),
        explanation=Explanation(
            verdict=VERDICT.format(cues=cues),
            fact=FACT.format(events=", then ".join(_event(claim) for claim in steps)),
            evidence=join_evidence(_evidence(corpus, claim) for claim in steps),
            rule=RULE,
            cannot_tell=TELL if any(_tells_year(claim) for claim in steps) else TELL_TIME + TELL,
        ),
        # Where the text tells it in another order, reading on is not enough.
        difficulty=0.3 if in_text == [claim.id for claim in steps] else 0.5,
        content_notes=tuple(dict.fromkeys(notes)),
    )


def _event(claim: Claim) -> str:
    return EVENT.format(event=claim.asked.exact, cue=_cue(claim))


def _option(claim: Claim) -> Option:
    source = OptionSource(
        SourceKind.SPAN, (claim_says("happens_before", claim),), None, (span_of(claim, claim.asked),)
    )
    why = WHY.format(cue=_cue(claim), place=_place(claim))
    return Option(
        f"step-{claim.id}", f"“{claim.asked.exact}”", True, None, source, why, target=str(_place(claim))
    )


def _evidence(corpus: Corpus, claim: Claim) -> Evidence:
    article = corpus.article(claim.article)
    cue = select_within(article.text, claim.passage, _cue(claim))
    return Evidence(
        **vars(excerpt(claim.article, claim.passage)),
        marks=(Mark(cue.start, cue.end, MarkRole.DECIDES),),
        line=LINE.format(place=_place(claim), cue=_cue(claim)),
        sics=tuple(Range(sic.start, sic.end) for sic in article.sics_in(claim.passage)),
    )
