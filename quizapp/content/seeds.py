"""Read everything under seeds/ at once, or raise one error with every finding."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from quizapp.content.blueprints import read_blueprints
from quizapp.content.claims import read_claims, read_topics
from quizapp.content.decisions import read_decisions
from quizapp.content.sources import read_articles
from quizapp.corpus.corpus import Corpus
from quizapp.errors import ContentError
from quizapp.items.bank import Decision, digest
from quizapp.learning.blueprint import Blueprint


@dataclass(frozen=True)
class Seeds:
    """What people wrote and reviewed: the corpus, the decisions on its items, and the quizzes on offer."""

    corpus: Corpus
    decisions: tuple[Decision, ...]
    blueprints: tuple[Blueprint, ...]
    digest: str


def read_seeds(folder: Path) -> Seeds:
    """Read a folder of seeds. Raises ContentError with all findings, each with file, line and key."""
    articles, findings = read_articles(folder)
    topics, more = read_topics(folder)
    findings += more
    claims, more = read_claims(folder, articles, topics)
    findings += more
    decisions, more = read_decisions(folder)
    findings += more
    blueprints, more = read_blueprints(folder)
    findings += more
    if findings:
        raise ContentError(findings)
    return Seeds(Corpus(articles, claims, topics), decisions, blueprints, _digest(folder))


def _digest(folder: Path) -> str:
    """Digest the files that items are made from; decisions and quizzes change no item."""
    names = sorted(
        [*folder.glob("*.txt"), *(folder / f"{name}.toml" for name in ("sources", "topics", "claims"))]
    )
    return digest(json.loads(json.dumps({path.name: path.read_bytes().decode() for path in names})))
