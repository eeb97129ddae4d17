"""The checkout as the rules of the house see it: its files, and its Python parsed."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
_MADE_BY_TOOLS = {"__pycache__", "build", "dist", "instance", "test-results"}


@cache
def kept_files() -> tuple[Path, ...]:
    """Give every file that belongs to the project: what git keeps or would keep."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split("\0")
        paths = [ROOT / name for name in sorted(set(listed)) if name]
    else:
        paths = [path for path in sorted(ROOT.rglob("*")) if not _is_left_by_a_tool(path)]
    return tuple(path for path in paths if path.is_file())


def python_files(*folders: str) -> tuple[Path, ...]:
    """Give the Python files below the folders, or all; written migrations are history."""
    within = [ROOT / folder for folder in folders] or [ROOT]
    return tuple(
        path
        for path in kept_files()
        if path.suffix == ".py"
        and any(path.is_relative_to(folder) for folder in within)
        and not path.is_relative_to(ROOT / "quizapp/migrations/versions")
    )


def parse(path: Path) -> ast.Module:
    """Parse a Python file."""
    return ast.parse(path.read_text("utf-8"), filename=name(path))


def name(path: Path) -> str:
    """Name a file as a reader would: from the root of the checkout."""
    return path.relative_to(ROOT).as_posix()


def _is_left_by_a_tool(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    hidden = parts[0].startswith(".") and parts[0] not in {".ci", ".gitignore"}
    return hidden or not _MADE_BY_TOOLS.isdisjoint(parts) or path.suffix == ".pyc"
