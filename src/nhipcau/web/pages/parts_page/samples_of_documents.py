"""Invented documents, agencies and duties for the living page."""

from __future__ import annotations

from datetime import date

from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.agencies import AgencyChip
from nhipcau.web.parts.documents import Chain, ChainLevel, ChainLink, ChainNode, DocumentLine
from nhipcau.web.parts.duties import DutyCard, DutyStanding
from nhipcau.web.parts.timeliness import ReckoningStep, Timeliness, TimelinessState

PLAN = DocumentLine(
    number="412/KH-UBND",
    date=date(2026, 2, 9),
    issuer="UBND tỉnh Bình Hải",
    title="Triển khai công tác đối ngoại nhân dân trên địa bàn tỉnh giai đoạn 2026 - 2030",
    url="#412",
    type_name="Kế hoạch",
)
CITED = DocumentLine(
    number="61-CT/TW",
    date=date(2025, 11, 20),
    issuer="Ban Bí thư",
    title="Tiếp tục đổi mới và nâng cao hiệu quả công tác đối ngoại nhân dân trong tình hình mới",
    url="#61",
    held=False,
    type_name="Chỉ thị",
)
PARTY_PLAN = DocumentLine(
    number="118-KH/TU",
    date=date(2026, 1, 5),
    issuer="Tỉnh ủy Bình Hải",
    title="Thực hiện Chỉ thị số 61-CT/TW",
    url="#118",
    held=False,
    type_name="Kế hoạch",
)
PRESS = DocumentLine(
    number="",
    date=None,
    issuer="Ban Thường vụ Tỉnh ủy Bình Hải",
    title="Công văn chỉ đạo tăng cường công tác phi chính phủ nước ngoài",
    url="#press",
    held=False,
    type_name="Công văn",
    press=True,
)
DISPATCH = DocumentLine(
    number="2107/SNgV-ĐN",
    date=date(2026, 3, 2),
    issuer="Sở Ngoại vụ",
    title="V/v triển khai Kế hoạch số 412/KH-UBND của UBND tỉnh",
    url="#2107",
    type_name="Công văn",
)
LINES = (PLAN, CITED, PRESS)

FOREIGN = AgencyChip(name="SNgV", full_name="Sở Ngoại vụ tỉnh Bình Hải", url="#sngv")
FINANCE = AgencyChip(name="STC", full_name="Sở Tài chính tỉnh Bình Hải", url="#stc")
DISSOLVED = AgencyChip(
    name="Sở Kế hoạch và Đầu tư", full_name="Sở Kế hoạch và Đầu tư tỉnh Bình Hải", url="#skhdt", now="Sở Tài chính"
)
UNMATCHED = AgencyChip(name="các đơn vị liên quan", unmatched=True)
UNION = AgencyChip(name="Liên hiệp các tổ chức hữu nghị tỉnh", url="#lh")
AGENCIES = (FOREIGN, DISSOLVED, UNMATCHED)

RECKONING = (
    ReckoningStep(label="Lời văn", words="“trước ngày 15/11 hằng năm”", url="#w4"),
    ReckoningStep(label="Quy tắc", words="“trước” không gồm ngày ghi: hạn là ngày 14/11/2026"),
    ReckoningStep(label="Đếm", words="còn 12 ngày, trong đó 8 ngày làm việc"),
    ReckoningStep(label="Ngày nghỉ", words="bỏ 4 ngày thứ bảy, chủ nhật"),
    ReckoningStep(label="Gia hạn", words="chưa có"),
)
BADGES = (
    Timeliness(state=TimelinessState.IN_TIME, words="còn 12 ngày", reckoning=RECKONING),
    Timeliness(state=TimelinessState.NEAR, words="còn 3 ngày làm việc"),
    Timeliness(state=TimelinessState.LATE, words="quá 5 ngày"),
    Timeliness(state=TimelinessState.UNDATED, words="thường xuyên"),
)

DUTIES = (
    DutyCard(
        ident="duty-1",
        what="Tham mưu UBND tỉnh ban hành văn bản quy định việc quản lý thống nhất hoạt động của các tổ chức hữu nghị",
        url="#duty-1",
        standing=DutyStanding.CONFIRMED,
        nature="việc có hạn",
        source="III.3, gạch đầu dòng 2",
        source_url="#w1",
        lead=(FOREIGN,),
        coordinators=(DISSOLVED, UNION),
        timeliness=BADGES[2],
        due=date(2026, 4, 30),
        due_words="trong tháng 4/2026",
        document=PLAN,
    ),
    DutyCard(
        ident="duty-2",
        what="Báo cáo kết quả thực hiện hằng năm",
        url="#duty-2",
        standing=DutyStanding.HOLLOW,
        nature="báo cáo",
        source="IV.2",
        source_url="#w4",
        lead=(FOREIGN,),
        timeliness=BADGES[0],
        due=date(2026, 11, 14),
        due_words="trước ngày 15/11 hằng năm",
        report_to="UBND tỉnh, qua Sở Ngoại vụ",
        actions=(Action(words="Xác nhận", url="#", icon="check"), Action(words="Sửa", url="#", icon="edit")),
    ),
    DutyCard(
        ident="duty-3",
        what="Tăng cường vận động viện trợ phi chính phủ nước ngoài cho các xã ven biển",
        url="",
        standing=DutyStanding.PRESS,
        nature="thường xuyên",
        source="đoạn 5",
        source_url="#w2",
        coordinators=(UNMATCHED,),
        timeliness=BADGES[3],
    ),
    DutyCard(
        ident="duty-4",
        what="Như trên, đọc nhầm từ phần mục đích",
        url="",
        standing=DutyStanding.REJECTED,
        nature="thường xuyên",
        source="I.1",
        source_url="#w2",
    ),
)

CHAIN = Chain(
    levels=(
        ChainLevel(nodes=(ChainNode(document=CITED),)),
        ChainLevel(nodes=(ChainNode(document=PARTY_PLAN, links=(ChainLink(words="thực hiện"),)),)),
        ChainLevel(nodes=(ChainNode(document=PLAN, links=(ChainLink(words="thực hiện"),), present=True),)),
        ChainLevel(nodes=(ChainNode(document=DISPATCH, links=(ChainLink(words="kèm theo"),)),)),
    )
)
LONG_CHAIN = Chain(
    levels=(
        ChainLevel(nodes=(ChainNode(document=CITED),), name="Trung ương"),
        ChainLevel(
            name="Cấp tỉnh",
            nodes=tuple(
                ChainNode(
                    document=DocumentLine(
                        number=f"{400 + n}/KH-UBND", date=None, issuer=f"UBND tỉnh thứ {n}", title="", url="#"
                    ),
                    links=(ChainLink(words="thực hiện", to="61-CT/TW"),),
                )
                for n in range(1, 35)
            ),
        ),
    )
)
