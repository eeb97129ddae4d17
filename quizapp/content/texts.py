"""Read articles that people bring as plain text, or say in one line what is wrong with a file."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from quizapp.corpus.article import Article, SourceRecord
from quizapp.errors import UnreadableTextError

LARGEST = 5_000_000
"""Bytes of the largest text that is read: a novel has about one million."""
STDIN = "-"
_CONTROL = frozenset(range(32)) - frozenset(b"\t\n\r\f\x0b\x1b")
_MOST_CONTROL = 0.01


def read_text(path: str, name: str) -> Article:
    """Read one file, “-” for standard input, as an article whose id is `name`.

    Raises UnreadableTextError, naming the file, where it is missing, too large, empty, no text or no UTF-8.
    """
    content = _read(path)
    if len(content) > LARGEST:
        raise UnreadableTextError(path, f"is larger than {LARGEST // 1_000_000} MB: give single articles")
    if b"\0" in content or sum(byte in _CONTROL for byte in content) > _MOST_CONTROL * len(content):
        raise UnreadableTextError(path, "is no plain text: save the article as text first")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableTextError(path, f"is not in UTF-8 (byte {error.start}): save it as UTF-8") from error
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableTextError(path, "is empty")
    return Article(name, "", name, text, hashlib.sha256(content).hexdigest(), SourceRecord())


def name_files(paths: Sequence[str]) -> list[str]:
    """Give the name of each file, its whole path where two files share a name; “stdin” for “-”."""
    names = ["stdin" if path == STDIN else Path(path).name for path in paths]
    return [path if names.count(name) > 1 else name for path, name in zip(paths, names, strict=True)]


def _read(path: str) -> bytes:
    try:
        if path == STDIN:
            return sys.stdin.buffer.read(LARGEST + 1)
        with Path(path).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableTextError(path, f"cannot be read: {error.strerror}") from error
