"""The agencies that stand under one's own, for handing papers and tasks down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nhipcau.agencies.access import own_and_under
from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.models import Agency
from nhipcau.agencies.names.naming import locality_from, understand
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.text import key_of

MOST_OFFERED = 1000


def subordinates_for(viewer: Actor) -> tuple[tuple[int, str], ...]:
    """Id and label of what stands under the viewer's own agency today, by name. Two queries."""
    on = clock.today()
    found = Agency.objects.filter(own_and_under("pk", viewer, on=on)).exclude(pk=viewer.agency_id or 0)
    labels = labels_of(found.order_by("pk").values_list("pk", flat=True)[:MOST_OFFERED], on=on)
    return tuple(sorted(labels.items(), key=lambda one: key_of(one[1])))


def agencies_named_for(viewer: Actor, names: Iterable[str]) -> Mapping[str, int]:
    """Which of the names as typed mean an agency that stands under one's own: by its label, or its name alone."""
    typed = [name for name in names if name.strip()]
    if not typed:
        return {}
    known: dict[str, int] = {}
    for agency_id, label in subordinates_for(viewer):
        known.setdefault(key_of(label), agency_id)
    own = Agency.objects.filter(pk=viewer.agency_id or 0).first()
    place = locality_from(own.locality) if own is not None else None
    found: dict[str, int] = {}
    for name in typed:
        spelt = [key_of(name)]
        if place is not None and place.text:
            spelt.append(key_of(f"{understand(name, locality=place, on=None).name or name} {place.text}"))
        match = next((known[key] for key in spelt if key in known), None)
        if match is not None:
            found[name] = match
    return found
