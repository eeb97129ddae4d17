"""What stands in the way of two papers, in words."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from quizapp.items.item import Skill
from quizapp.web.pages import skill_name


def say_scarce(skills: Sequence[str]) -> str:
    """Say that a quiz has too few questions for two papers, and of which skills where that is known."""
    told = [_("This quiz has too few questions for two papers that share nothing.")]
    if skills:
        names = ", ".join(f"“{skill_name(Skill(skill))}”" for skill in skills)
        told.append(_("Too few are on: %(names)s.", names=names))
    told.append(_("Choose another quiz, or give out the questions in another way."))
    return " ".join(map(str, told))
