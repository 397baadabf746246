"""Reading on many machines: nothing is lost and nothing comes twice, also where a worker dies in the middle."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nhipcau.ground.refusal import Refusal
from nhipcau.reading import cluster, read
from nhipcau.reading.cluster import Cluster
from nhipcau.reading.crew import Sheet
from nhipcau.reading.told import Told

pytest.importorskip("distributed", reason="Đọc trên nhiều máy: pip install 'nhipcau[scale]'")

HERE = ("--host", "127.0.0.1", "--no-dashboard")
NO_SPILL = {"DASK_DISTRIBUTED__WORKER__MEMORY__SPILL": "False"}
FILES = 40


def orders(number: int) -> bytes:
    return "\n".join(f"{i}. Sở Ngoại vụ báo cáo trước ngày {number % 28 + 1}/6/2026." for i in range(1, 9)).encode()


def sheets() -> Iterator[Sheet[int]]:
    return (Sheet(number, f"{number}.txt", orders(number)) for number in range(FILES))


@contextmanager
def dask(*words: str, folder: Path, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process of its own and the address it listens at."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *words, *HERE],
        cwd=folder,
        env={**os.environ, **environment},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    try:
        lines = (re.search(r"at:\s+(tcp://127\.0\.0\.1:\d+)", line) for line in process.stderr)
        yield process, next(found[1] for found in lines if found)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with dask("scheduler", "--port", "0", folder=tmp_path_factory.mktemp("scheduler")) as (_, address):
        yield address


@contextmanager
def worker(scheduler: str, folder: Path, **environment: str) -> Iterator[subprocess.Popen[str]]:
    words = ("worker", scheduler, "--no-nanny", "--nthreads", "1")
    with dask(*words, folder=folder, **{**NO_SPILL, **environment}) as (process, _):
        yield process


def joined(scheduler: str, *, workers: int) -> None:
    """A worker says where it listens before the scheduler has heard of it."""
    from dask import distributed

    with distributed.Client(scheduler) as client:
        client.wait_for_workers(workers, timeout=30)


@pytest.fixture(scope="module")
def standing(scheduler: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A scheduler with one worker that stays."""
    with worker(scheduler, tmp_path_factory.mktemp("worker")):
        yield scheduler


def test_a_worker_that_dies_in_the_middle_costs_no_file_and_doubles_none(
    standing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "CHUNK", 5)
    seen: Counter[int] = Counter()
    with worker(standing, tmp_path) as dying, Cluster(standing) as readers:
        for sheet, answer in readers.answers(sheets()):
            seen[sheet.key] += 1
            assert isinstance(answer, Told) and answer.reading.text.encode() == orders(sheet.key)
            if seen.total() == FILES // 4:
                dying.send_signal(signal.SIGKILL)
    assert seen == Counter(range(FILES))


def test_workers_read_what_the_engine_reads_and_say_what_they_refuse(standing: str) -> None:
    given = [Sheet(0, "a.txt", orders(3)), Sheet(1, "b.txt", b""), Sheet(2, "c.txt", None)]
    with Cluster(standing) as readers:
        answers = {sheet.key: answer for sheet, answer in readers.answers(given)}
    assert answers[0] == Told.of(read(orders(3), "a.txt")) and answers[2] is None
    assert isinstance(answers[1], Refusal) and answers[1].code == "reading.empty"


def test_no_file_is_sent_to_a_worker_that_may_write_it_to_its_disk(standing: str, tmp_path: Path) -> None:
    spilling = dict.fromkeys(NO_SPILL, "0.7")
    with worker(standing, tmp_path, **spilling):
        joined(standing, workers=2)
        with pytest.raises(Refusal) as refused, Cluster(standing):
            pass
    assert refused.value.code == "scale.spills"


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_CONNECT", 1)
    with pytest.raises(Refusal) as refused, Cluster("tcp://127.0.0.1:9"):
        pass
    assert refused.value.code == "scale.not_reached"


def test_an_installation_without_dask_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("dask.distributed")
    monkeypatch.setitem(sys.modules, "dask.distributed", None)
    with pytest.raises(Refusal) as refused, Cluster("tcp://127.0.0.1:9"):
        pass
    assert refused.value.code == "scale.not_installed"
