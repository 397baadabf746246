"""The reading in a process of its own, which is stopped where it takes too long, too much memory, or breaks.

A watch cannot interrupt one search in a text that was made to make it slow, and a fault inside PDFium takes its whole
process along: neither may be the process that answers everyone else.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import threading
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection

from nhipcau.ground.refusal import Refusal
from nhipcau.reading import engine
from nhipcau.reading.extract.office.room import remove_left_over
from nhipcau.reading.extract.sniffing import HTML, PDF, ZIP, media_of
from nhipcau.reading.types import Reading

SECONDS = 120
PAGE_SECONDS = 20
"""More for each page read from its picture: only work that is done earns time, and `Limits` bounds the pages."""
MEMORY = 4 * 2**30
FILES_PER_READER = 200
"""After that many files a reader makes room for a fresh one: what libraries leave behind does not add up."""
LARGE = 2_000_000
"""Whoever read a file above this many bytes is not kept: its memory would stay as large."""
_KINDS = {PDF: "PDF", ZIP: "DOCX", HTML: "HTML"}

# One clean process is kept ready with the engine loaded and is forked for each reader: the processes that ask have
# threads, and a fork of those could wait for ever for a lock that another thread held.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["nhipcau.reading.engine"])


class ReadingBrokeError(RuntimeError):
    """A bug in the engine; its words are the traceback of the other process."""


class _Reader:
    """A process that reads one file after another. Not to be used by two threads at once."""

    def __init__(self) -> None:
        self._line, theirs = _PROCESSES.Pipe()
        self._process = _PROCESSES.Process(target=serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self.files = 0

    @property
    def process_id(self) -> int | None:
        return self._process.pid

    def ask(self, data: bytes, filename: str, *, seconds: float, tell: Callable[[int], None] | None) -> object:
        """Its answer. A reader that ended by itself says `EOFError` or `OSError`."""
        self.files += 1
        self._line.send((data, filename))
        return awaited(self._line, seconds=seconds, tell=tell)

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._line.close()
        remove_left_over(self._process.pid)


class _Waiting:
    """The reader that waits for the next file: at most one for each process that asks, whatever its threads.

    A process that was forked from one that has a reader makes its own.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._reader: _Reader | None = None
        os.register_at_fork(after_in_child=self._forget)

    def take(self) -> _Reader | None:
        with self._lock:
            reader, self._reader = self._reader, None
        return reader

    def keep(self, reader: _Reader) -> None:
        with self._lock:
            if self._reader is None:
                self._reader = reader
                return
        reader.stop()

    @property
    def process_id(self) -> int | None:
        return self._reader.process_id if self._reader else None

    def _forget(self) -> None:
        self._lock, self._reader = threading.Lock(), None


_waiting = _Waiting()


def waiting_reader() -> int | None:
    """The process that waits for the next file."""
    return _waiting.process_id


def read(data: bytes, filename: str, *, seconds: float = SECONDS, tell: Callable[[int], None] | None = None) -> Reading:
    """As `engine.read`. Refuses what cannot be read within the time and the memory."""
    reader = _waiting.take() or _Reader()
    answer: object = None
    try:
        try:
            answer = reader.ask(data, filename, seconds=seconds, tell=tell)
        except (EOFError, OSError):
            if reader.files == 1:
                raise
            # It read others before, and may have ended while it waited: the file need not be the cause.
            reader.stop()
            reader = _Reader()
            answer = reader.ask(data, filename, seconds=seconds, tell=tell)
    except (EOFError, OSError):
        raise unsafe(data) from None
    finally:
        # Only whoever read well goes on. What was refused may be secret: it is not left in anybody's memory.
        if isinstance(answer, Reading) and reader.files < FILES_PER_READER and len(data) <= LARGE:
            _waiting.keep(reader)
        else:
            reader.stop()
    if isinstance(answer, Reading):
        return answer
    if isinstance(answer, Refusal):
        raise answer
    raise ReadingBrokeError(answer)


def awaited(line: Connection, *, seconds: float, tell: Callable[[int], None] | None = None) -> object:
    """What comes over the line but for the counts of pages, each of which lengthens the time and is told on."""
    allowed, began = seconds, time.monotonic()
    while True:
        if not line.poll(max(0.0, began + allowed - time.monotonic())):
            raise Refusal("reading.too_slow", seconds=round(allowed))
        answer: object = line.recv()
        if not isinstance(answer, int):
            return answer
        allowed = seconds + answer * PAGE_SECONDS
        if tell is not None:
            tell(answer)


def _whole(reading: Reading) -> object:
    return reading


def serve(line: Connection, *, told: Callable[[Reading], object] = _whole) -> None:
    """The life of a reader; it ends when the other side is gone. `told` is what it says of a reading."""
    # Ctrl-C on the terminal reaches every process of the command; who asked decides what happens to the reader.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # A fault leaves no image of the memory, and so of the text, on the disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while True:
        try:
            data, filename = line.recv()
            line.send(_answer(line, data, filename, told=told))
        except (EOFError, OSError):
            return


def _answer(asking: Connection, data: bytes, filename: str, *, told: Callable[[Reading], object]) -> object:
    try:
        return told(engine.read(data, filename, tell=asking.send))
    except Refusal as refusal:
        return refusal
    except (RecursionError, MemoryError):
        return unsafe(data)
    except Exception:  # noqa: BLE001 – told to the process that asked, which raises it
        return traceback.format_exc()


def unsafe(data: bytes) -> Refusal:
    return Refusal("reading.unsafe", kind=_KINDS.get(media_of(data) or "", "TXT"))
