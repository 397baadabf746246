"""Finding documents by their words, and the searches that are kept."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from nhipcau.api.documents.shapes import DocumentLine
from nhipcau.api.refusals import answers
from nhipcau.api.signing_in import actor_of
from nhipcau.documents.selectors import DocumentFilters
from nhipcau.documents.selectors.finding import SIZE, document_numbered_for, find_documents_for
from nhipcau.documents.selectors.keeping import KeptRow, kept_search_for, kept_searches_for
from nhipcau.documents.services.keeping import bring_search_back, change_search, keep_search, remove_search
from nhipcau.foundation.pages import COUNTED, LARGEST

router = Router()
kept = Router()


class SearchQuery(Schema):
    """Chữ và các điều kiện; để trống là không lọc."""

    q: str = Field(
        "", max_length=200, description="số ký hiệu, chữ bất kỳ, “cụm trong ngoặc kép”; có dấu hay không dấu"
    )
    typing: bool = Field(default=False, description="chữ cuối có thể chưa gõ xong")
    state: Literal["held", "placeholder", ""] = ""
    type: str = Field("", max_length=12, description="KH, CT, CV, QĐ, …")
    review: Literal["unreviewed", "confirmed", ""] = ""
    source_kind: Literal["official", "portal", "press", ""] = ""
    locality: str = Field("", max_length=100, description="tỉnh, thành phố")
    issuer: int | None = Field(None, description="số của cơ quan ban hành")
    named: int | None = Field(None, description="số của cơ quan ban hành hoặc được nêu tên trong việc")
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    doubtful: bool = False
    own: bool = Field(default=False, description="chỉ văn bản cơ quan mình giữ")
    page: int = Field(1, ge=1, le=1_000_000)
    size: int = Field(SIZE, ge=1, le=LARGEST)

    def filters(self) -> DocumentFilters:
        return DocumentFilters(
            state=self.state,
            type=self.type,
            review=self.review,
            source_kind=self.source_kind,
            locality=self.locality,
            issuer_id=self.issuer,
            named=(self.named,) if self.named is not None else None,
            date_from=self.date_from,
            date_to=self.date_to,
            doubtful=self.doubtful,
            own=self.own,
        )


class PieceShape(Schema):
    words: str
    marked: bool = Field(description="chữ được tìm")
    meant: str = Field(description="chỗ hỏng chữ có thể là chữ này, nếu nhờ vậy mà tìm thấy")


class HitShape(Schema):
    document: DocumentLine
    extract: list[PieceShape] = Field(description="nguyên văn, không sửa")


class FoundShape(Schema):
    rows: list[HitShape]
    total: int = Field(description="đúng đến 1.000; hơn nữa thì là 1.000 và `more` là true")
    more: bool
    number: int
    size: int
    next: int | None
    ranked: bool = Field(description="khớp nhất trước; nếu không thì mới vào sổ trước")
    numbered: int | None = Field(description="văn bản duy nhất mang số ký hiệu vừa gõ")


class KeptShape(Schema):
    id: int
    name: str
    address: str = Field(description="các điều kiện như trong địa chỉ của trang tìm")
    own: bool
    shared: bool
    on_home: bool
    by: str


class KeptWish(Schema):
    name: str = Field(min_length=1, max_length=80)
    address: str = Field(min_length=1, max_length=1000)
    shared: bool = False


class KeptChange(Schema):
    name: str = Field(min_length=1, max_length=80)
    shared: bool
    on_home: bool


@router.get("", response=answers(FoundShape), operation_id="searchDocuments", summary="Tìm văn bản theo chữ")
def search(request: HttpRequest, asked: Query[SearchQuery]) -> FoundShape:
    viewer = actor_of(request)
    found = find_documents_for(
        viewer, words=asked.q, filters=asked.filters(), typing=asked.typing, page=asked.page, size=asked.size
    )
    return FoundShape(
        rows=[
            HitShape(
                document=DocumentLine.from_orm(hit.row), extract=[PieceShape.from_orm(piece) for piece in hit.extract]
            )
            for hit in found.page.rows
        ],
        total=min(found.page.total, COUNTED),
        more=not found.counted,
        number=found.page.number,
        size=found.page.size,
        next=found.page.next,
        ranked=found.ranked,
        numbered=document_numbered_for(viewer, asked.q),
    )


@kept.get(
    "", response=answers(list[KeptShape]), operation_id="listKeptSearches", summary="Bộ lọc đã lưu và được chia sẻ"
)
def list_kept(request: HttpRequest) -> list[KeptRow]:
    return list(kept_searches_for(actor_of(request)))


@kept.post("", response=answers(KeptShape), operation_id="keepSearch", summary="Lưu một bộ lọc")
def keep(request: HttpRequest, given: KeptWish) -> KeptRow:
    actor = actor_of(request)
    made = keep_search(actor=actor, name=given.name, address=given.address, shared=given.shared)
    return kept_search_for(actor, made.pk)


@kept.post(
    "/{search_id}",
    response=answers(KeptShape),
    operation_id="changeKeptSearch",
    summary="Đổi tên, chia sẻ, đưa ra trang đầu",
)
def change(request: HttpRequest, search_id: int, given: KeptChange) -> KeptRow:
    actor = actor_of(request)
    change_search(actor=actor, search_id=search_id, name=given.name, shared=given.shared, on_home=given.on_home)
    return kept_search_for(actor, search_id)


@kept.post("/{search_id}/remove", response=answers(KeptShape), operation_id="removeKeptSearch", summary="Bỏ một bộ lọc")
def remove(request: HttpRequest, search_id: int) -> KeptRow:
    actor = actor_of(request)
    remove_search(actor=actor, search_id=search_id)
    return kept_search_for(actor, search_id)


@kept.post(
    "/{search_id}/bring-back",
    response=answers(KeptShape),
    operation_id="bringKeptSearchBack",
    summary="Lấy lại bộ lọc đã bỏ",
)
def bring_back(request: HttpRequest, search_id: int) -> KeptRow:
    actor = actor_of(request)
    bring_search_back(actor=actor, search_id=search_id)
    return kept_search_for(actor, search_id)
