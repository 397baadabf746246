"""By when papers ask to be told: to see where two plans of one agency ask for different days."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.execution import access
from nhipcau.execution.models import Task
from nhipcau.execution.selectors.board import OFF_THE_BOARD
from nhipcau.ground.actor import Actor


def reporting_days_for(viewer: Actor, document_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Document → the words of its days for reports, each once. One query."""
    tasks = Task.objects.filter(
        access.visible_to(viewer), document_id__in=list(document_ids), nature="report", due__isnull=False
    ).exclude(state__in=OFF_THE_BOARD)
    found: dict[int, dict[str, None]] = {}
    for document_id, due in tasks.order_by("document_id", "id").values_list("document_id", "due"):
        if due and due.get("text"):
            found.setdefault(document_id, {})[" ".join(str(due["text"]).split())] = None
    return {document_id: tuple(words) for document_id, words in found.items()}
