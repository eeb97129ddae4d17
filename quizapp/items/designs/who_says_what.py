"""Who says what? Match claims with the source that their own sentences give, or with nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.corpus.claim import Claim
from quizapp.corpus.corpus import Corpus
from quizapp.corpus.selector import Selector
from quizapp.items.craft import (
    claim_says,
    join_evidence,
    letter,
    show,
    source_line,
    span_of,
    spell_out,
)
from quizapp.items.item import (
    Explanation,
    Interaction,
    Item,
    Option,
    OptionSource,
    Order,
    Part,
    Polarity,
    Skill,
    SourceKind,
    Target,
)
from quizapp.items.propositions import NOBODY
from quizapp.items.wording import Wording

PROMPT = (
    "Match {what} with the source that its own sentence gives for it. A source may serve more than once or "
    "not at all."
)
FIGURES, STATEMENTS = "each figure", "each statement"
NOBODY_TEXT = "No source is mentioned"
WHY_SPEAKER = "Its sentence gives “{speaker}” as the source."
WHY_NOBODY = "No words of its sentence say who said so."
FACT = "No words of the sentence say who said {silent}."
FACT_ALL = "Each sentence gives a source for its own claim."
VERDICT = "{given} of {count} have a source in the text."
RULE = "A source speaks for its own claim only. Look for it claim by claim, and expect that some have none."
TELL = "Whether the sources are right, how they know, and where a claim comes from that has none."
FEWEST, MOST_SPEAKERS = 3, 3


def make(corpus: Corpus, _: Wording) -> Iterator[Item]:
    """Take the claims on each topic, and the figures of each article."""
    fit = [claim for claim in corpus.firsts if _is_clear(corpus, claim)]
    groups = {topic.id: [claim for claim in fit if claim.topic == topic.id] for topic in corpus.topics}
    for article in corpus.articles:
        figures = [claim for claim in fit if claim.article == article.id and claim.quantity]
        groups[f"{article.id}-figures"] = figures
    asked: set[tuple[str, ...]] = set()
    for name, claims in groups.items():
        for item in _items(corpus, name, claims):
            if item.claims not in asked:
                asked.add(item.claims)
                yield item


def _is_clear(corpus: Corpus, claim: Claim) -> bool:
    """Say whether the passage settles who says so: the source stands in it, or nobody's does."""
    if claim.quantity is None and claim.statement is None:
        return False
    if claim.speaker is not None:
        return claim.passage.contains(claim.speaker)
    return not any(
        kin.article == claim.article and kin.speaker is not None and claim.passage.contains(kin.speaker)
        for kin in corpus.usable
    )


def _items(corpus: Corpus, name: str, claims: Sequence[Claim]) -> Iterator[Item]:
    """Take up to three sources, each once, and a claim or two that name nobody."""
    spoken: list[Claim] = []
    for claim in claims:
        if claim.speaker is not None and len(spoken) < MOST_SPEAKERS and _is_new(claim, spoken):
            spoken.append(claim)
    silent = [claim for claim in claims if claim.speaker is None][: 1 if len(spoken) > 2 else 2]
    chosen = sorted([*spoken, *silent], key=corpus.claims.index)
    are_alike = len({claim.quantity is None for claim in chosen}) == 1
    texts = {_words(claim).exact.casefold() for claim in chosen}
    if len(spoken) >= 2 and FEWEST <= len(chosen) == len(texts) and are_alike:
        targets = _targets(chosen, spoken)
        if targets:
            yield _item(corpus, f"who-says-what.{name}", [_widen(claim, chosen) for claim in chosen], targets)


def _widen(claim: Claim, chosen: Sequence[Claim]) -> Claim:
    """Give the claim the widest passage that holds its own, so that no sentence is shown twice."""
    around = [c.passage for c in chosen if c.article == claim.article and c.passage.contains(claim.passage)]
    return replace(claim, passage=max(around, key=lambda passage: len(passage.exact)))


def _is_new(claim: Claim, spoken: Sequence[Claim]) -> bool:
    """Say whether the source cannot be taken for one that is there already."""
    return all(
        other.speaker is None or claim.speaker is None or _differ(claim.speaker, other.speaker)
        for other in spoken
    )


def _differ(one: Selector, other: Selector) -> bool:
    first, second = one.exact.casefold(), other.exact.casefold()
    return first not in second and second not in first


def _targets(chosen: Sequence[Claim], spoken: Sequence[Claim]) -> tuple[Target, ...]:
    """Give the sources, a bystander and nobody; none at all where the last pair would follow."""
    said = [claim.speaker for claim in spoken if claim.speaker]
    nearby = (other for claim in chosen for other in claim.others)
    spare = next((other for other in nearby if all(_differ(other, one) for one in said)), None)
    words = sorted([*said, *([spare] if spare else [])], key=lambda selector: selector.exact.casefold())
    targets = [Target(f"source-{n}", f"“{one.exact}”", one.exact) for n, one in enumerate(words, start=1)]
    targets.append(Target(NOBODY, NOBODY_TEXT, NOBODY))
    used = len(spoken) + (len(spoken) < len(chosen))
    return () if used == len(chosen) == len(targets) else tuple(targets)


def _words(claim: Claim) -> Selector:
    if claim.statement is None or claim.quantity:
        return claim.asked
    return claim.statement


def _item(corpus: Corpus, name: str, claims: Sequence[Claim], targets: tuple[Target, ...]) -> Item:
    options = tuple(_option(corpus, claim, targets) for claim in claims)
    silent = [f"“{_words(claim).exact}”" for claim in claims if claim.speaker is None]
    given = sum(claim.speaker is not None for claim in claims)
    notes = (note for c in claims for note in corpus.article(c.article).notes_on(c.passage))
    return Item(
        id=name,
        design="who-says-what",
        skill=Skill.ATTRIBUTE,
        polarity=Polarity.NOT_APPLICABLE,
        topics=tuple(dict.fromkeys(claim.topic for claim in claims)),
        claims=tuple(claim.id for claim in claims),
        passages=show(corpus, *claims),
        parts=(
            Part(
                id="sources",
                interaction=Interaction.MATCH,
                prompt=PROMPT.format(what=FIGURES if claims[0].quantity else STATEMENTS),
                options=options,
                order=Order.SHUFFLED,
                targets=targets,
            ),
        ),
        explanation=Explanation(
            verdict=VERDICT.format(given=given, count=len(claims)),
            fact=FACT.format(silent=" or ".join(silent)) if silent else FACT_ALL,
            evidence=join_evidence(spell_out(corpus, claim, _line(claim), hedges=False) for claim in claims),
            rule=RULE,
            cannot_tell=TELL,
        ),
        difficulty=0.6,
        content_notes=tuple(dict.fromkeys(notes)),
    )


def _line(claim: Claim) -> str:
    """Say whom the text gives, and for which words: a passage may hold several claims."""
    return f"“{_words(claim).exact}”: {source_line(claim)}"


def _option(corpus: Corpus, claim: Claim, targets: Sequence[Target]) -> Option:
    speaker = claim.speaker.exact if claim.speaker else NOBODY
    shown = _words(claim)
    source = OptionSource(
        SourceKind.SPAN,
        (claim_says("is_put_down_to", claim, values=[speaker]),),
        None,
        (span_of(claim, shown),),
    )
    return Option(
        id=f"claim-{claim.id}",
        text=f"{letter(corpus, claim)}: “{shown.exact}”",
        is_key=True,
        says=None,
        source=source,
        feedback=WHY_SPEAKER.format(speaker=speaker) if claim.speaker else WHY_NOBODY,
        target=next(target.id for target in targets if target.value == speaker),
    )
