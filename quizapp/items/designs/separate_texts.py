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

PROMPT = "Articles {letters} {all} give the figure {figure} for {about}. {ask}"
ASK = "Articles that copy the same words count as one text. How many separate texts is that?"
WORDS = ("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
VERDICT_ONE = "One text in {files} articles."
VERDICT = "{number} texts in {files} articles."
FACT_COPIED = (
    "{letters} carry the passage in the same words, character for character; with what stands around it they "
    "share {words} words in a row. Together they are one text."
)
FACT_SEPARATE = "Each article says it in words of its own. No run of eight words stands in two of them."
TELL_COPIED = "Which page had the text first, and who wrote it. No outlet, author or date is given."
TELL_SEPARATE = (
    "Whether one text rests on another or on the same source. "
    "Separate wording is not yet independent knowledge."
)
TELL_ORIGIN = (
    "Where {letters} {have} the figure from. Several texts that rest on one source are still one source."
)
TELL_ONE_ORIGIN = "How that source knows. Several texts that rest on one source are still one source."
ORIGIN = " {letters} name the same source: {origin}."
NO_ORIGIN = " {letters} {name} none."
RECIPIENTS = " Whom the words name as paid differs: {recipients}."
OWN = "each has words of its own"
SHARED = "two of them share their very words"
SAME = "the same words stand in {all}"
PAGES = "they appeared on different pages"
DAYS = "they come from different days"
FIGURE = "the figure is the same"
RULE_COPIED = (
    "The same words in the same order are one text, however often they appear. One text is not yet one "
    "source."
)
RULE_SEPARATE = "The same figure is not yet the same text. Compare the words."

LEAST = 13
"""Smaller figures agree by chance too often to ask what their texts share."""

Groups = tuple[tuple[Claim, ...], ...]


def make(corpus: Corpus, wording: Wording) -> Iterator[Item]:
    """For every figure that articles share: one item where some copy, one where each has its own words."""
    for topic in corpus.topics:
        claims = [claim for claim in corpus.usable if claim.topic == topic.id and claim.quantity]
        points = {claim.figure.value for claim in claims if claim.figure.is_point}
        for value in sorted(value for value in points if value >= LEAST):
            same = _one_per_article([c for c in claims if c.figure.is_point and c.figure.value == value])
            groups = _group(corpus, same)
            if len(groups) < len(same):
                yield _item(corpus, wording, same, groups)
            if len(groups) > 1:
                first = tuple(group[0] for group in groups)
                yield _item(corpus, wording, first, tuple((claim,) for claim in first))


def _one_per_article(claims: list[Claim]) -> tuple[Claim, ...]:
    """Give the first claim of each article, for as many articles as there are words for their number."""
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(claim.article, claim)
    return tuple(first.values())[: len(WORDS) - 1]


def _group(corpus: Corpus, claims: tuple[Claim, ...]) -> Groups:
    by_article = {claim.article: claim for claim in claims}
    groups = group_texts([(claim.article, claim.passage) for claim in claims], corpus.copies)
    return tuple(tuple(by_article[article] for article in group) for group in groups)


def _item(corpus: Corpus, wording: Wording, claims: tuple[Claim, ...], groups: Groups) -> Item:
    is_copied = len(groups) < len(claims)
    letters = _letters(corpus, claims)
    topic = corpus.topic(claims[0].topic)
    every = "both" if len(claims) == 2 else "all"
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
                prompt=PROMPT.format(
                    letters=letters, all=every, figure=_figure(claims), about=topic.about, ask=ASK
                ),
                options=_options(wording, claims, groups),
                order=Order.FIXED,
            ),
        ),
        explanation=Explanation(
            verdict=(VERDICT_ONE if len(groups) == 1 else VERDICT).format(
                number=WORDS[len(groups)], files=WORDS[len(claims)].lower()
            ),
            fact=(_say_copied(corpus, copied) if is_copied else FACT_SEPARATE)
            + _say_origin(corpus, claims)
            + _say_recipients(corpus, claims),
            evidence=tuple(_evidence(corpus, claim, claim in copied) for claim in claims),
            rule=RULE_COPIED if is_copied else RULE_SEPARATE,
            cannot_tell=TELL_COPIED if is_copied else _tell(corpus, claims),
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


def _share_origin(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Give the claims that name one and the same source, none where no two do."""
    named = [claim for claim in claims if claim.names_its_source and claim.origin]
    for first in named:
        group = tuple(claim for claim in named if claim.origin == first.origin)
        if len(group) > 1:
            return group
    return ()


def _silent(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if not claim.names_its_source)


def _say_origin(corpus: Corpus, claims: tuple[Claim, ...]) -> str:
    group, silent = _share_origin(claims), _silent(claims)
    if not group:
        return ""
    same = ORIGIN.format(letters=_letters(corpus, group), origin=group[0].origin)
    name = "names" if len(silent) == 1 else "name"
    return same + (NO_ORIGIN.format(letters=_letters(corpus, silent), name=name) if silent else "")


def _say_copied(corpus: Corpus, group: tuple[Claim, ...]) -> str:
    """Say which articles carry the passage, and how long the run of words is that they share around it."""
    words = max(
        copy.count_words(corpus.article(copy.one))
        for copy in corpus.copies
        if any(copy.covers(claim.article, claim.passage) for claim in group)
    )
    return FACT_COPIED.format(letters=_letters(corpus, group), words=words)


def _say_recipients(corpus: Corpus, claims: tuple[Claim, ...]) -> str:
    """Say who gets it by each text, where the texts differ in that."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.recipient:
            groups.setdefault(claim.recipient, []).append(claim)
    if len(groups) < 2:
        return ""
    named = (f"{who} in {_letters(corpus, tuple(group))}" for who, group in groups.items())
    return RECIPIENTS.format(recipients="; ".join(named))


def _tell(corpus: Corpus, claims: tuple[Claim, ...]) -> str:
    silent = _silent(claims)
    if not _share_origin(claims):
        return TELL_SEPARATE
    if not silent:
        return TELL_ONE_ORIGIN
    have = "has" if len(silent) == 1 else "have"
    return TELL_ORIGIN.format(letters=_letters(corpus, silent), have=have)


def _options(wording: Wording, claims: tuple[Claim, ...], groups: Groups) -> tuple[Option, ...]:
    """Offer counts in rising order, each with its reason; two say problem and two say none."""
    options = _copied(wording, claims, groups) if len(groups) < len(claims) else _separate(wording, claims)
    return tuple(option for _, option in sorted(options, key=lambda pair: (pair[0], pair[1].id)))


def _copied(wording: Wording, claims: tuple[Claim, ...], groups: Groups) -> list[tuple[int, Option]]:
    files, texts = len(claims), len(groups)
    fewer = 1 if texts > 1 else texts
    same = SHARED if texts > 1 else SAME.format(all=_all(files))
    right = key(
        _say(texts, same), Says.PROBLEM, [_texts(claims, texts)], "The shared words make these one text."
    )
    wrong = [
        (files, "counts_copy_twice", OWN, Says.NONE, []),
        (files, "page_as_text", PAGES, Says.NONE, [_unsound("a_page_makes_a_report")]),
        (fewer, "agreement_as_copy", FIGURE, Says.PROBLEM, [_unsound("agreement_is_copying")]),
    ]
    return [(texts, right), *_wrong(wording, claims, wrong)]


def _separate(wording: Wording, claims: tuple[Claim, ...]) -> list[tuple[int, Option]]:
    files = len(claims)
    right = key(_say(files, OWN), Says.NONE, [_texts(claims, files)], "No run of eight words is shared.")
    shared = SHARED if files > 2 else SAME.format(all=_all(files))
    wrong = [
        (1, "agreement_as_copy", FIGURE, Says.PROBLEM, [_unsound("agreement_is_copying")]),
        (files - 1, "sees_a_copy", shared, Says.PROBLEM, []),
        (files, "invents_days", DAYS, Says.NONE, [claim_says("is_dated", *claims)]),
    ]
    return [(files, right), *_wrong(wording, claims, wrong)]


def _wrong(
    wording: Wording, claims: tuple[Claim, ...], rows: list[tuple[int, str, str, Says, list[Assertion]]]
) -> Iterator[tuple[int, Option]]:
    """Make wrong options of rows: count, misreading, reason, what it says and what else it asserts."""
    for number, misreading, reason, says, asserts in rows:
        claimed = [_texts(claims, number), *asserts]
        yield number, distractor(misreading, _say(number, reason), says, claimed, wording)


def _unsound(principle: str) -> Assertion:
    return claim_says("follows_from", values=[principle])


def _all(number: int) -> str:
    return "both" if number == 2 else "all of them"


def _texts(claims: tuple[Claim, ...], number: int) -> Assertion:
    return claim_says("texts_are", *claims, values=[number])


def _say(number: int, reason: str) -> str:
    return f"{WORDS[number]}: {reason}."


def _figure(claims: tuple[Claim, ...]) -> str:
    """Write the figure as most of the passages write it, in digits where one does."""
    spellings = [claim.figure.figure for claim in claims]
    digits = [one for one in spellings if any(mark.isdecimal() for mark in one)] or spellings
    most = max(digits, key=digits.count)
    return most if digits is not spellings else most.lower()


def _letters(corpus: Corpus, claims: tuple[Claim, ...]) -> str:
    letters = [letter(corpus, claim) for claim in claims]
    return " and ".join(filter(None, (", ".join(letters[:-1]), letters[-1])))
