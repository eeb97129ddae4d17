"""Read seeds/claims.toml: the claims a reviewer accepted, found again in their articles."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from quizapp.content.tables import Table, read_sheet
from quizapp.corpus.article import Article
from quizapp.corpus.claim import Claim, Kind, Retelling, Retold, SpeakerType, Status, Step, Voice
from quizapp.corpus.corpus import Topic
from quizapp.corpus.quantity import Bound, Quantity
from quizapp.corpus.selector import Selector
from quizapp.errors import Finding

_KEYS = frozenset(
    {
        "id", "article", "at", "passage", "asked", "statement", "kind", "topic", "counted", "low", "high",
        "bound", "unit", "mention", "figure", "speaker", "speaker_at", "origin", "speaker_type", "voice",
        "others", "recipient", "heads", "hedges", "time", "when", "sequence", "garbled", "status",
        "reviewer", "reviewed", "note", "retold",
    }
)  # fmt: skip
_STEP = re.compile(r"(?P<series>[a-z][a-z-]*):(?P<place>[1-9])")


def read_topics(seeds: Path) -> tuple[tuple[Topic, ...], list[Finding]]:
    """Read the questions that claims answer."""
    sheet = read_sheet(seeds / "topics.toml")
    topics = []
    for table in sheet.tables("topic"):
        table.refuse_unknown(frozenset({"id", "about", "question"}))
        name, about, question = (table.take(key, str) for key in ("id", "about", "question"))
        if name and about and question:
            topics.append(Topic(name, about, question))
    return tuple(topics), sheet.findings


def read_claims(
    seeds: Path, articles: Sequence[Article], topics: Sequence[Topic]
) -> tuple[tuple[Claim, ...], list[Finding]]:
    """Read every claim, in the order of the articles and of their text."""
    sheet = read_sheet(seeds / "claims.toml")
    by_id = {article.id: article for article in articles}
    known_topics = {topic.id for topic in topics}
    claims: dict[str, Claim] = {}
    for table in sheet.tables("claim"):
        claim = _claim(table, by_id)
        if claim is None:
            continue
        if claim.id in claims:
            table.blame("id", "expected an id that no other claim has")
        if claim.topic not in known_topics:
            table.blame("topic", "expected the id of a topic in topics.toml")
        claims.setdefault(claim.id, claim)
    order = list(by_id)
    ordered = sorted(
        claims.values(), key=lambda c: (order.index(c.article), c.passage.start, c.asked.start, c.id)
    )
    return tuple(ordered), sheet.findings


def _claim(table: Table, articles: Mapping[str, Article]) -> Claim | None:
    table.refuse_unknown(_KEYS)
    name, topic = table.take("id", str), table.take("topic", str)
    article = articles.get(table.take("article", str) or "")
    if article is None:
        table.blame("article", "expected the id of an article in sources.toml")
        return None
    text = article.text
    passage = table.take_passage(text, "at", "passage")
    members = _members(table)
    if name is None or topic is None or passage is None or members is None:
        return None
    asked = _inner(table, text, passage, "asked", required=True)
    if asked is None:
        return None
    kind, speaker_type, voice, status = members
    try:
        return Claim(
            id=name,
            article=article.id,
            passage=passage,
            asked=asked,
            statement=_inner(table, text, passage, "statement"),
            kind=kind,
            topic=topic,
            counted=table.take("counted", str, required=False),
            quantity=_quantity(table) if kind is Kind.QUANTITY else None,
            speaker=table.take_passage(text, "speaker_at", "speaker", required="speaker" in table.values),
            speaker_type=speaker_type,
            voice=voice,
            origin=table.take("origin", str, required=False),
            others=_others(table, text, passage),
            recipient=table.take("recipient", str, required=False),
            heads=table.take("heads", str, required=False),
            hedges=_inside(table, passage, "hedges", table.take_words("hedges")),
            time=table.take("time", str, required=False),
            when=table.take("when", str, required=False),
            step=_step(table),
            garbled=bool(table.take("garbled", bool, required=False)),
            status=status,
            reviewer=table.take("reviewer", str),
            reviewed=table.take("reviewed", dt.date, "a date such as 2026-11-24"),
            note=table.take("note", str, required=False) or "",
            retellings=_retellings(table),
        )
    except ValueError as error:
        table.blame("id", str(error))
        return None


def _members(table: Table) -> tuple[Kind, SpeakerType, Voice, Status] | None:
    kind = table.take_member("kind", Kind)
    speaker_type = table.take_member("speaker_type", SpeakerType)
    voice, status = table.take_member("voice", Voice), table.take_member("status", Status)
    if kind is None or speaker_type is None or voice is None or status is None:
        return None
    return kind, speaker_type, voice, status


def _inner(table: Table, text: str, passage: Selector, key: str, required: bool = False) -> Selector | None:
    words = table.take(key, str, required=required)
    return table.find_within(text, passage, key, words) if words else None


def _others(table: Table, text: str, passage: Selector) -> tuple[Selector, ...]:
    found = (table.find_within(text, passage, "others", words) for words in table.take_words("others"))
    return tuple(selector for selector in found if selector)


def _inside(table: Table, passage: Selector, key: str, words: tuple[str, ...]) -> tuple[str, ...]:
    for word in words:
        if word not in passage.exact:
            table.blame(key, f"expected words of the passage; {word!r} does not stand there")
    return words


def _retellings(table: Table) -> tuple[Retelling, ...]:
    """Read other words for those of the claim, in the order of their kinds."""
    inner = table.sub_table("retold")
    if inner is None:
        return ()
    inner.refuse_unknown(frozenset(Retold))
    given = ((retold, inner.take(retold.value, str, required=False)) for retold in Retold)
    return tuple(Retelling(retold, words) for retold, words in given if words)


def _step(table: Table) -> Step | None:
    given = table.take("sequence", str, required=False)
    if given is None:
        return None
    found = _STEP.fullmatch(given)
    if found is None:
        table.blame("sequence", "expected the name of a series and a place in it, such as denials:1")
        return None
    return Step(found["series"], int(found["place"]))


def _quantity(table: Table) -> Quantity | None:
    bound = table.take_member("bound", Bound)
    unit, mention, figure = (table.take(key, str) for key in ("unit", "mention", "figure"))
    low, high = (_number(table, key) for key in ("low", "high"))
    if bound is None or unit is None or mention is None or figure is None:
        return None
    try:
        return Quantity(low, high, bound, unit, mention, figure)
    except ValueError as error:
        table.blame("bound", str(error))
        return None


def _number(table: Table, key: str) -> Fraction | None:
    value = table.values.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        table.blame(key, "expected a number")
        return None
    return Fraction(str(value))
