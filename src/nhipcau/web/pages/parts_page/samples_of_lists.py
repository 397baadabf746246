"""Invented lists for the living page: full, empty, long."""

from __future__ import annotations

from nhipcau.web.pages.parts_page.samples_of_documents import BADGES, FOREIGN, UNION
from nhipcau.web.parts.actions import Action, Weight
from nhipcau.web.parts.tables import (
    Bulk,
    Choice,
    Column,
    Count,
    Empty,
    FilterSentence,
    Option,
    Pages,
    Phone,
    Row,
    Sorted,
    Table,
)

SENTENCE = FilterSentence(
    url="",
    pieces=(
        "Việc của",
        Choice(
            name="agency",
            label="Cơ quan",
            options=(
                Option(value="", words="mọi cơ quan", count=1204),
                Option(value="sngv", words="Sở Ngoại vụ", count=25),
            ),
            chosen="sngv",
        ),
        Choice(
            name="state",
            label="Thời hạn",
            options=(Option(value="", words="mọi thời hạn"), Option(value="late", words="quá hạn", count=5)),
            chosen="late",
        ),
        "theo",
        Choice(
            name="document",
            label="Văn bản",
            options=(Option(value="", words="mọi văn bản"), Option(value="412", words="412/KH-UBND", count=25)),
            chosen="412",
        ),
    ),
)
COLUMNS = (
    Column(label="Việc", phone=Phone.FIRST, wide=True, sort_url="?sort=what"),
    Column(label="Chủ trì, phối hợp", phone=Phone.SECOND, sort_url="?sort=lead"),
    Column(label="Thời hạn", phone=Phone.END, sort_url="?sort=-due", sorted=Sorted.UP),
    Column(label="Nguồn"),
    Column(label="Báo cáo", numeric=True, sort_url="?sort=reports"),
)
WHATS = (
    "Tham mưu UBND tỉnh ban hành văn bản quy định việc quản lý thống nhất hoạt động của các tổ chức hữu nghị",
    "Báo cáo kết quả thực hiện hằng năm",
    "Rà soát, thống kê các tổ chức phi chính phủ nước ngoài đang hoạt động",
    "Bố trí kinh phí thực hiện kế hoạch",
    "Tuyên truyền về đất nước, con người Bình Hải",
    "Bồi dưỡng nghiệp vụ đối ngoại nhân dân cho cán bộ cấp xã",
)
ROWS = tuple(
    Row(
        ident=str(number),
        url=f"#task-{number}",
        label=what,
        cells=(what, (FOREIGN, UNION)[number % 2], BADGES[number % 4], f"III.{number + 1}", str(number * 1234)),
        quiet=number == 5,
    )
    for number, what in enumerate(WHATS)
)
FULL = Table(
    caption="Việc quá hạn của Sở Ngoại vụ",
    columns=COLUMNS,
    rows=ROWS,
    sentence=SENTENCE,
    counts=(
        Count(words="Tất cả", number=1204, url="#", current=True),
        Count(words="Quá hạn", number=5, url="#"),
        Count(words="Sắp đến hạn", number=3, url="#"),
        Count(words="Thường xuyên", number=17, url="#"),
    ),
    bulk=Bulk(url="", choices=(Option(value="confirm", words="Xác nhận"), Option(value="remind", words="Đôn đốc"))),
    csv_url="#csv",
    xlsx_url="#xlsx",
    pages=Pages(first=51, last=100, total=1204, previous_url="#", next_url="#"),
    totals=("Cộng", "", "", "", "18.510"),
    empty=Empty(words=""),
)
EMPTY = Table(
    caption="Việc được giao",
    ident="empty-list",
    columns=COLUMNS,
    rows=(),
    empty=Empty(
        words="Chưa có việc nào được giao cho cơ quan này.",
        how="Việc hiện ra ở đây ngay khi một văn bản có nêu tên cơ quan được nạp vào.",
        action=Action(words="Nạp văn bản", url="#", icon="upload", weight=Weight.MAIN),
    ),
)
