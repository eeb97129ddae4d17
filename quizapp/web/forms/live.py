"""Forms of a class at work: minutes to add, and the closing."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField

from quizapp.services.added_time import MOST_MINUTES
from quizapp.web.forms.fields import Between


class AddTimeForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """So many minutes more; `seen` is the stamp of the minutes that were added before."""

    minutes = IntegerField(_l("Minutes to add"), default=10, validators=[Between(1, MOST_MINUTES)])
    seen = HiddenField(default="")


class CloseForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Close now; `seen` is the stamp of the dates as they were."""

    seen = HiddenField(default="")
