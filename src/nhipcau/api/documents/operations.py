"""The register and one document of it."""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Query, Router

from nhipcau.api.documents.reading import ReadingShape, reading_body
from nhipcau.api.documents.shapes import (
    ChainShape,
    CopyShape,
    DocumentLine,
    DocumentQuery,
    DocumentShape,
    EntryShape,
    ReviewShape,
    TextShape,
    ValueGroupShape,
    document_shape,
)
from nhipcau.api.paging import PageOf
from nhipcau.api.refusals import NOES, RefusalAnswer, answers
from nhipcau.api.signing_in import actor_of
from nhipcau.api.tasks.shapes import TaskLine
from nhipcau.documents.selectors import (
    Chain,
    DocumentRow,
    chain_for,
    document_for,
    documents_for,
    duplicates_of,
    history_for,
    original_for,
    reading_for,
    seen_document,
    values_for_review,
)
from nhipcau.execution.selectors import TaskRow, tasks_of_document_for
from nhipcau.foundation.pages import Page

router = Router()

BYTES = {
    "responses": {
        200: {
            "description": "Tệp như đã nhận, từng byte",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@router.get("", response=answers(PageOf[DocumentLine]), operation_id="listDocuments", summary="Sổ văn bản")
def list_documents(request: HttpRequest, asked: Query[DocumentQuery]) -> Page[DocumentRow]:
    return documents_for(actor_of(request), filters=asked.filters(), sort=asked.sort, page=asked.page, size=asked.size)


@router.get("/{document_id}", response=answers(DocumentShape), operation_id="getDocument", summary="Một văn bản")
def get_document(request: HttpRequest, document_id: int) -> DocumentShape:
    return document_shape(document_for(actor_of(request), document_id))


@router.get(
    "/{document_id}/text", response=answers(TextShape), operation_id="getDocumentText", summary="Văn bản đọc của tệp"
)
def get_text(request: HttpRequest, document_id: int) -> TextShape:
    sheet = document_for(actor_of(request), document_id)
    return TextShape(text=sheet.text, start=sheet.start, end=sheet.end)


@router.get(
    "/{document_id}/reading",
    response=answers(ReadingShape),
    operation_id="getReading",
    summary="Những gì đọc được, theo hợp đồng đọc",
)
def get_reading(request: HttpRequest, document_id: int) -> HttpResponse:
    """As it is kept: what a schema would drop or fill in, the contract does not say."""
    return JsonResponse(reading_body(reading_for(actor_of(request), document_id)))


@router.get(
    "/{document_id}/values",
    response=answers(ReviewShape),
    operation_id="listValues",
    summary="Các giá trị để xem và xác nhận",
)
def list_values(request: HttpRequest, document_id: int) -> ReviewShape:
    sheet = values_for_review(actor_of(request), document_id)
    return ReviewShape(
        document_id=document_id,
        version=sheet.document.version,
        may_review=sheet.document.may_review,
        undecided=sheet.undecided,
        doubtful=sheet.doubtful,
        last_batch=sheet.last_batch,
        groups=[ValueGroupShape.from_orm(group) for group in sheet.groups],
    )


@router.get("/{document_id}/chain", response=answers(ChainShape), operation_id="getChain", summary="Chuỗi văn bản")
def get_chain(request: HttpRequest, document_id: int, on: dt.date | None = None) -> Chain:
    """`on`: hiệu lực tính tại ngày nào; trống là hôm nay."""
    return chain_for(actor_of(request), document_id, on=on)


@router.get(
    "/{document_id}/history",
    response=answers(list[EntryShape]),
    operation_id="getDocumentHistory",
    summary="Những gì đã làm với văn bản, cũ trước",
)
def get_history(request: HttpRequest, document_id: int) -> list[object]:
    return list(history_for(actor_of(request), document_id))


@router.get(
    "/{document_id}/copies",
    response=answers(list[CopyShape]),
    operation_id="listCopies",
    summary="Các tệp khác chứa cùng văn bản",
)
def list_copies(request: HttpRequest, document_id: int) -> list[object]:
    return list(duplicates_of(actor_of(request), document_id))


@router.get(
    "/{document_id}/tasks",
    response=answers(list[TaskLine]),
    operation_id="listDocumentTasks",
    summary="Các việc văn bản giao, theo thứ tự trong văn bản",
    exclude_unset=True,
    by_alias=True,
)
def list_tasks_of(request: HttpRequest, document_id: int) -> list[TaskRow]:
    viewer = actor_of(request)
    seen_document(viewer, document_id)
    return list(tasks_of_document_for(viewer, document_id))


@router.get(
    "/{document_id}/original",
    response={NOES: RefusalAnswer},
    operation_id="getOriginal",
    summary="Tệp như đã nhận",
    openapi_extra=BYTES,
)
def get_original(request: HttpRequest, document_id: int) -> HttpResponse:
    """Always to be saved, never opened in a browser: it may be hostile."""
    file = original_for(actor_of(request), document_id)
    response = HttpResponse(file.content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.filename.rpartition('/')[2])}"
    response.headers["Content-Security-Policy"] = "sandbox"
    response.headers["ETag"] = f'"{file.sha256}"'
    return response
