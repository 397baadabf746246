"""Plans of one directive that live side by side since their agencies became one (domain §4.4, rule 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.succession import Standing
from nhipcau.agencies.successors import Question, alike, answers_of, with_predecessors
from nhipcau.documents import access
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


def parallel_plans_for(viewer: Actor, document_id: int) -> Parallel | None:
    """Other live plans for the same directive whose issuers are today the issuer of this one; None without any.

    A plan that was replaced, repealed or recalled is live no more, and neither is this one then.
    """
    document = seen_document(viewer, document_id)
    if document.issuer_id is None or document.state != Document.State.HELD or _is_ended([document.pk]):
        return None
    cited = Citation.objects.filter(citing=document, relation="implements").select_related("cited")
    directives = {row.cited_id: row.cited.code for row in cited.order_by("id") if row.cited.code}
    on = clock.today()
    (now,) = answers_of([Question(document.issuer_id, document.date)], on=on)
    family = with_predecessors([now.agency_id])
    if not directives or len(family) < 2 or now.standing not in (Standing.SAME, Standing.FOLLOWED):
        return None
    seen = Document.objects.filter(access.visible_to(viewer), state=Document.State.HELD, type=document.type)
    beside = Citation.objects.filter(relation="implements", cited_id__in=directives, citing__in=seen.values("pk"))
    found = beside.filter(citing__issuer_id__in=family).exclude(citing=document).select_related("citing", "cited")
    rows = {row.citing_id: row for row in found.order_by("citing_id", "id")}
    ended = _is_ended(list(rows))
    plans = tuple(_plan(row) for pk, row in rows.items() if pk not in ended)
    issuers = {row.citing.issuer_id for row in rows.values()} | {document.issuer_id}
    missing = _peers(family - issuers, document.issuer_id, answered_by=now.agency_id, on=on)
    if not missing and all(row.citing.issuer_id == document.issuer_id for row in rows.values()):
        return None
    labels = labels_of([now.agency_id, *missing], on=on)
    return Parallel(
        agency=labels.get(now.agency_id, ""),
        directives=tuple(dict.fromkeys(directives.values())),
        plans=plans,
        not_held=tuple(labels[one] for one in missing if one in labels),
    )


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
