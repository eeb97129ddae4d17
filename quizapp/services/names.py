"""Names that people give: what is kept of them, and when two are the same."""

from __future__ import annotations

import unicodedata

LONGEST_NAME = 60
"""Characters of a display name."""

LONGEST_COMPARED = 100
"""Letters by which two names are compared: written out, a single sign can be eighteen."""

# Characters that Unicode calls default-ignorable but gives another category, and blanks that are no space.
_BLANK = frozenset(
    {
        *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0),
        *(*range(0x180B, 0x1810), *range(0xFE00, 0xFE10)),
    }
)

# Zero-width joiners shape letters in several scripts; every other invisible character only deceives.
_JOINERS = "\u200c\u200d"
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def clean_name(text: str) -> str:
    """Give a name as it is shown: composed, on one line, without control, bidi or zero-width characters."""
    composed = unicodedata.normalize("NFC", "".join(text.split("\x00")))
    seen = "".join(
        " " if letter.isspace() else letter
        for letter in composed
        if letter.isspace() or letter in _JOINERS or not _is_unseen(letter)
    )
    return " ".join(seen.split()).strip(_JOINERS)


def normalise_name(text: str) -> str:
    """Give a name as it is compared: case, width and invisible characters do not tell two names apart."""
    plain = unicodedata.normalize("NFKC", clean_name(text)).casefold()
    return " ".join("".join(letter for letter in plain if letter not in _JOINERS).split())[:LONGEST_COMPARED]


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in _UNSEEN or ord(letter) in _BLANK
