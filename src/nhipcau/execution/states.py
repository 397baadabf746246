"""The states of a task and which may follow which. The database constraint is made from the same enum."""

from __future__ import annotations

from enum import StrEnum


class TaskState(StrEnum):
    PROPOSED = "proposed"  # read, not confirmed: shown hollow
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    REJECTED = "rejected"  # a person said it is no duty
    # Another paper says now what is to be done: the text the press reported on, or the plan that took this one's place.
    SUPERSEDED = "superseded"
    SUSPENDED = "suspended"  # tạm dừng: its paper was recalled or replaced


NEXT: dict[TaskState, frozenset[TaskState]] = {
    TaskState.PROPOSED: frozenset({TaskState.ASSIGNED, TaskState.REJECTED, TaskState.SUPERSEDED, TaskState.SUSPENDED}),
    # Taking back a confirmation makes a task hollow again, as long as nobody has begun it.
    TaskState.ASSIGNED: frozenset(
        {TaskState.IN_PROGRESS, TaskState.DONE, TaskState.PROPOSED, TaskState.SUPERSEDED, TaskState.SUSPENDED}
    ),
    TaskState.IN_PROGRESS: frozenset({TaskState.DONE, TaskState.ASSIGNED, TaskState.SUPERSEDED, TaskState.SUSPENDED}),
    # A task of every year is owed again when its next round begins.
    TaskState.DONE: frozenset({TaskState.IN_PROGRESS, TaskState.ASSIGNED}),
    TaskState.REJECTED: frozenset({TaskState.PROPOSED}),
    # The way back leads to where it was when its paper stopped standing.
    TaskState.SUPERSEDED: frozenset(
        {TaskState.PROPOSED, TaskState.REJECTED, TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.SUSPENDED}
    ),
    TaskState.SUSPENDED: frozenset(
        {TaskState.PROPOSED, TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.SUPERSEDED}
    ),
}
