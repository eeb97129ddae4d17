"""The Makefile tells what it can do, and says in one line what is missing."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.structure.tree import ROOT


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with a Makefile and what it installs from, and nothing installed."""
    for kept in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / kept, tmp_path)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    return tmp_path


def test_make_alone_names_every_target(checkout: Path) -> None:
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    told = [line.split()[0] for line in _make(checkout).stdout.splitlines()]
    assert told == targets
    assert {"install", "run", "test", "check"} <= set(told)


def test_a_python_that_is_too_old_is_named_in_one_line(checkout: Path) -> None:
    done = _make(checkout, "install", f"PYTHON={_fake_python(checkout, fails_at='version_info')}")
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed" in done.stderr.splitlines()[0]
    assert not (checkout / ".venv").exists()


def test_a_python_without_venv_is_told_what_to_install(checkout: Path) -> None:
    done = _make(checkout, "install", f"PYTHON={_fake_python(checkout, fails_at='ensurepip')}")
    assert done.returncode != 0
    assert "apt-get install python3-venv" in done.stderr.splitlines()[0]
    assert not (checkout / ".venv").exists()


def _fake_python(folder: Path, fails_at: str) -> Path:
    """Write a python that fails where it is asked for one thing, as an old or a bare one does."""
    script = folder / "python"
    script.write_text(f'#!/bin/sh\ncase "$*" in *{fails_at}*) exit 1;; esac\n', "utf-8")
    script.chmod(0o755)
    return script


def _make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    # Make passes its flags down to a make that a test starts; this one stands alone.
    return subprocess.run(
        ["env", "-u", "MAKEFLAGS", "-u", "MAKELEVEL", "-u", "MFLAGS", "make", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
