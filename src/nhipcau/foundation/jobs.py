"""Long work as people see it: how far it is and how it ended; and the room where files wait for it.

A job's row is written between the transactions of the work, each time on its own, so that progress shows at once and a
failed chunk does not take it back. Call these outside `transaction.atomic`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from nhipcau.foundation import clock
from nhipcau.foundation.models import Job
from nhipcau.foundation.pages import Page, page_of
from nhipcau.ground.actor import Actor
from nhipcau.ground.plain import Json
from nhipcau.ground.refusal import Refusal

CHUNK = 20


def start_job(*, kind: str, actor: Actor, total: int) -> Job:
    return Job.objects.create(kind=kind, account_id=actor.account_id, agency_id=actor.agency_id, total=total)


def begin(job_id: int) -> None:
    """The first chunk is being worked on; later chunks change nothing."""
    Job.objects.filter(pk=job_id, state=Job.State.WAITING).update(state=Job.State.RUNNING, started=clock.now())


def advance(job_id: int, *, done: int, note: str = "", outcome: Json = None) -> None:
    """`done` more pieces are finished; `outcome` is one more line of the result, shown as it comes."""
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=job_id)
        job.done = min(job.total, job.done + done)
        job.note = note[:300]
        if outcome is not None:
            kept = {name: value for name, value in job.outcome.items() if name != "pages"}
            job.outcome = {**kept, "lines": [*job.outcome.get("lines", []), outcome]}
        job.save(update_fields=["done", "note", "outcome"])


def tell_pages(job_id: int, pages: int) -> None:
    """How many pages of the file at hand were read from pictures so far: a long scan takes minutes."""
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=job_id)
        job.outcome = {**job.outcome, "pages": pages}
        job.save(update_fields=["outcome"])


def step(job_id: int) -> None:
    """One more piece is finished, and its lines are told already."""
    Job.objects.filter(pk=job_id, done__lt=F("total")).update(done=F("done") + 1)


def finish(job_id: int) -> None:
    """Ends the job if nothing is left to do; the last of several chunks does."""
    Job.objects.filter(pk=job_id, done__gte=F("total"), ended__isnull=True).update(
        state=Job.State.DONE, ended=clock.now()
    )


def fail(job_id: int, *, note: str) -> None:
    Job.objects.filter(pk=job_id, ended__isnull=True).update(state=Job.State.FAILED, note=note[:300], ended=clock.now())


def jobs_for(viewer: Actor, *, page: int = 1, size: int = 50) -> Page[Job]:
    """The latest first: those of the viewer and of its agency, to the national monitor all. Two queries."""
    return page_of(Job.objects.filter(_visible_to(viewer)).order_by("-id"), number=page, size=size)


def job_for(viewer: Actor, job_id: int) -> Job:
    """Seen by whoever started it and by its agency's other accounts."""
    job = Job.objects.filter(_visible_to(viewer), pk=job_id).first()
    if job is None:
        raise Refusal("job.not_found")
    return job


def stage(job_id: int, files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Lays files where the worker finds them, for as long as the job lasts; gives their names there."""
    room = _room(job_id)
    room.mkdir(parents=True, exist_ok=True, mode=0o700)
    names = []
    for number, (filename, content) in enumerate(files):
        # The name people gave is never used as a path; it lies beside.
        name = f"{number:06d}"
        (room / name).write_bytes(content)
        (room / f"{name}.name").write_text(filename, encoding="utf-8")
        names.append(name)
    return names


def staged(job_id: int, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Each file once: it is gone from the room before the next is given out, also if the work on it fails."""
    room = _room(job_id)
    for name in names:
        path, title = room / name, room / f"{name}.name"
        if not path.exists():
            continue
        try:
            filename, content = title.read_text(encoding="utf-8"), path.read_bytes()
        finally:
            path.unlink(missing_ok=True)
            title.unlink(missing_ok=True)
        yield filename, content


def clear(job_id: int) -> None:
    shutil.rmtree(_room(job_id), ignore_errors=True)


def end_interrupted() -> None:
    """Before the first worker of an installation starts: what was being done when the machine stopped has failed.

    No file of it lies about, also none that was still arriving; what only waited in the queue goes on.
    """
    cut = DBTaskResult.objects.running()
    for job_id in {int(result.args_kwargs["args"][0]) for result in cut}:
        job = Job.objects.filter(pk=job_id).first()
        fail(job_id, note=job.note if job else "")
        clear(job_id)
    cut.update(status=TaskResultStatus.FAILED, finished_at=clock.now())
    for room in (Path(settings.DATA_DIR) / "waiting").glob("*"):
        if not Job.objects.filter(pk=int(room.name), ended__isnull=True).exists():
            shutil.rmtree(room, ignore_errors=True)
    for arriving in Path(settings.FILE_UPLOAD_TEMP_DIR).glob("*"):
        arriving.unlink(missing_ok=True)


def _room(job_id: int) -> Path:
    return Path(settings.DATA_DIR) / "waiting" / str(job_id)


def _visible_to(viewer: Actor) -> Q:
    if viewer.sees_everything:
        return Q()
    own = Q(account_id=viewer.account_id) if viewer.account_id is not None else Q(pk__in=())
    return own | Q(agency_id=viewer.agency_id) if viewer.agency_id is not None else own
