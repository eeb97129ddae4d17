"""Releases anybody may use: the newest one and its quizzes."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotFoundError
from quizapp.learning.blueprint import Blueprint
from quizapp.models import Release, ReleaseBlueprint
from quizapp.services.releases import blueprint_from_document


def current_release(session: Session) -> Release:
    """Give the release imported last. Raises NotFoundError where nothing was imported yet."""
    release = session.scalar(select(Release).order_by(Release.id.desc()).limit(1))
    if release is None:
        raise NotFoundError("no release was imported")
    return release


def list_blueprints(session: Session, release: Release) -> tuple[Blueprint, ...]:
    """Give the quizzes of a release, in their order."""
    rows = session.scalars(
        select(ReleaseBlueprint)
        .where(ReleaseBlueprint.release_id == release.id)
        .order_by(ReleaseBlueprint.position)
    )
    return tuple(blueprint_from_document(row.document) for row in rows)


def get_blueprint(session: Session, release: Release, slug: str) -> Blueprint:
    """Give one quiz of a release; NotFoundError where it offers none of that name."""
    for blueprint in list_blueprints(session, release):
        if blueprint.slug == slug:
            return blueprint
    raise NotFoundError(f"no quiz {slug!r}")
