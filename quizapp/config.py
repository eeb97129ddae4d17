"""One typed configuration, read from environment variables that begin with QUIZAPP_."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from quizapp.errors import ConfigError

PREFIX = "QUIZAPP_"

VARIABLES: tuple[tuple[str, str, str], ...] = (
    ("QUIZAPP_HOME", "instance/", "The folder of the embedded database and of the generated secret."),
    (
        "QUIZAPP_DATABASE_URL",
        "a SQLite file in QUIZAPP_HOME",
        "Where the data is: sqlite or postgresql+psycopg.",
    ),
    (
        "QUIZAPP_SECRET_KEY",
        "generated once into QUIZAPP_HOME",
        "Signs cookies. Required with any other database.",
    ),
    (
        "QUIZAPP_REDIS_URL",
        "counted in memory",
        "Where wrong guesses are counted. Required with any other database: processes share it.",
    ),
    ("QUIZAPP_OPEN_REGISTRATION", "false", "true lets anybody make an instructor account by themselves."),
    ("QUIZAPP_ARGON2_MEMORY_KIB", "19456", "Memory that checking a password takes, in KiB."),
    ("QUIZAPP_PUBLIC_URL", "http://HOST:PORT", "The address that links printed by commands begin with."),
    ("QUIZAPP_HOST", "127.0.0.1", "The address to listen on."),
    ("QUIZAPP_PORT", "8000", "The port to listen on."),
    ("QUIZAPP_THREADS", "8", "How many requests one process answers at a time."),
    ("QUIZAPP_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]", "Names the site answers to, parted by commas."),
    ("QUIZAPP_HTTPS", "false", "true where browsers reach the site by https: cookies are then Secure."),
    ("QUIZAPP_TRUSTED_PROXIES", "0", "How many proxies in front set forwarded headers that may be believed."),
)
"""Every variable: its name, its default, what it means. The README's table is checked against this."""


@dataclass(frozen=True)
class Settings:
    """What the app runs with."""

    home: Path
    database_url: str
    secret_key: str
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 8
    allowed_hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
    https: bool = False
    trusted_proxies: int = 0
    redis_url: str | None = None
    open_registration: bool = False
    argon2_memory_kib: int = 19456
    public_url: str = ""

    @property
    def address(self) -> str:
        """Where browsers find the site, as far as this program knows."""
        if self.public_url:
            return self.public_url.rstrip("/")
        scheme = "https" if self.https else "http"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{self.port}"

    @property
    def is_embedded(self) -> bool:
        """Say whether the data lies in a SQLite file that this process looks after itself."""
        return self.database_url.startswith("sqlite")


def load_settings(environ: Mapping[str, str]) -> Settings:
    """Read the settings. Raises ConfigError with a sentence that names the variable and what to do."""
    unknown = sorted(name for name in environ if name.startswith(PREFIX) and name not in _known())
    if unknown:
        raise ConfigError(
            f"{unknown[0]} is no setting of this program. Known are: {', '.join(sorted(_known()))}."
        )
    home = Path(environ.get("QUIZAPP_HOME") or "instance").absolute()
    url = environ.get("QUIZAPP_DATABASE_URL") or f"sqlite:///{home / 'corroborate.db'}"
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise ConfigError("QUIZAPP_DATABASE_URL must begin with sqlite:/// or postgresql+psycopg://.")
    secret = environ.get("QUIZAPP_SECRET_KEY") or _embedded_secret(url, home)
    if len(secret) < 32:
        raise ConfigError("QUIZAPP_SECRET_KEY must have 32 characters or more.")
    redis_url = environ.get("QUIZAPP_REDIS_URL") or None
    if redis_url is None and not url.startswith("sqlite"):
        raise ConfigError(
            "Set QUIZAPP_REDIS_URL to a Redis, such as redis://127.0.0.1:6379/0: with this database several "
            "processes may serve, and they count wrong guesses there together."
        )
    if redis_url is not None and not redis_url.startswith(("redis://", "rediss://", "unix://")):
        raise ConfigError("QUIZAPP_REDIS_URL must begin with redis://, rediss:// or unix://.")
    hosts = environ.get("QUIZAPP_ALLOWED_HOSTS") or "localhost,127.0.0.1,[::1]"
    return Settings(
        home=home,
        database_url=url,
        secret_key=secret,
        host=environ.get("QUIZAPP_HOST") or "127.0.0.1",
        port=_number(environ, "QUIZAPP_PORT", 8000, 1, 65535),
        threads=_number(environ, "QUIZAPP_THREADS", 8, 1, 256),
        allowed_hosts=tuple(host.strip() for host in hosts.split(",") if host.strip()),
        https=_truth(environ, "QUIZAPP_HTTPS"),
        trusted_proxies=_number(environ, "QUIZAPP_TRUSTED_PROXIES", 0, 0, 10),
        redis_url=redis_url,
        open_registration=_truth(environ, "QUIZAPP_OPEN_REGISTRATION"),
        argon2_memory_kib=_number(environ, "QUIZAPP_ARGON2_MEMORY_KIB", 19456, 19456, 4_194_304),
        public_url=_address(environ),
    )


def _known() -> set[str]:
    return {name for name, _, _ in VARIABLES}


def _number(environ: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    given = environ.get(name) or str(default)
    if not (given.isascii() and given.isdigit() and len(given) < 10 and low <= int(given) <= high):
        raise ConfigError(f"{name} must be a whole number from {low} to {high}, not {given!r}.")
    return int(given)


def _truth(environ: Mapping[str, str], name: str) -> bool:
    given = (environ.get(name) or "false").lower()
    if given not in {"true", "false"}:
        raise ConfigError(f"{name} must be true or false, not {given!r}.")
    return given == "true"


def _address(environ: Mapping[str, str]) -> str:
    given = environ.get("QUIZAPP_PUBLIC_URL") or ""
    if given and not given.startswith(("http://", "https://")):
        raise ConfigError(f"QUIZAPP_PUBLIC_URL must begin with http:// or https://, not {given!r}.")
    return given


def _embedded_secret(url: str, home: Path) -> str:
    """Make the secret of the embedded default once; two first starts at the same time agree on one."""
    if not url.startswith("sqlite"):
        raise ConfigError(
            "Set QUIZAPP_SECRET_KEY to a random text of 32 characters or more: it signs cookies."
        )
    try:
        home.mkdir(parents=True, exist_ok=True)
        return _keep_secret(home)
    except OSError as error:
        raise ConfigError(f"QUIZAPP_HOME must be a folder that can be written to: {error}.") from error


def _keep_secret(home: Path) -> str:
    path = home / "secret-key"
    draft = home / f"secret-key.{secrets.token_hex(4)}"
    if not path.exists():
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text("ascii").strip()
