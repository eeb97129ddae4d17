"""The real server as a process of its own, on a free port of the loopback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

PATIENCE = 30
COMMAND = (sys.executable, "-c", "from quizapp.cli import main; main()", "serve")


@dataclass(frozen=True)
class Site:
    """A server that answers."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def kill(self) -> None:
        """End it and all its processes at once, as a power cut does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)

    @property
    def said(self) -> str:
        """What it has written so far."""
        return self.log.read_text("utf-8")


def free_port() -> int:
    """Give a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environ_for(home: Path, port: int, **more: str) -> dict[str, str]:
    """Give an environment with these settings of the program and no others."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("QUIZAPP_")}
    return {**inherited, "QUIZAPP_HOME": str(home), "QUIZAPP_PORT": str(port), **more}


@contextmanager
def serve(
    folder: Path,
    command: Sequence[str] = COMMAND,
    environ: Mapping[str, str] | None = None,
    port: int | None = None,
) -> Iterator[Site]:
    """Start a server with its data in `folder`, wait until it answers, and stop it at the end."""
    port = port or free_port()
    log = folder / "log"
    with log.open("w") as file:
        process = subprocess.Popen(
            list(command),
            cwd=folder,
            env=environ_for(folder / "home", port, **(environ or {})),
            stdout=file,
            stderr=file,
            process_group=0,
        )
    site = Site(f"http://127.0.0.1:{port}", process, log)
    try:
        _wait_for(site)
        yield site
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_for(site: Site) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and site.process.poll() is None:
        try:
            urlopen(f"{site.address}/healthz", timeout=PATIENCE).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"it does not serve: {site.said}")
