"""Texts of several lines that people write: what is kept of them."""

from __future__ import annotations

import re

from quizapp.services.names import clean_name


def clean_text(text: str) -> str:
    """Give a text as it is shown: each line as a name would be, one empty line between paragraphs."""
    lines = "\n".join(clean_name(line) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
