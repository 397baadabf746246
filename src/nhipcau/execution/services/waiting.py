"""How many tasks wait for each question of succession, kept beside them: the list of a country does not count them.

Whatever moves a task to another state, or changes what a part of it waits for, has the questions concerned counted
anew in its own transaction; `recount_all` does it for every question, daily.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from django.db.models import QuerySet

from nhipcau.execution.models import TaskParty, WaitingQuestion
from nhipcau.execution.questions import Asked, Group, grouped, waiting_parts

# SQLite takes so many values in one statement.
AT_ONCE = 900


def recount_all() -> None:
    """Reads every part that waits."""
    _write(WaitingQuestion.objects.all(), waiting_parts())


def recount_of(task_ids: Iterable[int]) -> None:
    """After these tasks were moved to another state. One query where none of their parts waits."""
    ids = list(task_ids)
    agencies: set[int] = set()
    for start in range(0, len(ids), AT_ONCE):
        agencies |= _asked_of(TaskParty.objects.filter(task_id__in=ids[start : start + AT_ONCE]))
    recount(agencies)


@contextmanager
def recounted(parts: QuerySet[TaskParty]) -> Iterator[None]:
    """Around whatever changes or removes these parts: what they waited for before, and what they wait for after."""
    before = _asked_of(parts)
    yield
    recount(before | _asked_of(parts))


def recount(agency_ids: Collection[int]) -> None:
    """Every question about these agencies."""
    if agency_ids:
        ids = list(agency_ids)
        _write(WaitingQuestion.objects.filter(agency__in=ids), waiting_parts().filter(waiting_at__in=ids))


def _asked_of(parts: QuerySet[TaskParty]) -> set[int]:
    found = parts.filter(waiting_at__isnull=False).order_by().values_list("waiting_at_id", flat=True).distinct()
    return set(found)


def _write(kept: QuerySet[WaitingQuestion], waiting: QuerySet[TaskParty]) -> None:
    """Locked before it is counted: whoever counts at the same time waits, and then counts our tasks too."""
    known, found = _locked(kept), _counted(waiting)
    new = [_row(group) for asked, group in found.items() if asked not in known]
    if new:
        # Somebody else may be asking the same for the first time: one of us waits here for the other.
        WaitingQuestion.objects.bulk_create(new, ignore_conflicts=True)
        known, found = _locked(kept), _counted(waiting)
    gone = [row.pk for asked, row in known.items() if asked not in found]
    if gone:
        WaitingQuestion.objects.filter(pk__in=gone).delete()
    changed = []
    for asked, group in found.items():
        row = known[asked]
        says = (group.tasks, group.open_tasks, group.first, group.answering)
        if (row.tasks, row.open_tasks, row.first_id, row.answering_id) != says:
            row.tasks, row.open_tasks, row.first_id, row.answering_id = says
            changed.append(row)
    columns = ["tasks", "open_tasks", "first", "answering"]
    WaitingQuestion.objects.bulk_update(changed, columns, batch_size=AT_ONCE // 5)


def _locked(kept: QuerySet[WaitingQuestion]) -> dict[Asked, WaitingQuestion]:
    rows = kept.select_for_update().order_by("pk")
    return {Asked(row.agency_id, row.scope, row.effective): row for row in rows}


def _counted(waiting: QuerySet[TaskParty]) -> dict[Asked, Group]:
    return {group.asked: group for group in grouped(waiting)}


def _row(group: Group) -> WaitingQuestion:
    return WaitingQuestion(
        agency_id=group.agency_id,
        scope=group.scope,
        effective=group.effective,
        tasks=group.tasks,
        open_tasks=group.open_tasks,
        first_id=group.first,
        answering_id=group.answering,
    )
