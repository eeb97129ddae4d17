"""The wheel holds all that serving needs, and serves without a checkout."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

from tests.servers import PATIENCE, serve
from tests.structure.tree import ROOT, kept_files


def test_its_only_package_is_quizapp(wheel: Path) -> None:
    tops = {entry.split("/")[0] for entry in _entries(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"quizapp"}


def test_it_holds_every_file_of_the_package(wheel: Path) -> None:
    wanted = {
        path.relative_to(ROOT).as_posix() for path in kept_files() if path.is_relative_to(ROOT / "quizapp")
    }
    assert wanted <= _entries(wheel)


@pytest.mark.parametrize("folder", ["web/templates", "web/static", "migrations/versions", "content/wording"])
def test_it_holds_what_is_not_python(wheel: Path, folder: str) -> None:
    assert any(entry.startswith(f"quizapp/{folder}/") for entry in _entries(wheel))


@pytest.mark.parametrize("folder", ["seeds", "questions"])
def test_it_ships_the_content_as_it_is(wheel: Path, folder: str) -> None:
    with ZipFile(wheel) as archive:
        shipped = {
            entry.removeprefix("quizapp/shipped/"): archive.read(entry)
            for entry in archive.namelist()
            if entry.startswith(f"quizapp/shipped/{folder}/")
        }
    kept = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in kept_files()
        if path.parent == ROOT / folder
    }
    assert shipped == kept


def test_it_carries_the_licence_with_what_it_does_not_cover(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (licence,) = (entry for entry in archive.namelist() if entry.endswith("/licenses/LICENSE"))
        assert archive.read(licence) == (ROOT / "LICENSE").read_bytes()


def test_it_serves_outside_the_checkout(site: str) -> None:
    for address in ("/healthz", "/"):
        with urlopen(site + address, timeout=PATIENCE) as answer:
            assert answer.status == 200, address


@pytest.fixture
def site(installed: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server that runs from the installed wheel in an empty folder."""
    start = (
        f"import quizapp.cli; assert quizapp.cli.__file__.startswith({str(installed)!r}); quizapp.cli.main()"
    )
    command = (sys.executable, "-c", start, "serve")
    with serve(tmp_path, command, {"PYTHONPATH": str(installed)}) as running:
        yield running.address


def _entries(wheel: Path) -> set[str]:
    with ZipFile(wheel) as archive:
        return set(archive.namelist())
