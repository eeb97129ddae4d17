"""Where a student stands at an assignment, in words."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from quizapp.services.gradebook import Cell, Standing
from quizapp.services.scores import AttemptScore


def say_standing(cell: Cell) -> str:
    """Say in a few words where a student stands; points where there are any, and whether they came late."""
    if cell.standing is Standing.HANDED_IN and cell.counting:
        points = say_points(cell.counting)
        return str(_("%(points)s, late", points=points) if cell.is_late else points)
    if cell.standing is Standing.IN_PROGRESS and cell.newest:
        told = _(
            "In progress, %(done)d of %(all)d answered", done=cell.newest.answered, all=cell.newest.asked
        )
        return _add_skipped(told, cell.newest)
    words = {
        Standing.NOT_OPEN: _("Not open yet"),
        Standing.NOT_STARTED: _("Not started"),
        Standing.BEING_MARKED: _("Time is up, being marked"),
        Standing.MISSED: _("Not handed in"),
    }
    return str(words.get(cell.standing, ""))


def say_points(score: AttemptScore) -> str:
    """Say what a finished attempt earned of what was answered, and how many questions were skipped."""
    if score.is_all_skipped:
        return str(_("all skipped"))
    return _add_skipped(_("%(points)d of %(of)d", points=score.points, of=score.of), score)


def _add_skipped(told: str, score: AttemptScore) -> str:
    if not score.skipped:
        return str(told)
    return str(ngettext("%(told)s, one skipped", "%(told)s, %(num)d skipped", score.skipped, told=told))
