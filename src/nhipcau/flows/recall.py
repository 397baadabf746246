"""A paper in the book is recalled, replaced or corrected: its open tasks rest, go over to the newer paper's, or go on.

The line and the paper stay as they are; each act is undone on its own, the later first (Decree 30/2020, article 18).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nhipcau.documents.models import Amendment, Entry
from nhipcau.documents.selectors.amending import AmendedPaper, amended_paper_for
from nhipcau.documents.services.book_lines import amend_entry, own_amendment, withdraw_amendment
from nhipcau.documents.services.books import own_entry
from nhipcau.execution.handing import Choice
from nhipcau.execution.models import Handover
from nhipcau.execution.selectors.handing import tasks_of_papers_for
from nhipcau.execution.selectors.rows import TaskRow
from nhipcau.execution.services.handing import (
    Because,
    halt,
    halted_by,
    hand_over,
    standing_handover,
    take_back_halts,
    take_back_handover,
)
from nhipcau.flows.superseding import Going, going_over
from nhipcau.foundation import audit
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

HALTING = {Amendment.Kind.RECALLED: Handover.Kind.RECALLED, Amendment.Kind.REPLACED: Handover.Kind.REPLACED}


@dataclass(frozen=True, slots=True)
class Replacement:
    """The line that was replaced, both papers, and what may become of each open task. `done` stays."""

    paper: AmendedPaper
    going: tuple[Going, ...]
    done: tuple[TaskRow, ...]


@transaction.atomic
def amend(
    *, actor: Actor, entry_id: int, version: int, kind: str, words: str, on: date, by_id: int | None = None
) -> tuple[Amendment, tuple[int, ...]]:
    """What the book says happens to the tasks too: recalled or replaced they rest, "tạm dừng"; corrected they go on."""
    amendment = amend_entry(actor=actor, entry_id=entry_id, version=version, kind=kind, words=words, on=on, by_id=by_id)
    halting, document = HALTING.get(Amendment.Kind(kind)), amendment.entry.document
    if halting is None or document is None:
        return amendment, ()
    because = Because(kind=halting, basis=amendment.words, amendment=amendment, since=on)
    tasks = halted_by(halt(actor=actor, because=because, older=[document.pk]))
    if tasks:
        audit.record(actor, "tasks.halted", document, tasks=list(tasks), note=amendment.words)
    return amendment, tasks


@transaction.atomic
def unamend(*, actor: Actor, amendment_id: int) -> Entry:
    """It was entered by mistake: the line and every task stand as they stood. Refuses where tasks have gone over."""
    entry = withdraw_amendment(actor=actor, amendment_id=amendment_id)
    tasks = take_back_halts(amendment_id)
    if tasks and entry.document is not None:
        audit.record(actor, "tasks.resumed", entry.document, tasks=list(tasks))
    return entry


def preview_replacement(viewer: Actor, amendment_id: int) -> Replacement:
    """What may become of each open task of the paper that was replaced. Refused to whoever does not keep its book."""
    paper = amended_paper_for(viewer, amendment_id)
    if paper.kind != Amendment.Kind.REPLACED or paper.older_id is None or paper.newer_id is None:
        raise Refusal("handover.nothing_to_replace")
    older = tasks_of_papers_for(viewer, [paper.older_id])
    return Replacement(paper, going_over(older, tasks_of_papers_for(viewer, [paper.newer_id])), older.done)


@transaction.atomic
def go_over(*, actor: Actor, amendment_id: int, becomes: Mapping[int, int | None]) -> Handover:
    """The tasks of the replaced paper go over to those of the newer one, or end. One act, one entry."""
    amendment = own_amendment(actor, amendment_id)
    document = amendment.entry.document
    if amendment.kind != Amendment.Kind.REPLACED or document is None or amendment.by is None:
        raise Refusal("handover.nothing_to_replace")
    handover = hand_over(
        actor=actor,
        because=Because(
            kind=Handover.Kind.REPLACED,
            basis=amendment.words,
            document=amendment.by.document,
            amendment=amendment,
            since=amendment.on,
        ),
        older=[document.pk],
        choices=[Choice(task, newer) for task, newer in becomes.items()],
    )
    audit.record(actor, "tasks.handed_over", document, tasks=list(becomes), note=amendment.words)
    return handover


@transaction.atomic
def undo_go_over(*, actor: Actor, handover_id: int) -> Entry:
    """The tasks rest again, as after the replacement was entered."""
    handover = standing_handover(handover_id)
    if handover.kind != Handover.Kind.REPLACED or handover.amendment is None or handover.document is None:
        raise Refusal("handover.not_found")
    entry = own_entry(actor, handover.amendment.entry_id)
    tasks = take_back_handover(handover=handover)
    audit.record(actor, "tasks.handed_back", entry.document, tasks=list(tasks), note=handover.basis)
    return entry
