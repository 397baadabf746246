"""A crew of readers: processes that each read one file after another and are replaced where a file breaks them.

As `apart.py`, but without a new process for each file, and usable inside another's worker process. A file that stops
its reader costs that reader and no other file.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.apart import SECONDS, ReadingBrokeError, awaited, serve, unsafe
from nhipcau.reading.extract.office.room import remove_left_over
from nhipcau.reading.told import Told

K = TypeVar("K")
FILES_PER_READER = 1000
"""After that many files a reader makes room for a fresh one: what libraries leave behind does not add up."""


@dataclass(frozen=True, slots=True)
class Sheet(Generic[K]):
    """A file to be read. One without bytes is not read: it comes back as it is, in its turn."""

    key: K
    name: str
    data: bytes | None


Answer = Told | Refusal | None
"""None for a sheet without bytes."""


class Reader:
    """One process. Not to be used by two threads at once."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None
        self._read = 0
        self._ended = False

    @property
    def process_id(self) -> int | None:
        return self._process.pid if self._process else None

    def read(self, data: bytes, name: str, *, tell: Callable[[int], None] | None = None) -> Told:
        """As `engine.read`, in both forms.

        A reader that died is replaced, and the file tried once more: it need not be the cause.
        """
        try:
            return self._ask(data, name, tell)
        except (EOFError, OSError):
            self.stop()
        if self._ended:
            raise Refusal("reading.stopped")
        try:
            return self._ask(data, name, tell)
        except (EOFError, OSError):
            self.stop()
            raise unsafe(data) from None

    def end(self) -> None:
        """From another thread: what is being read is given up, and nothing is read any more."""
        self._ended = True
        if self._process is not None:
            self._process.kill()

    def stop(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            remove_left_over(self._process.pid)
        self._process, self._line, self._read = None, None, 0

    def _ask(self, data: bytes, name: str, tell: Callable[[int], None] | None) -> Told:
        line = self._started()
        line.send((data, name))
        try:
            answer = awaited(line, seconds=self._seconds, tell=tell)
        except Refusal:
            self.stop()
            raise
        self._read += 1
        if self._read >= FILES_PER_READER:
            self.stop()
        if isinstance(answer, Told):
            return answer
        if isinstance(answer, Refusal):
            raise answer
        raise ReadingBrokeError(answer)

    def _started(self) -> Connection:
        if self._line is None:
            ours, theirs = socket.socketpair()
            with theirs:
                self._process = subprocess.Popen(  # noqa: S603  our own module
                    [sys.executable, "-m", "nhipcau.reading.crew", str(theirs.fileno())],
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                )
            self._line = Connection(ours.detach())
        return self._line


class Crew:
    """Readers on this machine, as many files at once as asked for.

    `tell` hears, in any thread, the name of a file and how many of its pages were read from pictures so far.
    """

    def __init__(
        self, *, readers: int, seconds: float = SECONDS, tell: Callable[[str, int], None] | None = None
    ) -> None:
        self._size = readers
        self._tell = tell
        self._seconds = seconds
        self._own = threading.local()
        self._readers: list[Reader] = []

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        for reader in self._readers:
            reader.stop()

    @property
    def process_ids(self) -> tuple[int, ...]:
        return tuple(reader.process_id for reader in self._readers if reader.process_id is not None)

    def answers(self, sheets: Iterable[Sheet[K]]) -> Iterator[tuple[Sheet[K], Answer]]:
        """Each sheet once, in the order in which they are done. Never holds more files than two for each reader."""
        coming = iter(sheets)
        pool = ThreadPoolExecutor(max_workers=self._size, thread_name_prefix="reader")
        running: dict[Future[Answer], Sheet[K]] = {}
        try:
            while True:
                for sheet in islice(coming, 2 * self._size - len(running)):
                    running[pool.submit(self._answer, sheet)] = sheet
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield running.pop(future), future.result()
        finally:
            # Whoever stops in the middle does not wait for what is being read.
            if running:
                for reader in self._readers:
                    reader.end()
            pool.shutdown(cancel_futures=True)

    def _answer(self, sheet: Sheet[K]) -> Answer:
        if sheet.data is None:
            return None
        tell = partial(self._tell, sheet.name) if self._tell is not None else None
        return answer_of(self._mine(), sheet.data, sheet.name, tell=tell)

    def _mine(self) -> Reader:
        reader: Reader | None = getattr(self._own, "reader", None)
        if reader is None:
            reader = self._own.reader = Reader(seconds=self._seconds)
            self._readers.append(reader)
        return reader


def answer_of(reader: Reader, data: bytes, name: str, *, tell: Callable[[int], None] | None = None) -> Told | Refusal:
    """A bug in the engine costs the file it was met in, not the run: it is told as a refusal."""
    try:
        return reader.read(data, name, tell=tell)
    except Refusal as refusal:
        return refusal
    except ReadingBrokeError:
        return Refusal("reading.broke")


if __name__ == "__main__":
    serve(Connection(int(sys.argv[1])), told=Told.of)
