"""Duties come onto the board as hollow tasks, and follow their duties as long as nobody has begun them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import F, QuerySet

from nhipcau.agencies.services import NamesMet
from nhipcau.documents.models import Document, Duty
from nhipcau.execution import rules
from nhipcau.execution.models import Task, TaskParty
from nhipcau.execution.services.following import follow_tasks
from nhipcau.execution.services.indexing import index_duties
from nhipcau.execution.services.waiting import recounted
from nhipcau.execution.states import TaskState
from nhipcau.foundation import adding, audit, clock
from nhipcau.ground.actor import Actor

PARTS = (
    ("lead", TaskParty.Part.LEAD),
    ("coordinators", TaskParty.Part.COORDINATOR),
    ("requested", TaskParty.Part.REQUESTED),
)


def propose_tasks(
    *, actor: Actor, document: Document, duties: Sequence[Duty], giver_id: int | None, names: NamesMet
) -> tuple[Task, ...]:
    """One hollow task per duty. A handful of queries, however many duties."""
    if not duties:
        return ()
    now, on = clock.now(), clock.today()
    tasks = adding.add(task_of(duty, giver_id=giver_id, state=TaskState.PROPOSED, on=on, now=now) for duty in duties)
    parties = adding.add(
        party for task, duty in zip(tasks, duties, strict=True) for party in parties_of(task, duty, names)
    )
    index_duties(zip(tasks, duties, strict=True))
    concerned = (giver_id, *(party.agency_id for party in parties))
    follow_tasks((task.pk for task in tasks), on=on, concerned=concerned)
    audit.record(actor, "tasks.proposed", document, tasks=[task.pk for task in tasks])
    return tuple(tasks)


def follow_duties(
    *, actor: Actor, document: Document, duties: Sequence[Duty], giver_id: int | None, names: NamesMet
) -> tuple[Task, ...]:
    """Tasks say what their duties say now. Refuses to change under somebody who has begun; proposes what is new."""
    on = clock.today()
    known = {task.duty_id: task for task in Task.objects.select_for_update().filter(duty__in=duties)}
    fresh = [duty for duty in duties if duty.pk not in known and duty.state != Duty.State.REJECTED]
    changed = []
    for duty in duties:
        task = known.get(duty.pk)
        if task is None or duty.state == Duty.State.REJECTED:
            continue
        if task.due != duty.due or task.nature != duty.nature:
            task.due, task.due_on = duty.due, rules.due_day(duty.due, nature=duty.nature, since=on)
        task.giver_id, task.nature, task.section, task.words = giver_id, duty.nature, duty.section, duty.words
        task.version += 1
        changed.append((task, duty))
    _rewrite_parties(changed, names)
    Task.objects.bulk_update(
        [task for task, _ in changed], ["giver", "nature", "section", "words", "due", "due_on", "version"]
    )
    index_duties(changed)
    made = propose_tasks(actor=actor, document=document, duties=fresh, giver_id=giver_id, names=names)
    return (*(task for task, _ in changed), *made)


def match_waiting_parties(
    *, actor: Actor, name_key: str, locality_key: str, agency_id: int, host_id: int | None = None
) -> tuple[int, tuple[int, ...]]:
    """Parties named so in documents of that locality, without an agency so far, are that agency.

    `name_key` is the name as the queue folds it; of a unit only in the papers of its host. Gives how many parties,
    and the documents they stand in.
    """
    waiting = _parties_named(name_key, locality_key, host_id).filter(agency__isnull=True)
    found = list(waiting.values_list("pk", "task_id", "task__document_id"))
    TaskParty.objects.filter(pk__in=[pk for pk, _, _ in found]).update(agency_id=agency_id)
    if found:
        follow_tasks({task for _, task, _ in found}, on=clock.today())
        audit.record(
            actor, "tasks.parties_matched", None, agency=agency_id, tasks=sorted({task for _, task, _ in found})
        )
    return len(found), tuple(sorted({document for _, _, document in found}))


def release_parties(
    *, actor: Actor, name_key: str, locality_key: str, agency_id: int, host_id: int | None = None
) -> tuple[int, tuple[int, ...]]:
    """Parties named so wait for a name again. Gives how many, and the documents in which nothing names the agency now.

    Refuses where somebody has begun such a task. A task that was only assigned is hollow again: nobody owes it.
    """
    rows = list(_parties_named(name_key, locality_key, host_id).filter(agency_id=agency_id).select_related("task"))
    for row in rows:
        rules.check_not_begun(row.task.state)
    parted = TaskParty.objects.filter(pk__in=[row.pk for row in rows])
    with recounted(parted):
        parted.update(
            agency=None, succession="same", answering=None, waiting_at=None, waiting_from=None, function_scope=""
        )
    led = {row.task_id for row in rows if row.part == TaskParty.Part.LEAD}
    Task.objects.filter(pk__in=led, state=TaskState.ASSIGNED).update(state=TaskState.PROPOSED, version=F("version") + 1)
    if rows:
        tasks = sorted({row.task_id for row in rows})
        audit.record(actor, "tasks.parties_released", None, agency=agency_id, tasks=tasks)
    documents = {row.task.document_id for row in rows if row.task.document_id is not None}
    still = TaskParty.objects.filter(task__document__in=documents, agency_id=agency_id)
    return len(rows), tuple(sorted(documents - set(still.values_list("task__document_id", flat=True))))


def _parties_named(name_key: str, locality_key: str, host_id: int | None) -> QuerySet[TaskParty]:
    found = TaskParty.objects.filter(key=name_key, task__document__locality_folded=locality_key)
    return found.filter(task__document__issuer_id=host_id) if host_id is not None else found


def _rewrite_parties(changed: Sequence[tuple[Task, Duty]], names: NamesMet) -> None:
    """Only where they differ: rows that say the same keep their ids."""
    now: dict[int, list[tuple[str, int, str, int | None]]] = {}
    for party in TaskParty.objects.filter(task__in=[task for task, _ in changed], group__isnull=True):
        now.setdefault(party.task_id, []).append((party.part, party.position, party.name, party.agency_id))
    fresh = []
    for task, duty in changed:
        wanted = list(parties_of(task, duty, names))
        said = sorted((str(p.part), p.position, p.name, p.agency_id or 0) for p in wanted)
        if said != sorted((part, place, name, agency or 0) for part, place, name, agency in now.get(task.pk, [])):
            rules.check_not_begun(task.state)
            fresh.append((task, wanted))
    if not fresh:
        return
    before = TaskParty.objects.filter(task__in=[task for task, _ in fresh], group__isnull=True)
    with recounted(before):
        before.delete()
    TaskParty.objects.bulk_create([party for _, wanted in fresh for party in wanted])
    follow_tasks((task.pk for task, _ in fresh), on=clock.today())


def task_of(duty: Duty, *, giver_id: int | None, state: TaskState, on: date, now: datetime) -> Task:
    """The task of a duty as it is read on that day, not kept yet."""
    return Task(
        duty=duty,
        document_id=duty.document_id,
        giver_id=giver_id,
        state=state,
        nature=duty.nature,
        section=duty.section,
        words=duty.words,
        due=duty.due,
        due_on=rules.due_day(duty.due, nature=duty.nature, since=on),
        created=now,
    )


def parties_of(task: Task, duty: Duty, names: NamesMet) -> Iterable[TaskParty]:
    for field, part in PARTS:
        named = [piece for name in getattr(duty, field) for piece in names.each(name)]
        for position, name in enumerate(named):
            yield TaskParty(
                task=task,
                part=part,
                position=position,
                name=name[:300],
                key=names.keys.get(name, ""),
                agency_id=names.agencies.get(name),
            )
