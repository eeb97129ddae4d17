"""The reader: an article whole, with the passage in question marked."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from quizapp.extensions import db
from quizapp.services.access.articles import get_article
from quizapp.services.access.attempts import has_open_attempt
from quizapp.services.desk import OpenQuestion
from quizapp.services.desks import load_question
from quizapp.web.presenters.paragraphs import read_paragraphs
from quizapp.web.visitors import current_key, require_key

articles = Blueprint("articles", __name__)


@articles.get("/articles/<int:row>")
def article(row: int) -> str:
    """Show an article: text only while the visitor has an open attempt, since the rest gives keys away."""
    card, text = get_article(db.session(), row)
    page = _question()
    asked = [
        (passage.start, passage.end, "asked")
        for passage in (page.question.passages if page else ())
        if passage.article == text.id
    ]
    is_open = has_open_attempt(db.session(), current_key())
    return render_template(
        "articles/article.html",
        card=card,
        article=text,
        paragraphs=read_paragraphs(text, asked, with_regions=not is_open),
        page=page,
        is_open=is_open,
    )


def _question() -> OpenQuestion | None:
    """Give the question the visitor came from, None for none. A foreign one does not exist."""
    key, number = request.args.get("attempt"), request.args.get("question", type=int)
    if not key or not number:
        return None
    return load_question(db.session(), require_key(), key, number)
