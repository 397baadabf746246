"""The reading in a process of its own, which is stopped where it takes too long, too much memory, or breaks.

A watch cannot interrupt one search in a text that was made to make it slow, and a fault inside PDFium takes its whole
process along: neither may be the process that answers everyone else.
"""

from __future__ import annotations

import multiprocessing
import resource
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
_KINDS = {PDF: "PDF", ZIP: "DOCX", HTML: "HTML"}

# One clean process is kept ready with the engine loaded and is forked for each file: the processes that ask have
# threads, and a fork of those could wait for ever for a lock that another thread held.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["nhipcau.reading.engine"])


class ReadingBrokeError(RuntimeError):
    """A bug in the engine; its words are the traceback of the other process."""


def read(data: bytes, filename: str, *, seconds: float = SECONDS, tell: Callable[[int], None] | None = None) -> Reading:
    """As `engine.read`. Refuses what cannot be read within the time and the memory."""
    ours, theirs = _PROCESSES.Pipe(duplex=False)
    reader = _PROCESSES.Process(target=_answer, args=(theirs, data, filename), daemon=True)
    reader.start()
    theirs.close()
    answer = None
    try:
        answer = awaited(ours, seconds=seconds, tell=tell)
    except EOFError:
        raise unsafe(data) from None
    finally:
        reader.kill()
        reader.join()
        ours.close()
        if answer is None:
            remove_left_over(reader.pid)
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


def _answer(asking: Connection, data: bytes, filename: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # A fault leaves no image of the memory, and so of the text, on the disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answer: Reading | Refusal | str
    try:
        answer = engine.read(data, filename, tell=asking.send)
    except Refusal as refusal:
        answer = refusal
    except (RecursionError, MemoryError):
        answer = unsafe(data)
    except Exception:  # noqa: BLE001 – told to the process that asked, which raises it
        answer = traceback.format_exc()
    asking.send(answer)


def unsafe(data: bytes) -> Refusal:
    return Refusal("reading.unsafe", kind=_KINDS.get(media_of(data) or "", "TXT"))
