"""Files read one after the other by a process of its own, which is not kept where anything went wrong."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from nhipcau.ground.refusal import Refusal
from nhipcau.reading import apart, engine

PLAN = "KẾ HOẠCH\nSố: 1/KH-UBND\n1. Giao Sở Ngoại vụ chủ trì hội nghị.\n".encode()
LETTER = "CÔNG VĂN\nSố: 2/UBND-NC\n1. Giao Sở Y tế đón đoàn.\n".encode()


@pytest.fixture
def reader() -> Iterator[int]:
    """A process that has read a file and waits for the next."""
    apart.read(PLAN, "a.txt")
    waiting = apart.waiting_reader()
    assert waiting is not None
    yield waiting


def test_one_process_reads_one_file_after_another(reader: int) -> None:
    for content in (LETTER, PLAN, LETTER):
        assert apart.read(content, "a.txt") == engine.read(content, "a.txt")
        assert apart.waiting_reader() == reader


def test_whoever_met_a_secret_file_reads_no_other(reader: int) -> None:
    with pytest.raises(Refusal, match=r"reading\.secret"):
        apart.read(PLAN, "(MẬT).txt")
    assert apart.waiting_reader() is None
    assert not os.path.exists(f"/proc/{reader}")


def test_whoever_was_stopped_for_being_slow_reads_no_other(reader: int) -> None:
    with pytest.raises(Refusal, match=r"reading\.too_slow"):
        apart.read(PLAN + b"1. Giao So Y te.\n" * 40_000, "a.txt", seconds=0.2)
    assert apart.waiting_reader() is None
    assert not os.path.exists(f"/proc/{reader}")


def test_a_reader_that_ended_while_it_waited_costs_no_file(reader: int) -> None:
    os.kill(reader, signal.SIGKILL)
    time.sleep(0.1)
    assert apart.read(LETTER, "a.txt") == engine.read(LETTER, "a.txt")
    assert apart.waiting_reader() not in (None, reader)


def test_after_so_many_files_a_fresh_process_reads(reader: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "FILES_PER_READER", 1)
    apart.read(LETTER, "a.txt")
    assert apart.waiting_reader() is None


def test_the_memory_of_a_large_file_is_not_kept(reader: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LARGE", len(LETTER) - 1)
    apart.read(LETTER, "a.txt")
    assert apart.waiting_reader() is None


def test_a_forked_process_takes_a_reader_of_its_own(reader: int) -> None:
    child = os.fork()
    if child == 0:
        os._exit(0 if apart.waiting_reader() is None else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert apart.waiting_reader() == reader
