"""Articles of releases, which anybody may read."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.corpus.article import Article
from quizapp.errors import NotFoundError
from quizapp.models import ArticleText, ReleaseArticle
from quizapp.services.access.keys import is_row
from quizapp.services.articles import article_from_record
from quizapp.services.desk import ArticleCard


def get_article(session: Session, row: int) -> tuple[ArticleCard, Article]:
    """Give an article of a release by the number in its address; NotFoundError where there is none."""
    query = select(ReleaseArticle, ArticleText.text).join(
        ArticleText, ArticleText.sha256 == ReleaseArticle.sha256
    )
    found = session.execute(query.where(ReleaseArticle.id == row)).one_or_none() if is_row(row) else None
    if found is None:
        raise NotFoundError(f"no article {row}")
    return _card(found[0]), article_from_record(found[0].record, found[1], found[0].sha256)


def list_cards(session: Session, release_id: int) -> Mapping[str, ArticleCard]:
    """Give the cards of a release's articles by article id, in their order."""
    rows = session.scalars(
        select(ReleaseArticle)
        .where(ReleaseArticle.release_id == release_id)
        .order_by(ReleaseArticle.position)
    )
    return {row.article: _card(row) for row in rows}


def list_articles(session: Session, release_id: int) -> Mapping[str, Article]:
    """Give a release's articles with their texts by article id."""
    rows = session.execute(
        select(ReleaseArticle, ArticleText.text)
        .join(ArticleText, ArticleText.sha256 == ReleaseArticle.sha256)
        .where(ReleaseArticle.release_id == release_id)
        .order_by(ReleaseArticle.position)
    )
    return {row.article: article_from_record(row.record, text, row.sha256) for row, text in rows}


def _card(row: ReleaseArticle) -> ArticleCard:
    return ArticleCard(row.id, row.article, row.record["letter"], row.record["label"])
