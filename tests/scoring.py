"""Score proposed claims against annotated ones, as precision, recall and F1 of each thing that is asked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

Row = Mapping[str, Any]
Pairs = Sequence[tuple[Row, Row]]

KIN = {
    "military": "soldier troop personnel man men force fighter solder army armie armies deployment sold",
    "people": "people person resident civilian death dead live life victim casualty casualties injured body "
    "bodies toll protester marcher demonstrator participant number missing bodie casualtie",
    "structure": "building home house structure store",
    "percent": "% percent pct",
}
CLASS_OF = {word: name for name, words in KIN.items() for word in words.split()}
IDLE = frozenset(
    [
        "the",
        "a",
        "an",
        "that",
        "and",
        "of",
        "by",
        "to",
        "said",
        "says",
        "according",
        "suggest",
        "suggests",
        "estimated",
        "in",
        "from",
        "have",
        "has",
    ]
)
PERIODS = frozenset({"hour", "day", "week", "month", "year"})


@dataclass(frozen=True)
class Score:
    """How many of the proposed and of the annotated things are matched."""

    matched: int
    proposed: int
    annotated: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1.0 where there is nothing to find and nothing was."""
        total = self.proposed + self.annotated
        return 2 * self.matched / total if total else 1.0


def score(proposed: Sequence[Row], annotated: Sequence[Row]) -> dict[str, Score]:
    """Score claims as rows: what stands on furniture of the page is left out on both sides."""
    chrome = [row for row in annotated if row["chrome"]]
    found = [
        row for row in proposed if not row["chrome"] and not any(_overlap(row, other) > 0 for other in chrome)
    ]
    gold = [row for row in annotated if not row["chrome"]]
    ours = [row for row in found if row["kind"] == "quantity"]
    theirs = [row for row in gold if row["kind"] == "quantity"]
    pairs = match(ours, theirs, _same_value)

    def of(matched: int) -> Score:
        return Score(matched, len(ours), len(theirs))

    sourced = [pair for pair in pairs if pair[1]["attributed_to"]]
    return {
        "value": of(len(pairs)),
        "unit": of(sum(_same_unit(one["unit"], other["unit"]) for one, other in pairs)),
        "bound": of(sum(_same_value(one, other) == 2 for one, other in pairs)),
        "source": Score(
            sum(_same_source(*pair) for pair in sourced),
            sum(bool(one["attributed_to"]) for one, _ in pairs),
            len(sourced),
        ),
        "topics": _score_topics(pairs),
        **_score_attributions(found, gold),
    }


def find_sets(proposed: Sequence[Row], annotated: Sequence[Row], sets: Sequence[Row]) -> list[str]:
    """Give the numeric sets of which two values, from two texts where it has two, share a topic."""
    ours = [row for row in proposed if row["kind"] == "quantity"]
    twins = {
        _key(gold): mine
        for mine, gold in match(ours, [r for r in annotated if r["kind"] == "quantity"], _same_value)
    }
    found = []
    for one in sets:
        by_topic: dict[str, set[tuple[Any, str]]] = defaultdict(set)
        for member in one["members"]:
            mine = twins.get(_key(member))
            if mine:
                by_topic[mine["topic"]].add(((member["value_low"], member["value_high"]), member["doc"]))
        need = min(2, len({member["doc"] for member in one["members"]}))
        if any(
            len({v for v, _ in said}) >= 2 and len({d for _, d in said}) >= need for said in by_topic.values()
        ):
            found.append(one["id"])
    return found


def match(
    proposed: Sequence[Row], annotated: Sequence[Row], fits: Callable[[Row, Row], int]
) -> list[tuple[Row, Row]]:
    """Pair rows one to one: those whose mentions meet first, then what fits best and overlaps most."""
    places = [
        (_mentions_meet(one, other), fits(one, other), _overlap(one, other), -i, -j)
        for i, one in enumerate(proposed)
        for j, other in enumerate(annotated)
        if _overlap(one, other) > 0 and fits(one, other)
    ]
    used: set[tuple[str, int]] = set()
    pairs = []
    for *_, i, j in sorted(places, reverse=True):
        if ("one", i) not in used and ("other", j) not in used:
            used |= {("one", i), ("other", j)}
            pairs.append((proposed[-i], annotated[-j]))
    return pairs


def _score_topics(pairs: Pairs) -> Score:
    ours = theirs = both = 0
    for one, other in combinations(pairs, 2):
        mine, gold = one[0]["topic"] == other[0]["topic"], one[1]["topic"] == other[1]["topic"]
        ours, theirs, both = ours + mine, theirs + gold, both + (mine and gold)
    return Score(both, ours, theirs)


def _score_attributions(found: Sequence[Row], gold: Sequence[Row]) -> dict[str, Score]:
    """Score each phrase of a source once; a claim of the kind attribution stands for it first."""
    firsts = sorted(found, key=lambda row: row["kind"] != "attribution")
    ours = list(
        {(row["doc"], row["attributed_to"]): row for row in reversed(firsts) if row["attributed_to"]}.values()
    )
    theirs = list(
        {(row["doc"], row["attributed_to"]): row for row in reversed(gold) if row["attributed_to"]}.values()
    )
    pairs = match(ours, theirs, lambda one, other: int(_same_source(one, other)))
    typed = sum(one["attribution_type"] == other.get("attribution_type") for one, other in pairs)
    return {
        "attribution": Score(len(pairs), len(ours), len(theirs)),
        "attribution type": Score(typed, len(ours), len(theirs)),
    }


def _key(row: Row) -> tuple[Any, ...]:
    return row["doc"], row["start"], row["value_low"], row["value_high"]


def _overlap(one: Row, other: Row) -> int:
    if one["doc"] != other["doc"]:
        return 0
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))


def _mentions_meet(one: Row, other: Row) -> bool:
    if one.get("mention_start") is None or other.get("mention_start") is None:
        return False
    return bool(one["mention_start"] < other["mention_end"] and other["mention_start"] < one["mention_end"])


def _same_value(one: Row, other: Row) -> int:
    """Give 2 for the same ends, 1 where only the bound differs, 0 for other numbers."""
    mine, gold = (one["value_low"], one["value_high"]), (other["value_low"], other["value_high"])
    if mine == gold:
        return 2
    ours, theirs = ({value for value in ends if value is not None} for ends in (mine, gold))
    return int(ours == theirs)


def _same_unit(one: str | None, other: str | None) -> bool:
    (mine, period), (gold, again) = _unit(one), _unit(other)
    if period != again:
        return False
    if mine == gold or {mine, gold} == {"military", "people"}:
        return True
    return min(len(mine), len(gold)) >= 3 and (mine.startswith(gold) or gold.startswith(mine))


def _unit(unit: str | None) -> tuple[str, str]:
    head, *rest = (unit or "").lower().split("/")
    head = re.split(r"\s+of\s+", head)[0].strip()
    period = next((part for part in rest if part in PERIODS), "")
    for word in (head, head.split()[-1] if head else ""):
        for form in (word, word.rstrip("s")):
            if form in CLASS_OF:
                return CLASS_OF[form], period
    return head.rstrip("s"), period


def _same_source(one: Row, other: Row) -> bool:
    mine = _words(one["attributed_to"])
    gold = _words(other.get("speaker") or other["attributed_to"]) | _words(other["attributed_to"])
    return bool(mine & gold) and len(mine & gold) >= 0.5 * min(len(mine), len(gold))


def _words(text: str | None) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", (text or "").lower())) - IDLE
