"""The reading contract as a schema: described for programs, sent untouched. Lists may hold gaps (null)."""

from __future__ import annotations

from ninja import Field, Schema

from nhipcau.documents.selectors import ReadingSheet


class Open(Schema, extra="allow"):
    """Fields may be added to the contract; none may be lost."""


class EvidenceShape(Open):
    """Chữ làm căn cứ của một giá trị."""

    quote: str
    spans: list[list[int]]
    rule: str
    confidence: float


class SignatoryShape(Open):
    authority: str | None
    position: str | None
    name: str | None


class ReferenceShape(Open):
    """Một văn bản được dẫn chiếu, dù được dẫn bao nhiêu lần."""

    type: str | None
    code: str | None
    date: str | None
    issuer: str | None
    title: str | None
    relation: str = Field(description="implements, based_on, cites, amends, replaces, transmits hoặc reports_on")
    about: list[int]
    spans: list[list[int]]


class DueShape(Open):
    """Thời hạn như văn bản viết; ngoài `kind` và `text`, trường nào có mặt là tùy `kind`."""

    kind: str = Field(
        description="date, yearly, half_yearly, quarterly, monthly, weekly, unspecified_period, relative, "
        "horizon hoặc event"
    )
    text: str
    date: str | None = None
    strict: bool | None = Field(None, description="trước hẳn ngày ấy")
    month: int | None = None
    day: int | None = None
    days: int | None = None
    working: bool | None = Field(None, description="đếm ngày làm việc")
    from_: int | str | None = Field(None, alias="from", description="mốc bắt đầu: năm, hoặc một việc")
    to: int | None = Field(None, description="năm cuối")


class DutyShape(Open):
    """Một việc văn bản giao."""

    span: list[int]
    section: str | None
    nature: str = Field(description="task, report hoặc standing")
    lead: list[str | None]
    coordinators: list[str | None]
    requested: list[str | None]
    roles: list[str]
    due: DueShape | None
    report_to: str | None
    via: list[str | None]


class ChannelShape(Open):
    """Khó khăn, vướng mắc báo cáo qua đâu, về đâu."""

    span: list[int]
    via: list[str | None]
    to: str | None


class SectionShape(Open):
    label: str
    heading: str | None
    span: list[int]
    children: list[SectionShape]


class ContractDocument(Open):
    """Một văn bản theo hợp đồng đọc."""

    span: list[int]
    evidence: dict[str, EvidenceShape] = Field(description="theo JSON pointer của giá trị")
    type: str | None
    number: str | None
    symbol: str | None
    code: str | None
    issuer: str | None
    parent_issuer: str | None
    place: str | None
    date: str | None
    title: str | None
    urgency: str | None
    addressees: list[str | None]
    recipients: list[str | None]
    signatory: SignatoryShape | None
    transmits: list[int]
    sections: list[SectionShape]
    references: list[ReferenceShape | None]
    duties: list[DutyShape | None]
    difficulty_channel: ChannelShape | None


class ReadingShape(Schema):
    """`read` là những gì máy đọc, không bao giờ bị sửa; `standing` là như thế với quyết định của người đặt lên trên.

    Trong `standing`, chỗ bị bác để lại null để pointer giữ nguyên nghĩa.
    """

    document_id: int
    version: int
    engine_version: str
    file: str
    sha256: str
    media_type: str
    source_kind: str
    read: ContractDocument
    standing: ContractDocument


def reading_body(sheet: ReadingSheet) -> dict[str, object]:
    return {
        "document_id": sheet.document_id,
        "version": sheet.version,
        "engine_version": sheet.engine_version,
        "file": sheet.filename,
        "sha256": sheet.sha256,
        "media_type": sheet.media_type,
        "source_kind": sheet.source_kind,
        "read": sheet.read,
        "standing": sheet.standing,
    }
