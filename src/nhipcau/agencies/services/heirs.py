"""Who stands today where an agency stood as a whole, written on its row for what asks it of many at once."""

from __future__ import annotations

from datetime import date

from nhipcau.agencies.models import Agency
from nhipcau.agencies.succession import whole_heir
from nhipcau.agencies.successors import arrows_from, touched_by_events

AT_ONCE = 500


def follow_heirs(*, on: date) -> int:
    """After events were applied or undone, and on the day they begin; as often as one likes. Gives how many differ."""
    known = dict(Agency.objects.filter(heir__isnull=False).order_by().values_list("pk", "heir_id"))
    touched = touched_by_events()
    arrows = arrows_from(touched)
    wanted = {one: whole_heir(agency_id=one, arrows=arrows, on=on) for one in touched}
    differing = {one: wanted.get(one) for one in touched | known.keys() if wanted.get(one) != known.get(one)}
    by_heir: dict[int | None, list[int]] = {}
    for one, heir in sorted(differing.items()):
        by_heir.setdefault(heir, []).append(one)
    for heir, ids in by_heir.items():
        for start in range(0, len(ids), AT_ONCE):
            Agency.objects.filter(pk__in=ids[start : start + AT_ONCE]).update(heir_id=heir)
    return len(differing)
