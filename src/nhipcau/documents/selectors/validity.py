"""Validity of documents as of a day, from what the viewer sees said of them; and what was said, with its basis."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from nhipcau.documents import access
from nhipcau.documents.models import Citation, Document, EffectDays, StatedRelation
from nhipcau.documents.relations import CHANGING, RelationKind
from nhipcau.documents.selectors.register import seen_document
from nhipcau.documents.validity import Change, OwnDays, Validity, validity_on
from nhipcau.ground.actor import Actor


@dataclass(frozen=True, slots=True)
class SaidRelation:
    """One relation of a document to another: `other` is its number in the register, `outward` whose sentence it is."""

    id: int | None
    kind: str
    other: int
    outward: bool
    since: date | None
    part: str
    basis: str
    by: str
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class SaidDays:
    id: int
    effective: date | None
    expires: date | None
    basis: str
    by: str
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class ValiditySheet:
    """What holds of one document on a day, and everything it rests on."""

    validity: Validity
    days: SaidDays | None
    relations: tuple[SaidRelation, ...]
    taken_back: tuple[SaidRelation, ...]
    """Withdrawn relations that the viewer may let stand again; what was said anew meanwhile is not among them."""
    may_relate: bool


def validity_of(viewer: Actor, document_ids: Iterable[int], *, on: date) -> dict[int, Validity]:
    """Of each of the documents. Five queries, however many."""
    asked = set(document_ids)
    stands_for = _standing_for(asked)
    changes = [(stands_for[changed], change) for changed, change in _changes(viewer, stands_for, on=on)]
    concerned = asked | {change.by for _, change in changes}
    own = _own_days(concerned)
    found: dict[int, list[Change]] = {}
    for changed, change in changes:
        if change.by != changed:
            found.setdefault(changed, []).append(_dated(change, own))
    return {one: validity_on(on, own=own[one], changes=found.get(one, ())) for one in asked if one in own}


def validity_sheet_for(viewer: Actor, document_id: int, *, on: date) -> ValiditySheet:
    """A fixed number of queries."""
    document = seen_document(viewer, document_id)
    relations, taken_back = _said_relations(viewer, document_id, on=on)
    return ValiditySheet(
        validity=validity_of(viewer, [document_id], on=on)[document_id],
        days=_said_days(viewer, document_id),
        relations=relations,
        taken_back=taken_back,
        may_relate=access.may_relate(viewer, document),
    )


def _standing_for(ids: Collection[int]) -> dict[int, int]:
    joined = Document.objects.filter(joined_to_id__in=ids).order_by().values_list("pk", "joined_to_id")
    return {one: one for one in ids} | {own: text for own, text in joined if text}


def _changes(viewer: Actor, stands_for: Mapping[int, int], *, on: date) -> list[tuple[int, Change]]:
    """Changed row → what was done to it, its day still open where nobody named one."""
    read = Citation.objects.filter(cited_id__in=list(stands_for), relation__in=CHANGING)
    read = read.filter(access.citations_visible_to(viewer, on=on)).order_by("pk")
    found = {
        (cited, kind, citing): Change(RelationKind(kind), citing, None, read=True)
        for cited, kind, citing in read.values_list("cited_id", "relation", "citing_id")
    }
    said = StatedRelation.objects.filter(object_id__in=list(stands_for), kind__in=CHANGING, withdrawn=None)
    said = said.filter(access.relations_visible_to(viewer, on=on)).select_related("subject").order_by("pk")
    told = []
    for row in said:
        by = row.subject.joined_to_id or row.subject_id
        # A person's word stands before what was read of the same two.
        found.pop((stands_for[row.object_id], row.kind, by), None)
        told.append((row.object_id, Change(RelationKind(row.kind), by, row.since, row.part)))
    return [(cited, change) for (cited, _, _), change in found.items()] + told


def _own_days(ids: Collection[int]) -> dict[int, OwnDays]:
    said = {row.document_id: row for row in EffectDays.objects.filter(document_id__in=ids, withdrawn__isnull=True)}
    issued = Document.objects.filter(pk__in=ids).order_by().values_list("pk", "date")
    return {
        pk: OwnDays(day, said[pk].effective, said[pk].expires) if pk in said else OwnDays(day) for pk, day in issued
    }


def _dated(change: Change, own: Mapping[int, OwnDays]) -> Change:
    """Where nobody says from when, a change holds from the day its document holds."""
    if change.since is not None or change.by not in own:
        return change
    since = own[change.by].effective or own[change.by].issued
    return Change(change.kind, change.by, since, change.part, change.read)


def _said_days(viewer: Actor, document_id: int) -> SaidDays | None:
    row = EffectDays.objects.filter(document_id=document_id, withdrawn__isnull=True).first()
    if row is None:
        return None
    may = access.may_withdraw(viewer, agency_id=row.agency_id)
    return SaidDays(row.pk, row.effective, row.expires, row.basis, row.account_name, may)


def _said_relations(
    viewer: Actor, document_id: int, *, on: date
) -> tuple[tuple[SaidRelation, ...], tuple[SaidRelation, ...]]:
    """Said by people or by the shipped table, and changes that were read; other citations stand in the chain.

    Beside them what the viewer may let stand again.
    """
    stands_for = _standing_for([document_id])
    near = Q(subject_id__in=list(stands_for)) | Q(object_id__in=list(stands_for))
    said = StatedRelation.objects.filter(near, access.relations_visible_to(viewer, on=on))
    rows = list(said.select_related("subject", "object").order_by("pk"))
    own = access.withdrawable(viewer, [row.agency_id for row in rows], on=on)
    found = [_said(row, stands_for, own=own) for row in rows if row.withdrawn is None]
    said_of = {(one.kind, one.other, one.outward, one.part) for one in found}
    back = {
        (one.kind, one.other, one.outward, one.part): one
        for one in (_said(row, stands_for, own=own) for row in rows if row.withdrawn is not None)
        if one.may_withdraw and (one.kind, one.other, one.outward, one.part) not in said_of
    }
    told = {(one.kind, one.other, one.outward) for one in found}
    read = _read(viewer, document_id, on=on)
    standing = (*found, *(one for one in read if (one.kind, one.other, one.outward) not in told))
    return standing, tuple(back.values())


def _said(row: StatedRelation, stands_for: Mapping[int, int], *, own: Collection[int | None]) -> SaidRelation:
    outward = row.subject_id in stands_for
    return SaidRelation(
        id=row.pk,
        kind=row.kind,
        other=_far(row, outward=outward),
        outward=outward,
        since=row.since,
        part=row.part,
        basis=row.basis,
        by=row.account_name,
        may_withdraw=row.agency_id in own,
    )


def _far(row: StatedRelation, *, outward: bool) -> int:
    other = row.object if outward else row.subject
    return other.joined_to_id or other.pk


def _read(viewer: Actor, document_id: int, *, on: date) -> list[SaidRelation]:
    near = Q(citing_id=document_id) | Q(cited_id=document_id)
    rows = Citation.objects.filter(near, access.citations_visible_to(viewer, on=on), relation__in=CHANGING)
    return [
        SaidRelation(
            id=None,
            kind=kind,
            other=cited if citing == document_id else citing,
            outward=citing == document_id,
            since=None,
            part="",
            basis="",
            by="",
            may_withdraw=False,
        )
        for citing, cited, kind in rows.order_by("pk").values_list("citing_id", "cited_id", "relation")
    ]
