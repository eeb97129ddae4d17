"""Write and read questions/: a bank as canonical JSON, its schema, and a manifest of digests."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from quizapp.errors import ContentError, Finding
from quizapp.items.bank import Bank, bank_from_document, bank_to_document, canonical
from quizapp.items.schema import bank_schema


def render(bank: Bank) -> dict[str, str]:
    """Give every file of questions/ by name: the same bank gives the same bytes."""
    files = {
        f"{bank.bank}.json": canonical(bank_to_document(bank)),
        "bank.schema.json": canonical(bank_schema()),
    }
    digests = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in files.items()}
    files["manifest.json"] = canonical({"bank": f"{bank.bank}.json", "files": digests})
    return files


def write_questions(folder: Path, bank: Bank) -> None:
    """Write every file of questions/."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in render(bank).items():
        (folder / name).write_bytes(text.encode())


def compare(folder: Path, bank: Bank) -> list[Finding]:
    """Compare questions/ with what the seeds make now: any byte of difference is a finding."""
    findings = []
    files = render(bank)
    for name, text in files.items():
        path = folder / name
        if not path.is_file():
            findings.append(
                Finding(f"questions/{name}", "fresh", "the file is missing: run `quizapp bank build`")
            )
        elif path.read_bytes() != text.encode():
            line = _first_difference(path.read_bytes().decode("utf-8", "replace"), text)
            message = "differs from what seeds/ make: run `quizapp bank build` and read the difference"
            findings.append(Finding(f"questions/{name}:{line}", "fresh", message))
    strays = {path.name for path in folder.glob("*")} - set(files)
    findings += [Finding(f"questions/{name}", "fresh", "nothing makes this file") for name in sorted(strays)]
    return findings


def read_bank(folder: Path) -> Bank:
    """Read the bank that the manifest names. Raises ContentError where a digest does not fit."""
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_bytes())
    name = manifest["bank"]
    content = (folder / name).read_bytes()
    if hashlib.sha256(content).hexdigest() != manifest["files"][name]:
        raise ContentError(
            [Finding(f"questions/{name}", "manifest", "the file is not the one in manifest.json")]
        )
    return bank_from_document(json.loads(content))


def _first_difference(one: str, other: str) -> int:
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    return next((number for number, (a, b) in enumerate(pairs, start=1) if a != b), 1)
