"""Articles in a release: the record that is stored beside the text, and back."""

from __future__ import annotations

from typing import Any

import cattrs

from quizapp.corpus.article import Article

_converter = cattrs.Converter()


def article_to_record(article: Article) -> dict[str, Any]:
    """Give what is stored of an article besides its text."""
    record: dict[str, Any] = _converter.unstructure(article)
    return {name: value for name, value in record.items() if name not in {"text", "sha256"}}


def article_from_record(record: dict[str, Any], text: str, sha256: str) -> Article:
    """Put an article together again from its record and its text."""
    return _converter.structure({**record, "text": text, "sha256": sha256}, Article)
