"""The question bank with its keys, for who teaches: the whole list, and each item."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from quizapp.errors import NotFoundError
from quizapp.extensions import db
from quizapp.services.access.articles import list_articles, list_cards
from quizapp.services.access.bank import list_bank
from quizapp.services.access.releases import current_release
from quizapp.services.bank import count_skills
from quizapp.web.forms.bank import FilterForm
from quizapp.web.visitors import require_account

bank = Blueprint("bank", __name__, url_prefix="/bank")


@bank.get("")
def index() -> str:
    """List the items sought, and count the whole bank by skill."""
    require_account()
    release = current_release(db.session())
    cards = list_cards(db.session(), release.id)
    form = FilterForm(request.args, cards)
    items, sought = list_bank(db.session(), release), form.sought
    return render_template(
        "bank/index.html",
        release=release,
        cards=cards,
        form=form,
        total=len(items),
        found=[one for one in items if sought.fits(one)],
        counts=count_skills(items),
    )


@bank.get("/<int:row>")
def show(row: int) -> str:
    """Show one item with its key, why each option is right or wrong, and what was checked and decided."""
    require_account()
    release = current_release(db.session())
    cards = list_cards(db.session(), release.id)
    form = FilterForm(request.args, cards)
    items, sought = list_bank(db.session(), release), form.sought
    one = next((one for one in items if one.row == row), None)
    if one is None:
        raise NotFoundError(f"no item {row}")
    return render_template(
        "bank/item.html",
        one=one,
        cards=cards,
        articles=list_articles(db.session(), release.id),
        query=form.query,
        found=[other.row for other in items if sought.fits(other)],
    )
