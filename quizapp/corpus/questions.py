"""The question that one figure answers, named from its unit, its frame and what narrows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from quizapp.corpus.figure import Figure
from quizapp.corpus.units import Unit

_SUBGROUPS = frozenset(
    {
        "women", "children", "firefighters", "police", "students", "pupils", "babies",
        "infants", "girls", "boys", "doctors", "nurses", "journalists", "rescuers", "paramedics",
        "medics", "teachers", "staff", "crew", "tourists", "migrants", "prisoners",
        "inmates", "adults", "teenagers", "minors", "members", "colleagues", "peacekeepers", "foreigners",
        "diplomats",
    }
)  # fmt: skip
_SAME_GROUP = dict.fromkeys(("officers", "policemen", "gendarmes", "constables"), "police")
_SAME_WHOLE = dict.fromkeys(("gross", "economy"), "gdp")
_SAME_PEOPLE = {
    **dict.fromkeys(("players", "gamers"), "users"),
    **dict.fromkeys(("staff", "employees"), "workers"),
}
_SAME_THINGS = {
    **dict.fromkeys(("pieces", "objects", "artefacts", "artifacts", "articles", "treasures"), "items"),
    **dict.fromkeys(("parcels", "packets"), "packages"),
    "shot": "shots",
    "bullet": "bullets",
    **dict.fromkeys(("firms", "enterprises"), "companies"),
    **dict.fromkeys(("tip-offs", "hints", "clues"), "tips"),
}
"""Nouns that stand for the same things from one text to the next."""
_SUBGROUP_FRAMES = frozenset(
    {"deaths", "injured", "missing", "hospitalised", "rescued", "trapped", "casualties"}
)
BY_PARTY = frozenset({"vote-share", "seats", "stake", "votes"})
"""Frames whose figures are somebody's share."""
_LED_BY = frozenset({"vote-share", "votes", "margin"})
"""Frames whose differences are the margin of a vote."""
_WHOLES = frozenset({"respondents", "electorate", "aboard", "population", "capacity"})
"""Frames of those that others are a part of, so that a whole is theirs."""
_BY_COURSE = frozenset({"vaccinated", "vaccination-rate", "effectiveness"})
"""Frames whose figures differ by how many doses are meant."""
_CHANGES = frozenset(
    {"premium", "savings", "share-move", "currency", "sales-change", "profit-change", "jobs"}
)
"""Frames whose figures are differences in themselves."""
_WAGES = ("hour", "week", "month")
_HAPPENED = frozenset(
    {"dead", "deaths", "victims", "bodies", "injured", "wounded", "missing", "killed", "survivors", "cases"}
)
"""Nouns of a whole that say what happened: of “14 of the 29 dead”, the 14 are a part of the dead."""
_NO_SHARE = 10**6
"""Money from which on what is offered is no price of one share."""
_NO_WAGE = 10**7
"""Money from which on what is paid is no wage: “to pay $19 billion for the firm”."""
_OF_ONE = frozenset({"cost", "value"})
"""Frames of sums that are a price where they are for one of a kind: “1.78 euros a dose”."""
_WAGED = {"deal": (*_WAGES, "day", "year"), "revenue": _WAGES}
"""Periods for which what is paid or earned is somebody's pay, no deal and no revenue."""
_SHORT = frozenset({"seconds", "minutes", "hours"})
_BY_NOUN = frozenset({"things", "time", "length", "other"})
_NO_NOUN_FRAMES = frozenset(
    {
        "height", "width", "thickness", "depth", "distance", "duration", "magnitude", "rainfall", "sentence",
        "length", "cases", "doses", "votes", "seats", "jobs", "power", "tips",
    }
)  # fmt: skip
_OWN_NOUNS = {
    "votes": frozenset({"vote", "votes", "ballots"}),
    "tips": frozenset({"tips", "tip-offs", "hints", "clues"}),
    "power": frozenset({"homes", "houses", "buildings", "businesses", "properties", "premises", "dwellings"}),
    "cases": frozenset({"case", "cases", "infections"}),
    "doses": frozenset({"dose", "doses", "vaccines", "jabs", "shots", "vials", "injections"}),
    "seats": frozenset({"seat", "seats", "mandates", "constituencies"}),
    "jobs": frozenset(
        {"jobs", "posts", "positions", "roles", "redundancies", "layoffs", "dismissals", "losses"}
    ),
}
_ROUND = 2
"""Digits that are not zeros of a number that is round."""
_ANYBODY = frozenset({"people"})
_SOLDIERS_APART = frozenset({"deaths", "injured", "missing"})
_NO_RATE_FRAMES = frozenset({"pay", "share-price", "users"})


