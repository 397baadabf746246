"""Plans of one directive that live side by side since their agencies became one (domain §4.4, rule 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from nhipcau.agencies.calling import Happened, happened_to
from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.successors import Question, alike, answers_of, with_predecessors
from nhipcau.documents import access
from nhipcau.documents.answering import answering_after
from nhipcau.documents.models import Citation, Document, StatedRelation
from nhipcau.documents.relations import ENDING
from nhipcau.documents.selectors.register import DocumentRow, seen_document
from nhipcau.foundation import clock
from nhipcau.foundation.prepared import Prepared
from nhipcau.ground.actor import Actor


@dataclass(frozen=True, slots=True)
class ParallelPlan:
    """`issuer` as its paper calls it."""

    id: int
    code: str
    title: str
    issuer: str
    date: date | None
    directive: str


@dataclass(frozen=True, slots=True)
class Replaceable:
    """Older live plans that the plan may take the place of; `agency_id` answers today for all of them and for it."""

    agency_id: int
    agency: str
    plans: tuple[ParallelPlan, ...]


@dataclass(frozen=True, slots=True)
class Parallel:
    """`agency` is who answers for all of these plans today; of `not_held` no plan is in the register."""

    agency: str
    directives: tuple[str, ...]
    plans: tuple[ParallelPlan, ...]
    not_held: tuple[str, ...]
    replaceable: Replaceable | None
    """Those of `plans` that this one may take the place of."""


def parallel_plans_of(
    viewer: Actor, document: Document | DocumentRow, *, happened: Happened | None = None
) -> Parallel | None:
    """Other live plans for the same directive whose issuers are today the issuer of this one; None without any.

    A plan that was replaced, repealed or recalled is live no more, and neither is this one then. `document` is a row
    that the viewer was given; `happened` to its issuer, where that is known already.
    """
    beside = _beside(viewer, document, happened or _happened_to_issuer(document), of_merged=True)
    if beside is None:
        return None
    own, on = beside.issuer_id, clock.today()
    issuers = {row.issuer_id for row in beside.rows} | {own}
    missing = _peers(beside.family - issuers, own, answered_by=beside.agency_id, on=on)
    if not missing and all(row.issuer_id == own for row in beside.rows):
        return None
    labels = labels_of([beside.agency_id, *missing], on=on)
    agency = labels.get(beside.agency_id, "")
    return Parallel(
        agency=agency,
        directives=tuple(dict.fromkeys(beside.directives.values())),
        plans=tuple(_plan(row) for row in beside.rows),
        not_held=tuple(labels[one] for one in missing if one in labels),
        replaceable=_replaceable(document, beside, agency),
    )


def plans_to_replace_for(viewer: Actor, document_id: int) -> Replaceable | None:
    """What a newer plan may take the place of: live plans for its directive of whoever it answers for, none later."""
    document = seen_document(viewer, document_id)
    beside = _beside(viewer, document, _happened_to_issuer(document), of_merged=False)
    if beside is None:
        return None
    label = labels_of([beside.agency_id], on=clock.today()).get(beside.agency_id, "")
    return _replaceable(document, beside, label)


class _Live(NamedTuple):
    """A live plan beside, with the directive for which it is one."""

    id: int
    code: str
    title: str
    issuer: str
    issuer_id: int | None
    date: date | None
    directive: str


@dataclass(frozen=True, slots=True)
class _Beside:
    """A live plan, its directives (number by document), whoever answers for it today with all whose duties it has."""

    issuer_id: int
    agency_id: int
    family: frozenset[int]
    directives: dict[int, str]
    rows: tuple[_Live, ...]


def _beside(
    viewer: Actor, document: Document | DocumentRow, happened: Happened | None, *, of_merged: bool
) -> _Beside | None:
    """None where it is no live plan of a directive, or nobody is decided to answer for it.

    `of_merged`: nor where whoever answers has nobody's duties but its own.
    """
    if happened is None or document.state != Document.State.HELD:
        return None
    directives = dict(_DIRECTIVES.rows(document.id))
    if not directives:
        return None
    agency_id = answering_after(happened, since=document.date)
    if agency_id is None:
        return None
    family = with_predecessors([agency_id])
    if of_merged and len(family) < 2:
        return None
    told = viewer, clock.today(), document.type, len(directives)
    found = map(_Live._make, _LIVE.rows(document.id, *sorted(directives), *sorted(family), told=told))
    rows = {row.id: row for row in found}
    return _Beside(happened.agency_id, agency_id, family, directives, tuple(row for _pk, row in sorted(rows.items())))


def _happened_to_issuer(document: Document | DocumentRow) -> Happened | None:
    return happened_to(document.issuer_id) if document.issuer_id is not None else None


def _directives(document_id: int) -> QuerySet[Citation, tuple[int, str]]:
    cited = Citation.objects.filter(~_ended("citing_id"), citing_id=document_id, relation="implements")
    return cited.exclude(cited__code="").order_by("id").values_list("cited_id", "cited__code")


def _live(
    viewer: Actor, on: date, kind: str, directives: int, document_id: int, *ids: int
) -> QuerySet[Citation, tuple[int, str, str, str, int | None, date | None, str]]:
    """`ids` are as many `directives`, then the family."""
    seen = Document.objects.filter(access.visible_to(viewer, on=on), state=Document.State.HELD, type=kind)
    seen = seen.exclude(source_kind="press")
    found = Citation.objects.filter(
        Exists(seen.filter(pk=OuterRef("citing_id"))), relation="implements", cited_id__in=ids[:directives]
    )
    found = found.filter(~_ended("citing_id"), citing__issuer_id__in=ids[directives:]).exclude(citing_id=document_id)
    # In the order of `_Live`.
    return found.order_by("-citing_id", "-id").values_list(
        "citing_id", "citing__code", "citing__title", "citing__issuer_name", "citing__issuer_id", "citing__date",
        "cited__code",
    )  # fmt: skip


_DIRECTIVES, _LIVE = Prepared(_directives), Prepared(_live)


def _replaceable(document: Document | DocumentRow, beside: _Beside, agency: str) -> Replaceable | None:
    older = [row for row in beside.rows if not (document.date and row.date and row.date > document.date)]
    return Replaceable(beside.agency_id, agency, tuple(_plan(row) for row in older)) if older else None


def _plan(row: _Live) -> ParallelPlan:
    return ParallelPlan(row.id, row.code, row.title, row.issuer, row.date, row.directive)


def _peers(agency_ids: frozenset[int], like: int, *, answered_by: int, on: date) -> tuple[int, ...]:
    """Those of the same level whose whole duties came to the same agency: a committee of a province, not an office."""
    ids = alike(agency_ids, like=like)
    answers = answers_of([Question(one) for one in ids], on=on)
    return tuple(one for one, answer in zip(ids, answers, strict=True) if answer.agency_id == answered_by)


def _ended(document: str) -> Exists:
    ending = StatedRelation.objects.filter(object_id=OuterRef(document), kind__in=ENDING, part="")
    return Exists(ending.filter(withdrawn__isnull=True))
