"""The kept searches as tiles of the home page: a name, how many there are now, the way there."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from nhipcau.documents.selectors.keeping import tiles_for
from nhipcau.ground.actor import Actor
from nhipcau.web.pages.finding.asking import asking_in
from nhipcau.web.pages.finding.tasks import number_found
from nhipcau.web.parts.words import so_far


@dataclass(frozen=True, slots=True)
class Tile:
    words: str
    number: str
    url: str


def tiles_of(viewer: Actor) -> tuple[Tile, ...]:
    """One query, and one for each tile, of which there are few. Each counts what this viewer sees."""
    made = []
    for row in tiles_for(viewer):
        asking = asking_in(QueryDict(row.address))
        number = number_found(viewer, asking)
        made.append(Tile(row.name, so_far(number), f"{reverse('search')}?{row.address}&list=1"))
    return tuple(made)
