"""`make pictures`: take the pictures of docs/instructors.md anew, from the pages of the made-up classes."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.pictures.png import shrink
from tests.pictures.scenes import SCENES, View
from tests.servers import COMMAND, environ_for, free_port, serve
from tests.structure.tree import ROOT

PICTURES = ROOT / "docs/pictures"
NAME = "quiz.example"
"""The name of the site in the pictures. The browser is told where it is; nobody else is asked."""

WIDTH, MARGIN = 900, 16


def main() -> None:
    """Fill a database as `quizapp demo` does, serve it, and take each picture."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        print("Filling a database with two made-up classes …", flush=True)
        password = _fill(Path(folder), port)
        with serve(Path(folder), environ={"QUIZAPP_ALLOWED_HOSTS": f"{NAME},127.0.0.1"}, port=port):
            _take(password, port)


def _fill(folder: Path, port: int) -> str:
    """Run `quizapp demo` with the server's own folder; give the password it tells."""
    done = subprocess.run(
        [*COMMAND[:-1], "demo"],
        env=environ_for(folder / "home", port),
        check=True,
        capture_output=True,
        text=True,
    )
    found = re.search(r"with (\S+)$", done.stdout, re.MULTILINE)
    assert found is not None, f"it tells no password: {done.stdout}"
    return found[1]


def _take(password: str, port: int) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", f"--host-resolver-rules=MAP {NAME}:80 127.0.0.1:{port}"],
        )
        page = browser.new_page(
            base_url=f"http://{NAME}",
            viewport={"width": WIDTH, "height": 1000},
            color_scheme="light",
        )
        page.goto("/sign-in")
        page.locator("[name=login_name]").fill("demo")
        page.locator("[name=password]").fill(password)
        with page.expect_navigation():
            page.locator("form:has([name=password]) button").click()
        for name, walk in SCENES.items():
            picture = shrink(_cut(page, walk(page)))
            (PICTURES / f"{name}.png").write_bytes(picture)
            print(f"docs/pictures/{name}.png  {len(picture) / 1000:.0f} kB", flush=True)
        browser.close()


def _cut(page: Page, view: View) -> bytes:
    page.mouse.move(0, 0)
    top, bottom = (part.bounding_box() for part in (view.top, view.bottom))
    assert top is not None, "what the picture begins with is not on the page"
    assert bottom is not None, "what the picture ends with is not on the page"
    y = top["y"] + page.evaluate("window.scrollY") - MARGIN
    height = bottom["y"] + bottom["height"] - top["y"] + MARGIN * (2 if view.is_whole else 1)
    return page.screenshot(full_page=True, clip={"x": 0, "y": y, "width": WIDTH, "height": height})


if __name__ == "__main__":
    main()
