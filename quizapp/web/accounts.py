"""Signing in and out, and one's own account."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from quizapp.errors import NotFoundError, TooManyTriesError
from quizapp.extensions import db
from quizapp.models import Account
from quizapp.services.access.attempts import has_practised
from quizapp.services.access.doubts import count_open_doubts
from quizapp.services.access.learners import find_guest, find_learner_of
from quizapp.services.access.members import is_member
from quizapp.services.accounts import (
    change_password,
    find_credentials,
    note_sign_in,
    sign_out_everywhere,
)
from quizapp.services.codes import read_code
from quizapp.services.invitations import end_resets
from quizapp.services.learners import (
    find_by_sign_in_code,
    note_code_used,
    take_along,
)
from quizapp.services.passwords import hash_password, is_password
from quizapp.web import limits
from quizapp.web.addresses import own_path
from quizapp.web.forms.accounts import ChangePasswordForm, PasswordForm, TakeAlongForm, shortest_password
from quizapp.web.forms.answers import StartForm
from quizapp.web.settings import current_settings
from quizapp.web.visitors import (
    current_key,
    now,
    remember_learner,
    require_any_account,
    sign_in,
    sign_out,
)

accounts = Blueprint("accounts", __name__)

Page = str | tuple[str, int] | Response


@accounts.get("/sign-in")
def show_sign_in() -> Page:
    """Ask for a code, or for a name and a password."""
    return _show(TakeAlongForm(), PasswordForm(data={"next": request.args.get("next", "")}))


@accounts.post("/sign-in/code")
@limits.codes
def sign_in_by_code() -> Page:
    """Open a learner's work in this browser."""
    form = TakeAlongForm()
    if not form.validate_on_submit():
        return _show(form, PasswordForm(formdata=None)), 422
    try:
        learner = find_by_sign_in_code(db.session(), read_code(form.code.data))
    except NotFoundError:
        g.is_wrong_guess = True
        form.code.errors = [
            _("Nobody has this code. Look at it again; who is in a class can ask the teacher for a new one.")
        ]
        return _show(form, PasswordForm(formdata=None)), 422
    if form.keep_practice.data:
        take_along(db.session(), current_key(), learner)
    note_code_used(db.session(), learner, now())
    key, in_class = learner.key, is_member(db.session(), learner.key)
    db.session.commit()
    sign_out()
    remember_learner(key, in_class, is_kept=True)
    return redirect(url_for("students.home" if in_class else "front.practice"))


@accounts.post("/sign-in/password")
@limits.passwords
def sign_in_by_password() -> Page:
    """Open the session of an account."""
    form = PasswordForm()
    if not form.validate_on_submit():
        return _show(TakeAlongForm(formdata=None), form), 422
    account = try_password(form.login_name.data, form.password.data)
    if account is None:
        g.is_wrong_guess = True
        form.password.errors = [
            _(
                "Name and password do not belong together. Check both and try again; after many tries, wait "
                "a quarter of an hour."
            )
        ]
        return _show(TakeAlongForm(formdata=None), form), 422
    return let_in(account, form.take_along.data, form.next.data)


@accounts.post("/sign-out")
def end_session() -> Response:
    """End the session in this browser."""
    sign_out()
    flash(_("You are signed out."))
    return redirect(url_for("front.home"))


@accounts.get("/account")
def show_account() -> Page:
    """Show one's own account."""
    require_any_account()
    return _show_account(ChangePasswordForm())


@accounts.post("/account/password")
@limits.passwords
def replace_password() -> Page:
    """Change the password; every other session ends."""
    row = require_any_account()
    form = ChangePasswordForm()
    form.shortest = shortest_password(current_user.is_instructor)
    if not form.validate_on_submit():
        return _show_account(form), 422
    memory = current_settings().argon2_memory_kib
    try:
        known = find_credentials(db.session(), current_user.login_name, now())
    except TooManyTriesError:
        form.current.errors = [_("There were too many wrong passwords. Wait a quarter of an hour.")]
        return _show_account(form), 422
    db.session.rollback()
    if not is_password(form.current.data, known.password_hash, memory):
        note_sign_in(db.session(), row, False, now())
        db.session.commit()
        g.is_wrong_guess = True
        form.current.errors = [_("This is not your current password.")]
        return _show_account(form), 422
    digest = hash_password(form.password.data, memory)
    account = change_password(db.session(), row, digest, now())
    end_resets(db.session(), row)
    db.session.commit()
    sign_in(account)
    flash(_("Your password is changed. Other devices are signed out."))
    return redirect(url_for(".show_account"))


@accounts.post("/account/sessions/end")
def end_sessions() -> Response:
    """End every session on every device, this one too."""
    sign_out_everywhere(db.session(), require_any_account(), now())
    db.session.commit()
    sign_out()
    flash(_("You are signed out on every device."))
    return redirect(url_for(".show_sign_in"))


def try_password(login_name: str, password: str) -> Account | None:
    """Give the account, held for writing, to who knows its password; it is tried outside of any transaction.

    None is the same for a wrong password, an unknown name and an account that is shut for a while.
    """
    try:
        known = find_credentials(db.session(), login_name, now())
    except TooManyTriesError:
        return None
    db.session.rollback()
    is_right = is_password(password, known.password_hash, current_settings().argon2_memory_kib)
    if known.account is None:
        return None
    try:
        account = note_sign_in(db.session(), known.account, is_right, now())
    except NotFoundError:  # erased while its password was tried
        return None
    if is_right:
        return account
    db.session.commit()
    return None


def let_in(account: Account, takes_along: bool, path: str | None = None) -> Response:
    """Open the session of an account, with the practice of a guest where they say so, and lead on.

    The way leads to the page of this site at `path`, where one was asked for.
    """
    learner = find_learner_of(db.session(), account)
    if takes_along and learner is not None:
        take_along(db.session(), current_key(), learner)
    home = "classrooms.index" if account.is_instructor else "front.practice"
    sign_in(account)
    return redirect(own_path(path) or url_for(home))


def _show(code_form: TakeAlongForm, password_form: PasswordForm) -> str:
    key = current_key()
    may_keep = has_practised(db.session(), key) and find_guest(db.session(), key) is not None
    return render_template(
        "accounts/sign_in.html", code_form=code_form, password_form=password_form, may_keep=may_keep
    )


def _show_account(form: ChangePasswordForm) -> str:
    return render_template(
        "accounts/account.html",
        form=form,
        shortest=shortest_password(current_user.is_instructor),
        open_doubts=count_open_doubts(db.session()) if current_user.is_operator else 0,
        plain_form=StartForm(formdata=None),
    )
