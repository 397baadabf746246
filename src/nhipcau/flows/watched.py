"""A folder that takes in what is put there, once it has stopped growing; what is done is moved aside, byte for byte.

Taken files go to `da-nhan/`, refused ones to `tu-choi/` with the reason beside them. A file with a secrecy mark stays
where it lies: it is neither moved nor copied, and its name is kept nowhere. Nothing of a person's is ever deleted.

A folder that was left in the middle is gone on with: what is held already is known by its bytes and only moved.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import NamedTuple

from nhipcau.documents import access
from nhipcau.flows.containers import Answer, take_in_each
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.ground.sentences import sentence
from nhipcau.reading.apart import ReadingBrokeError
from nhipcau.reading.containers.names import is_noise, is_unfinished
from nhipcau.reading.extract.limits import Limits

RECEIVED = "da-nhan"
REFUSED = "tu-choi"
PATIENCE = 10.0
"""Seconds a file must have kept its size and its time before it is taken for finished."""

_REASON = ".ly-do.txt"
_LOCK = ".nhipcau.lock"
_SECRET_NOTE = "co-tep-de-nguyen-tai-cho.txt"  # noqa: S105 – the name of a note
_LONGEST_NAME = 200


class Fate(StrEnum):
    TAKEN = "taken"
    REFUSED = "refused"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Handled:
    """What became of one file. Of one that is left where it lies, `name` is empty."""

    name: str
    fate: Fate
    answers: tuple[tuple[str, Answer], ...] = ()


class _State(NamedTuple):
    size: int
    changed: int


class WatchedFolder:
    """Looked at again and again by one process; `at` is a time in seconds of any clock that only goes forward."""

    def __init__(self, folder: Path, *, patience: float = PATIENCE) -> None:
        self.folder = folder.resolve()
        self.patience = patience
        self._seen: dict[Path, tuple[_State, float]] = {}
        self._left: dict[Path, _State] = {}
        try:
            for name in (RECEIVED, REFUSED):
                (self.folder / name).mkdir(exist_ok=True)
            self._lock = (self.folder / _LOCK).open("w")
        except OSError as error:
            raise Refusal("watch.no_folder", folder=str(folder)) from error
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.close()
            raise Refusal("watch.watched_already", folder=str(folder)) from error

    def close(self) -> None:
        self._lock.close()

    def ready(self, *, at: float) -> list[Path]:
        """Files that have been as they are for long enough, and that nobody is writing."""
        present = dict(self._files())
        self._seen = {path: told for path, told in self._seen.items() if path in present}
        self._left = {path: state for path, state in self._left.items() if present.get(path) == state}
        found = []
        for path, state in present.items():
            known, since = self._seen.get(path, (None, at))
            if known != state:
                self._seen[path] = (state, at)
                since = at
            if at - since >= self.patience and path not in self._left and not _is_being_written(path):
                found.append(path)
        return found

    def take_in(self, path: Path, *, actor: Actor) -> Handled | None:
        """One file that is ready. None where it has changed meanwhile: its turn comes again."""
        access.require_may_take_in(actor)
        try:
            before = _state_of(path)
            with path.open("rb") as file:
                content = file.read(Limits().size + 1)
            if _state_of(path) != before:
                return None
        except OSError:
            return None
        answers = tuple(_answers(actor, path.name, content))
        refusals = [answer for _, answer in answers if isinstance(answer, Refusal)]
        name = path.relative_to(self.folder).as_posix()
        if any(refusal.code == "reading.secret" for refusal in refusals):
            return self._leave(path, before)
        try:
            placed = self._move(path, REFUSED if refusals else RECEIVED)
            if refusals:
                _write_reason(placed, answers)
        except OSError:
            # Taken or refused all the same; it only cannot be moved, and is not tried again until it changes.
            self._left[path] = before
        return Handled(name, Fate.REFUSED if refusals else Fate.TAKEN, answers)

    def _leave(self, path: Path, state: _State) -> Handled:
        self._left[path] = state
        note = sentence(Refusal("watch.left_in_place", received=RECEIVED, refused=REFUSED))
        # Whoever cannot be told here is told by the command.
        with suppress(OSError):
            (self.folder / REFUSED / _SECRET_NOTE).write_text(note + "\n", encoding="utf-8")
        return Handled("", Fate.LEFT)

    def _files(self) -> Iterator[tuple[Path, _State]]:
        for above, folders, names in os.walk(self.folder):
            place = Path(above)
            if place == self.folder:
                folders[:] = [name for name in folders if name not in (RECEIVED, REFUSED)]
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                path = place / name
                if name.startswith(".") or is_noise(name) or is_unfinished(name) or path.is_symlink():
                    continue
                try:
                    yield path, _state_of(path)
                except OSError:
                    continue

    def _move(self, path: Path, into: str) -> Path:
        """Keeps the folder it lay in; a name that is taken there gets a number."""
        room = self.folder / into / path.parent.relative_to(self.folder)
        room.mkdir(parents=True, exist_ok=True)
        for number in count(1):
            target = room / (path.name if number == 1 else f"{path.stem} ({number}){path.suffix}")
            if not target.exists():
                return path.rename(target)
        raise AssertionError


def _answers(actor: Actor, filename: str, content: bytes) -> Iterator[tuple[str, Answer]]:
    try:
        yield from take_in_each(actor=actor, filename=filename, content=content)
    except ReadingBrokeError:
        yield filename, Refusal("reading.broke")


def _state_of(path: Path) -> _State:
    status = path.stat()
    return _State(status.st_size, status.st_mtime_ns)


def _is_being_written(path: Path) -> bool:
    """Linux gives a lease for reading only where nobody has the file open for writing. Who may not ask is not told."""
    try:
        with path.open("rb") as file:
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _write_reason(placed: Path, answers: tuple[tuple[str, Answer], ...]) -> None:
    lines = [
        f"{name}: {sentence(answer) if isinstance(answer, Refusal) else answer.summary()}" for name, answer in answers
    ]
    reason = placed.with_name(placed.name[:_LONGEST_NAME] + _REASON)
    reason.write_text("\n".join(lines) + "\n", encoding="utf-8")
