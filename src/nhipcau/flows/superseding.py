"""A newer plan takes the place of several that live side by side: previewed, done in one act, exactly undone.

The older papers and what was reported under them stay as they were; their open tasks go over to the newer plan's, or
end with their plan where a person says so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nhipcau.documents.access import require_may_relate
from nhipcau.documents.answering import answering_for
from nhipcau.documents.models import Document
from nhipcau.documents.relations import RelationKind
from nhipcau.documents.selectors.parallel import Replaceable, plans_to_replace_for
from nhipcau.documents.selectors.register import seen_document
from nhipcau.documents.services.relating import Statement, unwrite_relation, write_relation
from nhipcau.execution import access as tasks_access
from nhipcau.execution.handing import Choice, Said, offers, proposed
from nhipcau.execution.models import Handover
from nhipcau.execution.selectors.handing import PaperTasks, tasks_of_papers_for
from nhipcau.execution.selectors.rows import TaskRow
from nhipcau.execution.services.handing import Because, hand_over, standing_handover, take_back_handover
from nhipcau.foundation import audit
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Going:
    """An open task of an older plan. `becomes` is what is proposed; `offered` are the likeliest, the first first."""

    row: TaskRow
    becomes: int | None
    offered: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What the act will do. `done` and whatever was reported under it stays where it is."""

    replaceable: Replaceable
    chosen: tuple[int, ...]
    going: tuple[Going, ...]
    done: tuple[TaskRow, ...]


def may_consolidate(viewer: Actor, replaceable: Replaceable | None) -> bool:
    """Whoever may direct the agency that answers for all of the plans."""
    return replaceable is not None and tasks_access.may_direct(viewer, replaceable.agency_id)


def preview_consolidation(viewer: Actor, *, document_id: int, plan_ids: Collection[int] | None = None) -> Preview:
    """Without `plan_ids` all that may be replaced are chosen. Refused to whoever may not do it."""
    document, found = _allowed(viewer, document_id)
    chosen = _chosen(found, plan_ids)
    older = tasks_of_papers_for(viewer, chosen)
    going = going_over(older, tasks_of_papers_for(viewer, [document.pk]))
    return Preview(found, chosen, going, older.done)


@transaction.atomic
def consolidate(
    *,
    actor: Actor,
    document_id: int,
    plan_ids: Collection[int],
    becomes: Mapping[int, int | None],
    basis: str,
    since: date | None = None,
) -> Handover:
    """The plan replaces the others. `becomes`: for each of their open tasks the newer one, None where it ends."""
    document, found = _allowed(actor, document_id)
    chosen = _chosen(found, plan_ids)
    if not chosen:
        raise Refusal("handover.nothing_chosen")
    relations = [
        write_relation(actor=actor, said=Statement(document.pk, one, RelationKind.REPLACES, basis, since))
        for one in chosen
    ]
    handover = hand_over(
        actor=actor,
        because=Because(
            kind=Handover.Kind.CONSOLIDATED,
            basis=basis,
            document=document,
            relations=tuple(row.pk for row in relations),
            since=since,
        ),
        older=chosen,
        choices=[Choice(task, newer) for task, newer in becomes.items()],
    )
    codes = ", ".join(plan.code for plan in found.plans if plan.id in chosen)
    moved = [task for task, newer in becomes.items() if newer is not None]
    ended = [task for task, newer in becomes.items() if newer is None]
    audit.record(
        actor,
        "document.consolidated",
        document,
        handover=handover.pk,
        replaced=list(chosen),
        relations=handover.relations,
        moved=moved,
        ended=ended,
        note=f"{codes} · {handover.basis}",
    )
    return handover


@transaction.atomic
def undo_consolidation(*, actor: Actor, document_id: int, handover_id: int) -> Handover:
    """The older plans stand again, and every task of theirs as it stood."""
    handover = standing_handover(handover_id)
    document = handover.document
    if handover.kind != Handover.Kind.CONSOLIDATED or document is None or document.pk != document_id:
        raise Refusal("handover.not_found")
    require_may_relate(actor, document)
    _require_may_direct_answering(actor, document)
    tasks = take_back_handover(handover=handover)
    for relation_id in handover.relations:
        unwrite_relation(actor=actor, relation_id=relation_id)
    audit.record(
        actor, "document.consolidation_undone", document, handover=handover.pk, tasks=list(tasks), note=handover.basis
    )
    return handover


def _allowed(actor: Actor, document_id: int) -> tuple[Document, Replaceable]:
    document = seen_document(actor, document_id)
    require_may_relate(actor, document)
    found = plans_to_replace_for(actor, document_id)
    if found is None:
        raise Refusal("handover.nothing_to_replace")
    tasks_access.require_may_direct(actor, [found.agency_id])
    return document, found


def _require_may_direct_answering(actor: Actor, document: Document) -> None:
    agency_id = answering_for(document)
    if agency_id is None:
        raise Refusal("task.agency_not_directed")
    tasks_access.require_may_direct(actor, [agency_id])


def _chosen(found: Replaceable, plan_ids: Collection[int] | None) -> tuple[int, ...]:
    known = [plan.id for plan in found.plans]
    if plan_ids is None:
        return tuple(known)
    if set(plan_ids) - set(known):
        raise Refusal("handover.changed_meanwhile")
    return tuple(one for one in known if one in set(plan_ids))


def going_over(older: PaperTasks, newer: PaperTasks) -> tuple[Going, ...]:
    """For each open task of the older papers what may go on with it."""
    rows = {row.id: row for row in newer.open}
    ranked = offers([_said(row) for row in older.open], [_said(row) for row in newer.open])
    return tuple(
        Going(row, proposed(ranked[row.id]), tuple(rows[one] for one, _ in ranked[row.id])) for row in older.open
    )


def _said(row: TaskRow) -> Said:
    leads = frozenset(one for lead in row.leads for one in (lead.now_id or lead.agency_id,) if one is not None)
    return Said(row.id, row.words, leads)
