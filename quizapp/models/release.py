"""A release: a bank as imported, with the articles it quotes. Nothing here ever changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.models.base import Base


class Release(Base):
    """A bank as imported. `digest` covers bank, articles and quizzes: importing twice adds nothing."""

    __tablename__ = "release"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    bank: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(200))
    generator: Mapped[str] = mapped_column(String(20))
    imported_at: Mapped[dt.datetime]


class ArticleText(Base):
    """The text of an article by the sha256 of its bytes, kept once whatever the number of releases."""

    __tablename__ = "article_text"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class ReleaseArticle(Base):
    """An article in a release, with its letter, its source record and its regions as they were then."""

    __tablename__ = "release_article"
    __table_args__ = (UniqueConstraint("release_id", "article"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    position: Mapped[int]
    article: Mapped[str] = mapped_column(String(60))
    sha256: Mapped[str] = mapped_column(ForeignKey("article_text.sha256"))
    record: Mapped[dict[str, Any]]


class ItemRevision(Base):
    """One revision of an item, by its digest."""

    __tablename__ = "item_revision"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    item: Mapped[str] = mapped_column(String(250), index=True)
    skill: Mapped[str] = mapped_column(String(20))
    polarity: Mapped[str] = mapped_column(String(20))
    document: Mapped[dict[str, Any]]


class ReleaseItem(Base):
    """An approved item of a release.

    `decision` is a person's reason for it, `checks` the names of those it passed; NULL in releases imported
    before they were kept.
    """

    __tablename__ = "release_item"
    __table_args__ = (UniqueConstraint("release_id", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    revision: Mapped[str] = mapped_column(ForeignKey("item_revision.digest"))
    position: Mapped[int]
    decision: Mapped[dict[str, Any] | None]
    checks: Mapped[list[Any] | None]


class ReleaseBlueprint(Base):
    """A quiz that a release offers."""

    __tablename__ = "release_blueprint"
    __table_args__ = (UniqueConstraint("release_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    position: Mapped[int]
    slug: Mapped[str] = mapped_column(String(60))
    document: Mapped[dict[str, Any]]
