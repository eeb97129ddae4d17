"""Rules of the house that a program can check; each failure says why the rule is there."""

from __future__ import annotations

import ast
import re
from hashlib import sha256

from tests.structure.tree import ROOT, kept_files, name, parse, python_files

TOP_LEVEL = {
    *("pyproject.toml", "Makefile", ".gitignore", ".ci", "requirements"),
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "LICENSE", "docs"),
    *("quizapp", "tests", "seeds", "questions"),
}
LONGEST_FILE = 300
LONGEST_FUNCTION = 60
# Written in pieces, so that this file does not hold what it forbids.
MACHINE_PATH = re.compile(
    rb"(?<![\w.~*])/(?:%s)/\w" % b"|".join([b"home", b"root", b"tmp", b"Users", b"work"])
)
REGISTRY = re.compile(rb"\b(?:pypi|pythonhosted|npmjs|debian)\.(?:org|com)\b")


def test_no_python_file_is_longer_than_300_lines() -> None:
    long = {
        name(path): count
        for path in python_files()
        if (count := len(path.read_text().splitlines())) > LONGEST_FILE
    }
    assert not long, f"a file this long does more than one thing; split it by what it does: {long}"


def test_no_function_is_longer_than_60_lines() -> None:
    long = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in python_files()
        for node in ast.walk(parse(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long, f"nobody keeps more than a screen in mind; name its parts: {long}"


def test_every_module_says_in_its_first_line_what_it_is() -> None:
    silent = [
        name(path)
        for path in python_files()
        if (lines := path.read_text().splitlines()) and not re.fullmatch(r'""".{10,}[.?](?:""")?', lines[0])
    ]
    assert not silent, f'the first line is """one sentence.""", for whoever opens the file next: {silent}'


def test_no_test_uses_a_mock() -> None:
    mocked = [
        name(path)
        for path in python_files("tests")
        for node in ast.walk(parse(path))
        if _names(node) & {"mock", "unittest.mock", "pytest_mock", "mocker"}
    ]
    assert not mocked, f"a mock passes when the real thing fails; use the real database and server: {mocked}"


def test_only_the_command_line_prints() -> None:
    printing = [
        f"{name(path)}:{node.lineno}"
        for path in python_files("quizapp")
        if not path.is_relative_to(ROOT / "quizapp/cli")
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not printing, f"what a library prints nobody can catch; return it, or raise: {printing}"


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    here = str(ROOT).encode()
    found = [
        name(path)
        for path in kept_files()
        if here in (text := path.read_bytes()) or MACHINE_PATH.search(text)
    ]
    assert not found, f"the path is missing on every other machine; work it out from the file: {found}"


def test_no_file_names_a_package_registry() -> None:
    found = [name(path) for path in kept_files() if REGISTRY.search(path.read_bytes())]
    assert not found, f"whoever installs from a mirror could not; name the package only: {found}"


def test_locks_hold_pins_and_hashes_and_nothing_else() -> None:
    allowed = re.compile(r"[a-z0-9._-]+==[^\s;:/]+(?: ; [^:/\\]+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?")
    strange = [
        f"{name(path)}:{number} {line}"
        for path in sorted((ROOT / "requirements").iterdir())
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if not allowed.fullmatch(line)
    ]
    assert not strange, (
        f"write the locks with `make lock`; an address in them ties them to one machine: {strange}"
    )


def test_tests_run_on_the_versions_that_serve() -> None:
    run, dev = (
        set(re.findall(r"^\S+==\S+", (ROOT / f"requirements/{lock}.txt").read_text(), re.MULTILINE))
        for lock in ("run", "dev")
    )
    assert run <= dev, f"tests on other versions prove nothing; `make lock` writes both: {sorted(run - dev)}"


def test_articles_are_kept_byte_for_byte() -> None:
    seeds = ROOT / "seeds"
    promised = (seeds / "SHA256SUMS").read_text().splitlines()
    kept = [f"{sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in sorted(seeds.glob("*.txt"))]
    assert kept == promised, "every claim points at places in these bytes; an article is never corrected"


def test_the_top_level_holds_what_the_map_shows() -> None:
    strangers = {path.relative_to(ROOT).parts[0] for path in kept_files()} - TOP_LEVEL
    assert not strangers, (
        f"the top level is the first thing a visitor reads; find it a place below: {strangers}"
    )


def test_tests_stand_where_the_code_stands() -> None:
    packages = {path.name for path in (ROOT / "quizapp").iterdir() if path.is_dir()}
    folders = {name(path).split("/")[1] for path in python_files("tests") if path.parent != ROOT / "tests"}
    strangers = folders - packages - {"structure", "packaging", "browser", "benchmarks", "pictures"}
    assert not strangers, f"tests/ mirrors quizapp/, so that the test of a file is found at once: {strangers}"


def _names(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        return {node.module or "", *(alias.name for alias in node.names)}
    return {node.arg} if isinstance(node, ast.arg) else set()
