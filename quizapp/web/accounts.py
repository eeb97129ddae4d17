"""Signing in and out, and one's own account."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from quizapp.errors import NotFoundError, TooManyTriesError
from quizapp.extensions import db
from quizapp.services.access.attempts import has_practised
from quizapp.services.access.doubts import count_open_doubts
from quizapp.services.access.learners import find_learner
from quizapp.services.accounts import (
    change_password,
    find_credentials,
    note_sign_in,
    sign_out_everywhere,
)
from quizapp.services.codes import read_code
from quizapp.services.invitations import end_resets
from quizapp.services.learners import find_by_sign_in_code, is_guest, note_code_used, take_over_practice
from quizapp.services.passwords import hash_password, is_password
from quizapp.web import limits
from quizapp.web.addresses import own_path
from quizapp.web.forms.accounts import ChangePasswordForm, PasswordForm, TakeAlongForm
from quizapp.web.forms.answers import StartForm
from quizapp.web.settings import current_settings
from quizapp.web.visitors import (
    current_key,
    is_in_class,
    now,
    remember_learner,
    require_account,
    sign_in,
    sign_out,
)

accounts = Blueprint("accounts", __name__)

Page = str | tuple[str, int] | Response


@accounts.get("/sign-in")
def show_sign_in() -> Page:
    """Ask students for their code and instructors for their password."""
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
            _("Nobody has this code. Look at your card again, or ask your teacher for a new one.")
        ]
        return _show(form, PasswordForm(formdata=None)), 422
    guest = find_learner(db.session(), current_key())
    if form.keep_practice.data and guest is not None and is_guest(db.session(), guest):
        take_over_practice(db.session(), guest, learner)
    note_code_used(db.session(), learner, now())
    key = learner.key
    db.session.commit()
    sign_out()
    remember_learner(key, in_class=True)
    return redirect(url_for("students.home"))


@accounts.post("/sign-in/password")
@limits.passwords
def sign_in_by_password() -> Page:
    """Open an instructor's session. The password is tried outside of any transaction."""
    form = PasswordForm()
    if not form.validate_on_submit():
        return _show(TakeAlongForm(formdata=None), form), 422
    try:
        known = find_credentials(db.session(), form.login_name.data, now())
    except TooManyTriesError:
        return _refuse_password(form)
    db.session.rollback()
    is_right = is_password(form.password.data, known.password_hash, current_settings().argon2_memory_kib)
    if known.account is not None:
        account = note_sign_in(db.session(), known.account, is_right, now())
        db.session.commit()
        if is_right:
            sign_in(account)
            return redirect(own_path(form.next.data) or url_for("classrooms.index"))
    return _refuse_password(form)


@accounts.post("/sign-out")
def end_session() -> Response:
    """End the session in this browser."""
    sign_out()
    flash(_("You are signed out."))
    return redirect(url_for("front.home"))


@accounts.get("/account")
def show_account() -> Page:
    """Show one's own account."""
    require_account()
    return _show_account(ChangePasswordForm())


@accounts.post("/account/password")
@limits.passwords
def replace_password() -> Page:
    """Change the password; every other session ends."""
    row = require_account()
    form = ChangePasswordForm()
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
    sign_out_everywhere(db.session(), require_account(), now())
    db.session.commit()
    sign_out()
    flash(_("You are signed out on every device."))
    return redirect(url_for(".show_sign_in"))


def _refuse_password(form: PasswordForm) -> tuple[str, int]:
    """Say the same of a wrong password, an unknown name and an account that is shut for a while."""
    g.is_wrong_guess = True
    form.password.errors = [
        _(
            "Name and password do not belong together. Check both and try again; after many tries, wait a "
            "quarter of an hour."
        )
    ]
    return _show(TakeAlongForm(formdata=None), form), 422


def _show(code_form: TakeAlongForm, password_form: PasswordForm) -> str:
    may_keep = not is_in_class() and has_practised(db.session(), current_key())
    return render_template(
        "accounts/sign_in.html", code_form=code_form, password_form=password_form, may_keep=may_keep
    )


def _show_account(form: ChangePasswordForm, link: str = "") -> str:
    return render_template(
        "accounts/account.html",
        form=form,
        link=link,
        open_doubts=count_open_doubts(db.session()) if current_user.is_operator else 0,
        plain_form=StartForm(formdata=None),
    )
