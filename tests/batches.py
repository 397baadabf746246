"""Many files taken in at once, in the process of the test instead of the queue's."""

from __future__ import annotations

from collections.abc import Iterable

from nhipcau.flows.staged import chunks_of, take_in_staged
from nhipcau.foundation import jobs
from nhipcau.foundation.models import Job
from nhipcau.ground.actor import Actor


def take_in_many_here(*, actor: Actor, files: Iterable[tuple[str, bytes]]) -> Job:
    """Chunk after chunk, as a worker would."""
    together = list(files)
    job = jobs.start_job(kind="intake", actor=actor, total=len(together))
    for chunk in chunks_of(jobs.stage(job.pk, together)):
        take_in_staged(actor=actor, job_id=job.pk, names=chunk)
    job.refresh_from_db()
    return job
