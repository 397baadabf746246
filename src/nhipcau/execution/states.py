"""The states of a task and which may follow which. The database constraint is made from the same enum."""

from __future__ import annotations

from enum import StrEnum


class TaskState(StrEnum):
    PROPOSED = "proposed"  # read, not confirmed: shown hollow
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    REJECTED = "rejected"  # a person said it is no duty
    SUPERSEDED = "superseded"  # reported by the press, and now the text itself says what is to be done


NEXT: dict[TaskState, frozenset[TaskState]] = {
    TaskState.PROPOSED: frozenset({TaskState.ASSIGNED, TaskState.REJECTED, TaskState.SUPERSEDED}),
    # Taking back a confirmation makes a task hollow again, as long as nobody has begun it.
    TaskState.ASSIGNED: frozenset({TaskState.IN_PROGRESS, TaskState.DONE, TaskState.PROPOSED}),
    TaskState.IN_PROGRESS: frozenset({TaskState.DONE, TaskState.ASSIGNED}),
    # A task of every year is owed again when its next round begins.
    TaskState.DONE: frozenset({TaskState.IN_PROGRESS, TaskState.ASSIGNED}),
    TaskState.REJECTED: frozenset({TaskState.PROPOSED}),
    TaskState.SUPERSEDED: frozenset({TaskState.PROPOSED, TaskState.REJECTED}),
}
