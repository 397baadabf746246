"""Files come in: a few are read at once, many become a job."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest
from ninja import Field, File, Router, Schema, Status, UploadedFile

from nhipcau.api.jobs import JobShape, job_shape
from nhipcau.api.refusals import NOES, RefusalAnswer, language_of, refusal_shape
from nhipcau.api.signing_in import actor_of
from nhipcau.documents.access import require_may_take_in
from nhipcau.flows.containers import few_members, take_in_member
from nhipcau.flows.many import take_in_many
from nhipcau.ground.actor import Actor
from nhipcau.ground.refusal import Refusal
from nhipcau.reading.containers.member import Member
from nhipcau.reading.extract.limits import Limits

router = Router()

# What can be read while a program waits for the answer.
MOST_AT_ONCE = 5
MOST_BYTES_AT_ONCE = 2_000_000


class TakenShape(Schema):
    """Một văn bản trong tệp."""

    id: int
    state: str = Field(description="registered (vào sổ), filled (văn bản được dẫn nay có bản gốc) hoặc known (đã có)")
    label: str
    title: str
    source_kind: str
    duties: int = Field(description="số việc văn bản giao")
    doubtful: int = Field(description="số chỗ đọc chưa chắc")


class FileAnswer(Schema):
    """Điều xảy ra với một tệp."""

    file: str
    state: str = Field(description="taken (đã nhận), known (đã có trong sổ) hoặc refused (từ chối, không giữ lại gì)")
    sha256: str = Field(description="trống nếu tệp bị từ chối")
    documents: list[TakenShape]
    warnings: int = Field(description="số điều bất thường khi đọc")
    refusal: RefusalAnswer | None


class IntakeAnswer(Schema):
    files: list[FileAnswer]


@router.post(
    "",
    response={200: IntakeAnswer, 202: JobShape, NOES: RefusalAnswer},
    operation_id="takeIn",
    summary="Nạp một hay nhiều tệp",
    description=(
        f"Đến {MOST_AT_ONCE} tệp, {MOST_BYTES_AT_ONCE // 1_000_000} MB thì đọc ngay và trả lời từng tệp; nhiều hơn thì "
        f"thành một công việc (202), nhiều nhất {settings.DATA_UPLOAD_MAX_NUMBER_FILES} tệp một lần. Chỉ gửi một tệp "
        "mà tệp bị từ chối thì cả lệnh bị từ chối với mã của tệp đó. Tệp nén và thư (ZIP, EML) được mở ra: mỗi tệp "
        "bên trong là một dòng, tên như a.zip/b.pdf."
    ),
)
def take_files_in(request: HttpRequest, files: File[list[UploadedFile]]) -> Status[IntakeAnswer | JobShape]:
    actor, language = actor_of(request), language_of(request)
    require_may_take_in(actor)
    few = _few(files)
    if few is None:
        job = take_in_many(actor=actor, files=_contents(files))
        return Status(202, job_shape(job, language=language))
    if len(few) == 1:
        return Status(200, IntakeAnswer(files=[_taken(actor, few[0])]))
    return Status(200, IntakeAnswer(files=[_tried(actor, member, language=language) for member in few]))


def _few(files: list[UploadedFile]) -> tuple[Member, ...] | None:
    if len(files) > MOST_AT_ONCE or sum(file.size or 0 for file in files) > MOST_BYTES_AT_ONCE:
        return None
    return few_members(_contents(files), most=MOST_AT_ONCE, most_bytes=MOST_BYTES_AT_ONCE)


def _contents(files: list[UploadedFile]) -> Iterator[tuple[str, bytes]]:
    """One byte above the limit is enough for the reading to refuse the file; the rest need not be in memory."""
    for file in files:
        file.seek(0)
        yield file.name or "?", file.read(Limits().size + 1)


def _tried(actor: Actor, member: Member, *, language: str) -> FileAnswer:
    try:
        return _taken(actor, member)
    except Refusal as refusal:
        told = refusal_shape(refusal, language=language)
        return FileAnswer(file=member.name, state="refused", sha256="", documents=[], warnings=0, refusal=told)


def _taken(actor: Actor, member: Member) -> FileAnswer:
    outcome = take_in_member(actor=actor, member=member)
    return FileAnswer(
        file=member.name,
        state=outcome.state,
        sha256=outcome.sha256,
        documents=[TakenShape.from_orm(document) for document in outcome.documents],
        warnings=outcome.warnings,
        refusal=None,
    )
