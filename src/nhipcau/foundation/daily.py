"""Work of every day: each run asks the queue for the next morning's, and never for a second one."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from nhipcau.foundation import clock

MORNING = time(0, 10)


def ask_for_next(work: Task[[], None], *, after: datetime | None) -> bool:
    """Puts the work into the queue, for at once or for `after`; not where it is waiting there already.

    Two workers that ask at one moment may both be answered; the next run of either finds the other's and asks no more.
    """
    waiting = DBTaskResult.objects.filter(task_path=work.module_path, status=TaskResultStatus.READY)
    if waiting.exists():
        return False
    (work.using(run_after=after) if after else work).enqueue()
    return True


def next_morning() -> datetime:
    """Shortly after the next midnight of the installation."""
    tomorrow = clock.today() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, MORNING))
