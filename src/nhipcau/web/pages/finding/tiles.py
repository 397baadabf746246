"""The kept searches as tiles of the home page: a name, how many there are now, the way there."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.documents.selectors.finding import count_found_for
from nhipcau.documents.selectors.keeping import tiles_for
from nhipcau.foundation.pages import COUNTED
from nhipcau.ground.actor import Actor
from nhipcau.web.pages.finding.asking import asking_in, filters_of
from nhipcau.web.parts.words import grouped


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
        number = count_found_for(viewer, words=asking.words, filters=filters_of(viewer, asking))
        told = grouped(number) if number <= COUNTED else _("hơn %(n)s") % {"n": grouped(COUNTED)}
        made.append(Tile(row.name, told, f"{reverse('search')}?{row.address}&list=1"))
    return tuple(made)
