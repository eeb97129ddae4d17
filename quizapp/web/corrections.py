"""Put a wrong question right for a class: what it is, what would change, and the change taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.errors import CorrectedError, TicketUsedError
from quizapp.extensions import db
from quizapp.items.item import Item
from quizapp.models import Correction
from quizapp.services.access.classrooms import Seat, get_seat
from quizapp.services.access.corrections import get_class_item, list_corrections
from quizapp.services.access.doubts import Settled, count_settled
from quizapp.services.access.roles import Role
from quizapp.services.corrections import (
    make_correction,
    preview_correction,
    preview_undoing,
    undo_correction,
)
from quizapp.services.offers import Offer, list_offers
from quizapp.services.revisions import read_items
from quizapp.web.classrooms import zone_of
from quizapp.web.forms.answers import StartForm
from quizapp.web.forms.corrections import CorrectionForm
from quizapp.web.visitors import now, require_account

corrections = Blueprint(
    "corrections", __name__, url_prefix="/classes/<string:key>/questions/<string:revision>"
)

Page = str | tuple[str, int] | Response


@dataclass(frozen=True)
class _Asked:
    """The class, the question in the wording it was asked, and every correction of it, the newest first."""

    seat: Seat
    revision: str
    item: Item
    corrections: Sequence[Correction]

    @property
    def in_force(self) -> Correction | None:
        """The one that holds now."""
        return next((one for one in self.corrections if one.undone_at is None), None)

    def count_doubts(self, settled: Settled | None) -> int:
        """Say how many doubts of the class that wait for an answer a correction would settle."""
        return count_settled(db.session(), self.seat.classroom.id, settled) if settled else 0

    @property
    def offers(self) -> Sequence[Offer]:
        """The wordings its answers can be marked by."""
        return list_offers(db.session(), self.seat.classroom.id, self.item.id)


@corrections.get("")
def show(key: str, revision: str) -> Page:
    """Show a question, what was done about it, and offer to do something."""
    asked = _ask(key, revision)
    if asked.in_force is not None:
        return _show_in_force(asked, asked.in_force)
    return _show_form(asked, CorrectionForm(formdata=None, seen=now().isoformat()).offer(asked.offers))


@corrections.post("/preview")
def preview(key: str, revision: str) -> Page:
    """Show who changes by how much, before anything does; `back` leads to what was written."""
    asked = _ask(key, revision, Role.TEACHER)
    if asked.in_force is not None:
        return redirect(url_for(".show", key=key, revision=revision))
    offers = asked.offers
    form = CorrectionForm().offer(offers)
    if "back" in request.form:
        return _show_form(asked, form)
    if not form.validate_on_submit():
        return _show_form(asked, form), 422
    plan = form.read(offers)
    return render_template(
        "corrections/preview.html",
        asked=asked,
        room=asked.seat.classroom,
        form=form,
        plan=plan,
        effect=preview_correction(db.session(), asked.seat.classroom.id, asked.item.id, plan),
        doubts=asked.count_doubts(plan.settles(asked.item.id)),
    )


@corrections.post("")
def make(key: str, revision: str) -> Page:
    """Do what was previewed."""
    account = require_account()
    asked = _ask(key, revision, Role.TEACHER)
    offers = asked.offers
    form = CorrectionForm().offer(offers)
    if not form.validate_on_submit():
        return _show_form(asked, form), 422
    try:
        make_correction(db.session(), account, key, revision, form.read(offers), form.ticket.data, now())
    except CorrectedError:
        db.session.rollback()
        flash(_("Somebody has corrected this question meanwhile. Below is what they did."))
        return redirect(url_for(".show", key=key, revision=revision))
    except TicketUsedError:
        db.session.rollback()
        flash(_("This page was sent before, and that correction was undone since. Nothing was done now."))
        return redirect(url_for(".show", key=key, revision=revision))
    db.session.commit()
    flash(_("Done. Your students see the new results, and your reason."))
    return redirect(url_for(".show", key=key, revision=revision))


@corrections.post("/undo/<int:row>")
def undo(key: str, revision: str, row: int) -> Page:
    """Take a correction back."""
    account = require_account()
    _ask(key, revision, Role.TEACHER)
    undo_correction(db.session(), account, key, row, now())
    db.session.commit()
    flash(_("Undone. All results are as they were before."))
    return redirect(url_for(".show", key=key, revision=revision))


def _ask(key: str, revision: str, role: Role = Role.VIEWER) -> _Asked:
    seat = get_seat(db.session(), require_account(), key, role)
    name = get_class_item(db.session(), seat.classroom.id, revision)
    item = read_items(db.session(), [revision])[revision]
    return _Asked(seat, revision, item, list_corrections(db.session(), seat.classroom.id, name))


def _show_form(asked: _Asked, form: CorrectionForm) -> str:
    return render_template(
        "corrections/question.html",
        asked=asked,
        room=asked.seat.classroom,
        zone=zone_of(asked.seat.classroom),
        form=form,
        doubts=asked.count_doubts(Settled(asked.item.id, form.seen_at) if form.seen_at else None),
    )


def _show_in_force(asked: _Asked, correction: Correction) -> str:
    revised = read_items(db.session(), [correction.revision]) if correction.revision else {}
    return render_template(
        "corrections/corrected.html",
        asked=asked,
        room=asked.seat.classroom,
        zone=zone_of(asked.seat.classroom),
        correction=correction,
        revised=revised.get(correction.revision or ""),
        effect=preview_undoing(db.session(), asked.seat.classroom.id, correction),
        plain_form=StartForm(),
    )
