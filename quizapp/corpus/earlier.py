"""What the figures of earlier sentences leave behind for those that lean on them."""

from __future__ import annotations

from dataclasses import dataclass, field

from quizapp.corpus.figure import Figure

_LEAST = 12
_RECENT = 4
_YARDSTICKS = frozenset({"population", "capacity"})
"""What others are measured by: “27 percent of a population of 7.4 million”."""
_COUNTABLE = frozenset({"people", "things"})


@dataclass
class Earlier:
    """The last figure of the article that a later one can mean, of any sort, and of people or things."""

    sizeable: Figure | None = None
    any_figure: Figure | None = None
    counted: Figure | None = None
    recent: list[Figure] = field(default_factory=list)
    magnitude: Figure | None = None
    money: Figure | None = None

    def add(self, figure: Figure) -> None:
        """Note a figure that is kept."""
        self.any_figure = figure
        if figure.unit is not None and figure.unit.name == "magnitude":
            self.magnitude = figure
        if figure.unit is not None and figure.unit.dimension == "money":
            self.money = figure
        if figure.unit is not None and figure.unit.dimension in _COUNTABLE:
            self.recent = [*self.recent[1 - _RECENT :], figure]
        is_counted = figure.unit is not None and figure.unit.dimension in {"people", "money"}
        if figure.frame and figure.unit is not None and figure.unit.dimension in {"people", "things"}:
            self.counted = figure
        if figure.frame and is_counted and figure.amount.value > _LEAST and figure.frame not in _YARDSTICKS:
            self.sizeable = figure
