"""Where a student stands at an assignment, in words."""

from __future__ import annotations

from flask_babel import gettext as _

from quizapp.services.gradebook import Cell, Standing


def say_standing(cell: Cell) -> str:
    """Say in a few words where a student stands; points where there are any, and whether they came late."""
    if cell.standing is Standing.HANDED_IN and cell.counting:
        points = _("%(points)d of %(of)d", points=cell.counting.points, of=cell.counting.of)
        return str(_("%(points)s, late", points=points) if cell.is_late else points)
    if cell.standing is Standing.IN_PROGRESS and cell.newest:
        told = _(
            "In progress, %(done)d of %(all)d answered", done=cell.newest.answered, all=cell.newest.asked
        )
        return str(told)
    words = {
        Standing.NOT_OPEN: _("Not open yet"),
        Standing.NOT_STARTED: _("Not started"),
        Standing.BEING_MARKED: _("Time is up, being marked"),
        Standing.MISSED: _("Not handed in"),
    }
    return str(words.get(cell.standing, ""))
