"""The form of an assignment that may also be a pair: a test before, and one after with dates of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField
from wtforms.fields import SelectChoice
from wtforms.validators import ValidationError

from quizapp.learning.blueprint import Mode
from quizapp.learning.window import Window
from quizapp.models import Assignment
from quizapp.services.access.assignments import window_of
from quizapp.services.assignments import Setting
from quizapp.services.names import LONGEST_NAME
from quizapp.services.pairs import AFTER, BEFORE
from quizapp.web.forms.assignments import AssignmentForm, SettingForm, date_field

EACH_OWN, SAME, PAIR = "own", "same", "pair"


class PairableForm(AssignmentForm):
    """Set a quiz for a class: once, or before and after with two papers."""

    drawing = RadioField(
        _l("Who gets which questions"),
        choices=[
            SelectChoice(EACH_OWN, _l("Each student gets a paper of their own, drawn to the same plan")),
            SelectChoice(SAME, _l("Everybody gets the same paper; options stand in another order for each")),
            SelectChoice(
                PAIR,
                _l(
                    "Two papers of the same plan, for a test before and a test after: "
                    "half the class gets each first"
                ),
            ),
        ],
        default=EACH_OWN,
    )
    after_opens_at = date_field(_l("The test after opens"))
    after_closes_at = date_field(_l("The test after closes"))

    @property
    def is_pair(self) -> bool:
        """Say whether two tests are to be set."""
        return bool(self.drawing.data == PAIR)

    def validate_title(self, field: Field) -> None:
        """Leave room for what is added to the name of each test."""
        longest = max(len(name) for name in self._name_both(""))
        if self.is_pair and len(field.data or "") > LONGEST_NAME - longest:
            raise ValidationError(
                _l(
                    "Use %(most)d characters at the most: “before” and “after” are added.",
                    most=LONGEST_NAME - longest,
                )
            )

    def validate_mode(self, field: Field) -> None:
        """Refuse to explain each answer at once: a test is handed in as a whole."""
        if self.is_pair and field.data == Mode.TRAINING.value:
            raise ValidationError(
                _l("A test before and a test after are assessments. Choose another way of taking it.")
            )

    def validate_explains(self, field: Field) -> None:
        """Refuse waiting for an end that never comes; a pair always has its ends."""
        if not self.is_pair:
            super().validate_explains(field)

    def validate_is_reserved(self, field: Field) -> None:
        """Refuse keeping questions for ever; a pair always has its ends."""
        if not self.is_pair:
            super().validate_is_reserved(field)

    def are_dates_sound(self, zone: ZoneInfo, now: dt.datetime, before: Window | None = None) -> bool:
        """Note what is wrong with the dates, those of the test after included."""
        is_sound = super().are_dates_sound(zone, now, before)
        if not self.is_pair:
            return is_sound
        fields = (self.after_opens_at, self.after_closes_at)
        second = self._second()
        second.are_dates_sound(zone, now)
        for field, checked in zip(fields, (second.opens_at, second.closes_at), strict=True):
            field.errors = [*field.errors, *checked.errors]
        if self.after_opens_at.data is None and not self.after_opens_at.errors:
            self.after_opens_at.errors = [_l("Say when the test after opens: it must not open at once.")]
        if self.after_closes_at.data is None and not self.after_closes_at.errors:
            self.after_closes_at.errors = [
                _l("Say when the test after closes: until then its questions stay out of practice.")
            ]
        opens_at = second.read(zone).window.opens_at
        if opens_at and not self.after_opens_at.errors:
            if opens_at <= now:
                self.after_opens_at.errors = [
                    _l("This has passed: there would be no time for the test before.")
                ]
            elif not _is_over_by(self._first(zone), opens_at):
                self.after_opens_at.errors = [_l("It must not open before the first test is due and closed.")]
        return is_sound and not any(field.errors for field in fields)

    def read_pair(self, zone: ZoneInfo) -> tuple[Setting, Setting]:
        """Give how both tests are to be taken.

        The first closes when the second opens, where nothing else is said. Their questions stay out of
        practice: who met the second paper there would gain by that alone.
        """
        names = self._name_both(self.title.data)
        first = replace(self.read(zone), title=names[0], window=self._first(zone), is_reserved=True)
        return first, replace(first, title=names[1], window=self._second().read(zone).window)

    def _first(self, zone: ZoneInfo) -> Window:
        window = self.read(zone).window
        if window.ends_at is not None:
            return window
        return replace(window, closes_at=self._second().read(zone).window.opens_at)

    def _second(self) -> SettingForm:
        """Give a form of the test after, whose dates are checked and read as those of any other."""
        return SettingForm(
            formdata=None,
            opens_at=self.after_opens_at.data,
            closes_at=self.after_closes_at.data,
            takes_late=self.takes_late.data,
            counts=self.counts.data,
        )

    @staticmethod
    def _name_both(title: str) -> tuple[str, str]:
        return _("%(title)s: before", title=title), _("%(title)s: after", title=title)


def keeps_apart(form: SettingForm, zone: ZoneInfo, changed: Assignment, other: Assignment | None) -> bool:
    """Note where a test after would open before the test before it is over; `other` is that of the pair."""
    if other is None:
        return True
    window, told = form.read(zone).window, window_of(other)
    if changed.place == BEFORE and told.opens_at and not _is_over_by(window, told.opens_at):
        last = form.due_at if window.due_at and window.due_at > told.opens_at else form.closes_at
        last.errors = [_l("It must be over when the test after opens. Let that one open later first.")]
        return False
    if changed.place == AFTER and not (window.opens_at and _is_over_by(told, window.opens_at)):
        form.opens_at.errors = [
            _l("It must not open before the test before it is over. Choose a later time.")
        ]
        return False
    return True


def _is_over_by(first: Window, moment: dt.datetime) -> bool:
    """Say whether the first test has been open and due at this moment, and takes no answers any more."""
    if first.ends_at is None or (first.opens_at is not None and first.opens_at >= moment):
        return False
    return first.ends_at <= moment and (first.due_at is None or first.due_at <= moment)
