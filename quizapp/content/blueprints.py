"""Read seeds/blueprints.toml: the quizzes that a release offers."""

from __future__ import annotations

from pathlib import Path

from quizapp.content.tables import Table, read_sheet
from quizapp.errors import Finding
from quizapp.items.item import Skill
from quizapp.learning.blueprint import Blueprint, Mode

_KEYS = frozenset({"slug", "title", "lead", "minutes", "mode", "skills", "first", "draws"})


def read_blueprints(seeds: Path) -> tuple[tuple[Blueprint, ...], list[Finding]]:
    """Read every blueprint, in the order of the file."""
    sheet = read_sheet(seeds / "blueprints.toml")
    found = (_blueprint(table) for table in sheet.tables("blueprint"))
    return tuple(blueprint for blueprint in found if blueprint), sheet.findings


def _blueprint(table: Table) -> Blueprint | None:
    table.refuse_unknown(_KEYS)
    slug, title, lead = (table.take(key, str) for key in ("slug", "title", "lead"))
    minutes, mode, skills = table.take("minutes", int), table.take_member("mode", Mode), _skills(table)
    if slug is None or title is None or lead is None or minutes is None or mode is None or not skills:
        return None
    first, draws = table.take("first", str, required=False), table.take("draws", int, required=False)
    if draws is not None and not 1 <= draws <= len(skills):
        table.blame("draws", f"expected a number from 1 to {len(skills)}, the skills it draws from")
    return Blueprint(slug, title, lead, minutes, mode, skills, first, draws)


def _skills(table: Table) -> dict[Skill, int]:
    given = table.take("skills", dict, "a table of skills and how many questions of each")
    skills: dict[Skill, int] = {}
    for name, count in (given or {}).items():
        if name not in set(Skill) or not isinstance(count, int) or count < 1:
            table.blame("skills", f"expected a known skill and a number from 1 up; {name} = {count!r} is not")
        else:
            skills[Skill(name)] = count
    return skills