@dataclass(frozen=True)
class Question:
    """What a figure answers: its sort, frame, noun, whether it is a rate, what narrows it, whose it is.

    `is_guessed` says that the story and not the figure's own words tell the frame: such a figure is filed
    with the others, and set against none of them before somebody has read it.
    """

    dimension: str
    frame: str
    noun: str
    is_rate: bool
    narrowed: str
    group: str | None
    is_guessed: bool = False

    @property
    def name(self) -> str:
        """The question as a short name: deaths, supplied-artillery-shells, deployed-north-korea."""
        parts = [self.frame, self.noun, "rate" if self.is_rate else "", self.narrowed, self.group or ""]
        return re.sub(r"[^a-z0-9]+", "-", " ".join(part for part in parts if part).lower()).strip("-")


def name_question(
    figure: Figure, siblings: tuple[Figure, ...], place: int, is_known: bool | None, number: str
) -> Question:
    """Name the question of a figure, `place` in those of its sentence.

    `is_known` says whether an earlier figure of the article has its frame, None where there is none at all;
    `number` tells a figure apart that no frame fits.
    """
    unit, dimension = figure.unit, dimension_of_figure(figure)
    frame, noun = _frame(figure), _noun(figure)
    if not frame and (dimension not in {"things", "people"} or not noun):
        frame = f"?{number}"
        noun = noun or (unit.name if unit else "")
    is_rate = bool(unit and unit.period) and frame not in _NO_RATE_FRAMES and dimension != "speed"
    narrowed = _narrow(figure, is_known, _is_split(figure, siblings, place))
    if frame in _LED_BY and "difference" in narrowed:
        return Question(
            dimension, "margin", unit.name if dimension == "things" and unit else "", False, "", None
        )
    if unit is not None and frame and dimension == "things" and noun and _is_listed(figure, siblings, place):
        narrowed.append(unit.noun)
    return Question(dimension, frame, noun, is_rate, " ".join(narrowed), _whose(frame, figure))


def frame_of(figure: Figure) -> str:
    """Give the frame that a figure is filed under, empty where none fits."""
    return _frame(figure)


def _frame(figure: Figure) -> str:
    unit, dimension = figure.unit, dimension_of_figure(figure)
    if unit is not None and unit.name == "magnitude":
        return unit.name
    if figure.frame:
        return _paid(figure, figure.frame)
    if unit is not None and (frame := _frame_of_unit(unit)):
        return frame
    whole = _SAME_WHOLE.get(figure.share_of, figure.share_of)
    return f"share of {whole}" if dimension == "percent" and whole else ""


def _frame_of_unit(unit: Unit) -> str:
    """Give the frame that what is counted tells alone: euros a dose are a price, minutes a duration."""
    if unit.dimension == "money" and "/" in unit.name:
        return "price"
    return "duration" if unit.dimension == "time" and unit.name in _SHORT else ""


def _paid(figure: Figure, frame: str) -> str:
    """Give the frame of what is supplied or paid: doses, pay for a period, a share, what a firm costs."""
    unit = figure.unit
    if unit is None:
        return frame
    if unit.dimension == "money":
        return _frame_of_sum(unit, frame, value_of(figure))
    return "doses-delivered" if frame == "supplied" and unit.noun in _OWN_NOUNS["doses"] else frame


def _frame_of_sum(unit: Unit, frame: str, value: Fraction) -> str:
    if unit.period in _WAGED.get(frame, ()):
        return "pay"
    if unit.name.endswith("/share"):
        return "share-price"
    if frame == "share-price":
        return "deal" if value >= _NO_SHARE else frame
    if frame in _OF_ONE and "/" in unit.name:
        return "price"
    is_one_sum = not unit.period and "/" not in unit.name
    return "value" if frame == "pay" and is_one_sum and value >= _NO_WAGE else frame


