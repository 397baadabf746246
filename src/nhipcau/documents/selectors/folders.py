"""How far the intake of a folder is, for the agency that takes it in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nhipcau.documents.models import FolderFile
from nhipcau.documents.services.folders import mark_of_folder, mark_of_place
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class NotedFile:
    """As it was when it was come to. `refusal` is None where it was taken."""

    size: int
    changed: int
    refusal: Refusal | None


def noted_files_for(viewer: Actor, *, folder: Path, paths: Iterable[str]) -> Mapping[str, NotedFile]:
    """Those of the paths that were come to before. One query."""
    places = {mark_of_place(path): path for path in paths}
    mark = mark_of_folder(agency_id=viewer.agency_id, folder=folder)
    rows = FolderFile.objects.filter(folder=mark, place__in=places)
    return {
        places[row.place]: NotedFile(
            size=row.size,
            changed=row.changed,
            refusal=Refusal(row.code, **row.facts) if row.state == FolderFile.State.REFUSED else None,
        )
        for row in rows
    }
