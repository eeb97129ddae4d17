"""Read a page as a checker does: its elements in order, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

_VOID = {"meta", "link", "input", "br", "img", "hr"}
_NAMED = {"input", "select", "textarea"}


@dataclass
class Element:
    """One element: its attributes, and all text within it."""

    tag: str
    attributes: dict[str, str]
    ancestors: tuple[str, ...]
    text: str = ""


@dataclass
class Page(HTMLParser):
    """A parsed page."""

    html: str
    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Element] = []
        self.feed(self.html)
        self.close()
        self.faults += [f"<{element.tag}> is never closed" for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ancestors = tuple(element.tag for element in self._open)
        element = Element(tag, {name: value or "" for name, value in attrs}, ancestors)
        if len(attrs) != len(element.attributes):
            self.faults.append(f"<{tag}> has an attribute twice")
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self._open and self._open[-1].tag == tag:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1].tag if self._open else 'nothing'}")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def find(self, tag: str, **attributes: str) -> list[Element]:
        """Give the elements of a tag that have these attributes; `_` stands for `-`, as in `class_`."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if element.tag == tag and wanted.items() <= element.attributes.items()
        ]

    def value(self, name: str) -> str:
        """Give the value of the first input of a name."""
        return self.find("input", name=name)[0].attributes["value"]

    def chosen(self, name: str) -> list[str]:
        """Give the values of the checked inputs of a name."""
        return [e.attributes["value"] for e in self.find("input", name=name) if "checked" in e.attributes]


def find_faults(html: str) -> list[str]:
    """Say what is wrong with a page: headings, labels, names, ids, and anything inline."""
    page = Page(html)
    return [*page.faults, *_headings(page), *_ids(page), *_inline(page), *_labels(page), *_landmarks(page)]


def _headings(page: Page) -> Iterator[str]:
    if len(page.find("h1")) != 1:
        yield f"{len(page.find('h1'))} h1"
    levels = [int(e.tag[1]) for e in page.elements if e.tag in {"h1", "h2", "h3", "h4"}]
    yield from (f"h{a} is followed by h{b}" for a, b in pairwise(levels) if b > a + 1)


def _ids(page: Page) -> Iterator[str]:
    ids = Counter(element.attributes["id"] for element in page.elements if "id" in element.attributes)
    yield from (f"id {name!r} stands {count} times" for name, count in ids.items() if count > 1)
    for element in page.elements:
        for name in ("aria-labelledby", "aria-describedby", "for"):
            for target in element.attributes.get(name, "").split():
                if target not in ids:
                    yield f"{name} points to {target!r}, which is not there"
        target = element.attributes.get("href", "")
        if target.startswith("#") and target[1:] not in ids:
            yield f"a link leads to {target}, which is not there"


def _inline(page: Page) -> Iterator[str]:
    for element in page.elements:
        if "style" in element.attributes or element.tag == "style":
            yield f"<{element.tag}> holds a style"
        if element.tag == "script" and ("src" not in element.attributes or element.text.strip()):
            yield "a script stands in the page"
        yield from (f"{name} is a script" for name in element.attributes if name.startswith("on"))


def _labels(page: Page) -> Iterator[str]:
    labelled = {element.attributes.get("for") for element in page.find("label")}
    for element in page.elements:
        attributes = element.attributes
        is_labelled = "label" in element.ancestors or attributes.get("id") in labelled
        if element.tag in _NAMED and attributes.get("type") != "hidden" and not is_labelled:
            yield f"input {attributes.get('name')} has no label"
        if element.tag in {"a", "button"} and not (
            element.text.strip() or "aria-label" in element.attributes
        ):
            yield f"<{element.tag}> says nothing"


def _landmarks(page: Page) -> Iterator[str]:
    if len(page.find("main")) != 1:
        yield "there is not one main"
    if page.find("html") and "lang" not in page.find("html")[0].attributes:
        yield "the language is not said"
    if not page.find("title") or not page.find("title")[0].text.strip():
        yield "there is no title"
    told = {element.attributes["id"]: element.text for element in page.elements if "id" in element.attributes}
    names = [
        " ".join(told.get(one, "") for one in section.attributes["aria-labelledby"].split())
        for section in page.find("section")
        if "aria-labelledby" in section.attributes
    ]
    yield from (f"two sections are called {name}" for name, count in Counter(names).items() if count > 1)
