"""Containers opened in a process of its own, as `reading.apart` reads: what they are made of may be made to be slow."""

from __future__ import annotations

import multiprocessing
import resource
import traceback
from collections.abc import Iterator
from multiprocessing.connection import Connection

from nhipcau.ground.refusal import Refusal
from nhipcau.reading import containers
from nhipcau.reading.apart import MEMORY, SECONDS, ReadingBrokeError
from nhipcau.reading.containers.member import Member

_PROCESSES = multiprocessing.get_context("forkserver")


def members(data: bytes, filename: str, *, seconds: float = SECONDS) -> Iterator[Member]:
    """As `containers.members`. A member that takes longer, or breaks the process, ends the list with a refusal."""
    if not containers.is_container(data):
        yield Member(filename, data)
        return
    ours, theirs = _PROCESSES.Pipe(duplex=False)
    opener = _PROCESSES.Process(target=_answer, args=(theirs, data, filename), daemon=True)
    opener.start()
    theirs.close()
    try:
        yield from _received(ours, filename, seconds=seconds)
    finally:
        opener.kill()
        opener.join()
        ours.close()


def _received(line: Connection, filename: str, *, seconds: float) -> Iterator[Member]:
    while True:
        try:
            if not line.poll(seconds):
                yield Member(filename, Refusal("reading.too_slow", seconds=round(seconds)))
                return
            answer = line.recv()
        except EOFError:
            yield Member(filename, Refusal("reading.unsafe", kind="ZIP, EML"))
            return
        if answer is None:
            return
        if not isinstance(answer, Member):
            raise ReadingBrokeError(answer)
        yield answer


def _answer(asking: Connection, data: bytes, filename: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # A fault leaves no image of the memory on the disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        for member in containers.members(data, filename):
            asking.send(member)
        asking.send(None)
    except (RecursionError, MemoryError):
        asking.send(Member(filename, Refusal("reading.unsafe", kind="ZIP, EML")))
        asking.send(None)
    except BrokenPipeError:
        # Whoever asked has heard enough.
        return
    except Exception:  # noqa: BLE001 – told to the process that asked, which raises it
        asking.send(traceback.format_exc())
