"""What a reader of the bank looks for: a form that is sent as part of the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Form, SearchField, SelectField
from wtforms.fields import SelectChoice

from quizapp.items.item import Interaction, Polarity, Skill
from quizapp.services.bank import Sought
from quizapp.services.desk import ArticleCard
from quizapp.services.names import clean_name
from quizapp.web.pages import skill_name
from quizapp.web.presenters.bank import name_interaction, name_polarity

MOST_LETTERS = 80
ANY = ""


class FilterForm(Form):  # type: ignore[misc]  # WTForms is untyped
    """Four lists to choose from and words to look for. What is no choice counts as not chosen."""

    skill = SelectField(_l("Skill"))
    interaction = SelectField(_l("Answered by"))
    polarity = SelectField(_l("Problem to find"))
    article = SelectField(_l("Article"))
    q = SearchField(_l("Words in it"))

    def __init__(self, arguments: MultiDict[str, str], cards: Mapping[str, ArticleCard]) -> None:
        super().__init__(arguments)
        self.skill.choices = _choices(_("Any skill"), {skill: skill_name(skill) for skill in Skill})
        self.interaction.choices = _choices(_("Any way"), {way: name_interaction(way) for way in Interaction})
        self.polarity.choices = _choices(
            _("Any"), {one: name_polarity(one) or _("not asked") for one in Polarity}
        )
        self.article.choices = _choices(
            _("Any article"), {name: f"{card.letter}: {card.label}" for name, card in cards.items()}
        )
        for field in (self.skill, self.interaction, self.polarity, self.article):
            if field.data not in {choice.value for choice in field.choices}:
                field.data = ANY
        self.q.data = clean_name(self.q.data or "")[:MOST_LETTERS]

    @property
    def sought(self) -> Sought:
        """What is looked for."""
        return Sought(
            skill=Skill(self.skill.data) if self.skill.data else None,
            interaction=Interaction(self.interaction.data) if self.interaction.data else None,
            polarity=Polarity(self.polarity.data) if self.polarity.data else None,
            article=self.article.data,
            words=self.q.data,
        )

    @property
    def query(self) -> dict[str, Any]:
        """What an address carries along to find the same items again."""
        return {field.name: field.data for field in self if field.data}


def _choices(everything: str, names: Mapping[str, str]) -> list[SelectChoice]:
    return [SelectChoice(ANY, everything), *(SelectChoice(str(value), name) for value, name in names.items())]
