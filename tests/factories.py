"""A small hand-made release, so that tests do not hang on the shipped bank."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache

from quizapp.corpus.article import Article, ContentNote, Fact, Region, RegionKind, SourceRecord
from quizapp.corpus.selector import Selector, select
from quizapp.items.bank import Bank, Decision, Entry, Verdict, revision_of
from quizapp.items.item import (
    Assertion,
    Evidence,
    Explanation,
    Interaction,
    Item,
    Mark,
    MarkRole,
    Option,
    OptionSource,
    Order,
    Part,
    Passage,
    Polarity,
    Range,
    Says,
    Skill,
    SourceKind,
)
from quizapp.learning.blueprint import Blueprint, Mode

NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)
SENTENCES = 240


@cache
def make_articles() -> tuple[Article, ...]:
    """Make two articles of numbered sentences, the second without a headline."""
    return _make_article("a", "A", "Bridge reopens"), _make_article("b", "B", "“On Monday …”")


def make_item(
    number: int,
    skill: Skill = Skill.COMPARE,
    polarity: Polarity = Polarity.PROBLEM,
    parts: int = 1,
    design: str = "can-both",
    claims: Sequence[str] | None = None,
    topics: Sequence[str] | None = None,
) -> Item:
    """Make a valid item on the sentence of this number; by default it shares no claim with any other."""
    article = make_articles()[number % 2]
    passage = _sentence(article, number)
    return Item(
        id=f"{design}.{number}",
        design=design,
        skill=skill,
        polarity=polarity,
        topics=tuple(topics if topics is not None else (f"topic-{number}",)),
        claims=tuple(claims if claims is not None else (f"claim-{number}",)),
        passages=(_as_passage(article, passage),),
        parts=(_make_verdict(polarity), _make_evidence(article, number))[:parts],
        explanation=_explain(article, passage),
        difficulty=0.5,
    )


def make_items(size: int = 12) -> tuple[Item, ...]:
    """Make items of two skills and two polarities, every fourth with two parts."""
    return tuple(
        make_item(
            number,
            skill=(Skill.COMPARE, Skill.CERTAINTY)[number // 2 % 2],
            polarity=(Polarity.PROBLEM, Polarity.NONE)[number % 2],
            parts=2 if number % 4 == 3 else 1,
        )
        for number in range(size)
    )


def make_bank(items: Sequence[Item] | None = None, waiting: Sequence[Item] = ()) -> Bank:
    """Make a bank of approved items and of items that wait for a review."""
    given = make_items() if items is None else items
    approved = tuple(Entry(item, _approve(item), ("anchored", "stem_length")) for item in given)
    return Bank(
        "bridge", "The bridge", "1", "0" * 64, approved + tuple(Entry(item, None) for item in waiting)
    )


def make_blueprint(
    slug: str = "practice",
    mode: Mode = Mode.TRAINING,
    skills: Mapping[Skill, int] | None = None,
    first: str | None = None,
) -> Blueprint:
    """Make a quiz, of three questions where nothing else is said."""
    counts = skills or {Skill.COMPARE: 2, Skill.CERTAINTY: 1}
    return Blueprint(slug, slug.capitalize(), "A few questions.", 5, mode, counts, first)


BLUEPRINTS = (
    make_blueprint(),
    make_blueprint("test", Mode.ASSESSMENT),
    make_blueprint("long", skills={Skill.COMPARE: 20, Skill.CERTAINTY: 20}),
)


def _make_article(name: str, letter: str, label: str) -> Article:
    text = "".join(f"{label}: about {number + 100} people crossed.\n" for number in range(SENTENCES))
    return Article(
        id=name,
        letter=letter,
        label=label,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        source=SourceRecord(title=Fact(label, select(text, 0, len(label)))),
        regions=(Region(RegionKind.FURNITURE, len(text) - 5, len(text), "a footer"),),
        content_notes=(ContentNote(0, 3, "tells of a crossing"),),
    )


def _sentence(article: Article, number: int) -> Selector:
    lines = article.text.splitlines(keepends=True)
    start = sum(map(len, lines[:number]))
    return select(article.text, start, start + len(lines[number]) - 1)


def _as_passage(article: Article, words: Selector) -> Passage:
    return Passage(**vars(words), article=article.id, asked=(Range(words.start, words.end),))


def _make_verdict(polarity: Polarity) -> Part:
    is_problem = polarity is not Polarity.NONE
    return Part(
        id="verdict",
        interaction=Interaction.SINGLE_CHOICE,
        prompt="Can both be right?",
        options=(
            _make_option("both", "Both can be right.", not is_problem, Says.NONE),
            _make_option("one", "At most one can be right.", is_problem, Says.PROBLEM),
        ),
        order=Order.FIXED,
    )


def _make_evidence(article: Article, number: int) -> Part:
    sentences = [_sentence(article, (number + step) % SENTENCES) for step in range(4)]
    return Part(
        id="evidence",
        interaction=Interaction.SINGLE_CHOICE,
        prompt="Which sentence shows it?",
        options=tuple(
            _make_option(f"sentence-{place}", words.exact, place == 0, None, SourceKind.SPAN)
            for place, words in enumerate(sentences)
        ),
    )


def _make_option(
    name: str, text: str, is_key: bool, says: Says | None, kind: SourceKind = SourceKind.VERDICT
) -> Option:
    source = OptionSource(kind, (Assertion("can-all-hold", ("claim",)),))
    return Option(
        name, text, is_key, says, source, feedback=f"why {name} is {'right' if is_key else 'wrong'}"
    )


def _explain(article: Article, words: Selector) -> Explanation:
    marks = (Mark(words.start, words.start + 3, MarkRole.DECIDES),)
    return Explanation(
        verdict="Both can be right.",
        fact="The wordings leave room for each other.",
        evidence=(Evidence(**vars(words), article=article.id, marks=marks, line="A rounded figure."),),
        rule="Two figures conflict only when no number fits both.",
        cannot_tell="Which of them is right.",
    )


def _approve(item: Item) -> Decision:
    return Decision(item.id, revision_of(item), Verdict.APPROVED, "Plain.", dt.date(2026, 11, 1))
