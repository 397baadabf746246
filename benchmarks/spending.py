"""CPU seconds of processes of this machine: a server with all below it, and the PostgreSQL that works for it."""

from __future__ import annotations

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PROCESSES = Path("/proc")


def seconds_of_tree(pid: int) -> float:
    """Of the process and all below it, the ended ones included."""
    below: dict[int, list[int]] = {}
    spent: dict[int, int] = {}
    for entry in _PROCESSES.iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = _fields(int(entry.name))
        except OSError:
            continue
        below.setdefault(int(fields[1]), []).append(int(entry.name))
        spent[int(entry.name)] = sum(int(field) for field in fields[11:15])
    total, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        total += spent.get(one, 0)
        waiting += below.get(one, [])
    return total / _TICKS


def seconds_of(pid: int) -> float:
    """Of one process alone."""
    return sum(int(field) for field in _fields(pid)[11:13]) / _TICKS


def is_postgres(pid: int) -> bool:
    """Whether that process is one of PostgreSQL, and not a stranger with the number of one on another machine."""
    try:
        return (_PROCESSES / str(pid) / "comm").read_text().strip() in ("postgres", "postmaster")
    except OSError:
        return False


def postmaster_of(url: str) -> int | None:
    """The process that has begun all others of the server; None where it runs elsewhere or cannot be read."""
    import psycopg

    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT pg_backend_pid()").fetchone()
        if row is None or not is_postgres(row[0]):
            return None
        above = int(_fields(row[0])[1])
    return above if is_postgres(above) else None


def _fields(pid: int) -> list[str]:
    """From the state on: what stands before it may hold spaces."""
    return (_PROCESSES / str(pid) / "stat").read_text().rpartition(")")[2].split()
