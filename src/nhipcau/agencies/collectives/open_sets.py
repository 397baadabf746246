"""Open sets of documents and whom a person named for them: asked within acts that have checked who may."""

from __future__ import annotations

from nhipcau.agencies.models import AgencyGroup, AgencyGroupMember
from nhipcau.ground.refusal import Refusal


def named_groups(document_id: int) -> tuple[tuple[int, str, tuple[int, ...]], ...]:
    """Id, folded phrase and named members of the open sets of a document. One query."""
    rows = AgencyGroupMember.objects.filter(group__document_id=document_id, group__state=AgencyGroup.State.NAMED)
    found: dict[tuple[int, str], list[int]] = {}
    for group, key, agency in rows.order_by("id").values_list("group_id", "group__folded", "agency_id"):
        found.setdefault((group, key), []).append(agency)
    return tuple((group, key, tuple(members)) for (group, key), members in found.items())


def document_of_group(group_id: int) -> int:
    found = AgencyGroup.objects.filter(pk=group_id).values_list("document_id", flat=True).first()
    if found is None:
        raise Refusal("agency_group.not_found")
    return found
