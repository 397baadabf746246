"""What a task is found by follows the task, in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.documents.models import Duty
from nhipcau.execution.models import Task, TaskWords
from nhipcau.execution.wording import words_of_task


def index_task(task: Task, *, names: Iterable[str]) -> None:
    _write([_indexed(task, names)])


def index_duties(pairs: Iterable[tuple[Task, Duty]]) -> None:
    """Tasks of duties, in one statement."""
    _write([indexed_duty(task, duty) for task, duty in pairs])


def indexed_duty(task: Task, duty: Duty) -> TaskWords:
    """Not kept yet."""
    return _indexed(task, (*duty.lead, *duty.coordinators, *duty.requested))


def _indexed(task: Task, names: Iterable[str]) -> TaskWords:
    return TaskWords(task=task, body=words_of_task(words=task.words, names=names))


def _write(rows: list[TaskWords]) -> None:
    TaskWords.objects.bulk_create(rows, update_conflicts=True, unique_fields=["task"], update_fields=["body"])
