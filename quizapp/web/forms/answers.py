"""The answer to a question as a form, and the form that holds nothing but the token."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, RadioField
from wtforms.fields import SelectChoice
from wtforms.validators import Optional, ValidationError

from quizapp.items.question import Question
from quizapp.learning.answer import Confidence

SURENESS = (
    SelectChoice(Confidence.GUESS.value, _l("Guessing")),
    SelectChoice(Confidence.FAIRLY.value, _l("Fairly sure")),
    SelectChoice(Confidence.VERY.value, _l("Very sure")),
)


class StartForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Start or hand in: nothing but the token."""


class AnswerForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """The answer to one question; a radio field for each part is added by `answer_form`."""

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

    def places(self, question: Question) -> list[list[int]]:
        """Give the chosen places part by part, none where a part is unanswered."""
        fields = [self[name_of(number)] for number in range(len(question.parts))]
        return [[int(field.data)] if field.data else [] for field in fields]


def name_of(part: int) -> str:
    """Name the field of a part, counted from 0."""
    return f"part{part + 1}"


def answer_form(question: Question, **values: Any) -> AnswerForm:
    """Make the form of a question: the place of an option is all that the page sends of it."""
    fields = {
        name_of(number): RadioField(
            choices=[SelectChoice(str(place), text) for place, text in enumerate(part.options)],
            validators=[Optional()],
            validate_choice=True,
        )
        for number, part in enumerate(question.parts)
    }
    form: AnswerForm = type("QuestionForm", (AnswerForm,), fields)(**values)
    return form
