"""How many separate texts? Articles that give one figure, told apart from articles that copy it."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.corpus.claim import Claim
from quizapp.corpus.copies import group_texts
from quizapp.corpus.corpus import Corpus
from quizapp.items.craft import claim_says, distractor, key, letter, show, source_line, spell_out
from quizapp.items.item import (
    Assertion,
    Evidence,
    Explanation,
    Interaction,
    Item,
    Mark,
    MarkRole,
    Option,
    Order,
    Part,
    Polarity,
    Says,
    Skill,
)
from quizapp.items.wording import Wording

PROMPT = "Articles {letters} all give the figure {figure} for {about}. How many separate texts is that?"
PROMPT_TWO = "Articles {letters} both give the figure {figure} for {about}. How many separate texts is that?"
WORDS = ("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
VERDICT_ONE = "One text in {files} articles."
VERDICT = "{number} texts in {files} articles."
FACT_COPIED = (
    "{letters} carry the passage in the same words, character for character: together they are one text."
)
FACT_SEPARATE = "Each article says it in words of its own. No run of eight words stands in two of them."
TELL_COPIED = "Which page had the text first, and who wrote it. No outlet, author or date is given."
TELL_SEPARATE = (
    "Whether one text rests on another or on the same source. "
    "Separate wording is not yet independent knowledge."
)
SHARED = "two of them share their very words"
SAME = "the same words stand in all of them"
RULE_COPIED = "Count where a claim comes from, not where it appears."
RULE_SEPARATE = "The same figure is not yet the same text. Compare the words."

Groups = tuple[tuple[Claim, ...], ...]


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """For every figure that articles share: one item where some copy, one where each has its own words."""
    for topic in corpus.topics:
        claims = [claim for claim in corpus.usable if claim.topic == topic.id and claim.quantity]
        for value in sorted({claim.figure.value for claim in claims if claim.figure.is_point}):
            same = _one_per_article([c for c in claims if c.figure.is_point and c.figure.value == value])
            groups = _group(corpus, same)
            if len(groups) < len(same):
                yield _item(corpus, wording, same, groups)
            if len(groups) > 1:
                first = tuple(group[0] for group in groups)
                yield _item(corpus, wording, first, tuple((claim,) for claim in first))


def _one_per_article(claims: list[Claim]) -> tuple[Claim, ...]:
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(claim.article, claim)
    return tuple(first.values())


def _group(corpus: Corpus, claims: tuple[Claim, ...]) -> Groups:
    by_article = {claim.article: claim for claim in claims}
    groups = group_texts([(claim.article, claim.passage) for claim in claims], corpus.copies)
    return tuple(tuple(by_article[article] for article in group) for group in groups)


def _item(corpus: Corpus, wording: Wording, claims: tuple[Claim, ...], groups: Groups) -> Item:
    is_copied = len(groups) < len(claims)
    letters = _join([letter(corpus, claim) for claim in claims])
    topic = corpus.topic(claims[0].topic)
    prompt = PROMPT_TWO if len(claims) == 2 else PROMPT
    copied = next((group for group in groups if len(group) > 1), ())
    return Item(
        id=f"separate-texts.{'+'.join(claim.id for claim in claims)}",
        design="separate-texts",
        skill=Skill.INDEPENDENCE,
        polarity=Polarity.PROBLEM if is_copied else Polarity.NONE,
        topics=(topic.id,),
        claims=tuple(claim.id for claim in claims),
        passages=show(corpus, *claims),
        parts=(
            Part(
                id="count",
                interaction=Interaction.SINGLE_CHOICE,
                prompt=prompt.format(letters=letters, figure=_figure(claims), about=topic.about),
                options=_options(wording, claims, groups),
                order=Order.FIXED,
            ),
        ),
        explanation=Explanation(
            verdict=(VERDICT_ONE if len(groups) == 1 else VERDICT).format(
                number=WORDS[len(groups)], files=WORDS[len(claims)].lower()
            ),
            fact=FACT_COPIED.format(letters=_join([letter(corpus, c) for c in copied]))
            if is_copied
            else FACT_SEPARATE,
            evidence=tuple(_evidence(corpus, claim, claim in copied) for claim in claims),
            rule=RULE_COPIED if is_copied else RULE_SEPARATE,
            cannot_tell=TELL_COPIED if is_copied else TELL_SEPARATE,
        ),
        difficulty=0.5,
        content_notes=tuple(
            note for claim in claims for note in corpus.article(claim.article).notes_on(claim.passage)
        ),
    )


def _evidence(corpus: Corpus, claim: Claim, is_copied: bool) -> Evidence:
    """Mark the whole passage where it is copied, since the words themselves are the evidence."""
    plain = spell_out(corpus, claim, source_line(claim))
    if not is_copied:
        return plain
    whole = (Mark(claim.passage.start, claim.passage.end, MarkRole.DECIDES),)
    return Evidence(**{**vars(plain), "marks": whole, "line": "Same words, in the same order."})


def _options(wording: Wording, claims: tuple[Claim, ...], groups: Groups) -> tuple[Option, ...]:
    """Offer counts in rising order, each with its reason; two say problem and two say none."""
    options = _copied(wording, claims, groups) if len(groups) < len(claims) else _separate(wording, claims)
    return tuple(option for _, option in sorted(options, key=lambda pair: (pair[0], pair[1].id)))


def _copied(wording: Wording, claims: tuple[Claim, ...], groups: Groups) -> list[tuple[int, Option]]:
    files, texts = len(claims), len(groups)
    fewer = 1 if texts > 1 else texts
    copying = claim_says("follows_from", values=["agreement_is_copying"])
    heading = claim_says("follows_from", values=["a_page_makes_a_report"])
    return [
        (
            texts,
            key(
                _say(texts, SHARED if texts > 1 else SAME),
                Says.PROBLEM,
                [_texts(claims, texts)],
                "The shared words make these one text.",
            ),
        ),
        (
            files,
            distractor(
                "counts_copy_twice",
                _say(files, "each article is a report of its own"),
                Says.NONE,
                [_texts(claims, files)],
                wording,
            ),
        ),
        (
            files,
            distractor(
                "adds_detail",
                _say(files, "they appeared on different pages"),
                Says.NONE,
                [_texts(claims, files), heading],
                wording,
            ),
        ),
        (
            fewer,
            distractor(
                "agreement_as_copy",
                _say(fewer, "the figure is the same"),
                Says.PROBLEM,
                [_texts(claims, fewer), copying],
                wording,
            ),
        ),
    ]


def _separate(wording: Wording, claims: tuple[Claim, ...]) -> list[tuple[int, Option]]:
    files = len(claims)
    copying = claim_says("follows_from", values=["agreement_is_copying"])
    return [
        (
            files,
            key(
                _say(files, "each has words of its own"),
                Says.NONE,
                [_texts(claims, files)],
                "No run of eight words is shared.",
            ),
        ),
        (
            1,
            distractor(
                "agreement_as_copy",
                _say(1, "the figure is the same"),
                Says.PROBLEM,
                [_texts(claims, 1), copying],
                wording,
            ),
        ),
        (
            files - 1,
            distractor(
                "agreement_as_copy",
                _say(files - 1, "one repeats another’s words"),
                Says.PROBLEM,
                [_texts(claims, files - 1)],
                wording,
                name="sees-a-copy",
            ),
        ),
        (
            files,
            distractor(
                "newer_is_better",
                _say(files, "they come from different days"),
                Says.NONE,
                [claim_says("is_dated", *claims)],
                wording,
            ),
        ),
    ]


def _texts(claims: tuple[Claim, ...], number: int) -> Assertion:
    return claim_says("texts_are", *claims, values=[number])


def _say(number: int, reason: str) -> str:
    return f"{WORDS[number]}: {reason}."


def _figure(claims: tuple[Claim, ...]) -> str:
    """Write the figure as most of the passages write it."""
    spellings = [claim.figure.figure for claim in claims]
    return max(spellings, key=spellings.count)


def _join(letters: list[str]) -> str:
    return f"{', '.join(letters[:-1])} and {letters[-1]}"
