"""The reader: an article whole, with the passage in question marked."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from quizapp.extensions import db
from quizapp.services.access.articles import get_article
from quizapp.services.access.attempts import has_open_attempt
from quizapp.services.desk import OpenQuestion
from quizapp.services.desks import load_question
from quizapp.web.presenters.paragraphs import read_paragraphs
from quizapp.web.visitors import current_key, now, require_key

articles = Blueprint("articles", __name__)


@articles.get("/articles/<int:row>")
def article(row: int) -> str:
    """Show an article. Source record and regions could give keys away while an attempt is open.

    They are shown to who has none open, and to who comes from a final answer of the open one that rests
    on this article.
    """
    card, text = get_article(db.session(), row)
    page = _question()
    explained = page.explained if page and page.explained and text.id in page.explained.articles else None
    is_of_open_round = explained is not None and page is not None and page.head.is_open
    is_open = not is_of_open_round and has_open_attempt(db.session(), current_key(), now())
    return render_template(
        "articles/article.html",
        card=card,
        article=text,
        paragraphs=read_paragraphs(text, _marks(page, text.id), with_regions=not is_open),
        page=page,
        is_open=is_open,
    )


def _marks(page: OpenQuestion | None, article: str) -> list[tuple[int, int, str]]:
    """Mark what the question asks about, or once the answer is final what decides it."""
    if page is None:
        return []
    if page.explained:
        return [
            (mark.start, mark.end, mark.role.value)
            for evidence in page.explained.item.explanation.evidence
            for mark in evidence.marks
            if evidence.article == article
        ]
    return [
        (asked.start, asked.end, "asked")
        for passage in page.question.passages
        for asked in passage.asked
        if passage.article == article
    ]


def _question() -> OpenQuestion | None:
    """Give the question the visitor came from, None for none. A foreign one does not exist."""
    key, number = request.args.get("attempt"), request.args.get("question", type=int)
    if not key or not number:
        return None
    return load_question(db.session(), require_key(), key, number, now())
