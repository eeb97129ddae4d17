"""The reader: an article whole, with the passage in question marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from quizapp.extensions import db
from quizapp.items.item import Item
from quizapp.services.access.articles import get_article, list_cards
from quizapp.services.access.attempts import has_open_attempt
from quizapp.services.access.bank import get_bank_item
from quizapp.services.access.releases import current_release
from quizapp.services.desk import OpenQuestion
from quizapp.services.desks import load_question
from quizapp.web.forms.bank import FilterForm
from quizapp.web.presenters.paragraphs import read_paragraphs
from quizapp.web.presenters.steps import address_of
from quizapp.web.visitors import current_key, now, require_key

articles = Blueprint("articles", __name__)

Marks = Sequence[tuple[int, int, str]]


@dataclass(frozen=True)
class Origin:
    """The page a reader comes from: what it marks in the article, and the way back to it.

    `may_know` says that it has told its reader already what is known of the source.
    """

    marks: Marks
    back: str
    back_words: str
    may_know: bool


@articles.get("/articles/<int:row>")
def article(row: int) -> str:
    """Show an article. Source record and regions could give keys away while an attempt is open.

    They are shown to who has none open, to who comes from a final answer of the open one that rests on this
    article, and to who comes from the bank.
    """
    card, text = get_article(db.session(), row)
    origin = _from_question(text.id) or _from_bank(text.id)
    may_know = origin is not None and origin.may_know
    is_open = not may_know and has_open_attempt(db.session(), current_key(), now())
    return render_template(
        "articles/article.html",
        card=card,
        article=text,
        paragraphs=read_paragraphs(text, origin.marks if origin else (), with_regions=not is_open),
        origin=origin,
        is_open=is_open,
    )


def _from_question(article: str) -> Origin | None:
    """Give the question of an attempt the visitor came from, None for none. A foreign one does not exist."""
    key, number = request.args.get("attempt"), request.args.get("question", type=int)
    if not key or not number:
        return None
    page = load_question(db.session(), require_key(), key, number, now())
    explained = page.explained
    return Origin(
        marks=_mark_evidence(explained.item, article) if explained else _mark_asked(page, article),
        back=address_of(page),
        back_words=_("Back to question %(number)d", number=number),
        may_know=explained is not None and article in explained.articles and page.head.is_open,
    )


def _from_bank(article: str) -> Origin | None:
    """Give the item of the bank an instructor came from; to anybody else the address says nothing."""
    row = request.args.get("bank", type=int)
    if not row or not current_user.is_instructor:
        return None
    release = current_release(db.session())
    item = get_bank_item(db.session(), release, row).item
    query = FilterForm(request.args, list_cards(db.session(), release.id)).query
    return Origin(
        marks=_mark_evidence(item, article),
        back=url_for("bank.show", row=row, **query),
        back_words=_("Back to the question in the bank"),
        may_know=True,
    )


def _mark_asked(page: OpenQuestion, article: str) -> Marks:
    """Mark what an open question asks about."""
    return [
        (asked.start, asked.end, "asked")
        for passage in page.question.passages
        for asked in passage.asked
        if passage.article == article
    ]


def _mark_evidence(item: Item, article: str) -> Marks:
    """Mark what decides an item, and who says so."""
    return [
        (mark.start, mark.end, mark.role.value)
        for evidence in item.explanation.evidence
        for mark in evidence.marks
        if evidence.article == article
    ]
