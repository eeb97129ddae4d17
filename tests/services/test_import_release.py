"""Importing a release: once, whole, and only where every passage stands in its article."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.errors import ContentError, NotFoundError
from quizapp.models import ArticleText, ItemRevision, Release, ReleaseArticle, ReleaseItem
from quizapp.services.access.articles import get_article
from quizapp.services.access.releases import current_release, get_blueprint, list_blueprints
from quizapp.services.releases import import_release
from tests.factories import BLUEPRINTS, NOW, make_articles, make_bank, make_item, make_items


def test_the_same_content_is_one_release(session: Session) -> None:
    first = import_release(session, make_bank(), make_articles(), BLUEPRINTS, NOW)
    again = import_release(session, make_bank(), make_articles(), BLUEPRINTS, NOW)
    assert first is again
    assert session.scalar(select(func.count()).select_from(Release)) == 1


def test_the_newest_release_is_the_current_one(session: Session, release: Release) -> None:
    newer = import_release(session, make_bank(make_items(8)), make_articles(), BLUEPRINTS, NOW)
    assert current_release(session) is newer


def test_releases_share_texts_and_wordings_that_did_not_change(session: Session, release: Release) -> None:
    import_release(session, make_bank(make_items(8)), make_articles(), BLUEPRINTS, NOW)
    assert session.scalar(select(func.count()).select_from(ArticleText)) == 2
    assert session.scalar(select(func.count()).select_from(ItemRevision)) == 60


def test_items_that_wait_for_review_stay_out(session: Session) -> None:
    bank = make_bank(make_items(4), waiting=[make_item(50)])
    import_release(session, bank, make_articles(), BLUEPRINTS, NOW)
    assert session.scalar(select(func.count()).select_from(ReleaseItem)) == 4


def test_an_item_keeps_why_it_was_approved_and_what_it_passed(session: Session, release: Release) -> None:
    item = session.scalars(select(ReleaseItem).order_by(ReleaseItem.position)).first()
    assert item is not None
    assert item.decision == {"verdict": "approved", "reason": "Plain.", "date": "2026-11-01"}
    assert item.checks == ["anchored", "stem_length"]


def test_quizzes_come_back_as_they_went_in(session: Session, release: Release) -> None:
    assert list_blueprints(session, release) == BLUEPRINTS
    assert get_blueprint(session, release, "test") == BLUEPRINTS[1]


def test_an_unknown_quiz_is_not_found(session: Session, release: Release) -> None:
    with pytest.raises(NotFoundError):
        get_blueprint(session, release, "no\x00such")


def test_articles_come_back_as_they_went_in(session: Session, release: Release) -> None:
    rows = session.scalars(select(ReleaseArticle.id).order_by(ReleaseArticle.position)).all()
    found = [get_article(session, row) for row in rows]
    assert tuple(article for _, article in found) == make_articles()
    assert [(card.row, card.id, card.letter) for card, _ in found] == [
        (rows[0], "a", "A"),
        (rows[1], "b", "B"),
    ]


@pytest.mark.parametrize("row", [0, -1, 999_999, 10**400])
def test_an_article_that_is_not_there_is_not_found(session: Session, release: Release, row: int) -> None:
    with pytest.raises(NotFoundError):
        get_article(session, row)


def test_without_any_release_there_is_none_to_use(session: Session) -> None:
    with pytest.raises(NotFoundError):
        current_release(session)


def test_every_passage_out_of_place_is_named(session: Session) -> None:
    first, second = make_articles()
    changed = "x" + first.text[1:]
    with pytest.raises(ContentError) as raised:
        import_release(session, make_bank(), (replace(first, text=changed), second), BLUEPRINTS, NOW)
    rules = {(finding.place, finding.rule) for finding in raised.value.findings}
    assert rules >= {("article a", "digest"), ("article a", "anchored"), ("can-both.0", "anchored")}


def test_a_passage_of_an_unknown_article_is_refused(session: Session) -> None:
    with pytest.raises(ContentError, match="there is no article b"):
        import_release(session, make_bank(), make_articles()[:1], BLUEPRINTS, NOW)
