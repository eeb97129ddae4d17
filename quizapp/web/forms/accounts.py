"""Forms for signing in and for one's own account."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, HiddenField, PasswordField, StringField

from quizapp.services.names import LONGEST_NAME
from quizapp.services.passwords import SHORTEST_OF_A_LEARNER, SHORTEST_OF_AN_INSTRUCTOR
from quizapp.web.forms.fields import Longest, NameField, Needed, refuse_weak


class PasswordForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Sign in with a name and a password."""

    next = HiddenField()
    login_name = NameField(
        _l("Sign-in name"), validators=[Needed(_l("Enter your sign-in name.")), Longest(LONGEST_NAME)]
    )
    password = PasswordField(_l("Password"), validators=[Needed(_l("Enter your password.")), Longest(200)])
    take_along = BooleanField(_l("What was practised in this browser is mine: take it along"))


class CodeForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Sign in with a personal code."""

    code = StringField(
        _l("Your sign-in code"), validators=[Needed(_l("Enter the code from your card.")), Longest(60)]
    )


class TakeAlongForm(CodeForm):
    """Sign in with a personal code, and say whether this browser's practice is one's own."""

    keep_practice = BooleanField(_l("What was practised in this browser is mine: take it along"))


class OwnAccountForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Make an account to learn with. An e-mail address will do as a name, but nothing is sent to it."""

    login_name = NameField(
        _l("Sign-in name"), validators=[Needed(_l("Choose a sign-in name.")), Longest(LONGEST_NAME)]
    )
    password = PasswordField(_l("Password"), validators=[Needed(_l("Choose a password."))])
    take_along = BooleanField(
        _l("What was practised in this browser is mine: put it into the account"), default=True
    )

    def validate_password(self, field: Field) -> None:
        """Refuse a weak one."""
        refuse_weak(field.data, self.login_name.data or "", shortest=SHORTEST_OF_A_LEARNER)


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
    """Choose a new password after following a link; `shortest` is how few characters it may have."""

    shortest = SHORTEST_OF_AN_INSTRUCTOR
    password = PasswordField(_l("New password"), validators=[Needed(_l("Choose a password."))])

    def validate_password(self, field: Field) -> None:
        """Refuse a weak one."""
        refuse_weak(field.data, shortest=self.shortest)


class ChangePasswordForm(NewPasswordForm):
    """Change one's own password."""

    current = PasswordField(_l("Current password"), validators=[Needed(_l("Enter your current password."))])


def shortest_password(is_instructor: bool) -> int:
    """Give how few characters a password may have; an instructor's opens other people's work."""
    return SHORTEST_OF_AN_INSTRUCTOR if is_instructor else SHORTEST_OF_A_LEARNER
