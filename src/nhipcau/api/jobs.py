"""Long work: how far it is, how it ended, what came of each file."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from nhipcau.api.paging import PageOf, Paging
from nhipcau.api.refusals import RefusalAnswer, answers, language_of, refusal_shape
from nhipcau.api.signing_in import actor_of
from nhipcau.foundation import jobs
from nhipcau.foundation.models import Job
from nhipcau.foundation.pages import Page
from nhipcau.ground.refusal import Refusal

router = Router()


class JobLine(Schema):
    """Một tệp của công việc: đã nhận vào những văn bản nào, hoặc vì sao bị từ chối."""

    file: str
    state: str = Field(description="taken (đã nhận), known (đã có trong sổ) hoặc refused (từ chối)")
    documents: list[int] = Field(description="số của các văn bản trong tệp")
    summary: str
    refusal: RefusalAnswer | None


class JobShape(Schema):
    id: int
    kind: str
    state: str = Field(description="waiting, running, done hoặc failed")
    done: int
    total: int
    note: str = Field(description="đang làm đến đâu")
    pages: int = Field(description="số trang ảnh đã đọc của tệp đang đọc; 0 khi không đọc ảnh")
    lines: list[JobLine]
    created: datetime
    started: datetime | None
    ended: datetime | None


@router.get("", response=answers(PageOf[JobShape]), operation_id="listJobs", summary="Các công việc, mới nhất trước")
def list_jobs(request: HttpRequest, paging: Query[Paging]) -> Page[JobShape]:
    found = jobs.jobs_for(actor_of(request), page=paging.page, size=paging.size)
    return found.of(lambda job: job_shape(job, language=language_of(request)))


@router.get("/{job_id}", response=answers(JobShape), operation_id="getJob", summary="Một công việc")
def get_job(request: HttpRequest, job_id: int) -> JobShape:
    return job_shape(jobs.job_for(actor_of(request), job_id), language=language_of(request))


def job_shape(job: Job, *, language: str) -> JobShape:
    lines = job.outcome.get("lines", [])
    return JobShape(
        id=job.pk,
        kind=job.kind,
        state=job.state,
        done=job.done,
        total=job.total,
        note=job.note,
        pages=job.outcome.get("pages", 0),
        lines=[_line(line, language=language) for line in lines],
        created=job.created,
        started=job.started,
        ended=job.ended,
    )


def _line(line: dict[str, object], *, language: str) -> JobLine:
    facts, documents = line.get("facts"), line.get("documents")
    refusal = None
    if "code" in line:
        known = {str(name): str(value) for name, value in facts.items()} if isinstance(facts, dict) else {}
        refusal = refusal_shape(Refusal(str(line["code"]), **known), language=language)
    return JobLine(
        file=str(line.get("file", "")),
        state="refused" if refusal else str(line.get("state", "")),
        documents=documents if isinstance(documents, list) else [],
        summary=str(line.get("summary", "")),
        refusal=refusal,
    )
