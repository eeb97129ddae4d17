"""An article as paragraphs with marked words, its furniture set apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.corpus.article import Article, Region
from quizapp.web.presenters.passages import Stretch, cut


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. `opens` is the region that begins with it, where one does; `is_aside` lies in one."""

    stretches: tuple[Stretch, ...]
    is_aside: bool
    opens: Region | None
    is_marked: bool


def read_paragraphs(
    article: Article, marks: Sequence[tuple[int, int, str]], with_regions: bool
) -> list[Paragraph]:
    """Cut an article into its paragraphs; empty lines are left out."""
    paragraphs, offset = [], 0
    opened: set[int] = set()
    for line in article.text.split("\n"):
        if line.strip():
            region = _region_at(article, offset) if with_regions else None
            opens = region if region and region.start not in opened else None
            if region:
                opened.add(region.start)
            sics = [(sic.start, sic.end) for sic in article.sics]
            stretches = cut(line, offset, marks, sics)
            is_marked = any(stretch.role for stretch in stretches)
            paragraphs.append(Paragraph(tuple(stretches), region is not None, opens, is_marked))
        offset += len(line) + 1
    return paragraphs


def _region_at(article: Article, place: int) -> Region | None:
    return next((region for region in article.regions if region.start <= place < region.end), None)
