"""What a task is found by follows the task, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction

from nhipcau.documents.models import Duty
from nhipcau.execution.models import Task, TaskParty, TaskWords
from nhipcau.execution.wording import words_of_task
from nhipcau.foundation import adding, audit
from nhipcau.ground.actor import Actor

CHUNK = 1_000


def index_task(task: Task, *, names: Iterable[str]) -> None:
    _write([_indexed(task, names)])


def index_duties(pairs: Iterable[tuple[Task, Duty]]) -> None:
    """Tasks of duties, in one statement."""
    _write([indexed_duty(task, duty) for task, duty in pairs])


def indexed_duty(task: Task, duty: Duty) -> TaskWords:
    """Not kept yet."""
    return _indexed(task, (*duty.lead, *duty.coordinators, *duty.requested))


def reindex_tasks(*, actor: Actor) -> Iterator[int]:
    """How many were made anew, after each thousand: for a new way of folding, or words that others gave up."""
    with transaction.atomic():
        audit.record(actor, "index.tasks_remade", None)
    last = 0
    while made := _next_chunk(after=last):
        last = made[-1]
        yield len(made)


@transaction.atomic
def _next_chunk(*, after: int) -> list[int]:
    # Locked, so that words made here never overwrite those of a correction that came meanwhile.
    rows = Task.objects.select_for_update(of=("self",)).filter(pk__gt=after).order_by("pk")[:CHUNK]
    tasks = list(rows.select_related("duty"))
    named: dict[int, list[str]] = {}
    for task_id, name in TaskParty.objects.filter(task__in=tasks).values_list("task_id", "name"):
        named.setdefault(task_id, []).append(name)
    _write([indexed_duty(task, task.duty) if task.duty else _indexed(task, named.get(task.pk, ())) for task in tasks])
    return [task.pk for task in tasks]


def _indexed(task: Task, names: Iterable[str]) -> TaskWords:
    return TaskWords(task=task, body=words_of_task(words=task.words, names=names))


def _write(rows: list[TaskWords]) -> None:
    adding.add_or_replace(rows, by=("task",), columns=("body",))
