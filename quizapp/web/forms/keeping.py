"""Forms of who practises alone."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField
from wtforms.fields import SelectChoice

from quizapp.learning.goals import ROUNDS

NO_GOAL = ""


class GoalForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Set out to do so many rounds a week, or none."""

    rounds = SelectField(
        _l("Rounds a week"),
        choices=[SelectChoice(NO_GOAL, _l("No goal")), *(SelectChoice(str(n), str(n)) for n in ROUNDS)],
    )

    @property
    def goal(self) -> int | None:
        """The number chosen, None for no goal."""
        return int(self.rounds.data) if self.rounds.data else None
