"""Read the shared wording of one language into a frozen value that designs are given."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from quizapp.corpus.quantity import Bound
from quizapp.items.wording import BoundWords, Misreading, Wording

_FOLDER = Path(__file__).parent / "wording"


@cache
def load_wording(language: str = "en") -> Wording:
    """Read the wording of a language; FileNotFoundError where there is none."""
    values = tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
    return Wording(
        language=values["language"],
        misreadings={
            name: Misreading(name, fields["feedback"], fields["rule"])
            for name, fields in values["misreading"].items()
        },
        bounds={Bound(name): words for name, words in values["bounds"].items()},
        bound_meaning={Bound(name): words for name, words in values["bound_meaning"].items()},
        same_bound=tuple(
            BoundWords(
                Bound(row["bound"]), tuple(row["words"]), row.get("meaning", ""), row.get("is_strict", False)
            )
            for row in values["same_bound"]
        ),
        modal=frozenset(values["modal"]["words"]),
        reporting=frozenset(values["reporting"]["words"]),
        weighty=tuple(values["weighty"]["words"]),
    )
