"""Templates parse, import nothing they do not use, switch escaping off nowhere, and share one sheet."""

from __future__ import annotations

import re

import pytest
from jinja2 import Environment, FileSystemLoader, nodes

from tests.structure.tree import ROOT

FOLDER = ROOT / "quizapp/web/templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
STATIC = ROOT / "quizapp/web/static"
SHEETS = {path.name: path.read_text("utf-8") for path in STATIC.glob("*.css")}
LARGEST_SHEET = 20_000


def parse(name: str) -> nodes.Template:
    return Environment(loader=FileSystemLoader(FOLDER), autoescape=True).parse(
        (FOLDER / name).read_text("utf-8")
    )


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_parses_and_uses_what_it_imports(name: str) -> None:
    tree = parse(name)
    imported = {
        entry if isinstance(entry, str) else entry[1]
        for node in tree.find_all(nodes.FromImport)
        for entry in node.names
    }
    used = {node.name for node in tree.find_all(nodes.Name)}
    for included in (
        node.template.value for node in tree.find_all(nodes.Include) if isinstance(node.template, nodes.Const)
    ):
        used |= {node.name for node in parse(included).find_all(nodes.Name)}
    assert imported <= used, f"imported and never used: {sorted(imported - used)}"


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_never_switches_escaping_off(name: str) -> None:
    assert not re.search(r"\|\s*safe\b|autoescape", (FOLDER / name).read_text("utf-8")), (
        "quotations come from strangers"
    )


@pytest.mark.parametrize("name", TEMPLATES)
def test_words_on_a_page_can_be_translated(name: str) -> None:
    text = re.sub(
        r"\{% block masthead %\}\w+|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}",
        " ",
        (FOLDER / name).read_text("utf-8"),
        flags=re.DOTALL,
    )
    bare = {word.strip() for word in re.sub(r"<[^>]*>", "\n", text).splitlines()} - {
        "",
        "– Corroborate",
        "Corroborate",
        "[sic]",
    }
    assert {words for words in bare if re.search(r"[A-Za-z]{2}", words)} == set(), "wrap it in _(…)"


def test_the_sheet_has_no_rule_that_no_page_uses() -> None:
    rules = re.sub(r"/\*.*?\*/", "", "\n".join(SHEETS.values()), flags=re.DOTALL)
    ruled = set(re.findall(r"\.([a-z][a-z0-9-]*)", rules))
    written = "\n".join((FOLDER / name).read_text("utf-8") for name in TEMPLATES)
    written += "art-a art-b art-c art-d art-e is-right is-part is-miss who asked decides"
    unused = {name for name in ruled if not re.search(rf"(?<![\w-]){name}(?![\w-])", written)}
    assert unused == set()


@pytest.mark.parametrize("name", sorted(SHEETS))
def test_a_sheet_stays_small(name: str) -> None:
    assert len(SHEETS[name].encode()) < LARGEST_SHEET


def test_no_python_builds_html() -> None:
    built = [
        path.name
        for path in sorted((ROOT / "quizapp").rglob("*.py"))
        if re.search(r"Markup|<(?:p|div|span|a|li|mark|b)\b[^>]*>", path.read_text("utf-8"))
    ]
    assert built == [], "templates escape; Python does not"
