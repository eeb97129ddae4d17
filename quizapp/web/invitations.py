"""One-time links: becoming an instructor, choosing a new password; and registration where it is open."""

from __future__ import annotations

from flask import Blueprint, abort, flash, g, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from quizapp.errors import NameTakenError, NotFoundError
from quizapp.extensions import db
from quizapp.models import Account, Invitation
from quizapp.services.accounts import create_instructor
from quizapp.services.invitations import accept_invitation, find_invitation, invite
from quizapp.services.passwords import hash_password
from quizapp.web import limits
from quizapp.web.accounts import let_in
from quizapp.web.forms.accounts import InstructorForm, NewPasswordForm, shortest_password
from quizapp.web.settings import current_settings
from quizapp.web.visitors import now, require_account

invitations = Blueprint("invitations", __name__)

Page = str | tuple[str, int] | Response


@invitations.post("/invitations")
def create() -> str:
    """Make a link for one more instructor, and show it this once."""
    token = invite(db.session(), now(), by=require_account())
    db.session.commit()
    link = url_for(".show", token=token, _external=True)
    return render_template("invitations/link.html", link=link)


@invitations.get("/invitations/<string:token>")
@limits.links
def show(token: str) -> Page:
    """Ask who followed the link for a name and a password, or for a new password."""
    return _show(_form_for(_find(token)), token)


@invitations.post("/invitations/<string:token>")
@limits.links
def accept(token: str) -> Page:
    """Use the link up. The password is hashed before the transaction that writes."""
    form = _form_for(_find(token))
    is_reset = isinstance(form, NewPasswordForm)
    db.session.rollback()
    if not form.validate_on_submit():
        return _show(form, token), 422
    digest = hash_password(form.password.data, current_settings().argon2_memory_kib)
    names = ("", "") if is_reset else (form.login_name.data, form.display_name.data)
    try:
        account = accept_invitation(db.session(), token, *names, digest, now())
    except NameTakenError:
        return _refuse_name(form, token)
    return _let_in(account)


@invitations.get("/register")
def show_registration() -> Page:
    """Offer an account to anybody, where the site is set up so."""
    _require_open()
    return _show(InstructorForm(), None)


@invitations.post("/register")
@limits.registrations
def register() -> Page:
    """Make an instructor of who asks, where the site is set up so."""
    _require_open()
    form = InstructorForm()
    if not form.validate_on_submit():
        return _show(form, None), 422
    digest = hash_password(form.password.data, current_settings().argon2_memory_kib)
    try:
        account = create_instructor(db.session(), form.login_name.data, form.display_name.data, digest, now())
    except NameTakenError:
        return _refuse_name(form, None)
    return _let_in(account)


def _find(token: str) -> Invitation:
    try:
        return find_invitation(db.session(), token, now())
    except NotFoundError:
        g.is_wrong_guess = True
        raise


def _form_for(invitation: Invitation) -> InstructorForm | NewPasswordForm:
    if invitation.account_id is not None:
        form = NewPasswordForm()
        form.shortest = shortest_password(db.session().get_one(Account, invitation.account_id).is_instructor)
        return form
    return InstructorForm(data={"login_name": invitation.login_name or ""})


def _let_in(account: Account) -> Response:
    reply = let_in(account, takes_along=False)
    flash(_("You are signed in."))
    return reply


def _refuse_name(form: InstructorForm, token: str | None) -> tuple[str, int]:
    db.session.rollback()
    form.login_name.errors = [_("Choose another sign-in name: this one is taken.")]
    return _show(form, token), 422


def _require_open() -> None:
    if not current_settings().open_registration:
        abort(404)


def _show(form: InstructorForm | NewPasswordForm, token: str | None) -> str:
    is_reset = isinstance(form, NewPasswordForm)
    return render_template(
        "invitations/accept.html",
        form=form,
        is_reset=is_reset,
        shortest=form.shortest if is_reset else shortest_password(is_instructor=True),
        action=request.path,
        token=token,
    )
