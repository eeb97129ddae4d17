"""Forms for a doubt about a question, and for the answer to it."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, RadioField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, ValidationError

from quizapp.services.desk import DoubtState, Explained
from quizapp.services.dockets import Case, Docket
from quizapp.services.doubts import LONGEST_REASON
from quizapp.web.forms.fields import Longest, Needed, ProseField

REVIEW = "review"
"""What the form says of the page it stands on; the page of the question is the other one."""


class DoubtForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Say why a question is wrong."""

    reason = ProseField(
        _l("What is wrong with it?"),
        validators=[Needed(_l("Write what is wrong with the question.")), Longest(LONGEST_REASON)],
    )
    page = HiddenField(default="")

    @property
    def is_on_review(self) -> bool:
        """Say whether the form stands on the review."""
        return bool(self.page.data == REVIEW)


class DoubtAnswerForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Say what comes of a doubt; `seen` is its stamp when the page was made."""

    seen = HiddenField(default="")
    state = RadioField(
        _l("What comes of it?"),
        choices=[
            SelectChoice(DoubtState.ACCEPTED.value, _l("They are right: the question is wrong as it stands")),
            SelectChoice(DoubtState.DECLINED.value, _l("The question stays")),
        ],
        validators=[InputRequired(_l("Choose what comes of it."))],
    )
    reply = ProseField(_l("Your reply"), validators=[Longest(LONGEST_REASON)])

    def validate_reply(self, field: Field) -> None:
        """Ask for words where the question stays."""
        if self.state.data == DoubtState.DECLINED and not field.data:
            raise ValidationError(_l("Say why the question stays: it is read by the person who doubts it."))


def doubt_form(number: int, **values: str | None) -> DoubtForm:
    """Make the form about the question of this number: a review holds many."""
    form = DoubtForm(**values)
    form.reason.id = f"reason-{number}"
    return form


def doubt_forms(explained: Iterable[Explained]) -> dict[int, DoubtForm]:
    """Make the form of every question, filled with what was said before."""
    return {
        one.number: doubt_form(one.number, formdata=None, reason=one.doubt.reason if one.doubt else None)
        for one in explained
    }


def doubt_answer_form(row: int, **values: str | None) -> DoubtAnswerForm:
    """Make the form that answers the doubt of this row: a page holds many."""
    form = DoubtAnswerForm(**values)
    form.state.id, form.reply.id = f"state-{row}", f"reply-{row}"
    return form


def doubt_answer_forms(docket: Docket) -> dict[int, DoubtAnswerForm]:
    """Make the form of every doubt on a page, filled with the answer it has."""
    cases = [case for question in docket.questions for case in question.cases]
    return {case.row: _fill(case) for case in cases}


def _fill(case: Case) -> DoubtAnswerForm:
    state = None if case.doubted.is_open else case.doubted.state.value
    return doubt_answer_form(case.row, formdata=None, seen=case.stamp, state=state, reply=case.doubted.reply)
