"""Forms for a class and those who are in it."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import available_timezones

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields import SelectChoice
from wtforms.validators import Optional, ValidationError

from quizapp.content.rosters import LARGEST_FILE, RosterFile, RosterProblem, read_roster_file
from quizapp.errors import RosterFileError
from quizapp.learning.deadline import MOST, USUAL
from quizapp.services.access.roles import Role
from quizapp.services.accommodations import MOST_EXTRA
from quizapp.services.codes import make_ticket
from quizapp.services.names import LONGEST_NAME
from quizapp.services.rosters import MOST_NAMES
from quizapp.web.forms.fields import Between, Longest, NameField, Needed

NAMES = ("UTC", *sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc")))
ZONES = [SelectChoice(name, name) for name in NAMES]
SAME_PERSON, NEW_PERSON = "same", "new"
ROLES = (
    SelectChoice(Role.TEACHER.value, _l("Teacher: sets quizzes and looks after students")),
    SelectChoice(Role.VIEWER.value, _l("Viewer: looks at everything and changes nothing")),
    SelectChoice(Role.OWNER.value, _l("Owner: also decides who helps, and archives the class")),
)


LONGEST_LIST = 40_000
"""Characters of a list of names."""

_ROSTER_PROBLEMS = {
    RosterProblem.EMPTY: _l("This file is empty. Choose another, or paste the names."),
    RosterProblem.BINARY: _l(
        "This is no CSV file. In your spreadsheet choose “Save as” or “Download”, then CSV, and send that."
    ),
    RosterProblem.LONG: _l(
        "This file has more than 2,000 lines. Keep those with the names of the class, and save it again."
    ),
    RosterProblem.NAMELESS: _l(
        "No column of names was found. Give the column the heading “Name”, or paste the names."
    ),
}


class ClassroomForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Name a class, and say in which zone its dates are."""

    name = NameField(
        _l("Name of the class"), validators=[Needed(_l("Give the class a name.")), Longest(LONGEST_NAME)]
    )
    time_zone = SelectField(_l("Time zone of its dates"), choices=ZONES)


class TicketForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """A form that makes a code; sent twice it makes the same one (see `codes.sign_in_code_of`)."""

    ticket = HiddenField(default=make_ticket)

    def validate_ticket(self, field: Field) -> None:
        """Take 32 hexadecimal digits; in the place of anything else the form gets a fresh ticket."""
        given = field.data or ""
        if len(given) != 32 or not set(given) <= set("0123456789abcdef"):
            field.data = make_ticket()
            raise ValidationError(_l("Something in the page was lost on the way. Send it once more."))


class CardForm(TicketForm):
    """Make a new code; `before` is the stamp of the one it takes the place of."""

    before = HiddenField(default="")


class JoinForm(TicketForm):
    """Join a class with a code and a name."""

    code = StringField(
        _l("Join code"), validators=[Needed(_l("Enter the code your teacher shows.")), Longest(60)]
    )
    name = NameField(
        _l("Your name in this class"),
        validators=[Needed(_l("Enter the name your teacher knows you by.")), Longest(LONGEST_NAME)],
    )
    who = RadioField(
        _l("Who is joining?"),
        choices=[
            SelectChoice(SAME_PERSON, _l("I am who is signed in here, and sign in as before")),
            SelectChoice(NEW_PERSON, _l("Somebody else, who gets a sign-in code of their own")),
        ],
        validators=[Optional()],
    )
    keep_practice = BooleanField(_l("Take along what I practised in this browser"), default=True)


class RosterForm(TicketForm):
    """Paste a list of names, or take them from a file; what is read of it goes below what was typed."""

    names = TextAreaField(_l("Names, one a line"), validators=[Longest(LONGEST_LIST)])
    file = FileField(_l("Or a file from a spreadsheet (CSV)"))
    read: RosterFile | None = None
    """What was read from the file; None where there was none."""
    is_too_large = False

    def validate_names(self, field: Field) -> None:
        """Refuse a form without a name and without a file."""
        if not field.data and not self.file.data:
            raise ValidationError(_l("Paste or type at least one name, or choose a file."))

    def validate_file(self, field: Field) -> None:
        """Put the names of the file below those that were typed."""
        if not field.data:
            return
        data = field.data.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            self.is_too_large = True
            raise ValidationError(
                _l("This file is larger than 256 kB. Keep the columns with names, and save it as CSV again.")
            )
        try:
            found = read_roster_file(data)
        except RosterFileError as error:
            raise ValidationError(_ROSTER_PROBLEMS[RosterProblem(error.problem)]) from error
        text = "\n".join([*(self.names.data or "").splitlines(), *found.names])
        if len(found.names) > MOST_NAMES or len(text) > LONGEST_LIST:
            told = _l(
                "This file holds %(num)d names. %(most)d at a time are the most: make several files of it.",
                num=len(found.names),
                most=MOST_NAMES,
            )
            raise ValidationError(told)
        self.names.data, self.read = text, found


class MemberNameForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Rename a student."""

    name = NameField(_l("Name"), validators=[Needed(_l("Enter a name.")), Longest(LONGEST_NAME)])


class ExtraForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """What a student has more than others."""

    time_percent = SelectField(
        _l("Extra time"), coerce=int, validate_choice=False, validators=[Between(USUAL, MOST)]
    )
    extra_attempts = IntegerField(_l("Extra attempts"), validators=[Between(0, MOST_EXTRA)])

    def offer(self, shares: Sequence[tuple[int, str]]) -> ExtraForm:
        """Offer these shares, each in words."""
        self.time_percent.choices = [SelectChoice(share, told) for share, told in shares]
        return self


class ColleagueForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Let another instructor help."""

    login_name = NameField(
        _l("Their sign-in name"), validators=[Needed(_l("Enter their sign-in name.")), Longest(LONGEST_NAME)]
    )
    role = SelectField(_l("What they may do"), choices=ROLES)


class RoleForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF is untyped
    """Give a colleague another part."""

    role = SelectField(_l("What they may do"), choices=ROLES)
