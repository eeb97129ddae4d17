"""The guide for instructors tells the pages as they are: their words, its pictures, its table of contents."""

from __future__ import annotations

import re
from functools import cache

from babel.messages.extract import extract_from_dir

from quizapp.content.shipped import load_release
from tests.pictures.__main__ import PICTURES
from tests.pictures.scenes import SCENES
from tests.structure.tree import ROOT

GUIDE = ROOT / "docs/instructors.md"
LONGEST, HEAVIEST = 300, 120_000
WORDS = {"_": None, "_l": None, "gettext": None, "ngettext": (1, 2)}
"""The functions that say something on a page, with the places of the texts among what they are given."""

IMAGE = re.compile(r"!\[([^\]]*)\]\(pictures/(\w+)\.png\)")


def test_it_is_short_enough_to_be_read() -> None:
    assert len(_text().splitlines()) <= LONGEST


def test_every_word_in_bold_stands_on_a_page() -> None:
    said = [re.compile(_pattern(words)) for words in _words_of_pages()]
    bold = [" ".join(words.split()) for words in re.findall(r"\*\*(.+?)\*\*", _text(), re.DOTALL)]
    assert bold, "the guide names buttons and links"
    strange = [words for words in bold if words != "bold" and not any(one.fullmatch(words) for one in said)]
    assert not strange, f"a page says it in other words by now, or never did: {strange}"


def test_it_shows_every_picture_that_is_made_and_no_other() -> None:
    shown = [name for _, name in IMAGE.findall(_text())]
    assert sorted(shown) == sorted(SCENES), "tests/pictures/scenes.py makes what the guide shows"
    assert {path.name for path in PICTURES.iterdir()} == {f"{name}.png" for name in SCENES}, (
        "`make pictures` takes the pictures"
    )


def test_every_picture_says_in_words_what_is_to_be_seen() -> None:
    assert [name for alt, name in IMAGE.findall(_text()) if len(alt) < 40] == []


def test_no_picture_is_heavy() -> None:
    assert [path.name for path in PICTURES.iterdir() if path.stat().st_size > HEAVIEST] == []


def test_its_contents_lead_to_every_heading_in_order() -> None:
    contents = re.findall(r"^- \[(.+)\]\(#(.+)\)$", _text(), re.MULTILINE)
    headings = re.findall(r"^## (.+)$", _text(), re.MULTILINE)
    assert contents == [(heading, _anchor(heading)) for heading in headings]


def test_every_link_within_it_leads_to_a_heading() -> None:
    anchors = {_anchor(heading) for heading in re.findall(r"^#+ (.+)$", _text(), re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", _text())) <= anchors


def _text() -> str:
    return GUIDE.read_text("utf-8")


def _anchor(heading: str) -> str:
    """Give the anchor that a heading gets where the document is shown: letters, figures and hyphens."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _pattern(words: str) -> str:
    """Make a pattern of what a page says: where it puts a number in, any number may stand."""
    parts = re.split(r"%\(\w+\)d", " ".join(words.split()))
    return r"\d+".join(re.escape(part) for part in parts)


@cache
def _words_of_pages() -> frozenset[str]:
    """Give what templates, forms and views say, and the titles of the quizzes."""
    ways = [("**.py", "python"), ("templates/**.html", "jinja2")]
    found = extract_from_dir(ROOT / "quizapp/web", ways, keywords=WORDS)
    said = [text for _, _, texts, _, _ in found for text in ([texts] if isinstance(texts, str) else texts)]
    _, _, blueprints = load_release()
    return frozenset([*said, *(blueprint.title for blueprint in blueprints)])
