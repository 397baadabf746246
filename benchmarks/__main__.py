"""`python -m benchmarks [--write] [NAME …]`: measures and prints tables; --write keeps them in docs/benchmarks.md."""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from benchmarks import confidence, hierarchy, hostile, http, naming, ocr, quality, speed
from benchmarks.shared import ROOT, SHARED
from benchmarks.tables import Table, show

PAGE = ROOT / "docs" / "benchmarks.md"
MEASUREMENTS: dict[str, Callable[..., Iterator[Table]]] = {
    "quality": quality.tables,
    "confidence": confidence.tables,
    "speed": speed.tables,
    "hostile": hostile.tables,
    "ocr": ocr.tables,
    "naming": naming.tables,
    "http": http.tables,
    "hierarchy": hierarchy.tables,
}
ASKED_FOR = frozenset({"http", "hierarchy"})
"""Measured only when named: they need a whole country in a database."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASUREMENTS))
    parser.add_argument(
        "--write", action="store_true", help="giữ kết quả trong docs/benchmarks.md và benchmarks/quality.json"
    )
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in MEASUREMENTS]
    if unknown:
        parser.error(f"không có phép đo {', '.join(unknown)}")
    if not SHARED.is_dir():
        sys.stdout.write(f"Không có văn bản đã gắn nhãn tại {SHARED}: không đo được.\n")
        return 0
    for name in asked.names or [name for name in MEASUREMENTS if name not in ASKED_FOR]:
        started = time.perf_counter()
        measured = []
        for table in MEASUREMENTS[name](write=asked.write):
            show(table)
            measured.append(table)
        if asked.write:
            _keep(name, measured, seconds=time.perf_counter() - started)
    return 0


def _keep(name: str, measured: list[Table], *, seconds: float) -> None:
    """The part of the page between the two marks of this measurement is written anew; the prose around it stays."""
    page = PAGE.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise SystemExit(f"docs/benchmarks.md không có chỗ cho {name}.")
    stamp = f"Đo ngày {date.today():%d/%m/%Y} trên {machine()}; mất {seconds:.0f} giây.\n\n"  # noqa: DTZ011 – the day of this machine
    PAGE.write_text(
        before + begin + stamp + "\n".join(table.as_markdown() for table in measured) + end + after, encoding="utf-8"
    )


def machine() -> str:
    model = next(
        (line.split(":", 1)[1].strip() for line in _cpuinfo() if line.startswith("model name")), platform.machine()
    )
    cores = sum(line.startswith("processor") for line in _cpuinfo())
    return f"{model}, {cores} lõi, CPython {platform.python_version()}"


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []


if __name__ == "__main__":
    sys.exit(main())
