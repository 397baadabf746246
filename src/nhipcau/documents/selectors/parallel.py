"""Plans of one directive that live side by side since their agencies became one (domain §4.4, rule 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.successors import Question, alike, answers_of, with_predecessors
from nhipcau.documents import access
from nhipcau.documents.answering import answering_for_agency
from nhipcau.documents.models import Citation, Document, StatedRelation
from nhipcau.documents.relations import ENDING
from nhipcau.documents.selectors.register import DocumentRow, seen_document
from nhipcau.foundation import clock
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
class Parallel:
    """`agency` is who answers for all of these plans today; of `not_held` no plan is in the register."""

    agency: str
    directives: tuple[str, ...]
    plans: tuple[ParallelPlan, ...]
    not_held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replaceable:
    """Older live plans that the plan may take the place of; `agency_id` answers today for all of them and for it."""

    agency_id: int
    agency: str
    plans: tuple[ParallelPlan, ...]


def parallel_plans_of(viewer: Actor, document: Document | DocumentRow) -> Parallel | None:
    """Other live plans for the same directive whose issuers are today the issuer of this one; None without any.

    A plan that was replaced, repealed or recalled is live no more, and neither is this one then. `document` is a row
    that the viewer was given.
    """
    beside = _beside(viewer, document, of_merged=True)
    if beside is None:
        return None
    own, on = beside.issuer_id, clock.today()
    issuers = {row.citing.issuer_id for row in beside.rows} | {own}
    missing = _peers(beside.family - issuers, own, answered_by=beside.agency_id, on=on)
    if not missing and all(row.citing.issuer_id == own for row in beside.rows):
        return None
    labels = labels_of([beside.agency_id, *missing], on=on)
    return Parallel(
        agency=labels.get(beside.agency_id, ""),
        directives=tuple(dict.fromkeys(beside.directives.values())),
        plans=tuple(_plan(row) for row in beside.rows),
        not_held=tuple(labels[one] for one in missing if one in labels),
    )


def plans_to_replace_for(viewer: Actor, document_id: int) -> Replaceable | None:
    """What a newer plan may take the place of: live plans for its directive of whoever it answers for, none later."""
    document = seen_document(viewer, document_id)
    beside = _beside(viewer, document, of_merged=False)
    if beside is None:
        return None
    older = [row for row in beside.rows if not (document.date and row.citing.date and row.citing.date > document.date)]
    plans = tuple(_plan(row) for row in older)
    label = labels_of([beside.agency_id], on=clock.today()).get(beside.agency_id, "")
    return Replaceable(beside.agency_id, label, plans) if plans else None


@dataclass(frozen=True, slots=True)
class _Beside:
    """A live plan, its directives (number by document), whoever answers for it today with all whose duties it has."""

    issuer_id: int
    agency_id: int
    family: frozenset[int]
    directives: dict[int, str]
    rows: tuple[Citation, ...]


def _beside(viewer: Actor, document: Document | DocumentRow, *, of_merged: bool) -> _Beside | None:
    """None where it is no live plan of a directive, or nobody is decided to answer for it.

    `of_merged`: nor where whoever answers has nobody's duties but its own.
    """
    if document.issuer_id is None or document.state != Document.State.HELD:
        return None
    cited = Citation.objects.filter(~_ended("citing_id"), citing_id=document.id, relation="implements")
    cited = cited.exclude(cited__code="").order_by("id")
    directives = dict(cited.values_list("cited_id", "cited__code"))
    if not directives:
        return None
    agency_id = answering_for_agency(document.issuer_id, since=document.date)
    if agency_id is None:
        return None
    family = with_predecessors([agency_id])
    if of_merged and len(family) < 2:
        return None
    seen = Document.objects.filter(access.visible_to(viewer), state=Document.State.HELD, type=document.type)
    seen = seen.exclude(source_kind="press")
    found = Citation.objects.filter(relation="implements", cited_id__in=directives, citing__in=seen.values("pk"))
    found = found.filter(~_ended("citing_id"), citing__issuer_id__in=family).exclude(citing_id=document.id)
    # A document is wide, and its row of the register is not asked for here.
    found = found.select_related("citing", "cited").only(
        "citing__code", "citing__title", "citing__issuer_name", "citing__issuer", "citing__date", "cited__code"
    )
    rows = {row.citing_id: row for row in found.order_by("-citing_id", "-id")}
    live = tuple(row for _pk, row in sorted(rows.items()))
    return _Beside(document.issuer_id, agency_id, family, directives, live)


def _plan(row: Citation) -> ParallelPlan:
    plan = row.citing
    return ParallelPlan(plan.pk, plan.code, plan.title, plan.issuer_name, plan.date, row.cited.code)


def _peers(agency_ids: frozenset[int], like: int, *, answered_by: int, on: date) -> tuple[int, ...]:
    """Those of the same level whose whole duties came to the same agency: a committee of a province, not an office."""
    ids = alike(agency_ids, like=like)
    answers = answers_of([Question(one) for one in ids], on=on)
    return tuple(one for one, answer in zip(ids, answers, strict=True) if answer.agency_id == answered_by)


def _ended(document: str) -> Exists:
    ending = StatedRelation.objects.filter(object_id=OuterRef(document), kind__in=ENDING, part="")
    return Exists(ending.filter(withdrawn__isnull=True))
