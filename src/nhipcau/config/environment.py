"""What the environment says: DATA_DIR, DATABASE_URL, PORT, and the secret key kept beside the data."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit


class Database(TypedDict, total=False):
    ENGINE: str
    NAME: str
    USER: str
    PASSWORD: str
    HOST: str
    PORT: str
    OPTIONS: dict[str, object]
    CONN_MAX_AGE: int
    ATOMIC_REQUESTS: bool
    TEST: dict[str, object]


@dataclass(frozen=True, slots=True)
class Environment:
    data_dir: Path
    database_url: str
    debug: bool
    hosts: tuple[str, ...]
    behind_tls: bool


def read_environment() -> Environment:
    data_dir = Path(os.environ.get("DATA_DIR", "var")).resolve()
    return Environment(
        data_dir=data_dir,
        database_url=os.environ.get("DATABASE_URL", ""),
        debug=os.environ.get("NHIPCAU_DEBUG", "") == "1",
        hosts=tuple(h for h in os.environ.get("NHIPCAU_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if h),
        behind_tls=os.environ.get("NHIPCAU_TLS", "") == "1",
    )


def private_folder(path: Path) -> Path:
    """The folder, made if need be, closed to all other users of the machine: database and originals lie in it."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = path.stat()
    if status.st_mode & 0o077 and status.st_uid == os.geteuid():
        path.chmod(0o700)
    return path


def secret_key(data_dir: Path) -> str:
    """Made once, readable by its owner only. A key shared by installations would let sessions be forged."""
    path = data_dir / "secret.key"
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text()


def database(environment: Environment) -> Database:
    """SQLite in DATA_DIR unless DATABASE_URL names a PostgreSQL server."""
    if not environment.database_url:
        return _sqlite(environment.data_dir / "nhipcau.sqlite3")
    url = urlsplit(environment.database_url)
    if url.scheme == "sqlite":
        return _sqlite(Path(unquote(url.path)))
    if url.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL: sqlite:///… hoặc postgresql://… ")
    return _postgresql(url)


def _postgresql(url: SplitResult) -> Database:
    # Its client's libraries are not there where SQLite serves.
    from nhipcau.foundation.postgresql import KEPT_AFTER, SECONDS_OF_A_CONNECTION, KeepingPlans

    # A question of rights has so many branches that PostgreSQL compiles it for seconds, to answer it in milliseconds.
    query = {"options": "-c jit=off", **dict(parse_qsl(url.query, keep_blank_values=True))}
    return Database(
        ENGINE="django.db.backends.postgresql",
        NAME=unquote(url.path.lstrip("/")),
        USER=unquote(url.username or ""),
        PASSWORD=unquote(url.password or ""),
        HOST=query.pop("host", url.hostname or ""),
        PORT=str(url.port or ""),
        OPTIONS={
            "server_side_binding": True,
            "cursor_factory": KeepingPlans,
            # A pooler that gives each transaction another connection knows nothing of plans kept on one of them.
            "prepare_threshold": None if query.pop("plans", "") == "new" else KEPT_AFTER,
            **query,
        },
        CONN_MAX_AGE=SECONDS_OF_A_CONNECTION,
    )


def _sqlite(path: Path) -> Database:
    # WAL lets readers go on while one writes; IMMEDIATE takes the write lock at the start of a transaction, so that
    # two writers queue instead of failing half way.
    return Database(
        ENGINE="django.db.backends.sqlite3",
        NAME=str(path),
        # Opening the file and reading what tables there are costs a request more than most of its questions.
        CONN_MAX_AGE=60,
        OPTIONS={
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    )
