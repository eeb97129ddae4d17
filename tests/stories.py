"""Stories that are not the shipped one: annotated ones of the evaluation data, and ones a test makes up."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from quizapp.corpus.article import Article, Fact, SourceRecord
from quizapp.corpus.claim import Claim, Kind, SpeakerType, Status, Voice
from quizapp.corpus.corpus import Corpus, Topic
from quizapp.corpus.quantity import Bound, Quantity
from quizapp.corpus.selector import Selector, select, select_within
from quizapp.corpus.sentences import sentence_around

STORIES = Path(__file__).parent / "data" / "stories"
NAMES = ("flood-derna-2023", "wildfire-camp-2018")


def read_story(name: str, folder: Path = STORIES) -> Corpus:
    """Read one annotated story."""
    articles = tuple(_article(path) for path in sorted((folder / name).glob("*.txt")))
    texts = {article.id: article.text for article in articles}
    rows = [
        json.loads(line) for line in (folder / name / "gold-claims.jsonl").read_text("utf-8").splitlines()
    ]
    claims = tuple(
        claim for number, row in enumerate(rows) if (claim := _claim(number, row, texts[row["doc"][:-4]]))
    )
    topics = tuple(
        Topic(topic, f"“{topic.replace('-', ' ')}”", f"How many: {topic}?")
        for topic in sorted({claim.topic for claim in claims})
    )
    return Corpus(articles, claims, topics)


def make_article(name: str, text: str, **fields: Any) -> Article:
    """Make an article of a made-up story, its badge the first letter of its name."""
    source = fields.pop("source", SourceRecord())
    return Article(name, name[0].upper(), name, text, "0" * 64, source, **fields)


def make_corpus(articles: Sequence[Article], claims: Sequence[Claim]) -> Corpus:
    """Make the corpus of a made-up story, with a topic for every one that its claims name."""
    names = dict.fromkeys(claim.topic for claim in claims)
    return Corpus(tuple(articles), tuple(claims), tuple(Topic(name, name, f"{name}?") for name in names))


def make_claim(article: Article, asked: str, **fields: Any) -> Claim:
    """Make an accepted claim on words that stand once in an article; its passage is their whole sentence.

    `statement` and `speaker` are words too, and `others` a list of them.
    """
    words = find(article, asked)
    passage = sentence_around(article.text, words)
    inner = {
        name: select_within(article.text, passage, words_of_it)
        for name in ("statement", "speaker")
        if (words_of_it := fields.pop(name, ""))
    }
    others = tuple(select_within(article.text, passage, one) for one in fields.pop("others", ()))
    speaker_type = SpeakerType.NAMED_ORG if "speaker" in inner else SpeakerType.NONE
    given: dict[str, Any] = {
        "id": f"{article.id}-{words.start}",
        "kind": Kind.QUANTITY if "quantity" in fields else Kind.EVENT,
        "topic": "topic",
        "counted": None,
        "quantity": None,
        "statement": None,
        "speaker": None,
        "speaker_type": speaker_type,
        "voice": Voice.WRITER,
        "status": Status.ACCEPTED,
        **fields,
        **inner,
    }
    return Claim(article=article.id, passage=passage, asked=words, others=others, **given)


def make_quantity(mention: str, figure: str, value: int, unit: str, bound: Bound = Bound.EXACT) -> Quantity:
    """Make a figure as a text gives it, its ends by its bound."""
    low = None if bound is Bound.UP_TO else Fraction(value)
    high = None if bound is Bound.AT_LEAST else Fraction(value)
    return Quantity(low, high, bound, unit, mention, figure)


def find(article: Article, words: str) -> Selector:
    """Select words that stand once in an article."""
    assert article.text.count(words) == 1, words
    start = article.text.index(words)
    return select(article.text, start, start + len(words))


def show_fact(text: str, words: str) -> Fact:
    """Make a fact of a source record that words of the text show."""
    start = text.index(words)
    return Fact(words, select(text, start, start + len(words)))


def _article(path: Path) -> Article:
    text = path.read_bytes().decode("utf-8")
    title = text.split("\n", 1)[0]
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(path.stem, chr(ord("A") + int(path.stem) - 1), title, text, digest, SourceRecord())


def _claim(number: int, row: dict[str, Any], text: str) -> Claim | None:
    """Make a claim of a row; rows that the types refuse are no claims a quiz could rest on."""
    start, end = row["start"], row["end"]
    head = text[start:end].find("\n")
    if head >= 0 and row["mention_start"] > start + head:
        start += head + 1
    try:
        passage = select(text, start, end)
        return Claim(
            id=f"{row['doc'][:-4]}-{row['topic']}-{number}",
            article=row["doc"][:-4],
            passage=passage,
            asked=select(text, row["mention_start"], row["mention_end"]),
            statement=_statement(text, passage, row),
            kind=Kind.QUANTITY,
            topic=row["topic"],
            counted=None,
            quantity=_quantity(row),
            speaker=_speaker(text, row),
            speaker_type=SpeakerType.NAMED_ORG if _speaker(text, row) else SpeakerType.NONE,
            voice=Voice.WRITER,
            status=Status.ACCEPTED,
        )
    except ValueError:
        return None


def _quantity(row: dict[str, Any]) -> Quantity:
    ends = [None if row[name] is None else Fraction(str(row[name])) for name in ("value_low", "value_high")]
    figure = re.search(r"[$€£]?\d[\d,.]*\d(?: and [\d,]+)?%?(?: million| billion)?|\d+%?", row["mention"])
    words = figure.group() if figure else row["mention"]
    return Quantity(ends[0], ends[1], Bound(row["bound"]), row["unit"], row["mention"], words)


def _statement(text: str, passage: Selector, row: dict[str, Any]) -> Selector | None:
    """Take the whole sentence where it names the figure once and is no quotation."""
    if passage.exact.count(row["mention"]) != 1 or "“" in passage.exact:
        return None
    return passage


def _speaker(text: str, row: dict[str, Any]) -> Selector | None:
    words = row["attributed_to"]
    if not words:
        return None
    place = text.find(words, max(0, row["start"] - 400))
    return select(text, place, place + len(words)) if place >= 0 else None


def make_story(texts: Mapping[str, str], *claims: Claim) -> Corpus:
    """Make up a story of articles by id, with the claims that stand in them."""
    articles = tuple(
        Article(
            name, chr(ord("A") + place), name, text, hashlib.sha256(text.encode()).hexdigest(), SourceRecord()
        )
        for place, (name, text) in enumerate(texts.items())
    )
    topics = tuple(Topic(topic, topic, f"What of {topic}?") for topic in sorted({c.topic for c in claims}))
    return Corpus(articles, claims, topics)


def claim_in(
    texts: Mapping[str, str],
    article: str,
    asked: str,
    kind: Kind,
    *,
    topic: str = "the bridge",
    statement: str = "",
    speaker: str = "",
    **fields: Any,
) -> Claim:
    """Make an accepted claim of the sentence that holds these words; other fields as given."""
    text = texts[article]
    words = select(text, text.index(asked), text.index(asked) + len(asked))
    passage = sentence_around(text, words)
    standard = {
        "counted": None,
        "quantity": None,
        "speaker_type": SpeakerType.NAMED_ORG if speaker else SpeakerType.NONE,
        "voice": Voice.PARAPHRASE if speaker else Voice.WRITER,
        "status": Status.ACCEPTED,
    }
    return Claim(
        id=f"{article}-{asked.replace(' ', '-')}",
        article=article,
        passage=passage,
        asked=words,
        statement=select_within(text, passage, statement) if statement else None,
        kind=kind,
        topic=topic,
        speaker=select_within(text, passage, speaker) if speaker else None,
        **{**standard, **fields},
    )
