"""An invented text with marks, for the living page."""

from __future__ import annotations

from nhipcau.web.parts.actions import Action
from nhipcau.web.parts.disagreements import Compared, Disagreement
from nhipcau.web.parts.marks import Mark, mark_text
from nhipcau.web.parts.reader import Reader, ReadGroup, ReadItem, ReadValue, ValueState

TEXT = """ỦY BAN NHÂN DÂN
TỈNH BÌNH HẢI

Số: 412/KH-UBND                    Bình Hải, ngày 09 tháng 02 năm 2026

KẾ HOẠCH
Triển khai công tác đối ngoại nhân dân trên địa bàn tỉnh giai đoạn 2026 - 2030

III. TỔ CHỨC THỰC HIỆN

3. Sở Ngoại vụ chủ trì, phối hợp với các sở, ngành, đơn vị liên quan tham mưu Ủy ban nhân dân tỉnh ban hành văn bản quy
định việc quản lý thống nhất hoạt động của các tổ chức hữu nghị, hoàn thành trong tháng 4/2026.

Các sở, ban, ngành báo cáo kết quả thực hiện về Sở Ngoại vụ trước ngày 15/11 hằng năm để tổng hợp.
"""


def _mark(*, ident: str, words: str, value: str, doubtful: bool = False) -> Mark:
    start = TEXT.index(words)
    return Mark(ident=ident, start=start, end=start + len(words), value_id=value, doubtful=doubtful)


MARKS = (
    _mark(ident="w0", words="412/KH-UBND", value="v-number"),
    _mark(ident="w5", words="ngày 09 tháng 02 năm 2026", value="v-date"),
    _mark(ident="w1", words=TEXT[TEXT.index("Sở Ngoại vụ chủ") : TEXT.index("\n\nCác sở")], value=""),
    _mark(ident="w2", words="Sở Ngoại vụ", value="v-lead"),
    _mark(ident="w3", words="các sở, ngành, đơn vị liên quan", value="v-with", doubtful=True),
    _mark(ident="w6", words="trong tháng 4/2026", value="v-due"),
    _mark(ident="w4", words="trước ngày 15/11 hằng năm", value="v-yearly"),
)


def _value(
    *, ident: str, label: str, words: str, mark: str, state: ValueState, doubt: str = "", as_read: str = ""
) -> ReadValue:
    return ReadValue(
        ident=ident,
        label=label,
        words=words,
        state=state,
        words_id=mark,
        doubt=doubt,
        as_read=as_read,
        confirm_url=f"#{ident}",
        edit_url=f"#{ident}",
        reject_url=f"#{ident}",
        undo_url=f"#{ident}",
    )


DISAGREEMENT = Disagreement(
    ident="d1",
    document="412/KH-UBND",
    document_url="#412",
    title="Triển khai công tác đối ngoại nhân dân trên địa bàn tỉnh giai đoạn 2026 - 2030",
    what="Bản đọc mới khác với việc đang có trên bảng; chưa ai xác nhận chỗ này.",
    standing_head="Trên bảng",
    compared=(
        Compared("Chủ trì", "Sở Ngoại vụ", "Sở Ngoại vụ; Văn phòng Ủy ban nhân dân tỉnh"),
        Compared("Thời hạn", "–", "ngày 15/11 hằng năm", newer_words="trước ngày 15/11 hằng năm"),
    ),
    acts=(Action(words="Giữ như trên bảng", url="#d1"), Action(words="Lấy bản đọc mới", url="#d1")),
)
DOUBT = "Tập hợp mở: chưa biết gồm những cơ quan nào. Chọn cơ quan, hoặc để nguyên như văn bản ghi."
READER = Reader(
    text=mark_text(TEXT, marks=MARKS),
    groups=(
        ReadGroup(
            ident="g-doubt",
            name="Nghi ngờ",
            number=1,
            items=(
                ReadItem(
                    values=(
                        _value(
                            ident="v-with",
                            label="Phối hợp",
                            words="các sở, ngành, đơn vị liên quan",
                            mark="w3",
                            state=ValueState.DOUBTFUL,
                            doubt=DOUBT,
                        ),
                    )
                ),
            ),
        ),
        ReadGroup(
            ident="g-head",
            name="Đầu văn bản",
            items=(
                ReadItem(
                    values=(
                        _value(
                            ident="v-number",
                            label="Số, ký hiệu",
                            words="412/KH-UBND",
                            mark="w0",
                            state=ValueState.CONFIRMED,
                        ),
                        _value(
                            ident="v-date",
                            label="Ngày",
                            words="09/02/2026",
                            mark="w5",
                            state=ValueState.CORRECTED,
                            as_read="09/02/2025",
                        ),
                    )
                ),
            ),
        ),
        ReadGroup(
            ident="g-duties",
            name="Việc",
            number=2,
            items=(
                ReadItem(
                    title="Tham mưu ban hành văn bản quy định việc quản lý thống nhất…",
                    source="III.3",
                    words_id="w1",
                    values=(
                        _value(ident="v-lead", label="Chủ trì", words="Sở Ngoại vụ", mark="w2", state=ValueState.OPEN),
                        _value(
                            ident="v-due",
                            label="Thời hạn",
                            words="trong tháng 4/2026 → 30/4/2026",
                            mark="w6",
                            state=ValueState.OPEN,
                        ),
                    ),
                ),
                ReadItem(
                    title="Báo cáo kết quả thực hiện",
                    source="III, đoạn cuối",
                    values=(
                        _value(
                            ident="v-yearly",
                            label="Thời hạn",
                            words="trước 15/11 hằng năm",
                            mark="w4",
                            state=ValueState.REJECTED,
                        ),
                        _value(ident="v-kind", label="Loại việc", words="báo cáo", mark="", state=ValueState.ADDED),
                    ),
                ),
            ),
        ),
    ),
    add=Action(words="Thêm việc máy bỏ sót", url="#", icon="add"),
)