def _noun(figure: Figure) -> str:
    """Give the noun that belongs to a question: what things are counted, or which people among all."""
    unit, frame = figure.unit, _frame(figure)
    if unit is None:
        return ""
    kind = "doses" if frame.startswith("doses-") else frame
    is_odd = kind in _OWN_NOUNS and unit.is_shown and unit.noun not in _OWN_NOUNS[kind]
    if unit.dimension in _BY_NOUN and (kind not in _NO_NOUN_FRAMES or is_odd):
        return _SAME_THINGS.get(unit.name, unit.name)
    if (
        unit.dimension == "people"
        and not frame
        and (unit.is_shown or unit.noun_at >= 0)
        and unit.name not in _ANYBODY
    ):
        return _SAME_PEOPLE.get(unit.name, unit.name)
    if unit.name == "soldiers" and frame in _SOLDIERS_APART:
        return unit.name
    group = _SAME_GROUP.get(unit.noun, unit.noun)
    return group if frame in _SUBGROUP_FRAMES and group in _SUBGROUPS else ""


def _is_split(figure: Figure, siblings: tuple[Figure, ...], place: int) -> bool:
    """Say whether a part and its whole ask two questions: “killed 50 of the 90 people infected”.

    A whole that nothing is said of is only there to be compared with: “forced 73 of the vault’s 999 boxes”.
    """
    own = _frame(figure)
    if figure.scope.is_whole:
        is_of_share = place > 0 and dimension_of_figure(siblings[place - 1]) == "percent"
        return place > 0 and not is_of_share and bool(own) and _frame(siblings[place - 1]) not in {"", own}
    behind = siblings[place + 1] if place + 1 < len(siblings) else None
    if behind is None or not behind.scope.is_whole:
        return False
    unit = behind.unit
    is_anybody = unit is not None and unit.dimension == "people" and unit.noun not in _HAPPENED
    return _frame(behind) != own or (own not in {"", *_WHOLES} and is_anybody)


def _narrow(figure: Figure, is_known: bool | None, is_split: bool) -> list[str]:
    scope = figure.scope
    is_more = scope.is_increment and is_known is not False
    # “22 of them officers” are not a part of the officers.
    is_share = _frame(figure) in BY_PARTY or (scope.is_of_them and _noun(figure) in _SUBGROUPS)
    is_of_others = (scope.is_of_them and is_known is False) or (scope.is_of_others and not is_known)
    is_part = (
        scope.is_part
        and not is_share
        and not is_of_others
        and not is_split
        and dimension_of_figure(figure) in {"people", "things"}
    )
    is_planned = scope.is_planned and dimension_of_figure(figure) in {"people", "things", "percent"}
    told = {
        "whole": scope.is_whole and not is_split and _frame(figure) not in _WHOLES,
        "elsewhere": scope.is_elsewhere,
        "part": is_more or is_part,
        "planned": is_planned,
        "full": scope.is_full and _frame(figure) in _BY_COURSE,
        "difference": scope.is_difference and _frame(figure) not in _CHANGES,
    }
    return [name for name, holds in told.items() if holds]


def _whose(frame: str, figure: Figure) -> str | None:
    """Give whose people or whose share a figure is, where the frame asks that."""
    if frame in BY_PARTY:
        party = figure.scope.party
        return None if figure.scope.is_whole or party is None else party.name
    return figure.scope.group if dimension_of_figure(figure) == "people" else None


def _is_listed(figure: Figure, siblings: tuple[Figure, ...], place: int) -> bool:
    """Say whether a count stands in a list of kinds: “6,435 homes and 260 commercial buildings”."""
    for other in (place - 1, place + 1):
        if 0 <= other < len(siblings):
            twin = siblings[other]
            if (
                twin.frame == figure.frame
                and twin.unit
                and figure.unit
                and twin.unit.name == figure.unit.name
                and twin.unit.noun != figure.unit.noun
            ):
                return True
    return False


def value_of(figure: Figure) -> Fraction:
    """Give the one number that a figure names."""
    return figure.amount.value


def dimension_of_figure(figure: Figure) -> str:
    """Give the sort of thing a figure counts; people where only a frame tells."""
    if figure.unit is not None:
        return figure.unit.dimension
    return "people" if figure.frame else "things"


def is_round(value: Fraction) -> bool:
    """Say whether a number has at most two digits that are not zeros, so that others have it by chance."""
    return len(str(value.numerator).strip("0")) <= _ROUND if value.denominator == 1 else False
