"""A person decides where a newer reading disagrees: what stands stays, or what was read anew takes its place."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import cast

from django.db import transaction

from nhipcau.documents.models import Disagreement, Duty
from nhipcau.documents.pointers import value_at
from nhipcau.documents.rules import Judgement, VerdictKind
from nhipcau.documents.services.verdicts import Judged, Work, judge, next_place, open_for_judging
from nhipcau.documents.shape import NAME_FIELDS
from nhipcau.foundation import audit, clock
from nhipcau.ground.actor import Actor
from nhipcau.ground.plain import Json
from nhipcau.ground.refusal import Refusal

Kind = Disagreement.Kind


@transaction.atomic
def keep_what_stands(*, actor: Actor, disagreement_id: int, version: int) -> Judged:
    """A person's word stands already; what nobody had said of a task becomes this person's word."""
    work, row = _open(actor, disagreement_id, version)
    match row.kind:
        case Kind.BOARD:
            judged = judge(work, list(_restoring(work, row)))
        case Kind.GONE:
            judged = _bring_back(work, row)
        case _:
            judged = Judged(work.document, uuid.uuid4(), (), 0)
    return _settled(work, row, judged, choice=Disagreement.Choice.KEPT)


@transaction.atomic
def take_newer_reading(*, actor: Actor, disagreement_id: int, version: int) -> Judged:
    """The person's earlier word is withdrawn for what the newer reading says; tasks follow (the flow sees to it)."""
    work, row = _open(actor, disagreement_id, version)
    match row.kind:
        case Kind.DIFFERS:
            judged = judge(work, [Judgement(row.pointer, VerdictKind.CONFIRMED)])
        case Kind.MISSING:
            judged = judge(work, [Judgement(row.pointer, VerdictKind.REJECTED)])
        case Kind.BOARD:
            assert row.duty is not None
            judged = Judged(work.document, uuid.uuid4(), (row.duty,), 0)
        case Kind.GONE:
            judged = _let_go(work, row)
        case _:
            raise Refusal("document.division_not_taken")
    return _settled(work, row, judged, choice=Disagreement.Choice.TAKEN)


def _open(actor: Actor, disagreement_id: int, version: int) -> tuple[Work, Disagreement]:
    row = Disagreement.objects.select_for_update(of=("self",)).filter(pk=disagreement_id).select_related("duty").first()
    if row is None:
        raise Refusal("document.not_found")
    work = open_for_judging(actor, row.document_id, version)
    if row.settled is not None:
        raise Refusal("document.changed_meanwhile")
    return work, row


def _restoring(work: Work, row: Disagreement) -> Iterator[Judgement]:
    """The verdicts that make the newer reading say what the board says."""
    kept = cast(dict[str, Json], row.kept)
    for name, value in kept.items():
        pointer = f"{row.pointer}/{name}"
        if name in NAME_FIELDS:
            yield from _names(work, pointer, cast(list[str], value))
        elif value is None:
            yield Judgement(pointer, VerdictKind.REJECTED)
        else:
            yield Judgement(pointer, VerdictKind.CORRECTED, value)


def _names(work: Work, pointer: str, wanted: list[str]) -> Iterator[Judgement]:
    listed = cast(list[str | None], value_at(work.now, pointer) or [])
    for place, name in enumerate(listed):
        if name is not None and name not in wanted:
            yield Judgement(f"{pointer}/{place}", VerdictKind.REJECTED)
    place = int(next_place(work, pointer))
    for name in wanted:
        if name not in listed:
            yield Judgement(f"{pointer}/{place}", VerdictKind.ADDED, name)
            place += 1


def _bring_back(work: Work, row: Disagreement) -> Judged:
    """The duty stands, though the newer reading does not find it: as one that a person added."""
    duty = row.duty
    assert duty is not None
    duty.pointer = f"/duties/{next_place(work, '/duties')}"
    duty.save(update_fields=["pointer"])
    value: dict[str, Json] = {
        "span": [duty.start, duty.end] if duty.end else cast(Json, list(work.read["span"])),
        "section": duty.section,
        "nature": duty.nature,
        "lead": duty.lead,
        "coordinators": duty.coordinators,
        "requested": duty.requested,
        "roles": duty.roles,
        "due": duty.due,
        "report_to": duty.report_to or None,
        "via": duty.via,
    }
    return judge(work, [Judgement(duty.pointer, VerdictKind.ADDED, value)])


def _let_go(work: Work, row: Disagreement) -> Judged:
    duty = row.duty
    assert duty is not None
    duty.state = Duty.State.REJECTED
    duty.save(update_fields=["state"])
    return Judged(work.document, uuid.uuid4(), (duty,), 0)


def _settled(work: Work, row: Disagreement, judged: Judged, *, choice: Disagreement.Choice) -> Judged:
    row.choice, row.settled = choice, clock.now()
    row.settled_by_id, row.settled_by_name = work.actor.account_id, work.actor.name
    row.save(update_fields=["choice", "settled", "settled_by_id", "settled_by_name"])
    audit.record(
        work.actor,
        f"document.disagreement_{choice.value}",
        work.document,
        disagreement=row.pk,
        pointer=row.pointer,
        run=row.run_id,
    )
    return judged
