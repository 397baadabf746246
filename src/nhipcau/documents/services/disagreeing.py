"""Where a newer reading disagrees: queued when it is taken over, settled by a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from nhipcau.documents.carrying import Carried
from nhipcau.documents.carrying.sameness import DUTY_FIELDS, duty_differences
from nhipcau.documents.models import Disagreement, Document, Duty
from nhipcau.documents.services.duties import is_gone
from nhipcau.foundation import clock
from nhipcau.ground.plain import Json


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A duty as the board knows it."""

    fields: dict[str, Json]
    words: str


def board_before(document: Document, duties: Iterable[Duty]) -> dict[int, Snapshot]:
    """What tasks rest on. Where a person has still to decide, the board stands as it was before that question."""
    known = {duty.pk: snapshot_of(duty) for duty in duties if duty.state != Duty.State.REJECTED}
    waiting = Disagreement.objects.filter(document=document, settled__isnull=True, duty__in=known)
    for row in waiting.order_by("pk"):
        assert row.duty_id is not None
        known[row.duty_id] = replace(known[row.duty_id], fields={**known[row.duty_id].fields, **(row.kept or {})})
    return known


def overtake(document: Document) -> None:
    """What waited about an older reading is asked anew about this one, or is no question any more."""
    Disagreement.objects.filter(document=document, settled__isnull=True).update(
        settled=clock.now(), choice=Disagreement.Choice.OVERTAKEN
    )


def snapshot_of(duty: Duty) -> Snapshot:
    return Snapshot({name: cast(Json, getattr(duty, name)) for name in DUTY_FIELDS}, duty.words)


def queue_differences(
    *, document: Document, carried: Carried, before: Mapping[int, Snapshot]
) -> tuple[Disagreement, ...]:
    """What people said first; then what nobody said, but tasks on the board rest on. Joins the transaction."""
    assert document.run is not None
    rows = [
        Disagreement(
            kind=Disagreement.Kind.MISSING if one.read is None else Disagreement.Kind.DIFFERS,
            pointer=one.pointer,
            kept=one.kept,
            read=one.read,
            kept_words=one.kept_words,
            read_words=one.read_words,
            said_by=one.said_by,
        )
        for one in carried.differences
    ]
    said = {row.pointer for row in rows}
    duties = Duty.objects.filter(document=document, pk__in=before).exclude(state=Duty.State.REJECTED)
    for duty in duties.order_by("start", "pk"):
        row = _on_the_board(duty, before[duty.pk])
        if row is not None and row.pointer not in said:
            rows.append(row)
    for row in rows:
        row.document, row.run, row.at = document, document.run, clock.now()
    return tuple(Disagreement.objects.bulk_create(rows))


def _on_the_board(duty: Duty, was: Snapshot) -> Disagreement | None:
    if is_gone(duty):
        return Disagreement(
            kind=Disagreement.Kind.GONE,
            pointer=duty.pointer,
            duty=duty,
            kept=was.fields,
            kept_words=was.words,
        )
    now = snapshot_of(duty)
    differing = duty_differences(was.fields, now.fields)
    if not differing:
        return None
    return Disagreement(
        kind=Disagreement.Kind.BOARD,
        pointer=duty.pointer,
        duty=duty,
        kept={name: was.fields[name] for name in differing},
        read={name: now.fields[name] for name in differing},
        kept_words=was.words,
        read_words=now.words,
    )
