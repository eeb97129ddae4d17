"""Forms for signing in and for one's own account."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, HiddenField, PasswordField, StringField

from quizapp.services.names import LONGEST_NAME
from quizapp.web.forms.fields import Longest, NameField, Needed, refuse_weak


class PasswordForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Sign in with a name and a password."""

    next = HiddenField()
    login_name = NameField(
        _l("Sign-in name"), validators=[Needed(_l("Enter your sign-in name.")), Longest(LONGEST_NAME)]
    )
    password = PasswordField(_l("Password"), validators=[Needed(_l("Enter your password.")), Longest(200)])


class CodeForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Sign in with a personal code."""

    code = StringField(
        _l("Your sign-in code"), validators=[Needed(_l("Enter the code from your card.")), Longest(60)]
    )


class TakeAlongForm(CodeForm):
    """Sign in with a personal code, and say whether this browser's practice is one's own."""

    keep_practice = BooleanField(_l("What was practised in this browser is mine: take it along"))


class InstructorForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Become an instructor."""

    login_name = NameField(
        _l("Sign-in name"), validators=[Needed(_l("Choose a sign-in name.")), Longest(LONGEST_NAME)]
    )
    display_name = NameField(
        _l("Your name"),
        validators=[Needed(_l("Enter your name as students know it.")), Longest(LONGEST_NAME)],
    )
    password = PasswordField(_l("Password"), validators=[Needed(_l("Choose a password."))])

    def validate_password(self, field: Field) -> None:
        """Refuse a weak one."""
        refuse_weak(field.data, self.login_name.data or "", self.display_name.data or "")


class NewPasswordForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Choose a new password after following a link."""

    password = PasswordField(_l("New password"), validators=[Needed(_l("Choose a password."))])

    def validate_password(self, field: Field) -> None:
        """Refuse a weak one."""
        refuse_weak(field.data)


class ChangePasswordForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Change one's own password."""

    current = PasswordField(_l("Current password"), validators=[Needed(_l("Enter your current password."))])
    password = PasswordField(_l("New password"), validators=[Needed(_l("Choose a password."))])

    def validate_password(self, field: Field) -> None:
        """Refuse a weak one."""
        refuse_weak(field.data)
