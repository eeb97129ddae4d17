"""Import a bank as a release that never changes again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import cattrs
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.corpus.article import Article
from quizapp.errors import ContentError
from quizapp.items.bank import Bank, Decision, Entry, bank_to_document, digest, item_to_document, revision_of
from quizapp.learning.blueprint import Blueprint
from quizapp.models import (
    ArticleText,
    ItemRevision,
    Release,
    ReleaseArticle,
    ReleaseBlueprint,
    ReleaseItem,
)
from quizapp.services.anchors import find_misplaced
from quizapp.services.articles import article_to_record

_converter = cattrs.Converter()


def import_release(
    session: Session,
    bank: Bank,
    articles: Sequence[Article],
    blueprints: Sequence[Blueprint],
    now: dt.datetime,
) -> Release:
    """Store a bank with its articles and quizzes, approved items only; the same content is stored once.

    Raises ContentError where a passage does not stand in its article.
    """
    whole = digest(
        {
            "bank": bank_to_document(bank),
            "articles": [{**article_to_record(article), "sha256": article.sha256} for article in articles],
            "blueprints": [_converter.unstructure(blueprint) for blueprint in blueprints],
        }
    )
    known = session.scalar(select(Release).where(Release.digest == whole))
    if known is not None:
        return known
    findings = find_misplaced(bank.approved, articles)
    if findings:
        raise ContentError(findings)
    release = Release(
        digest=whole, bank=bank.bank, title=bank.title, generator=bank.generator, imported_at=now
    )
    session.add(release)
    session.flush()
    _add_articles(session, release, articles)
    _add_items(session, release, bank.approved_entries)
    session.add_all(
        ReleaseBlueprint(
            release_id=release.id,
            position=position,
            slug=blueprint.slug,
            document=_converter.unstructure(blueprint),
        )
        for position, blueprint in enumerate(blueprints)
    )
    session.flush()
    return release


def blueprint_from_document(document: dict[str, object]) -> Blueprint:
    """Read a quiz as it is stored with a release."""
    return _converter.structure(document, Blueprint)


def _add_articles(session: Session, release: Release, articles: Sequence[Article]) -> None:
    digests = [article.sha256 for article in articles]
    known = set(session.scalars(select(ArticleText.sha256).where(ArticleText.sha256.in_(digests))))
    texts = {article.sha256: article.text for article in articles if article.sha256 not in known}
    session.add_all(ArticleText(sha256=sha256, text=text) for sha256, text in texts.items())
    session.flush()
    session.add_all(
        ReleaseArticle(
            release_id=release.id,
            position=position,
            article=article.id,
            sha256=article.sha256,
            record=article_to_record(article),
        )
        for position, article in enumerate(articles)
    )


def _add_items(session: Session, release: Release, entries: Sequence[Entry]) -> None:
    revisions = {revision_of(entry.item): entry for entry in entries}
    known = set(session.scalars(select(ItemRevision.digest).where(ItemRevision.digest.in_(revisions))))
    session.add_all(
        ItemRevision(
            digest=name,
            item=entry.item.id,
            skill=entry.item.skill.value,
            polarity=entry.item.polarity.value,
            document=item_to_document(entry.item),
        )
        for name, entry in revisions.items()
        if name not in known
    )
    session.flush()
    session.add_all(
        ReleaseItem(
            release_id=release.id,
            revision=name,
            position=position,
            decision=_record(entry.decision),
            checks=list(entry.checks),
        )
        for position, (name, entry) in enumerate(revisions.items())
    )


def _record(decision: Decision | None) -> dict[str, str] | None:
    if decision is None:
        return None
    date = decision.date.isoformat()
    return {"verdict": decision.verdict.value, "reason": decision.reason, "date": date}
