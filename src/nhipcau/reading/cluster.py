"""Readers on many machines: Dask workers that are sent the bytes and send back what they read. Nothing else is sent.

Sent are bytes, not paths: the machines need share no folder, and what is read is what will be kept, byte for byte.
Only reading is done there; who asks writes each result once, however often a chunk had to be read.
Needs the extra `scale`; without it everything else works.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeVar, cast

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.crew import Answer, Reader, Sheet, answer_of
from nhipcau.reading.edition import edition
from nhipcau.reading.told import Told

if TYPE_CHECKING:
    from dask.distributed import Future

K = TypeVar("K")
CHUNK = 20
CHUNK_BYTES = 4_000_000
"""A chunk ends with either. Sending costs some milliseconds a chunk; a chunk that is read again costs seconds."""
PATIENCE = 60
"""Seconds without a single worker before the work is given up; the next run goes on with it."""
_ASK_EVERY = 2
_CONNECT = 10

Files = tuple[tuple[bytes, str], ...]
_own = threading.local()


Chunk = tuple["Worker", list[Told | Refusal]]
"""Who read, and what."""


class Scheduler(Protocol):
    """What is used of Dask's client, which ships without these types."""

    def nthreads(self) -> dict[str, int]: ...
    def run(self, function: Callable[[], Worker], *, on_error: str) -> dict[str, Worker | BaseException]: ...
    def submit(
        self, function: Callable[[Files], Chunk], files: Files, *, pure: bool, retries: int
    ) -> Future[Chunk]: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Worker:
    """What a worker says of itself."""

    edition: str
    spills: bool
    """That it puts what does not fit its memory on its disk: a file that must leave no trace could lie there."""


class Cluster:
    """Entered with `with`. `answers` is that of a crew."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._client: Scheduler | None = None
        self._here = Reader()

    def __enter__(self) -> Self:
        self._client = _connected(self._address)
        try:
            _check(self._client)
        except BaseException:
            self._client.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._here.stop()
        if self._client is not None:
            self._client.close()

    def answers(self, sheets: Iterable[Sheet[K]]) -> Iterator[tuple[Sheet[K], Answer]]:
        """Each sheet once. Chunks are sent as workers become free: two for each at a time are on their way."""
        assert self._client is not None
        client = self._client
        running: dict[Future[Chunk], list[Sheet[K]]] = {}
        chunks = _chunks(sheets)
        while True:
            while len(running) < 2 * max(1, sum(client.nthreads().values())):
                chunk = next(chunks, None)
                if chunk is None:
                    break
                if chunk[0].data is None:
                    yield from ((sheet, None) for sheet in chunk)
                    continue
                files = tuple((sheet.data or b"", sheet.name) for sheet in chunk)
                # Each worker that dies is another chance; a chunk that three did not survive is read here.
                running[client.submit(read_chunk, files, pure=False, retries=1)] = chunk
            if not running:
                return
            for future in _done(client, running):
                chunk = running.pop(future)
                yield from zip(chunk, self._answers_of(future, chunk), strict=True)

    def _answers_of(self, future: Future[Chunk], chunk: list[Sheet[K]]) -> Iterable[Answer]:
        if future.status == "finished":
            worker, answers = future.result()
            # One that came later may be another kind of worker than those that were asked at the start.
            _check_worker(worker)
            return answers
        if future.status in {"cancelled", "lost"}:
            raise Refusal("scale.lost", address=self._address)
        return [answer_of(self._here, sheet.data or b"", sheet.name) for sheet in chunk]


def read_chunk(files: Files) -> Chunk:
    """On a worker, which outlives files that break a reader."""
    reader: Reader | None = getattr(_own, "reader", None)
    if reader is None:
        reader = _own.reader = Reader()
    return _introduced(), [answer_of(reader, data, name) for data, name in files]


def _chunks(sheets: Iterable[Sheet[K]]) -> Iterator[list[Sheet[K]]]:
    """Files to be read together; those without bytes go alone, at once."""
    chunk: list[Sheet[K]] = []
    size = 0
    for sheet in sheets:
        if sheet.data is None:
            yield [sheet]
            continue
        chunk.append(sheet)
        size += len(sheet.data)
        if len(chunk) >= CHUNK or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _connected(address: str) -> Scheduler:
    try:
        from dask import distributed
    except ImportError:
        raise Refusal("scale.not_installed") from None
    try:
        client = distributed.Client(address, timeout=_CONNECT)  # type: ignore[no-untyped-call]  # ships half typed
        return cast(Scheduler, client)
    except (OSError, ValueError):
        raise Refusal("scale.not_reached", address=address) from None


def _check(client: Scheduler) -> None:
    """Before any file is sent: a worker answers, all read as we do, and nothing of a file reaches their disks."""
    ends = time.monotonic() + PATIENCE
    while not _answering(client):
        if time.monotonic() > ends:
            raise Refusal("scale.no_workers", seconds=PATIENCE)
        time.sleep(0.2)


def _answering(client: Scheduler) -> bool:
    """Whether any worker answers for itself. The scheduler still names those that died a moment ago."""
    if not client.nthreads():
        return False
    answers = client.run(_introduced, on_error="return").values()
    if any(isinstance(answer, ImportError) for answer in answers):
        raise Refusal("scale.no_program")
    workers = [answer for answer in answers if isinstance(answer, Worker)]
    for worker in workers:
        _check_worker(worker)
    return bool(workers)


def _check_worker(worker: Worker) -> None:
    if worker.edition != edition():
        raise Refusal("scale.other_edition", theirs=worker.edition, ours=edition())
    if worker.spills:
        raise Refusal("scale.spills")


def _introduced() -> Worker:
    import dask

    return Worker(edition(), spills=dask.config.get("distributed.worker.memory.spill") is not False)


def _done(client: Scheduler, running: Iterable[Future[Chunk]]) -> list[Future[Chunk]]:
    """Those that are done, at least one. Refuses to wait for ever where there is nobody left to read."""
    waiting, left_alone = list(running), 0
    while True:
        done = [future for future in waiting if future.status != "pending"]
        if done:
            return done
        _wait(waiting)
        left_alone = 0 if client.nthreads() else left_alone + _ASK_EVERY
        if left_alone >= PATIENCE:
            raise Refusal("scale.no_workers", seconds=PATIENCE)


def _wait(futures: list[Future[Chunk]]) -> None:
    from dask import distributed

    try:
        distributed.wait(futures, timeout=_ASK_EVERY, return_when="FIRST_COMPLETED")  # type: ignore[no-untyped-call]  # ships half typed
    except (TimeoutError, distributed.CancelledError):
        # Nothing is done yet, or the connection is gone: the futures themselves say which.
        return
