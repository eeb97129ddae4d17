"""A figure in a sentence, with all that its sentence says of it."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.corpus.amounts import Amount
from quizapp.corpus.dating import Moment
from quizapp.corpus.quotations import Placed
from quizapp.corpus.scoping import Scope
from quizapp.corpus.units import Unit


@dataclass(frozen=True)
class Figure:
    """One figure: the characters of its mention and of its number, and all that its sentence says of it.

    The mention reaches over the words of a rate ("$570 a month"); `words_end` is where the number with the
    words that bound it ends. `is_aside` says that it stands beside the main line, behind a preposition:
    “to 12 towns”.
    """

    start: int
    end: int
    digits_start: int
    digits_end: int
    words_end: int
    amount: Amount
    unit: Unit | None
    frame: str | None
    scope: Scope
    moment: Moment
    source: Placed | None
    is_hidden: bool
    in_quotation: bool
    hedges: tuple[str, ...]
    share_of: str = ""
    is_aside: bool = False
