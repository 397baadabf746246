"""From rows of posts and tenures to what the rules weigh."""

from __future__ import annotations

from nhipcau.agencies.models import Tenure
from nhipcau.agencies.people.rules import Days, Held


def held_from(tenure: Tenure) -> Held:
    """`post` and `person` must be loaded."""
    return Held(
        ident=tenure.pk,
        name=tenure.person.full_name,
        kind=tenure.post.kind,
        manner=tenure.manner,
        days=Days(tenure.valid_from, tenure.valid_to),
        heads=tenure.heads_id is not None,
        stands_in_for=tenure.stands_in_for_id,
        place=tenure.post.place,
    )
