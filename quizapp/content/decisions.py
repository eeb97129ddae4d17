"""Read seeds/decisions.toml: what a person decided about each item, by hand and with a reason."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from quizapp.content.tables import read_sheet
from quizapp.errors import Finding
from quizapp.items.bank import Decision, Verdict

_KEYS = frozenset({"item", "revision", "verdict", "reason", "date"})
_SHORTEST_REASON = 20


def read_decisions(seeds: Path) -> tuple[tuple[Decision, ...], list[Finding]]:
    """Read every decision. An item may be decided more than once; the last one written counts."""
    sheet = read_sheet(seeds / "decisions.toml")
    decisions = []
    for table in sheet.tables("decision"):
        table.refuse_unknown(_KEYS)
        item, revision, reason = (table.take(key, str) for key in ("item", "revision", "reason"))
        verdict = table.take_member("verdict", Verdict)
        date = table.take("date", dt.date, "a date such as 2026-11-24")
        if reason is not None and len(reason) < _SHORTEST_REASON:
            table.blame("reason", "expected a reason in a sentence")
        if item and revision and verdict and reason and date:
            decisions.append(Decision(item, revision, verdict, reason, date))
    return tuple(decisions), sheet.findings
