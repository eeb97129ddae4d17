"""Names that people give: what is kept of them, and when two are the same."""

from __future__ import annotations

import unicodedata

LONGEST_NAME = 60
"""Characters of a display name."""

LONGEST_COMPARED = 100
"""Letters by which two names are compared: written out, a single sign can be eighteen."""

# Zero-width joiners shape letters in several scripts; every other invisible character only deceives.
_JOINERS = "\u200c\u200d"
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def clean_name(text: str) -> str:
    """Give a name as it is shown: composed, on one line, without control, bidi or zero-width characters."""
    composed = unicodedata.normalize("NFC", "".join(text.split("\x00")))
    seen = "".join(
        " " if letter.isspace() else letter
        for letter in composed
        if letter.isspace() or letter in _JOINERS or unicodedata.category(letter) not in _UNSEEN
    )
    return " ".join(seen.split()).strip(_JOINERS)


def normalise_name(text: str) -> str:
    """Give a name as it is compared: two names that a reader takes for one are one."""
    plain = unicodedata.normalize("NFKC", clean_name(text)).casefold()
    return " ".join("".join(letter for letter in plain if letter not in _JOINERS).split())[:LONGEST_COMPARED]
