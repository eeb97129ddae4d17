"""What may be asked of the database at all: anything else names no row."""

from __future__ import annotations

import re

_KEY = re.compile(r"[0-9a-f]{32}")
_LARGEST = 2**31 - 1


def is_key(text: str) -> bool:
    """Say whether the text can be the key of a row; one with a NUL would upset PostgreSQL."""
    return _KEY.fullmatch(text) is not None


def is_row(number: int) -> bool:
    """Say whether the number fits a column of whole numbers."""
    return 0 < number <= _LARGEST
