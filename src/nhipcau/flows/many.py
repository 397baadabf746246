"""Many files at once: laid aside and cut into chunks, each one job of the queue."""

from __future__ import annotations

from collections.abc import Iterable

from django_tasks import task

from nhipcau.documents import access
from nhipcau.flows.staged import chunks_of, take_in_chunk
from nhipcau.foundation import jobs
from nhipcau.foundation.models import Job
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal

MOST_FILES = 1000


@task()
def intake_chunk(job_id: int, account_id: int, names: list[str], channel: str) -> None:
    """The queue's door to `flows.staged.take_in_chunk`, which could have been called directly."""
    take_in_chunk(job_id=job_id, account_id=account_id, names=names, channel=channel)


def take_in_many(*, actor: Actor, files: Iterable[tuple[str, bytes]]) -> Job:
    """Returns at once; the worker does the rest and the job's row shows how far it is.

    The rights are those the account has when a chunk is worked on.
    """
    access.require_may_take_in(actor)
    if actor.account_id is None:
        raise Refusal("document.take_in_not_allowed")
    job, names = _staged(actor, files)
    for chunk in chunks_of(names):
        intake_chunk.enqueue(job.pk, actor.account_id, chunk, actor.channel)
    return job


def _staged(actor: Actor, files: Iterable[tuple[str, bytes]]) -> tuple[Job, list[str]]:
    together = list(files)
    if not together:
        raise Refusal("intake.no_files")
    if len(together) > MOST_FILES:
        raise Refusal("intake.too_many_files", limit=MOST_FILES)
    job = jobs.start_job(kind="intake", actor=actor, total=len(together))
    return job, jobs.stage(job.pk, together)
