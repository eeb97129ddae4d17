"""The answer to a question as a form, and the form that holds nothing but the token."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, RadioField
from wtforms.fields import SelectChoice
from wtforms.validators import Optional, ValidationError

from quizapp.items.item import Interaction
from quizapp.items.question import Question, QuestionPart
from quizapp.learning.answer import Confidence

SURENESS = (
    SelectChoice(Confidence.GUESS.value, _l("Guessing")),
    SelectChoice(Confidence.FAIRLY.value, _l("Fairly sure")),
    SelectChoice(Confidence.VERY.value, _l("Very sure")),
)

MISSING = {
    Interaction.SINGLE_CHOICE: _l("Choose an answer first."),
    Interaction.MULTIPLE_CHOICE: _l("Choose at least one answer first."),
    Interaction.PICK_PHRASES: _l("Mark at least one phrase first."),
    Interaction.ORDER: _l("Give each line a place of its own first."),
    Interaction.MATCH: _l("Choose something for each line first."),
    Interaction.NUMBER: _l("Write a number first."),
}
"""What to do where a part has no whole answer."""


class StartForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Start or hand in: nothing but the token."""


class GivenField(Field):  # type: ignore[misc]  # WTForms is untyped
    """What is given for one part: the values of all its inputs in their order on the page."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the values as they are; the part's interaction reads them."""
        self.data = valuelist


class AnswerForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """The answer to one question; a field for each part is added by `answer_form`."""

    version = HiddenField(default="0")
    confidence = RadioField(choices=SURENESS, validators=[Optional()])

    def validate_version(self, field: Field) -> None:
        """Take a whole number from 0 up to a billion."""
        if not (field.data and field.data.isascii() and field.data.isdigit() and len(field.data) < 10):
            raise ValidationError(_l("The page has lost count of its saves. Reload it."))

    @property
    def sureness(self) -> Confidence | None:
        """How sure the learner says they are."""
        return Confidence(self.confidence.data) if self.confidence.data else None

    def given(self, question: Question) -> list[list[str]]:
        """Give what was sent for each part."""
        return [list(self[name_of(number)].data or []) for number in range(len(question.parts))]


def name_of(part: int) -> str:
    """Name the field of a part, counted from 0."""
    return f"part{part + 1}"


def answer_form(question: Question, **values: Any) -> AnswerForm:
    """Make the form of a question: the place of an option is all that the page sends of it."""
    fields = {name_of(number): GivenField() for number in range(len(question.parts))}
    form: AnswerForm = type("QuestionForm", (AnswerForm,), fields)(**values)
    return form


def refuse_unread(form: AnswerForm, part: int, asked: QuestionPart) -> None:
    """Note at a part that what was given cannot be read."""
    told = _l("That is none of the answers. Choose again.")
    if asked.interaction is Interaction.NUMBER:
        told = _l("Write one number, such as 72,000 or 72 million.")
    form[name_of(part)].errors = [told]
