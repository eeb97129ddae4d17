"""Checks and readers that several forms share, with a sentence that says what to do."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Field, Form, StringField, TextAreaField
from wtforms.validators import StopValidation, ValidationError

from quizapp.services.names import clean_name
from quizapp.services.passwords import (
    LONGEST,
    SHORTEST_OF_AN_INSTRUCTOR,
    Weakness,
    find_weakness,
)
from quizapp.services.texts import clean_text


class NameField(StringField):  # type: ignore[misc]  # WTForms is untyped
    """A line of text without control, bidi or zero-width characters; spaces are put in order."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed as it will be shown."""
        if valuelist:
            self.data = clean_name(valuelist[0])


class ProseField(TextAreaField):  # type: ignore[misc]  # WTForms is untyped
    """Lines of text without control, bidi or zero-width characters."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed as it will be shown."""
        if valuelist:
            self.data = clean_text(valuelist[0])


class Needed:
    """Refuse an empty or missing field in the words given; what else is checked may rely on a value."""

    field_flags = {"required": True}  # noqa: RUF012  # WTForms reads a plain dict

    def __init__(self, message: Any) -> None:
        self.message = message

    def __call__(self, _: Form, field: Field) -> None:
        """Raise StopValidation where nothing was given."""
        if not field.data:
            raise StopValidation(self.message)


class Longest:
    """Refuse a text of more than so many characters."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, _: Form, field: Field) -> None:
        """Raise ValidationError for a longer one."""
        if len(field.data or "") > self.most:
            told = _l(
                "Use %(most)d characters at the most: these are %(count)d.",
                most=self.most,
                count=len(field.data),
            )
            raise ValidationError(told)


class Between:
    """Refuse what is no whole number from `least` to `most`, however long it is written.

    WTForms has NumberRange, which fails on numbers that no float can hold.
    """

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def __call__(self, _: Form, field: Field) -> None:
        """Raise ValidationError in place of whatever was said of it."""
        if field.data is None or not self.least <= field.data <= self.most:
            field.errors = []
            told = _l("Choose a number from %(least)d to %(most)d.", least=self.least, most=self.most)
            raise StopValidation(told)


class InThisCentury:
    """Refuse a date far off: in another time zone it could lie outside of the calendar."""

    def __call__(self, _: Form, field: Field) -> None:
        """Raise ValidationError for a date before 2000 or after 2099."""
        if field.data and not 2000 <= field.data.year < 2100:
            raise ValidationError(_l("Choose a date from 2000 to 2099."))


def refuse_weak(password: str, *personal: str, shortest: int = SHORTEST_OF_AN_INSTRUCTOR) -> None:
    """Raise ValidationError with what to do about a password that is too weak."""
    weakness = find_weakness(password, personal, shortest)
    if weakness is Weakness.SHORT:
        raise ValidationError(
            _l(
                "Use %(least)d characters or more: four words that do not belong together will do.",
                least=shortest,
            )
        )
    if weakness is Weakness.LONG:
        raise ValidationError(_l("Use %(most)d characters at the most.", most=LONGEST))
    if weakness is Weakness.GUESSABLE:
        raise ValidationError(
            _l("This one is easy to guess. Add a word or two that nobody would expect beside the others.")
        )
