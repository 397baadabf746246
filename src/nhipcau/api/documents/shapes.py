"""What the API says of documents."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from nhipcau.api.paging import Paging
from nhipcau.documents.selectors import DocumentFilters, DocumentSheet

Sort = Literal["-date", "date", "-registered", "registered", "code", "-code", "-doubtful"]


class DocumentQuery(Paging):
    """Bộ lọc của sổ văn bản; để trống là không lọc."""

    q: str = Field("", max_length=200, description="chữ trong số ký hiệu, trích yếu, cơ quan; có dấu hay không dấu")
    state: Literal["held", "placeholder", ""] = Field(
        "held", description="held: có bản gốc; placeholder: mới được dẫn chiếu; trống: cả hai"
    )
    type: str = Field("", max_length=12, description="KH, CT, CV, QĐ, …")
    review: Literal["unreviewed", "confirmed", ""] = ""
    source_kind: Literal["official", "portal", "press", ""] = ""
    locality: str = Field("", max_length=100, description="tỉnh, thành phố")
    issuer: int | None = Field(None, description="số của cơ quan ban hành")
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    doubtful: bool = Field(default=False, description="chỉ những văn bản có chỗ đọc chưa chắc")
    sort: Sort = "-registered"

    def filters(self) -> DocumentFilters:
        return DocumentFilters(
            text=self.q,
            state=self.state,
            type=self.type,
            review=self.review,
            source_kind=self.source_kind,
            locality=self.locality,
            issuer_id=self.issuer,
            date_from=self.date_from,
            date_to=self.date_to,
            doubtful=self.doubtful,
        )


class DocumentLine(Schema):
    """Một dòng của sổ văn bản."""

    id: int
    state: str = Field(description="held (có bản gốc) hoặc placeholder (mới được dẫn chiếu, chưa có bản gốc)")
    review: str = Field(description="unreviewed hoặc confirmed")
    source_kind: str = Field(description="official, portal hoặc press")
    type: str = Field(description="viết tắt loại văn bản: KH, CT, CV, …")
    code: str = Field(description="số và ký hiệu như in")
    date: dt.date | None
    issuer: str
    issuer_id: int | None
    title: str = Field(description="trích yếu")
    locality: str
    urgency: str
    undecided: int = Field(description="số giá trị đọc được mà chưa ai xem")
    doubtful: int = Field(description="trong đó số giá trị đọc chưa chắc")
    duties: int = Field(description="số việc văn bản giao")
    cited_by: int = Field(description="số lần được văn bản khác dẫn chiếu")
    registered: dt.datetime


class HolderShape(Schema):
    agency_id: int
    label: str
    how: str = Field(description="registered, booked hoặc sent")
    at: dt.datetime


class SiblingShape(Schema):
    id: int
    label: str


class WarningShape(Schema):
    code: str
    message: str


class RepairShape(Schema):
    """Một chỗ có thể hỏng chữ: text[start:end] là chữ đang có; `proposed` chỉ là gợi ý, không bao giờ tự sửa."""

    start: int
    end: int
    quote: str
    proposed: str
    reason: str
    message: str
    confidence: float


class FaintWordShape(Schema):
    """Một chữ mờ: text[start:end] đọc từ ảnh và có thể sai."""

    start: int
    end: int
    confidence: float = Field(description="máy chắc bao nhiêu, từ 0 đến 1")


class DocumentShape(DocumentLine):
    """Một văn bản. `start` và `end` là chỗ của nó trong văn bản đọc của tệp."""

    number: str
    symbol: str
    place: str
    start: int
    end: int
    version: int = Field(description="gửi lại khi xác nhận hay sửa")
    filename: str
    media_type: str
    sha256: str
    received: dt.datetime | None
    holders: list[HolderShape]
    siblings: list[SiblingShape] = Field(description="văn bản khác trong cùng tệp")
    warnings: list[WarningShape]
    repairs: list[RepairShape]
    faint: list[FaintWordShape] = Field(description="chữ mờ của văn bản này, theo thứ tự trong văn bản")
    may_review: bool


def document_shape(sheet: DocumentSheet) -> DocumentShape:
    return DocumentShape(
        **asdict(sheet.row),
        number=sheet.number,
        symbol=sheet.symbol,
        place=sheet.place,
        start=sheet.start,
        end=sheet.end,
        version=sheet.version,
        filename=sheet.filename,
        media_type=sheet.media_type,
        sha256=sheet.sha256,
        received=sheet.received,
        holders=[HolderShape.from_orm(holder) for holder in sheet.holders],
        siblings=[SiblingShape(id=id_, label=label) for id_, label in sheet.siblings],
        warnings=[WarningShape(code=code, message=message) for code, message in sheet.warnings],
        repairs=[RepairShape.from_orm(repair) for repair in sheet.repairs],
        faint=[FaintWordShape.from_orm(word) for word in sheet.faint],
        may_review=sheet.may_review,
    )


class TextShape(Schema):
    """Văn bản đọc của cả tệp; chữ của văn bản này là text[start:end], đếm theo điểm mã Unicode."""

    text: str
    start: int
    end: int


class ChainNodeShape(Schema):
    id: int
    level: int = Field(description="0 là văn bản đang hỏi, số dương là cấp trên, số âm là cấp dưới")
    state: str = Field(description="held, placeholder, hoặc closed (của cơ quan khác, không được xem)")
    source_kind: str
    type: str
    code: str
    date: dt.date | None
    issuer: str
    title: str
    note: str = Field(description="vì sao các cách viết trong văn bản được coi là một")
    validity: str = Field(description="hiệu lực tại ngày đã hỏi: in_force, amended, replaced, followed, unknown, …")
    validity_since: dt.date | None = None


class ChainEdgeShape(Schema):
    lower: int
    upper: int
    relation: str
    note: str = Field(description="vì sao các cách viết được coi là một")


class ChainChangeShape(Schema):
    """Văn bản `by` thay thế, sửa đổi, bãi bỏ … văn bản `changed`."""

    by: int
    changed: int
    kind: str
    since: dt.date | None
    part: str
    read: bool = Field(description="máy đọc, chưa có người nói")


class ChainShape(Schema):
    """Chuỗi văn bản, từ cấp cao nhất xuống; `others` là văn bản được dẫn bên cạnh."""

    nodes: list[ChainNodeShape]
    edges: list[ChainEdgeShape]
    others: list[ChainNodeShape]
    changes: list[ChainChangeShape]
    changers: list[ChainNodeShape] = Field(description="văn bản làm thay đổi một văn bản của chuỗi")
    cut: bool = Field(description="còn văn bản xa hơn không kể ở đây")


class EntryShape(Schema):
    """Một lần tác động, theo nhật ký."""

    at: dt.datetime
    act: str
    who: str
    channel: str = Field(description="web, api, cli hoặc job")
    facts: dict[str, object]


class CopyShape(Schema):
    """Một tệp khác chứa cùng văn bản."""

    original_id: int
    filename: str
    sha256: str
    received: dt.datetime


class ReviewedShape(Schema):
    """Kết quả của một lần xác nhận hay sửa."""

    document_id: int
    version: int = Field(description="phiên bản để gửi trong lệnh tiếp theo")
    batch: UUID = Field(description="gửi cho lệnh undo để hoàn tác lần này")
    values: int = Field(description="số giá trị đã được quyết định")
    undecided: int
    doubtful: int
    assigned: list[int] = Field(description="các việc nay đã giao")
    left_hollow: list[LeftHollowShape] = Field(description="các việc chưa giao được, và vì sao")


class LeftHollowShape(Schema):
    task_id: int
    why: str = Field(description="not_directed: không giao được cho cơ quan đó; text_not_held: chưa có bản gốc")


class ReviewValueShape(Schema):
    """Một giá trị để xem: đang là gì, máy đọc là gì, từ chữ nào, ai đã quyết định."""

    pointer: str = Field(description="JSON pointer trong văn bản, ví dụ /duties/3/lead/0")
    unit: str = Field(description="pointer của phần chứa nó")
    label: str
    value: object = Field(description="giá trị đang có hiệu lực; trống nếu đã bị bác")
    read: object = Field(description="giá trị máy đọc; trống nếu do người thêm")
    quote: str = Field(description="chữ trong văn bản")
    spans: list[list[int]]
    rule: str
    confidence: float
    doubtful: bool
    inferred: bool = Field(description="suy ra, không có chữ riêng; được quyết định cùng phần chứa nó")
    verdict: str | None = Field(description="confirmed, corrected, rejected, added, hoặc chưa có")
    verdict_by: str
    verdict_at: dt.datetime | None
    batch: UUID | None


class ValueGroupShape(Schema):
    name: str = Field(description="header, recipients, references, duties hoặc channel")
    values: list[ReviewValueShape]


class ReviewShape(Schema):
    document_id: int
    version: int
    may_review: bool
    undecided: int
    doubtful: int
    last_batch: UUID | None = Field(description="lần quyết định gần nhất còn hiệu lực")
    groups: list[ValueGroupShape]


ReviewedShape.model_rebuild()
