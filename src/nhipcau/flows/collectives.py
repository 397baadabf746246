"""Collectives of a document: listed as of its day when it comes in, named by people where they are open."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from django.db import transaction

from nhipcau.agencies.collectives.open_sets import document_of_group, named_groups
from nhipcau.agencies.collectives.selectors import GroupRow, group_of_document, groups_of_document
from nhipcau.agencies.names.naming import locality_from
from nhipcau.agencies.services import name_members, snapshot_groups, take_back_members
from nhipcau.agencies.services.groups import Paper
from nhipcau.documents.models import Document, Duty, Named
from nhipcau.documents.selectors.register import seen_document
from nhipcau.documents.services.duties import duty_names
from nhipcau.documents.services.registering import name_agency_in, unname_agency_in
from nhipcau.execution.selectors.parties import agencies_in_tasks, leads_naming
from nhipcau.execution.services.joining import join_members, part_members
from nhipcau.foundation import clock
from nhipcau.ground.actor import Actor

_ARTICLE = re.compile(r"(?:Điều|điều)\s*(\d+)")


def list_collectives(
    *,
    actor: Actor,
    document: Document,
    duties: Collection[Duty],
    addressees: Iterable[str] = (),
    recipients: Iterable[str] = (),
    is_new: bool = False,
    looked_up: Mapping[str, int] = MappingProxyType({}),
) -> None:
    """Part of taking in, reading again and confirming: new phrases get their list, known ones keep theirs.

    Whom people have named for an open set joins the tasks that name it since.
    """
    addressed = tuple(addressees)
    articles: dict[str, tuple[str, ...]] = {}
    for duty in duties:
        found = _ARTICLE.match(duty.section or "")
        if found:
            articles[found[1]] = (*articles.get(found[1], ()), *duty.lead, *duty.coordinators, *duty.requested)
    paper = Paper(
        document_id=document.pk,
        locality=locality_from(document.locality),
        on=document.date or clock.today(),
        host_id=document.issuer_id,
        addressees=addressed,
        articles=articles,
        is_new=is_new,
        # A paper without a day is listed as of today; its names were looked up without a day.
        looked_up=looked_up if document.date else {},
    )
    snapshot_groups(paper=paper, phrases=[*addressed, *recipients, *duty_names(duties)])
    for group_id, key, members in () if is_new else named_groups(document.pk):
        join_members(actor=actor, group_id=group_id, document_id=document.pk, key=key, agency_ids=members)


def groups_for(viewer: Actor, document_id: int) -> tuple[GroupRow, ...]:
    """The collectives of a document that the viewer may see."""
    document = seen_document(viewer, document_id)
    return groups_of_document(viewer, document.pk, leads=leads_naming(viewer, document.pk))


def name_group(*, actor: Actor, group_id: int, agency_ids: Collection[int]) -> GroupRow:
    """Those named get to see the document: it means them. They are parties of the tasks in which the phrase stands."""
    with transaction.atomic():
        leads = _leads(actor, group_id)
        group = name_members(actor=actor, group_id=group_id, agency_ids=agency_ids, leads=leads)
        for agency_id in sorted(set(agency_ids)):
            name_agency_in(document_ids=[group.document_id], agency_id=agency_id, part=Named.Part.DUTY)
        join_members(
            actor=actor, group_id=group.pk, document_id=group.document_id, key=group.folded, agency_ids=agency_ids
        )
    return group_of_document(actor, group_id, leads=leads_naming(actor, group.document_id))


def take_back_group(*, actor: Actor, group_id: int) -> GroupRow:
    """Whom only this naming had brought to the document sees it no more."""
    with transaction.atomic():
        leads = _leads(actor, group_id)
        group, named = take_back_members(actor=actor, group_id=group_id, leads=leads)
        part_members(actor=actor, group_id=group_id)
        for agency_id in set(named) - agencies_in_tasks(actor, group.document_id):
            unname_agency_in(document_ids=[group.document_id], agency_id=agency_id, part=Named.Part.DUTY)
    return group_of_document(actor, group_id, leads=leads_naming(actor, group.document_id))


def _leads(actor: Actor, group_id: int) -> frozenset[int]:
    document = seen_document(actor, document_of_group(group_id))
    key = next(row.key for row in groups_of_document(actor, document.pk) if row.id == group_id)
    return leads_naming(actor, document.pk).get(key, frozenset())
