"""The gradebook's rows in the order asked for."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.models import Membership
from quizapp.services.gradebook import Cell, Gradebook, Standing


def sort_members(book: Gradebook, sort: str, is_falling: bool) -> Sequence[Membership]:
    """Sort by name, or by the share of points in the assignment of this key; who has none comes last."""
    assignment = next((one for one in book.assignments if one.key == sort), None)
    by_name = sorted(book.members, key=lambda member: member.name_normalised)
    if assignment is None:
        return by_name[::-1] if is_falling else by_name
    cells = {member.id: book.cells[member.id, assignment.id] for member in by_name}
    scored = [member for member in by_name if _has_points(cells[member.id])]
    rest = [member for member in by_name if not _has_points(cells[member.id])]
    scored.sort(key=lambda member: _share(cells[member.id]), reverse=is_falling)
    rest.sort(key=lambda member: list(Standing).index(cells[member.id].standing))
    return [*scored, *rest]


def _has_points(cell: Cell) -> bool:
    """Say whether there are any to compare: who skipped every question has none."""
    return cell.counting is not None and not cell.counting.is_without_points


def _share(cell: Cell) -> float:
    return cell.counting.points / (cell.counting.of or 1) if cell.counting else -1
