"""Collectives of a document become lists of that day, once; open sets wait until their people name them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from nhipcau.agencies import access
from nhipcau.agencies.collectives.members import members_of
from nhipcau.agencies.collectives.rules import Meaning, Spoken, spoken
from nhipcau.agencies.lists.day import lists_of_day
from nhipcau.agencies.lists.kept import rules_named
from nhipcau.agencies.models import Agency, AgencyGroup, AgencyGroupMember
from nhipcau.agencies.names.naming import Locality, Sort, understand
from nhipcau.agencies.services.names import find_agencies
from nhipcau.agencies.services.settling import locality_key_of
from nhipcau.foundation import adding, audit
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

LONGEST_PHRASE = 300


@dataclass(frozen=True, slots=True)
class Paper:
    """What of a document says whom its collectives mean."""

    document_id: int
    locality: Locality
    on: date
    host_id: int | None
    addressees: tuple[str, ...] = ()
    articles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Number of an article → the names its duties give."""
    is_new: bool = False
    """Of a document that has just come no list can be there."""
    looked_up: Mapping[str, int] = field(default_factory=dict)
    """Name → agency, where the same act has found it for the duties of this paper."""


def snapshot_groups(*, paper: Paper, phrases: Iterable[str]) -> tuple[AgencyGroup, ...]:
    """The collectives among the phrases that the document has no list of yet. Part of a larger act.

    What was listed once stays: reading again or a changed register makes no other list. Only where the document's day
    itself was corrected is it listed anew, for that day; what people named stays even then.
    """
    with lists_of_day(paper.on):
        met = {key: phrase for phrase in phrases if (key := _collective_key(phrase, paper))}
        return _listed(met, paper) if met else ()


def _listed(met: Mapping[str, str], paper: Paper) -> tuple[AgencyGroup, ...]:
    known = set() if paper.is_new else _listed_before(paper)
    told = {key: (phrase, one) for key, phrase in met.items() if key not in known and (one := spoken(phrase))}
    listed = {key: _members(one, paper) for key, (_, one) in told.items()}
    rows = adding.add(
        AgencyGroup(
            phrase=phrase[:LONGEST_PHRASE],
            folded=key,
            document_id=paper.document_id,
            locality_folded=paper.locality.key,
            rule=one.rule.ident,
            as_of=paper.on,
            state=_state(one, listed[key]),
        )
        for key, (phrase, one) in told.items()
    )
    adding.add(AgencyGroupMember(group=row, agency_id=agency_id) for row in rows for agency_id in listed[row.folded])
    return tuple(rows)


def _listed_before(paper: Paper) -> set[str]:
    kept = AgencyGroup.objects.filter(document_id=paper.document_id)
    kept.exclude(as_of=paper.on).exclude(state=AgencyGroup.State.NAMED).delete()
    return set(kept.values_list("folded", flat=True))


@transaction.atomic
def name_members(*, actor: Actor, group_id: int, agency_ids: Collection[int], leads: Collection[int]) -> AgencyGroup:
    """A person of a lead, or who keeps the directory of the province, says whom an open set means.

    `leads` are the agencies that lead the tasks in which the phrase stands. A list that a rule gave is not touched.
    """
    group = _nameable(actor, group_id, leads)
    wanted = sorted(set(agency_ids))
    if not wanted or Agency.objects.filter(pk__in=wanted).count() != len(wanted):
        raise Refusal("agency.not_found")
    known = set(_members_kept(group).values_list("agency_id", flat=True))
    AgencyGroupMember.objects.bulk_create(
        [
            AgencyGroupMember(group=group, agency_id=agency_id, named_by_id=actor.account_id)
            for agency_id in wanted
            if agency_id not in known
        ]
    )
    group.state = AgencyGroup.State.NAMED
    group.save(update_fields=["state"])
    audit.record(actor, "agency_group.named", group, phrase=group.phrase, agencies=wanted)
    return group


@transaction.atomic
def take_back_members(*, actor: Actor, group_id: int, leads: Collection[int]) -> tuple[AgencyGroup, tuple[int, ...]]:
    """Those that people named are taken off; the set is open again, or empty as the rule had it."""
    group = _nameable(actor, group_id, leads)
    named = tuple(_members_kept(group).values_list("agency_id", flat=True))
    if group.state != AgencyGroup.State.NAMED:
        raise Refusal("agency_group.nothing_named")
    _members_kept(group).delete()
    is_list = rules_named([group.rule])[group.rule].meaning is Meaning.LISTED
    group.state = AgencyGroup.State.EMPTY if is_list else AgencyGroup.State.OPEN
    group.save(update_fields=["state"])
    audit.record(actor, "agency_group.taken_back", group, phrase=group.phrase, agencies=list(named))
    return group, named


def may_name_members(actor: Actor, group: AgencyGroup, *, leads: Collection[int]) -> bool:
    """Whether the phrase waits for names and the actor is one of those who are asked."""
    if group.state not in (AgencyGroup.State.OPEN, AgencyGroup.State.NAMED, AgencyGroup.State.EMPTY):
        return False
    return access.may_name_members(actor, group, leads=leads, locality_key=locality_key_of(actor))


def _members_kept(group: AgencyGroup) -> QuerySet[AgencyGroupMember]:
    return AgencyGroupMember.objects.filter(group=group)


def _nameable(actor: Actor, group_id: int, leads: Collection[int]) -> AgencyGroup:
    group = AgencyGroup.objects.select_for_update().filter(pk=group_id).first()
    if group is None:
        raise Refusal("agency_group.not_found")
    if not may_name_members(actor, group, leads=leads):
        raise Refusal("agency_group.not_nameable")
    return group


def _collective_key(phrase: str, paper: Paper) -> str:
    one = understand(phrase, locality=paper.locality, on=paper.on)
    return one.key[:LONGEST_PHRASE] if one.sort is Sort.COLLECTIVE else ""


def _members(one: Spoken, paper: Paper) -> list[int]:
    names: tuple[str, ...] | None = None
    if one.rule.code == "as_above":
        names = paper.addressees
    if one.rule.code == "as_article":
        names = paper.articles.get(one.article, ())
    if names is None:
        return members_of(one, locality=paper.locality, on=paper.on, host_id=paper.host_id)
    found = find_agencies(
        names=names, locality=paper.locality, on=paper.on, host_id=paper.host_id, looked_up=paper.looked_up
    )
    ids = dict.fromkeys(found)
    for name in names:
        inner = spoken(name) if _collective_key(name, paper) else None
        if inner is not None and inner.rule.code not in ("as_above", "as_article"):
            ids |= dict.fromkeys(members_of(inner, locality=paper.locality, on=paper.on, host_id=paper.host_id))
    return list(ids)


def _state(one: Spoken, members: list[int]) -> AgencyGroup.State:
    if one.rule.meaning is Meaning.GENERAL:
        return AgencyGroup.State.GENERAL
    if one.rule.meaning is Meaning.OPEN:
        return AgencyGroup.State.OPEN
    return AgencyGroup.State.LISTED if members else AgencyGroup.State.EMPTY
