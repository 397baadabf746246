"""A task as a row: its words, its day, and of each agency what the text, its own day and today call it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet

from nhipcau.agencies.bodies.sources import ConclusionSource, sources_of
from nhipcau.agencies.calling import labels_at
from nhipcau.agencies.labels import labels_of
from nhipcau.agencies.succession import Standing
from nhipcau.documents.models import Document
from nhipcau.execution import rules
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.states import TaskState
from nhipcau.foundation import clock
from nhipcau.foundation.prepared import Prepared
from nhipcau.ground.plain import Json


@dataclass(frozen=True, slots=True)
class PartyLine:
    """`name` is what the text calls it, `label` what the agency is called today.

    `then` is what it was called on the day of the paper, where that is told. `succession` says what became of the duty;
    of one that was followed, `now` is the successor; of one that waits for a person, `waiting_at` is whose successor is
    asked for, with function and day.
    """

    name: str
    agency_id: int | None
    label: str
    then: str = ""
    succession: str = Standing.SAME
    now_id: int | None = None
    now: str = ""
    scope: str = ""
    waiting_at: int | None = None
    waiting_from: date | None = None


@dataclass(frozen=True, slots=True)
class TaskRow:
    """`reported`: known only from the press, the text itself is not held. `hollow`: nobody has confirmed it.

    A task comes of a document or of a meeting's conclusion; `document` and `document_title` are the words for either.
    """

    id: int
    state: str
    nature: str
    section: str
    words: str
    due: dict[str, Json] | None
    due_on: date | None
    late: bool
    days_left: int | None
    counted_from: date | None
    hollow: bool
    reported: bool
    document_id: int | None
    meeting_id: int | None
    document: str
    document_title: str
    giver_id: int | None
    giver: str
    leads: tuple[PartyLine, ...]
    coordinators: tuple[PartyLine, ...]
    requested: tuple[PartyLine, ...]
    version: int


class _Shown(NamedTuple):
    """What a row shows of a task and of its paper."""

    id: int
    state: str
    nature: str
    section: str
    words: str
    due: dict[str, Json] | None
    due_on: date | None
    counted_from: date | None
    version: int
    created: datetime
    giver_id: int | None
    giver_now_id: int | None
    conclusion_id: int | None
    document_id: int | None
    code: str | None
    title: str | None
    written: date | None
    source_kind: str | None

    @property
    def day(self) -> date:
        return self.written or self.created.date()

    @property
    def document(self) -> str:
        return Document.called(code=self.code or "", title=self.title or "", document_id=self.document_id or 0)


def rows_of(tasks: Sequence[Task]) -> tuple[TaskRow, ...]:
    """Two queries for any number of tasks, a third where meetings gave some, two more where agencies are no more.

    `document` must be loaded.
    """
    return _rows(tuple(map(_shown_of, tasks)))


def rows_by_key(keys: Sequence[int]) -> dict[int, TaskRow]:
    """The same of tasks by their keys, which a selector found for the viewer. One query more."""
    return {row.id: row for row in _rows(tuple(map(_Shown._make, _TASKS.rows(*keys))))}


def _shown_of(task: Task) -> _Shown:
    paper = task.document
    return _Shown(
        task.pk, task.state, task.nature, task.section, task.words, task.due, task.due_on, task.counted_from,
        task.version, task.created, task.giver_id, task.giver_now_id, task.conclusion_id, task.document_id,
        *((paper.code, paper.title, paper.date, paper.source_kind) if paper is not None else (None,) * 4),
    )  # fmt: skip


def _shown(
    *task_ids: int,
) -> QuerySet[
    Task,
    tuple[
        int, str, str, str, str, dict[str, Json] | None, date | None, date | None, int, datetime, int | None,
        int | None, int | None, int | None, str | None, str | None, date | None, str | None,
    ],
]:  # fmt: skip
    # In the order of `_Shown`.
    return Task.objects.filter(pk__in=task_ids).order_by().values_list(
        "pk", "state", "nature", "section", "words", "due", "due_on", "counted_from", "version", "created", "giver_id",
        "giver_now_id", "conclusion_id", "document_id", "document__code", "document__title", "document__date",
        "document__source_kind",
    )  # fmt: skip


def _rows(tasks: tuple[_Shown, ...]) -> tuple[TaskRow, ...]:
    parties: dict[int, list[_Party]] = {}
    for party in map(_Party._make, _PARTIES.rows(*(task.id for task in tasks))):
        parties.setdefault(party.task_id, []).append(party)
    on = clock.today()
    ids = [giver for task in tasks for giver in (task.giver_id, task.giver_now_id)]
    ids += [one for group in parties.values() for p in group for one in (p.agency_id, p.answering_id)]
    moved = [
        (party.agency_id, task.day)
        for task in tasks
        for party in parties.get(task.id, ())
        if party.succession != Standing.SAME and party.agency_id is not None
    ]
    then = labels_at(moved)
    labels = labels_of(ids, on=on)
    sources = sources_of(task.conclusion_id for task in tasks)
    return tuple(
        _row(
            task,
            [_line(party, labels, then.get((party.agency_id or 0, task.day), "")) for party in own],
            labels,
            sources.get(task.conclusion_id or 0),
            on,
        )
        for task in tasks
        for own in (parties.get(task.id, []),)
    )


class _Party(NamedTuple):
    task_id: int
    part: str
    name: str
    agency_id: int | None
    succession: str
    answering_id: int | None
    waiting_at_id: int | None
    waiting_from: date | None
    function_scope: str


def _parties_of(
    *task_ids: int,
) -> QuerySet[TaskParty, tuple[int, str, str, int | None, str, int | None, int | None, date | None, str]]:
    # In the order of `_Party`.
    return TaskParty.objects.filter(task_id__in=task_ids).order_by("part", "position").values_list(
        "task_id", "part", "name", "agency_id", "succession", "answering_id", "waiting_at_id", "waiting_from",
        "function_scope",
    )  # fmt: skip


_PARTIES, _TASKS = Prepared(_parties_of), Prepared(_shown)


def _line(party: _Party, labels: dict[int, str], then: str) -> tuple[str, PartyLine]:
    followed = party.succession == Standing.FOLLOWED
    return party.part, PartyLine(
        name=party.name,
        agency_id=party.agency_id,
        label=labels.get(party.agency_id or 0, "") or party.name,
        then=then,
        succession=party.succession,
        now_id=party.answering_id if followed else None,
        now=labels.get(party.answering_id or 0, "") if followed else "",
        scope=party.function_scope,
        waiting_at=party.waiting_at_id,
        waiting_from=party.waiting_from,
    )


def _row(
    task: _Shown,
    parties: Iterable[tuple[str, PartyLine]],
    labels: dict[int, str],
    source: ConclusionSource | None,
    on: date,
) -> TaskRow:
    lines: dict[str, list[PartyLine]] = {"lead": [], "coordinator": [], "requested": []}
    for part, line in parties:
        lines[part].append(line)
    return TaskRow(
        id=task.id,
        state=task.state,
        nature=task.nature,
        section=task.section,
        words=task.words,
        due=task.due,
        due_on=task.due_on,
        late=rules.is_late(state=task.state, due_on=task.due_on, on=on),
        days_left=(task.due_on - on).days if task.due_on else None,
        counted_from=task.counted_from,
        hollow=task.state == TaskState.PROPOSED,
        reported=task.source_kind == "press",
        document_id=task.document_id,
        meeting_id=source.meeting_id if source else None,
        document=source.label if source else task.document,
        document_title=source.title if source else task.title or "",
        giver_id=task.giver_id,
        giver=labels.get(task.giver_id or 0, ""),
        leads=tuple(lines["lead"]),
        coordinators=tuple(lines["coordinator"]),
        requested=tuple(lines["requested"]),
        version=task.version,
    )
