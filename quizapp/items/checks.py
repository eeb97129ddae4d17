"""The invariants of an item, one named check each. A check gives findings, never an exception."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quizapp.corpus.corpus import Corpus
from quizapp.corpus.selector import Excerpt
from quizapp.corpus.sentences import with_context
from quizapp.errors import Finding
from quizapp.items.item import (
    CHOOSING,
    Item,
    Option,
    Part,
    Polarity,
    Range,
    Says,
    Skill,
    SourceKind,
)
from quizapp.items.linter.words import normalise
from quizapp.items.part_checks import (
    Check,
    has_its_keys,
    number_proved,
    order_proved,
    pairs_proved,
    phrases_make_the_passage,
)
from quizapp.items.propositions import do_all_hold

JUDGED = {Skill.COMPARE, Skill.INDEPENDENCE, Skill.CERTAINTY, Skill.NUMERACY, Skill.SUPPORT}
"""Skills that ask for a judgement with a polarity (skills.md section 3)."""

JOINING = ("both", "each", "all three", "the three", "all give")
"""Words by which a prompt speaks of every passage at once."""


def check_item(item: Item, corpus: Corpus) -> list[Finding]:
    """Run every check over one item."""
    return [finding for check in CHECKS for finding in check(item, corpus)]


def anchored(item: Item, corpus: Corpus) -> Iterator[Finding]:
    """Every passage, span and piece of evidence stands in its article exactly where it says."""
    for words in _excerpts(item):
        if not words.is_anchored_in(corpus.article(words.article).text):
            yield _finding(
                item, "anchored", f"{words.exact[:40]!r} does not stand at {words.start} of {words.article}"
            )


def marked_inside(item: Item, _: Corpus) -> Iterator[Finding]:
    """Underlined and marked words lie inside the passage that shows them."""
    stretches: list[tuple[Excerpt, Range]] = [
        (passage, asked) for passage in item.passages for asked in passage.asked
    ]
    stretches += [
        (evidence, Range(mark.start, mark.end))
        for evidence in item.explanation.evidence
        for mark in evidence.marks
    ]
    for passage, mark in stretches:
        if not passage.start <= mark.start < mark.end <= passage.end:
            yield _finding(item, "marked_inside", f"a mark at {mark.start} leaves its passage")


def distinct_options(item: Item, _: Corpus) -> Iterator[Finding]:
    """No two options of a part share an id or say the same."""
    for part in item.parts:
        for what, values in (
            ("id", [option.id for option in part.options]),
            ("text", [option.text.casefold().strip(" .") for option in part.options]),
        ):
            twice = [value for value, count in Counter(values).items() if count > 1]
            if twice:
                yield _finding(item, "distinct_options", f"the {what} {twice[0]!r} stands twice", part)


def key_proved(item: Item, corpus: Corpus) -> Iterator[Finding]:
    """The key is proved by the claims: every assertion it makes is true."""
    for part, option in _options(item):
        if (
            part.interaction in CHOOSING
            and option.is_key
            and (not option.source.asserts or do_all_hold(option.source.asserts, corpus) is not True)
        ):
            yield _finding(item, "key_proved", f"the claims do not prove {option.text!r}", part)


def distractor_refuted(item: Item, corpus: Corpus) -> Iterator[Finding]:
    """Every distractor is refuted by the claims: something it asserts is false, not merely open."""
    for part, option in _options(item):
        if not option.is_key and do_all_hold(option.source.asserts, corpus) is not False:
            yield _finding(item, "distractor_refuted", f"the claims do not refute {option.text!r}", part)


def named_misreading(item: Item, _: Corpus) -> Iterator[Finding]:
    """Every distractor comes from a named misreading and says why it fails; a key has none."""
    for part, option in _options(item):
        if option.is_key == bool(option.source.misreading):
            yield _finding(
                item, "named_misreading", f"{option.text!r} has misreading {option.source.misreading}", part
            )
        if not option.feedback:
            yield _finding(item, "named_misreading", f"{option.text!r} has no feedback", part)


def options_from_passages(item: Item, _: Corpus) -> Iterator[Finding]:
    """A span or a mutation names the words it stands for; a span quotes them."""
    for part, option in _options(item):
        if option.source.kind is not SourceKind.VERDICT and not option.source.spans:
            yield _finding(item, "options_from_passages", f"{option.text!r} names no passage", part)
        elif option.source.kind is SourceKind.SPAN and option.source.spans[0].exact not in option.text:
            yield _finding(
                item, "options_from_passages", f"{option.text!r} is not the passage it names", part
            )


def polarity_agrees(item: Item, _: Corpus) -> Iterator[Finding]:
    """The key says what the polarity is, and only judged skills have one."""
    says = {Polarity.PROBLEM: Says.PROBLEM, Polarity.NONE: Says.NONE}.get(item.polarity)
    if item.parts[0].says is not says:
        told = f"the key says {item.parts[0].says}, the item is {item.polarity}"
        yield _finding(item, "polarity_agrees", told)
    if item.is_judged and item.skill not in JUDGED:
        yield _finding(item, "polarity_agrees", f"{item.skill} has no polarity")


def names_its_article(item: Item, corpus: Corpus) -> Iterator[Finding]:
    """Where passages come from several articles, the stem names them or speaks of all at once."""
    articles = {passage.article for passage in item.passages}
    if len(articles) > 1:
        prompt = item.parts[0].prompt
        letters = [corpus.article(name).letter for name in articles]
        if not any(words in prompt for words in JOINING) and not all(f" {x}" in prompt for x in letters):
            yield _finding(item, "names_its_article", "the stem does not say which article it asks about")


def story_only(item: Item, corpus: Corpus) -> Iterator[Finding]:
    """Furniture and other stories are evidence only where provenance is the question."""
    if item.skill is Skill.PROVENANCE:
        return
    for words in _excerpts(item):
        if not corpus.article(words.article).is_story(words):
            yield _finding(item, "story_only", f"{words.exact[:40]!r} is not part of the story")


def no_leak(item: Item, _: Corpus) -> Iterator[Finding]:
    """No stem states a key of its item, and no part prints the words that another one asks for."""
    for part, option in _options(item):
        others = [one.text for other in item.parts if other is not part for one in other.options]
        told = [*others, *(other.prompt for other in item.parts)]
        words = normalise(option.text)
        if option.is_key and any(f" {words} " in f" {normalise(text)} " for text in told):
            yield _finding(item, "no_leak", f"the key {option.text!r} stands elsewhere in the question", part)


def self_contained(item: Item, corpus: Corpus) -> Iterator[Finding]:
    """A passage that begins with a pronoun is shown with what stands before it."""
    for passage in item.passages:
        if with_context(corpus.article(passage.article).text, passage).start < passage.start:
            told = f"{passage.exact[:30]!r} begins with a pronoun: show the sentence before as well"
            yield _finding(item, "self_contained", told)


def accepted_claims(item: Item, corpus: Corpus) -> Iterator[Finding]:
    """An item rests only on claims that a reviewer accepted and that are not garbled."""
    for name in item.claims:
        if not corpus.claim(name).is_usable:
            yield _finding(item, "accepted_claims", f"claim {name} is not accepted, or garbled")


def explained(item: Item, _: Corpus) -> Iterator[Finding]:
    """An explanation quotes evidence from every article shown and says all it has to say."""
    explanation = item.explanation
    shown = {passage.article for passage in item.passages}
    if shown - {evidence.article for evidence in explanation.evidence}:
        yield _finding(item, "explained", "an article that is shown is not quoted as evidence")
    if not any(evidence.marks for evidence in explanation.evidence):
        yield _finding(item, "explained", "no word of the evidence is marked as deciding")
    for name in ("verdict", "fact", "rule", "cannot_tell"):
        if not getattr(explanation, name):
            yield _finding(item, "explained", f"the explanation has no {name}")


def nothing_left_open(item: Item, _: Corpus) -> Iterator[Finding]:
    """No sentence still holds a place for words that were never put in."""
    texts = [part.prompt for part in item.parts] + [option.text for _, option in _options(item)]
    explanation = item.explanation
    texts += [explanation.fact, explanation.cannot_tell, *(option.feedback for _, option in _options(item))]
    for text in texts:
        if any(sign in text for sign in ("{", "}", "“”", "  ", "None")) and "None:" not in text:
            yield _finding(item, "nothing_left_open", f"{text!r} has a gap")


CHECKS: tuple[Check, ...] = (
    *(anchored, marked_inside, distinct_options, key_proved, distractor_refuted, named_misreading),
    *(has_its_keys, pairs_proved, order_proved, number_proved, phrases_make_the_passage),
    *(options_from_passages, polarity_agrees, names_its_article, story_only, no_leak, self_contained),
    *(accepted_claims, explained, nothing_left_open),
)


def _options(item: Item) -> Iterator[tuple[Part, Option]]:
    for part in item.parts:
        for option in part.options:
            yield part, option


def _excerpts(item: Item) -> Iterator[Excerpt]:
    yield from item.passages
    yield from item.explanation.evidence
    for _, option in _options(item):
        yield from option.source.spans


def _finding(item: Item, rule: str, message: str, part: Part | None = None) -> Finding:
    return Finding(f"{item.id}/{part.id}" if part else item.id, rule, message)
