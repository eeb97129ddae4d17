"""Dates of an assignment that make no sense are refused in words, each beside its field."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import update

from quizapp.extensions import db
from quizapp.models import Classroom
from tests.permissions import ROWS
from tests.school import School
from tests.web.acts import fields_of, path_of, sign_in

EARLY, NOON, LATE = "2098-05-01T10:00", "2098-05-01T12:00", "2098-05-01T14:00"
PAST = "2026-01-01T10:00"
SKIPPED = "2026-03-29T02:30"  # clocks in Berlin go from 2:00 to 3:00
LONGER = "It must not close before it is due, or before it opens."
CREATE = next(row for row in ROWS if row.endpoint == "assignments.create" and row.method == "POST")


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ({"opens_at": LATE, "due_at": NOON}, "It must be due after it opens."),
        ({"due_at": NOON, "closes_at": EARLY}, LONGER),
        ({"opens_at": NOON, "closes_at": EARLY}, LONGER),
        ({"closes_at": PAST}, "This has passed: all work would be handed in at once."),
        ({"opens_at": SKIPPED}, "Clocks skip this hour on that day."),
        ({"explains": "closing"}, "Give it a closing date, or it would never be explained."),
        ({"is_reserved": "y"}, "Give it a closing date, or the questions would be kept for ever."),
    ],
)
def test_dates_that_make_no_sense_are_refused_and_kept(
    app: Flask, school: School, dates: dict[str, str], told: str
) -> None:
    with app.app_context():
        db.session.execute(update(Classroom).values(time_zone="Europe/Berlin"))
        db.session.commit()
    eva = sign_in(app, school, "eva")
    sent = fields_of(school, CREATE.endpoint) | dates
    page = eva.send(path_of(app, school, CREATE), 422, **sent)
    assert told in page.html
    assert all(f'value="{date}"' in page.html for field, date in dates.items() if field.endswith("_at"))


def test_sound_dates_are_taken(app: Flask, school: School) -> None:
    eva = sign_in(app, school, "eva")
    sent = fields_of(school, CREATE.endpoint) | {"opens_at": EARLY, "due_at": NOON, "closes_at": LATE}
    page = eva.send(path_of(app, school, CREATE), 200, **sent)
    assert all(date[11:] in page.html for date in (EARLY, NOON, LATE))
