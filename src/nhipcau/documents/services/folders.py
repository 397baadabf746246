"""How it went with the files of a folder that is taken in whole: bookkeeping of the work, no act on the register."""

from __future__ import annotations

import hashlib
from pathlib import Path

from nhipcau.documents.models import FolderFile
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

SECRET = "reading.secret"  # noqa: S105  a code, not a secret


def mark_of_folder(*, agency_id: int | None, folder: Path) -> str:
    """The same folder taken in for another agency is another errand: what is held by one is not held by the other."""
    return _mark(f"{agency_id or 0}:{folder.resolve()}")


def mark_of_place(path: str) -> str:
    return _mark(path)


def note_file(
    *, actor: Actor, folder: Path, path: str, size: int, changed: int, refusal: Refusal | None = None
) -> None:
    """Taken, or refused and why. Of a file with a secrecy mark not even the name is kept: each run meets it anew."""
    mark, place = mark_of_folder(agency_id=actor.agency_id, folder=folder), mark_of_place(path)
    if refusal is not None and refusal.code == SECRET:
        FolderFile.objects.filter(folder=mark, place=place).delete()
        return
    told = {
        "path": path,
        "size": size,
        "changed": changed,
        "state": FolderFile.State.TAKEN if refusal is None else FolderFile.State.REFUSED,
        "code": refusal.code if refusal else "",
        "facts": refusal.facts if refusal else {},
        "at": clock.now(),
    }
    FolderFile.objects.update_or_create(folder=mark, place=place, defaults=told)


def _mark(words: str) -> str:
    # A name of a file need not be text: what cannot be told as such still has its mark.
    return hashlib.sha256(words.encode("utf-8", "surrogateescape")).hexdigest()
