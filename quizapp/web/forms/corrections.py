"""Forms to put a wrong question right, and to accept answers that came late."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, HiddenField, RadioField, SelectMultipleField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, ValidationError

from quizapp.services.corrections import Plan
from quizapp.services.doubts import LONGEST_REASON
from quizapp.services.offers import Offer
from quizapp.web.forms.classrooms import TicketForm
from quizapp.web.forms.fields import Longest, Needed, ProseField
from quizapp.web.presenters.dates import say_day

LEAVE_OUT = "leave-out"
_ONE = re.compile(r"(\d{1,9}):([0-9a-f]{16})")


class CorrectionForm(TicketForm):
    """Leave a question out, or mark its answers by a corrected wording."""

    what = RadioField(
        _l("What is to be done?"),
        default=LEAVE_OUT,
        validators=[InputRequired(_l("Choose what is to be done."))],
    )
    may_lower = BooleanField(_l("Results may also fall"))
    reason = ProseField(
        _l("Why? Your students read this"),
        validators=[Needed(_l("Say why: your students read it.")), Longest(LONGEST_REASON)],
    )
    accepts_doubts = BooleanField(
        _l("Tell those who doubt it, and have no answer yet, that they are right"), default=True
    )
    seen = HiddenField(default="")

    def offer(self, offers: Sequence[Offer]) -> CorrectionForm:
        """Offer to leave the question out, and these wordings to mark by."""
        told = [
            SelectChoice(
                one.revision,
                _("Mark the answers again, by the wording of %(day)s", day=say_day(one.released_at)),
            )
            for one in offers
        ]
        leave_out = SelectChoice(LEAVE_OUT, _("Leave it out: it counts for nobody in this class"))
        self.what.choices = [leave_out, *told]
        return self

    def read(self, offers: Sequence[Offer]) -> Plan:
        """Give what was chosen; the form has been found sound with these offers."""
        chosen = next((one for one in offers if one.revision == self.what.data), None)
        until = self.seen_at if self.accepts_doubts.data else None
        return Plan(chosen, bool(self.may_lower.data), self.reason.data or "", until)

    @property
    def seen_at(self) -> dt.datetime | None:
        """When the page with the form was first shown, None where what was sent is no time of ours."""
        try:
            moment = dt.datetime.fromisoformat(self.seen.data or "")
            return moment.astimezone(dt.UTC) if moment.tzinfo else None
        except (ValueError, OverflowError):
            return None


class AcceptForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Accept late answers; each is named by its row and the stamp it was read with."""

    late = SelectMultipleField(
        _l("Answers that came late"),
        validate_choice=False,
        validators=[InputRequired(_l("Tick the answers that are to count."))],
    )

    def validate_late(self, field: Field) -> None:
        """Refuse what no page of ours offers."""
        if not all(_ONE.fullmatch(one) for one in field.data or ()):
            raise ValidationError(_l("Something in the page was lost on the way. Tick them once more."))

    @property
    def stamps(self) -> Mapping[int, str]:
        """The stamps of what was ticked, by row."""
        found = (_ONE.fullmatch(one) for one in self.late.data or ())
        return {int(one[1]): one[2] for one in found if one}
