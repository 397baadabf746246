"""How fast the whole reading is, per core, beside what its text allows; growth with size; memory; where the time goes.

CPU seconds of this process (`time.process_time`), texts already decoded in memory where the row says so.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.shared import SEEDS, corpus
from benchmarks.tables import Table
from nhipcau.reading import engine
from nhipcau.reading.as_json import reading_as_json

# The shape of a number and symbol alone, as any reader of citations must look for it.
CITATION = re.compile(r"\d{1,6}(?:/\d{4})?\s?[-/]\s?[A-ZĐ][A-Za-zĐđ]*(?:[-/.&][A-ZĐ][A-Za-zĐđ0-9]*)*")
SIZES = (10_000, 100_000, 1_000_000, 5_000_000)
AS_LONG = 40
"""Texts of about one length that are read one after the other, each once: of one read again much is remembered."""


def tables(*, write: bool) -> Iterator[Table]:  # noqa: ARG001 – every measurement is asked the same way
    texts = corpus()
    yield _whole(texts)
    yield _stages(texts)
    yield _growth(texts)
    yield _seeds()


def cpu(act: Callable[[], object]) -> float:
    started = time.process_time()
    act()
    return time.process_time() - started


def _whole(texts: Sequence[tuple[str, bytes]]) -> Table:
    size = sum(len(data) for _, data in texts) / 1e6
    decoded = [data.decode("utf-8", errors="replace") for _, data in texts]
    engine.read(texts[0][1], texts[0][0])
    reading = cpu(lambda: [engine.read(data, name) for name, data in texts])
    pattern = cpu(lambda: [len(CITATION.findall(text)) for text in decoded])
    searching = _grep(texts)
    rows = [
        ("đọc trọn vẹn", f"{reading:.2f}", f"{size / reading:.2f}", "1,0"),
        ("chỉ một lượt mẫu viện dẫn", f"{pattern:.2f}", f"{size / pattern:.1f}", _times(reading, pattern)),
        ("grep -c một từ", f"{searching:.3f}", f"{size / searching:.0f}", _times(reading, searching)),
    ]
    notes = (f"{len(texts)} văn bản, {size:.1f} MB; {memory_of_reading()} MB bộ nhớ cao nhất khi đọc tệp lớn nhất.",)
    return Table("Tốc độ đọc trên một lõi", ("Việc", "giây CPU", "MB/giây", "lần"), rows, notes)


def _times(whole: float, part: float) -> str:
    return f"{whole / part:.0f}"


def _grep(texts: Sequence[tuple[str, bytes]]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.txt"
        path.write_bytes(b"\n".join(data for _, data in texts))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            ["grep", "-c", "Quyết", path], capture_output=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"}
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


# The peak of its own memory: what `getrusage` calls its peak takes in that of the process it was started from.
_ALONE = """
import re, sys
from nhipcau.reading import engine
data = sys.stdin.buffer.read()
engine.read(data, "a.txt")
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1]) // 1024)
"""


def memory_of_reading(data: bytes | None = None) -> int:
    """Megabytes at the peak of a process that reads one text, the interpreter and the engine included."""
    largest = data if data is not None else max((content for _, content in corpus()), key=len)
    ran = subprocess.run([sys.executable, "-c", _ALONE], input=largest, capture_output=True, check=True)
    return int(ran.stdout)


STAGES = (
    "extract", "require_unclassified", "kind_of", "split_documents", "read_header", "read_outline", "cut_orders",
    "read_references", "read_parties", "read_due", "nature_of", "read_difficulty_channel", "doubts_of",
)  # fmt: skip


def _stages(texts: Sequence[tuple[str, bytes]]) -> Table:
    """Where the time goes, over an eighth of the corpus. The clock itself costs a little per call."""
    spent = dict.fromkeys(STAGES, 0.0)
    kept = {name: getattr(engine, name) for name in STAGES if hasattr(engine, name)}
    some = texts[::8]
    size = sum(len(data) for _, data in some) / 1e6
    try:
        for name, stage in kept.items():
            setattr(engine, name, _clocked(stage, name, spent))
        whole = cpu(lambda: [engine.read(data, name) for name, data in some])
    finally:
        for name, stage in kept.items():
            setattr(engine, name, stage)
    rows = [(name, f"{1000 * spent[name] / size:.0f}", f"{100 * spent[name] / whole:.0f} %") for name in kept]
    rows.append(("tất cả", f"{1000 * whole / size:.0f}", "100 %"))
    output = cpu(lambda: [reading_as_json(engine.read(data, name)) for name, data in some]) - cpu(
        lambda: [engine.read(data, name) for name, data in some]
    )
    return Table(
        "Thời gian đi đâu",
        ("Bước", "ms/MB", "phần"),
        rows,
        (f"Ra JSON: thêm {1000 * max(0.0, output) / size:.0f} ms/MB.",),
    )


def _clocked(stage: Callable[..., object], name: str, spent: dict[str, float]) -> Callable[..., object]:
    def clocked(*args: object, **kwargs: object) -> object:
        started = time.process_time()
        try:
            return stage(*args, **kwargs)
        finally:
            spent[name] += time.process_time() - started

    return clocked


def _growth(texts: Sequence[tuple[str, bytes]]) -> Table:
    rows = []
    for size in SIZES:
        read = _of_length(texts, size)
        spent, whole = cpu(lambda read=read: [engine.read(data, "a.txt") for data in read]), sum(map(len, read))  # type: ignore[misc]
        rows.append(
            (
                f"{size // 1000:,} kB".replace(",", "."),
                str(len(read)),
                f"{1000 * spent * size / whole:.0f}",
                f"{whole / spent / 1e6:.2f}",
                str(memory_of_reading(read[0])),
            )
        )
    return Table("Lớn dần theo độ dài", ("Độ dài", "văn bản", "ms CPU", "MB/giây", "MB bộ nhớ"), rows)


def _of_length(texts: Sequence[tuple[str, bytes]], size: int) -> list[bytes]:
    """The texts nearest to that length; where none is as long, the first ones as one."""
    as_long = sorted((data for _, data in texts), key=lambda data: abs(len(data) - size))[:AS_LONG]
    if len(as_long[-1]) * 2 > size:
        return as_long
    return [b"\n".join(data for _, data in texts)[:size].decode("utf-8", errors="ignore").encode()]


def _seeds() -> Table:
    rows = []
    for path in sorted(SEEDS.glob("*.txt")):
        data = path.read_bytes()
        wall = time.perf_counter()
        spent = min(cpu(lambda data=data: engine.read(data, "a.txt")) for _ in range(3))  # type: ignore[misc]
        wall = (time.perf_counter() - wall) / 3
        rows.append((path.name, f"{len(data) / 1000:.1f}", f"{1000 * spent:.0f}", f"{1000 * wall:.0f}"))
    return Table("Bốn văn bản gốc, từng văn bản", ("Văn bản", "kB", "ms CPU", "ms đồng hồ"), rows)
