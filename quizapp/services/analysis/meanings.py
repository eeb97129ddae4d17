"""What options mean, as rows that a statement can join: items are documents, and reports are SQL."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import CTE, Integer, String, column, values

from quizapp.items.item import CHOOSING, Item, Says


def misread_options(items: Mapping[str, Item]) -> CTE | None:
    """Name the options that come from a misreading: `revision`, `part`, `option`, `misreading`.

    None where there are no such options: a list of values must not be empty.
    """
    rows = [
        (revision, part.id, option.id, option.source.misreading)
        for revision, item in sorted(items.items())
        for part in item.parts
        if part.interaction in CHOOSING
        for option in part.options
        if option.source.misreading and not option.is_key
    ]
    names = (column(name, String) for name in ("revision", "part", "option", "misreading"))
    return values(*names, name="misread_option").data(rows).cte() if rows else None


def judging_options(items: Mapping[str, Item]) -> CTE | None:
    """Name the options of judged questions: `revision`, `part`, `option`, and 1 where it `says` a problem."""
    rows = [
        (revision, item.parts[0].id, option.id, int(option.says is Says.PROBLEM))
        for revision, item in sorted(items.items())
        if item.is_judged
        for option in item.parts[0].options
    ]
    names = (column(name, String) for name in ("revision", "part", "option"))
    listed = values(*names, column("says", Integer), name="judging_option")
    return listed.data(rows).cte() if rows else None
