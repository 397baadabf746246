"""Who stands in the tasks of a document, for those that decide about its names. No rows, only ids of agencies."""

from __future__ import annotations

from nhipcau.execution.models import TaskParty
from nhipcau.ground.actor import Actor


def leads_naming(viewer: Actor, document_id: int) -> dict[str, frozenset[int]]:
    """Folded name → the agencies that lead the tasks in which the name stands. One query."""
    del viewer  # Whoever may see the document, which the caller has asked, may know who leads in it.
    leads: dict[int, set[int]] = {}
    names: dict[int, set[str]] = {}
    # Who was named for an open set leads by that, and does not name others for it.
    written = TaskParty.objects.filter(task__document_id=document_id, group__isnull=True)
    for task_id, part, agency_id, key in written.values_list("task_id", "part", "agency_id", "key"):
        names.setdefault(task_id, set()).add(key)
        if part == TaskParty.Part.LEAD and agency_id is not None:
            leads.setdefault(task_id, set()).add(agency_id)
    found: dict[str, set[int]] = {}
    for task_id, keys in names.items():
        for key in keys:
            found.setdefault(key, set()).update(leads.get(task_id, ()))
    return {key: frozenset(agencies) for key, agencies in found.items()}


def agencies_in_tasks(viewer: Actor, document_id: int) -> frozenset[int]:
    """Agencies that some task of the document names itself."""
    del viewer  # Asked by an act on the document, whose right the act has checked.
    rows = TaskParty.objects.filter(task__document_id=document_id, agency__isnull=False)
    return frozenset(rows.values_list("agency_id", flat=True))
