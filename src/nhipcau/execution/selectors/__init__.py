"""What there is of tasks, as the viewer may see it: the board, its groups and counts, one task."""

from nhipcau.execution.selectors.board import (
    NOW,
    SOON_DAYS,
    THEN,
    TaskCounts,
    TaskFilters,
    board_for,
    kinds_so_far_for,
    task_counts_for,
    task_counts_so_far_for,
    tasks_of_document_for,
)
from nhipcau.execution.selectors.conclusions import tasks_of_conclusions_for
from nhipcau.execution.selectors.groups import (
    AgencyGroup,
    AgencyLead,
    DateGroup,
    board_by_agency_for,
    board_by_date_for,
    leads_of_pressing_for,
)
from nhipcau.execution.selectors.rows import PartyLine, TaskRow
from nhipcau.execution.selectors.sheet import TaskSheet, task_for

__all__ = [
    "NOW",
    "SOON_DAYS",
    "THEN",
    "AgencyGroup",
    "AgencyLead",
    "DateGroup",
    "PartyLine",
    "TaskCounts",
    "TaskFilters",
    "TaskRow",
    "TaskSheet",
    "board_by_agency_for",
    "board_by_date_for",
    "board_for",
    "kinds_so_far_for",
    "leads_of_pressing_for",
    "task_counts_for",
    "task_counts_so_far_for",
    "task_for",
    "tasks_of_conclusions_for",
    "tasks_of_document_for",
]
