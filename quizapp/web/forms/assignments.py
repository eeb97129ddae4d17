"""The form of an assignment: which quiz, when, and by which rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateTimeLocalField,
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import Optional, ValidationError

from quizapp.learning.blueprint import Mode
from quizapp.learning.harm import Harm
from quizapp.learning.rules import Counts, Explains
from quizapp.learning.window import Window
from quizapp.models import Assignment, Classroom
from quizapp.services.access.keys import is_key
from quizapp.services.assignments import Setting
from quizapp.services.codes import make_ticket
from quizapp.services.names import LONGEST_NAME
from quizapp.web.forms.fields import Between, InThisCentury, Longest, NameField, Needed
from quizapp.web.presenters.harms import say_harm

AS_MEANT = "as_meant"
MOST_ATTEMPTS = 20
MOST_MINUTES = 600
_DATE_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]


def date_field(label: object) -> DateTimeLocalField:
    """Make a field for a date that may be left out."""
    return DateTimeLocalField(label, format=_DATE_FORMATS, validators=[Optional(), InThisCentury()])


class DatesForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Title and dates of an assignment. Dates are read in the zone of its class."""

    title = NameField(_l("Name"), validators=[Needed(_l("Give it a name.")), Longest(LONGEST_NAME)])
    opens_at = date_field(_l("Opens"))
    due_at = date_field(_l("Due"))
    closes_at = date_field(_l("Closes"))

    @property
    def is_late_taken(self) -> bool:
        """Say whether late work is to be taken."""
        raise NotImplementedError

    @property
    def ends(self) -> bool:
        """Say whether there will be an end."""
        return bool(self.closes_at.data or (self.due_at.data and not self.is_late_taken))

    def read_window(self, zone: ZoneInfo, before: Window | None = None) -> Window:
        """Give the dates as moments.

        `before` are the dates as they were: one that is left as the form shows it keeps its seconds, which
        a form does not show.
        """
        before = before or Window()
        return Window(
            opens_at=_to_moment(self.opens_at.data, zone, before.opens_at),
            due_at=_to_moment(self.due_at.data, zone, before.due_at),
            closes_at=_to_moment(self.closes_at.data, zone, before.closes_at),
            takes_late=self.is_late_taken,
        )

    def are_dates_sound(self, zone: ZoneInfo, now: dt.datetime, before: Window | None = None) -> bool:
        """Note what is wrong with the dates as moments: hours that clocks skip, their order, an end gone by.

        `before` are the dates as they were: an end that has passed may stay as it is.
        """
        fields = [self.opens_at, self.due_at, self.closes_at]
        for field in fields:
            if field.data and _to_local(_to_moment(field.data, zone), zone) != field.data:
                field.errors = [_l("Clocks skip this hour on that day. Choose another.")]
        window = self.read_window(zone, before)
        if window.due_at and window.opens_at and window.due_at <= window.opens_at:
            self.due_at.errors = [_l("It must be due after it opens.")]
        first = window.due_at or window.opens_at
        if window.closes_at and first and window.closes_at < first:
            self.closes_at.errors = [_l("It must not close before it is due, or before it opens.")]
        ended = window.ends_at is not None and window.ends_at <= now
        if ended and (before is None or before.ends_at != window.ends_at):
            last = self.closes_at if window.ends_at == window.closes_at else self.due_at
            last.errors = [_l("This has passed: all work would be handed in at once. Choose a later time.")]
        return not any(field.errors for field in fields)


class SettingForm(DatesForm):
    """What may still be changed once an assignment is set."""

    takes_late = BooleanField(_l("Take late work, and mark it as late"), default=True)
    attempts_allowed = IntegerField(
        _l("Attempts each student has"),
        default=1,
        validators=[Between(1, MOST_ATTEMPTS)],
    )
    minutes_allowed = IntegerField(
        _l("Time limit in minutes (optional)"),
        validators=[Optional(), Between(1, MOST_MINUTES)],
    )
    counts = SelectField(
        _l("Which attempt counts"),
        choices=[
            SelectChoice(Counts.BEST.value, _l("The best one")),
            SelectChoice(Counts.LAST.value, _l("The last one")),
            SelectChoice(Counts.FIRST.value, _l("The first one")),
        ],
    )
    explains = RadioField(
        _l("Answers are explained"),
        choices=[
            SelectChoice(Explains.LAST_ATTEMPT.value, _l("after a student’s last attempt")),
            SelectChoice(Explains.CLOSING.value, _l("for everybody when it has closed")),
        ],
        default=Explains.LAST_ATTEMPT.value,
    )
    is_reserved = BooleanField(_l("Keep its questions out of my students’ own practice until it closes"))

    seen = HiddenField(default="")
    """The stamp of the settings that the form was made from."""

    def validate_explains(self, field: Field) -> None:
        """Refuse waiting for an end that never comes."""
        if field.data == Explains.CLOSING.value and not self.ends:
            raise ValidationError(_l("Give it a closing date, or it would never be explained."))

    def validate_is_reserved(self, field: Field) -> None:
        """Refuse keeping questions for ever."""
        if field.data and not self.ends:
            raise ValidationError(_l("Give it a closing date, or the questions would be kept for ever."))

    @property
    def is_late_taken(self) -> bool:
        """Say whether the box is ticked."""
        return bool(self.takes_late.data)

    def refuse_harm(self, harms: Sequence[str], before: Setting) -> None:
        """Note beside each field why who has begun would be harmed; `before` is what was set."""
        for harm in harms:
            self[harm].errors = [say_harm(Harm(harm), before)]

    def read(self, zone: ZoneInfo, before: Window | None = None) -> Setting:
        """Give what was set, the dates as moments; `before` are those as they were (`read_window`)."""
        return Setting(
            title=self.title.data,
            window=self.read_window(zone, before),
            attempts_allowed=self.attempts_allowed.data,
            counts=Counts(self.counts.data),
            explains=Explains(self.explains.data),
            is_reserved=self.is_reserved.data,
            minutes_allowed=self.minutes_allowed.data,
        )

    @classmethod
    def of(cls, assignment: Assignment, zone: ZoneInfo) -> SettingForm:
        """Make a form filled with what is set, for a request that sends nothing."""
        explains = Explains(assignment.explains)
        return cls(
            formdata=None,
            title=assignment.title,
            opens_at=_to_local(assignment.opens_at, zone),
            due_at=_to_local(assignment.due_at, zone),
            closes_at=_to_local(assignment.closes_at, zone),
            takes_late=assignment.takes_late,
            attempts_allowed=assignment.attempts_allowed,
            counts=assignment.counts,
            explains=(Explains.LAST_ATTEMPT if explains is Explains.EACH else explains).value,
            is_reserved=assignment.is_reserved,
            minutes_allowed=assignment.minutes_allowed,
            seen=stamp_of_setting(assignment, zone),
        )


