"""Plans of one directive that live side by side since their agencies became one (domain §4.4, rule 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.successors import Question, alike, answers_of, with_predecessors
from nhipcau.documents import access
from nhipcau.documents.answering import answering_for
from nhipcau.documents.models import Citation, Document, StatedRelation
from nhipcau.documents.relations import ENDING
from nhipcau.documents.selectors.register import seen_document
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


def parallel_plans_for(viewer: Actor, document_id: int) -> Parallel | None:
    """Other live plans for the same directive whose issuers are today the issuer of this one; None without any.

    A plan that was replaced, repealed or recalled is live no more, and neither is this one then.
    """
    beside = _beside(viewer, seen_document(viewer, document_id))
    if beside is None or len(beside.family) < 2:
        return None
    own, on = beside.document.issuer_id, clock.today()
    issuers = {row.citing.issuer_id for row in beside.rows} | {own}
    missing = _peers(beside.family - issuers, beside.issuer_id, answered_by=beside.agency_id, on=on)
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
    beside = _beside(viewer, document)
    if beside is None:
        return None
    older = [row for row in beside.rows if not (document.date and row.citing.date and row.citing.date > document.date)]
    plans = tuple(_plan(row) for row in older)
    label = labels_of([beside.agency_id], on=clock.today()).get(beside.agency_id, "")
    return Replaceable(beside.agency_id, label, plans) if plans else None


@dataclass(frozen=True, slots=True)
class _Beside:
    """A live plan, its directives (number by document), whoever answers for it today with all whose duties it has."""

    document: Document
    issuer_id: int
    agency_id: int
    family: frozenset[int]
    directives: dict[int, str]
    rows: tuple[Citation, ...]


def _beside(viewer: Actor, document: Document) -> _Beside | None:
    """None where it is no live plan of a directive, or nobody is decided to answer for it."""
    if document.issuer_id is None or document.state != Document.State.HELD:
        return None
    cited = Citation.objects.filter(citing=document, relation="implements").exclude(cited__code="").order_by("id")
    directives = dict(cited.values_list("cited_id", "cited__code"))
    if not directives or _is_ended([document.pk]):
        return None
    agency_id = answering_for(document)
    if agency_id is None:
        return None
    family = with_predecessors([agency_id])
    seen = Document.objects.filter(access.visible_to(viewer), state=Document.State.HELD, type=document.type)
    seen = seen.exclude(source_kind="press")
    found = Citation.objects.filter(relation="implements", cited_id__in=directives, citing__in=seen.values("pk"))
    found = found.filter(citing__issuer_id__in=family).exclude(citing=document).select_related("citing", "cited")
    rows = {row.citing_id: row for row in found.order_by("-citing_id", "-id")}
    ended = _is_ended(list(rows))
    live = tuple(row for pk, row in sorted(rows.items()) if pk not in ended)
    return _Beside(document, document.issuer_id, agency_id, family, directives, live)


def _plan(row: Citation) -> ParallelPlan:
    plan = row.citing
    return ParallelPlan(plan.pk, plan.code, plan.title, plan.issuer_name, plan.date, row.cited.code)


def _peers(agency_ids: frozenset[int], like: int, *, answered_by: int, on: date) -> tuple[int, ...]:
    """Those of the same level whose whole duties came to the same agency: a committee of a province, not an office."""
    ids = alike(agency_ids, like=like)
    answers = answers_of([Question(one) for one in ids], on=on)
    return tuple(one for one, answer in zip(ids, answers, strict=True) if answer.agency_id == answered_by)


def _is_ended(document_ids: list[int]) -> frozenset[int]:
    rows = StatedRelation.objects.filter(object_id__in=document_ids, kind__in=ENDING, part="", withdrawn__isnull=True)
    return frozenset(rows.values_list("object_id", flat=True))
