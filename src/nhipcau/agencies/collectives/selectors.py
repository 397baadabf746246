"""The collectives of a document as they were listed. Whoever may see the document may see them: its flow asks first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from nhipcau.agencies.collectives.members import members_of
from nhipcau.agencies.collectives.open_sets import document_of_group
from nhipcau.agencies.collectives.rules import Rule, Spoken, rule_of
from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.lists.kept import rules_named
from nhipcau.agencies.models import AgencyGroup, AgencyGroupMember
from nhipcau.agencies.names.naming import Locality
from nhipcau.agencies.services.groups import may_name_members
from nhipcau.ground.actor import Actor

Leads = Mapping[str, frozenset[int]]
"""Folded phrase → the agencies that lead the tasks in which it stands."""


@dataclass(frozen=True, slots=True)
class Member:
    agency_id: int
    label: str
    """As it was called on the day of the list."""
    by_person: bool


@dataclass(frozen=True, slots=True)
class GroupRow:
    id: int
    document_id: int
    phrase: str
    key: str
    state: str
    as_of: date
    rule: str
    rule_words: str
    ended: str
    """Why the rule lists nobody that day, and who came after; empty where it holds."""
    expected: int | None
    """How many there must be by law; fewer means that the register lacks some."""
    members: tuple[Member, ...]
    may_name: bool
    proposed: tuple[Member, ...]
    """Those who came after, where the rule lists nobody that day: for a person to take, never taken by themselves."""


def groups_of_document(viewer: Actor, document_id: int, *, leads: Leads = MappingProxyType({})) -> tuple[GroupRow, ...]:
    """In the order in which the document names them."""
    groups = list(AgencyGroup.objects.filter(document_id=document_id).order_by("id"))
    members: dict[int, list[AgencyGroupMember]] = {}
    for member in AgencyGroupMember.objects.filter(group__in=groups).order_by("id") if groups else ():
        members.setdefault(member.group_id, []).append(member)
    labels: dict[int, str] = {}
    for day in {group.as_of for group in groups}:
        labels |= labels_of(
            [member.agency_id for group in groups if group.as_of == day for member in members.get(group.pk, ())], on=day
        )
    rules = rules_named(group.rule for group in groups)
    after = {
        group.pk: _successors(group, rules[group.rule]) for group in groups if group.state == AgencyGroup.State.EMPTY
    }
    days = {group.as_of for group in groups if after.get(group.pk)}
    for day in days:
        labels |= labels_of([one for group in groups if group.as_of == day for one in after.get(group.pk, ())], on=day)
    return tuple(
        _row(
            viewer,
            group,
            rules[group.rule],
            members.get(group.pk, []),
            after.get(group.pk, []),
            labels=labels,
            leads=leads,
        )
        for group in groups
    )


def _successors(group: AgencyGroup, rule: Rule) -> list[int]:
    if rule.holds_on(group.as_of) or not rule.successor:
        return []
    later = Spoken(rule=rule_of(rule.successor), key=group.folded)
    return members_of(later, locality=Locality(name=group.locality_folded), on=group.as_of, host_id=None)


def group_of_document(viewer: Actor, group_id: int, *, leads: Leads = MappingProxyType({})) -> GroupRow:
    document_id = document_of_group(group_id)
    return next(row for row in groups_of_document(viewer, document_id, leads=leads) if row.id == group_id)


def _row(
    viewer: Actor,
    group: AgencyGroup,
    rule: Rule,
    members: list[AgencyGroupMember],
    successors: list[int],
    *,
    labels: dict[int, str],
    leads: Leads,
) -> GroupRow:
    return GroupRow(
        id=group.pk,
        document_id=group.document_id,
        phrase=group.phrase,
        key=group.folded,
        state=group.state,
        as_of=group.as_of,
        rule=group.rule,
        rule_words=rule.words,
        ended="" if rule.holds_on(group.as_of) else rule.ended,
        expected=rule.exactly,
        members=tuple(
            Member(
                agency_id=member.agency_id,
                label=labels.get(member.agency_id, ""),
                by_person=member.named_by_id is not None,
            )
            for member in members
        ),
        may_name=may_name_members(viewer, group, leads=leads.get(group.folded, frozenset())),
        proposed=tuple(
            Member(agency_id=agency_id, label=labels.get(agency_id, ""), by_person=False) for agency_id in successors
        ),
    )
