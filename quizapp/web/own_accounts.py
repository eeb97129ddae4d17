"""Making an account of one's own, which takes over what was practised in this browser."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from quizapp.errors import NameTakenError
from quizapp.extensions import db
from quizapp.services.access.attempts import has_practised
from quizapp.services.keeping import open_account
from quizapp.services.passwords import SHORTEST_OF_A_LEARNER, hash_password
from quizapp.web import limits
from quizapp.web.accounts import let_in, try_password
from quizapp.web.forms.accounts import OwnAccountForm
from quizapp.web.settings import current_settings
from quizapp.web.visitors import current_key, is_kept, now

own_accounts = Blueprint("own_accounts", __name__)

Page = str | tuple[str, int] | Response


@own_accounts.get("/account/new")
def show() -> Page:
    """Ask for a sign-in name and a password."""
    if current_user.is_authenticated:
        return redirect(url_for("accounts.show_account"))
    return _show(OwnAccountForm(formdata=None))


@own_accounts.post("/account/new")
@limits.own_accounts
@limits.passwords
def create() -> Page:
    """Make the account, and sign in. The password is hashed before the transaction that writes.

    Who sends the same name and password once more is signed in: the account is theirs.
    """
    if current_user.is_authenticated:
        return redirect(url_for("accounts.show_account"))
    form = OwnAccountForm()
    if not form.validate_on_submit():
        return _show(form), 422
    name, password = form.login_name.data, form.password.data
    digest = hash_password(password, current_settings().argon2_memory_kib)
    key = current_key() if form.take_along.data else None
    try:
        account = open_account(db.session(), name, digest, now(), key)
    except NameTakenError:
        db.session.rollback()
        known = try_password(name, password)
        if known is None:
            g.is_wrong_guess = True
            form.login_name.errors = [
                _("Somebody signs in by this name. Choose another, or sign in if the account is yours.")
            ]
            return _show(form), 422
        return let_in(known, form.take_along.data)
    reply = let_in(account, takes_along=False)
    flash(_("Your account is made, and you are signed in."))
    return reply


def _show(form: OwnAccountForm) -> str:
    key = current_key()
    return render_template(
        "accounts/new.html",
        form=form,
        shortest=SHORTEST_OF_A_LEARNER,
        may_keep=is_kept() or has_practised(db.session(), key),
    )
