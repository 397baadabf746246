"""A person judges what was read; duties, agencies and tasks follow in the same transaction.

Confirming makes tasks the leads' own where the actor may direct them; the others stay hollow and are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from nhipcau.agencies.names.naming import locality_from
from nhipcau.agencies.services import match_or_make_agencies
from nhipcau.documents import services as register
from nhipcau.documents.models import Duty, Named
from nhipcau.documents.reported import press_items_on
from nhipcau.documents.selectors import seen_document
from nhipcau.documents.services import Judged
from nhipcau.documents.services.duties import duties_of, duty_names
from nhipcau.documents.shape import Spans
from nhipcau.execution import access as tasks_access
from nhipcau.execution import services as board
from nhipcau.execution.services import LeftHollow
from nhipcau.flows.collectives import list_collectives
from nhipcau.flows.press import follow_texts
from nhipcau.ground.actor import Actor
from nhipcau.ground.plain import Json


@dataclass(frozen=True, slots=True)
class ReviewOutcome:
    """`version` is what the next act has to name; `batch` undoes this one."""

    document_id: int
    version: int
    batch: UUID
    values: int
    undecided: int
    doubtful: int
    assigned: tuple[int, ...]
    left_hollow: tuple[LeftHollow, ...]


@transaction.atomic
def confirm_value(*, actor: Actor, document_id: int, version: int, pointer: str) -> ReviewOutcome:
    judged = register.confirm_value(actor=actor, document_id=document_id, version=version, pointer=pointer)
    return follow_judged(actor, judged)


@transaction.atomic
def correct_value(
    *, actor: Actor, document_id: int, version: int, pointer: str, value: Json, spans: Spans | None = None
) -> ReviewOutcome:
    """Refuses a lead that the actor may not direct: nobody gives work to another's agency by correcting a name."""
    if _names_a_lead(pointer):
        _require_directed(actor, document_id, value)
    reported = press_items_on([document_id])
    judged = register.correct_value(
        actor=actor, document_id=document_id, version=version, pointer=pointer, value=value, spans=spans
    )
    return follow_judged(actor, judged, reported=reported)


@transaction.atomic
def add_value(
    *, actor: Actor, document_id: int, version: int, into: str, value: Json, spans: Spans | None = None
) -> ReviewOutcome:
    if _names_a_lead(f"{into}/0"):
        _require_directed(actor, document_id, value)
    elif into == "/duties" and isinstance(value, dict):
        leads = value.get("lead")
        for lead in leads if isinstance(leads, list) else []:
            _require_directed(actor, document_id, lead)
    judged = register.add_value(
        actor=actor, document_id=document_id, version=version, into=into, value=value, spans=spans
    )
    return follow_judged(actor, judged)


@transaction.atomic
def reject_value(*, actor: Actor, document_id: int, version: int, pointer: str) -> ReviewOutcome:
    reported = press_items_on([document_id])
    judged = register.reject_value(actor=actor, document_id=document_id, version=version, pointer=pointer)
    return follow_judged(actor, judged, reported=reported)


@transaction.atomic
def confirm_all_but_doubtful(*, actor: Actor, document_id: int, version: int) -> ReviewOutcome:
    judged = register.confirm_all_but_doubtful(actor=actor, document_id=document_id, version=version)
    return follow_judged(actor, judged)


@transaction.atomic
def undo(*, actor: Actor, document_id: int, version: int, batch: UUID) -> ReviewOutcome:
    """Takes one act back, with what it did to tasks; refused where somebody has begun one of them."""
    reported = press_items_on([document_id])
    judged = register.withdraw_batch(actor=actor, document_id=document_id, version=version, batch=batch)
    return follow_judged(actor, judged, reported=reported)


def follow_judged(actor: Actor, judged: Judged, *, reported: frozenset[int] = frozenset()) -> ReviewOutcome:
    """`reported` are the press items that told of the document as it was before."""
    document = judged.document
    duties = duties_of(document) if judged.header_changed else judged.duties
    confirmed = board.Confirmed((), ())
    if duties:
        _bring_tasks_along(actor, judged, duties)
        board.reject_tasks(actor=actor, document=document, duty_ids=_ids(duties, Duty.State.REJECTED))
        board.make_hollow(actor=actor, document=document, duty_ids=_ids(duties, Duty.State.READ))
        confirmed = board.confirm_tasks(actor=actor, document=document, duty_ids=_ids(duties, Duty.State.CONFIRMED))
        board.count_from_receipt(actor=actor, document=document)
    follow_texts(actor=actor, document_ids=[document.pk], press_ids=reported)
    return ReviewOutcome(
        document_id=document.pk,
        version=document.version,
        batch=judged.batch,
        values=judged.values,
        undecided=document.undecided,
        doubtful=document.doubtful,
        assigned=confirmed.assigned,
        left_hollow=confirmed.left_hollow,
    )


def _bring_tasks_along(actor: Actor, judged: Judged, duties: Sequence[Duty]) -> None:
    document = judged.document
    every = duties_of(document)
    met = match_or_make_agencies(
        names=duty_names(every),
        locality=locality_from(document.locality),
        on=document.date,
        host_id=document.issuer_id,
        document_id=document.pk,
    )
    board.follow_duties(actor=actor, document=document, duties=duties, giver_id=document.issuer_id, names=met)
    concerned = {agency_id for agency_id in met.agencies.values() if agency_id is not None}
    register.name_agencies(document=document, agency_ids=concerned, part=Named.Part.DUTY)
    list_collectives(actor=actor, document=document, duties=every)


def _names_a_lead(pointer: str) -> bool:
    return pointer.startswith("/duties/") and "/lead/" in pointer


def _require_directed(actor: Actor, document_id: int, name: Json) -> None:
    if not isinstance(name, str) or not name.strip():
        return
    document = seen_document(actor, document_id)
    met = match_or_make_agencies(
        names=[name], locality=locality_from(document.locality), on=document.date, host_id=document.issuer_id
    )
    named = sorted({agency_id for agency_id in met.agencies.values() if agency_id is not None})
    if named:
        tasks_access.require_may_direct(actor, named)


def _ids(duties: Sequence[Duty], state: Duty.State) -> list[int]:
    return [duty.pk for duty in duties if duty.state == state]