class CopyForm(DatesForm):
    """Set an assignment again for a class: name, dates, and which class."""

    classroom = SelectField(_l("Class"), choices=[], validate_choice=False)
    ticket = HiddenField(default=make_ticket)
    """Sending the form twice copies once."""

    def offer(self, source: Assignment, classrooms: Sequence[Classroom]) -> CopyForm:
        """Offer these classes to copy an assignment into."""
        self.source = source
        self.classrooms = {classroom.key: classroom for classroom in classrooms}
        self.classroom.choices = [SelectChoice(one.key, one.name) for one in classrooms]
        return self

    @property
    def is_late_taken(self) -> bool:
        """Say whether the assignment that is copied takes late work."""
        return self.source.takes_late

    def validate_ticket(self, field: Field) -> None:
        """Take 32 hexadecimal digits; in the place of anything else the form gets a fresh ticket."""
        if not is_key(field.data or ""):
            field.data = make_ticket()

    def validate_classroom(self, field: Field) -> None:
        """Refuse a class that is not offered: it may have been archived meanwhile."""
        if field.data not in self.classrooms:
            raise ValidationError(
                _l("Choose a class from the list: only those in use that you teach are there.")
            )

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for an end, too, where the rules that are copied need one."""
        is_valid = super().validate(extra_validators)
        waits = self.source.explains == Explains.CLOSING.value or self.source.is_reserved
        if waits and not self.ends and not self.closes_at.errors:
            told = _l("It explains its answers, or frees its questions, at its end. Give it a closing date.")
            self.closes_at.errors = [told]
        return is_valid and not self.closes_at.errors


class AssignmentForm(SettingForm):
    """Set a quiz for a class."""

    blueprint = RadioField(_l("Quiz"), choices=[])
    mode = RadioField(
        _l("How it is taken"),
        default=AS_MEANT,
        choices=[
            SelectChoice(AS_MEANT, _l("As the quiz is meant to be taken")),
            SelectChoice(Mode.TRAINING.value, _l("Training: each answer is explained at once")),
            SelectChoice(
                Mode.ASSESSMENT.value, _l("Assessment: answers are handed in together, and explained later")
            ),
        ],
    )
    ticket = HiddenField(default=make_ticket)
    """Names the assignment, so that sending the form twice sets it once."""

    def validate_ticket(self, field: Field) -> None:
        """Take 32 hexadecimal digits; in the place of anything else the form gets a fresh ticket."""
        if not is_key(field.data or ""):
            field.data = make_ticket()


def stamp_of_setting(assignment: Assignment, zone: ZoneInfo) -> str:
    """Give what changes whenever the settings of an assignment do, or the zone its dates are read in."""
    parts = [
        *(assignment.title, assignment.opens_at, assignment.due_at, assignment.closes_at, assignment.counts),
        *(assignment.takes_late, assignment.attempts_allowed, assignment.explains, assignment.is_reserved),
        *(assignment.minutes_allowed, zone.key),
    ]
    return sha256(repr(parts).encode()).hexdigest()[:16]


def _to_moment(
    local: dt.datetime | None, zone: ZoneInfo, before: dt.datetime | None = None
) -> dt.datetime | None:
    """Read a date of the class as a moment; an hour that comes twice is the first of the two.

    The moment it was `before` stays where it is shown by that date.
    """
    shown = _to_local(before, zone)
    if shown is not None and shown.replace(second=0, microsecond=0) == local:
        return before
    return None if local is None else local.replace(tzinfo=zone).astimezone(dt.UTC)


def _to_local(moment: dt.datetime | None, zone: ZoneInfo) -> dt.datetime | None:
    return None if moment is None else moment.astimezone(zone).replace(tzinfo=None)
