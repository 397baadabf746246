"""A folder of any size comes in: read by many readers, written by one, gone on with where it was stopped.

One transaction per file, as for a single one: a file that fails undoes nothing but itself, and what was written before
an interruption stays written. What was taken is noted, and known by its SHA-256 even where the note is missing, so that
nothing is lost and nothing comes in twice. At no time are more files in memory than the readers are at work on.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Protocol, TypeVar

from nhipcau.documents import access
from nhipcau.documents.selectors.folders import NotedFile, noted_files_for
from nhipcau.documents.services import known_original
from nhipcau.documents.services.folders import note_file
from nhipcau.flows.intake import IntakeOutcome, take_in
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.apart import ReadingBrokeError
from nhipcau.reading.containers import Member, members
from nhipcau.reading.crew import Answer, Sheet
from nhipcau.reading.extract.limits import Limits

K = TypeVar("K")
CHUNK = 100
"""Files whose notes are looked up with one query."""

LARGEST = Limits().size


class Readers(Protocol):
    """Whoever reads: a crew on this machine or a cluster of many. Each sheet comes back once, in any order."""

    def answers(self, sheets: Iterable[Sheet[K]]) -> Iterator[tuple[Sheet[K], Answer]]: ...


@dataclass(frozen=True, slots=True)
class FoundFile:
    """`path` is relative to the folder it was found in. One that was named itself is taken however it went before."""

    folder: Path
    path: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """How it went with a file, or with one member of an archive: `outcome` or `refusal`, or neither: taken before.

    `opens` stands on the first line of each file of the folder, so that files can be counted.
    """

    name: str
    opens: bool
    outcome: IntakeOutcome | None = None
    refusal: Refusal | None = None
    earlier: bool = False
    """So it was in an earlier run; nothing was done now."""


@dataclass(slots=True)
class _Errand:
    """A file of the folder on its way: how many of its members are still being read."""

    file: FoundFile
    size: int
    changed: int
    waiting: int = 0
    opened: bool = False
    unpacked: bool = False
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """What goes through the readers: a file or a member. `told` where there is nothing to do any more."""

    name: str
    filename: str
    errand: _Errand | None = None
    content: bytes = b""
    told: FileOutcome | None = None
    refusal: Refusal | None = None


def files_in(paths: Iterable[Path]) -> Iterator[FoundFile]:
    """Every file of the folders, ordered by name; hidden ones and the locks of word processors are left aside."""
    for path in paths:
        if not path.is_dir():
            yield FoundFile(path.parent, path.name, named=True)
            continue
        for above, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith((".", "~$")):
                    yield FoundFile(path, (Path(above) / name).relative_to(path).as_posix())


def take_in_folders(
    *, actor: Actor, paths: Iterable[Path], readers: Readers, again: bool = False
) -> Iterator[FileOutcome]:
    """Takes in what was not taken before; what was refused before only where `again` is wished. A line for each."""
    access.require_may_take_in(actor)
    for sheet, answer in readers.answers(_sheets(actor, files_in(paths), again=again)):
        piece = sheet.key
        if piece.told is not None:
            yield piece.told
            continue
        line = _kept(actor, piece, answer)
        _note_if_done(actor, piece.errand)
        yield line


def _sheets(actor: Actor, found: Iterable[FoundFile], *, again: bool) -> Iterator[Sheet[_Piece]]:
    for folder, files in groupby(found, key=lambda file: file.folder):
        while chunk := list(islice(files, CHUNK)):
            noted = noted_files_for(actor, folder=folder, paths=[file.path for file in chunk])
            for file in chunk:
                yield from _pieces(actor, file, noted.get(file.path), again=again)


def _pieces(actor: Actor, file: FoundFile, noted: NotedFile | None, *, again: bool) -> Iterator[Sheet[_Piece]]:
    path = file.folder / file.path
    try:
        status = path.stat()
        same = noted is not None and (noted.size, noted.changed) == (status.st_size, status.st_mtime_ns)
        if noted is not None and same and not file.named and not (again and noted.refusal):
            yield _through(FileOutcome(file.path, opens=True, refusal=noted.refusal, earlier=True))
            return
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError:
        yield _through(FileOutcome(file.path, opens=True, refusal=Refusal("reading.no_file")))
        return
    errand = _Errand(file, size=status.st_size, changed=status.st_mtime_ns)
    for member in _members(content, path.name):
        errand.waiting += 1
        name = (Path(file.path).parent / member.name).as_posix()
        if isinstance(member.content, Refusal):
            yield Sheet(_Piece(name, member.name, errand, refusal=member.content), member.name, None)
        else:
            known = known_original(hashlib.sha256(member.content).hexdigest()) is not None
            data = None if known else member.content
            yield Sheet(_Piece(name, member.name, errand, member.content), member.name, data)
    errand.unpacked = True
    _note_if_done(actor, errand)


def _members(content: bytes, filename: str) -> Iterator[Member]:
    if len(content) > LARGEST:
        return iter([Member(filename, Refusal("reading.too_large", limit_mb=LARGEST // 1_000_000))])
    return members(content, filename)


def _through(told: FileOutcome) -> Sheet[_Piece]:
    return Sheet(_Piece(told.name, told.name, told=told), told.name, None)


def _kept(actor: Actor, piece: _Piece, answer: Answer) -> FileOutcome:
    errand = piece.errand
    assert errand is not None
    opens, errand.opened = not errand.opened, True
    errand.waiting -= 1
    try:
        outcome = take_in(actor=actor, filename=piece.filename, content=piece.content, ahead=piece.refusal or answer)
    except Refusal as refusal:
        errand.refusal = errand.refusal or refusal
        return FileOutcome(piece.name, opens, refusal=refusal)
    except ReadingBrokeError:
        errand.refusal = errand.refusal or Refusal("reading.broke")
        return FileOutcome(piece.name, opens, refusal=errand.refusal)
    return FileOutcome(piece.name, opens, outcome=outcome)


def _note_if_done(actor: Actor, errand: _Errand | None) -> None:
    """An archive is done when its last member is."""
    if errand is not None and errand.unpacked and not errand.waiting:
        file = errand.file
        note_file(
            actor=actor,
            folder=file.folder,
            path=file.path,
            size=errand.size,
            changed=errand.changed,
            refusal=errand.refusal,
        )
