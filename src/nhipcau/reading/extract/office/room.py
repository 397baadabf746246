"""A folder for one conversion: in memory where the machine allows it, and gone without a trace afterwards.

Nothing of a file may be left before the secrecy gate has seen its words, and the converter works on files.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MEMORY = Path("/dev/shm")  # noqa: S108 – memory, not disk
_NAME = "nhipcau-office"
# Original, conversion, the converter's own copy and its profile.
_TIMES = 6
_PROFILE = 40_000_000
_BLOCK = 1 << 20


@contextmanager
def room_for(size: int) -> Iterator[Path]:
    """Readable by nobody else. Named after the process, so that whoever ends the process can end the folder too."""
    place = _MEMORY if _is_enough(_MEMORY, size=size) else Path(tempfile.gettempdir())
    room = Path(tempfile.mkdtemp(prefix=f"{_NAME}-{os.getpid()}-", dir=place))
    try:
        yield room
    finally:
        _remove(room)


def remove_left_over(process_id: int | None) -> None:
    """What a process that was stopped in the middle could not remove itself."""
    for place in (_MEMORY, Path(tempfile.gettempdir())):
        for room in place.glob(f"{_NAME}-{process_id}-*"):
            _remove(room)


def _is_enough(place: Path, *, size: int) -> bool:
    """Whether the place is memory, ours to write, and large enough; in a container it may be small."""
    if not os.access(place, os.W_OK) or not _is_memory(place):
        return False
    free = os.statvfs(place)
    return free.f_bavail * free.f_frsize > _TIMES * size + _PROFILE


def _is_memory(place: Path) -> bool:
    try:
        mounts = Path("/proc/mounts").read_text().splitlines()
    except OSError:
        return False
    return any(mount.split()[1:3] == [str(place), "tmpfs"] for mount in mounts)


def _remove(room: Path) -> None:
    """Files on a disk are written over first: their blocks outlive their names."""
    if not room.is_relative_to(_MEMORY):
        for path in room.rglob("*"):
            if path.is_file() and not path.is_symlink():
                _overwrite(path)
    shutil.rmtree(room, ignore_errors=True)


def _overwrite(path: Path) -> None:
    try:
        with path.open("r+b") as file:
            left = path.stat().st_size
            while left > 0:
                left -= file.write(b"\0" * min(_BLOCK, left))
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return
