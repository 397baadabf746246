"""What a phrase of time means, phrase by phrase: the table is the reading rules of time in full."""

from __future__ import annotations

from datetime import date

import pytest

from nhipcau.reading.deadlines import due_of_words
from nhipcau.reading.types import Due, DueKind

ISSUED = date(2026, 3, 10)


def on(day: str, *, strict: bool = False) -> tuple[object, ...]:
    return (DueKind.DATE, date.fromisoformat(day), strict)


def yearly(month: int | None = None, day: int | None = None, strict: bool | None = None) -> tuple[object, ...]:
    return (DueKind.YEARLY, month, day, strict)


def every(kind: DueKind, day: int | None = None, strict: bool | None = None) -> tuple[object, ...]:
    return (kind, day, strict)


def within(days: int, *, working: bool) -> tuple[object, ...]:
    return (DueKind.RELATIVE, days, working)


def years(first: int, last: int) -> tuple[object, ...]:
    return (DueKind.HORIZON, first, last)


WEEKLY, MONTHLY, QUARTERLY, HALF = DueKind.WEEKLY, DueKind.MONTHLY, DueKind.QUARTERLY, DueKind.HALF_YEARLY
SOME = (DueKind.UNSPECIFIED_PERIOD,)
EVENT = (DueKind.EVENT,)

PHRASES: list[tuple[str, tuple[object, ...] | None]] = [
    # A named day.
    ("hoàn thành trước ngày 15/11/2026", on("2026-11-15", strict=True)),
    ("gửi về Sở Nội vụ trước ngày 05 tháng 7 năm 2026", on("2026-07-05", strict=True)),
    ("hoàn thành xong trước ngày 30/6/2026", on("2026-06-30", strict=True)),
    ("chậm nhất ngày 20/12/2026", on("2026-12-20")),
    ("chậm nhất là ngày 20/12/2026", on("2026-12-20")),
    ("chậm nhất vào ngày 20 tháng 12 năm 2026", on("2026-12-20")),
    ("muộn nhất ngày 01/4/2026", on("2026-04-01")),
    ("không muộn hơn ngày 15/5/2026", on("2026-05-15")),
    ("đến hết ngày 31/8/2026", on("2026-08-31")),
    ("đến ngày 31/8/2026 phải xong", on("2026-08-31")),
    ("tổ chức hội nghị vào ngày 19/5/2026", on("2026-05-19")),
    ("báo cáo về Văn phòng trước 17 giờ ngày 25/3/2026", on("2026-03-25")),
    ("báo cáo trước 12h00 ngày 03/4/2026", on("2026-04-03")),
    ("gửi trước 16h30 ngày 10/4/2026", on("2026-04-10")),
    ("trước 14h00 chiều Thứ Tư ngày 01/4/2026", on("2026-04-01")),
    ("gửi hồ sơ trước ngày 1-10-2026", on("2026-10-01", strict=True)),
    ("hoàn thành trước ngày 15.9.2026", on("2026-09-15", strict=True)),
    # A day without a year is the first one not before the document.
    ("báo cáo trước ngày 15/11", on("2026-11-15", strict=True)),
    ("báo cáo trước ngày 15 tháng 01", on("2027-01-15", strict=True)),
    ("gửi chậm nhất ngày 20/3", on("2026-03-20")),
    # Months.
    ("triển khai thực hiện trong tháng 4/2026", on("2026-04-30")),
    ("hoàn thành trong tháng 02 năm 2028", on("2028-02-29")),
    ("hoàn thành trong tháng 6", on("2026-06-30")),
    ("xong trong tháng 2", on("2027-02-28")),
    ("trước tháng 6/2026", on("2026-06-01", strict=True)),
    ("đến hết tháng 9/2026", on("2026-09-30")),
    ("trong tháng 4 và tháng 5/2026", on("2026-05-31")),
    ("chậm nhất trong tháng 10/2026", on("2026-10-31")),
    # Quarters, halves, years.
    ("hoàn thành trong quý II/2026", on("2026-06-30")),
    ("trình trong quý IV năm 2026", on("2026-12-31")),
    ("trong quý I/2027", on("2027-03-31")),
    ("hoàn thành trong quý III", on("2026-09-30")),
    ("trong quý 2/2026", on("2026-06-30")),
    ("trước quý III/2026", on("2026-07-01", strict=True)),
    ("trong quý I, quý II/2027", on("2027-06-30")),
    ("hoàn thành trong 6 tháng đầu năm 2026", on("2026-06-30")),
    ("thực hiện trong 6 tháng cuối năm", on("2026-12-31")),
    ("đến hết năm 2026", on("2026-12-31")),
    ("đến năm 2030 đạt 80%", on("2030-12-31")),
    ("hoàn thành trong năm 2027", on("2027-12-31")),
    ("hoàn thành trước năm 2028", on("2028-01-01", strict=True)),
    ("đến cuối năm 2026", on("2026-12-31")),
    ("tổng kết vào cuối năm 2026", on("2026-12-31")),
    ("trong năm 2026 và các năm tiếp theo", None),
    ("bắt đầu từ năm 2026", None),
    # Periods end on their last day; of a list the first counts.
    ("từ ngày 01/6/2026 đến ngày 30/6/2026", on("2026-06-30")),
    ("từ ngày 10 đến ngày 20/5/2026", on("2026-05-20")),
    ("từ 01/01 đến hết 31/12/2026", on("2026-12-31")),
    ("từ tháng 4/2026 đến tháng 9/2026", on("2026-09-30")),
    ("từ tháng 4 đến hết tháng 9 năm 2026", on("2026-09-30")),
    ("vào ngày 26, 27/12/2026", on("2026-12-26")),
    ("tổ chức trong ngày 28/5 và ngày 29/5/2026", on("2026-05-28")),
    ("gửi dự thảo trước ngày 10/4/2026, bản chính thức trước ngày 20/4/2026", on("2026-04-10", strict=True)),
    # Horizons.
    ("thực hiện giai đoạn 2026 - 2030", years(2026, 2030)),
    ("giai đoạn 2026-2030", years(2026, 2030)),
    ("từ năm 2026 đến năm 2030", years(2026, 2030)),
    ("trong thời kỳ 2021 - 2030", years(2021, 2030)),
    ("từ năm 2026 đến hết năm 2028", years(2026, 2028)),
    ("trong các năm 2026 - 2028", years(2026, 2028)),
    # Yearly.
    ("báo cáo trước ngày 15/11 hằng năm", yearly(11, 15, True)),
    ("báo cáo trước ngày 15/11 hàng năm", yearly(11, 15, True)),
    ("gửi báo cáo chậm nhất ngày 05 tháng 12 hằng năm", yearly(12, 5, False)),
    ("hằng năm, báo cáo kết quả trước ngày 10/12", yearly(12, 10, True)),
    ("định kỳ hằng năm (trước ngày 20 tháng 11)", yearly(11, 20, True)),
    ("trước ngày 15/6 và ngày 15/12 hằng năm", yearly(6, 15, True)),
    ("trong tháng 12 hằng năm", yearly(12, 31, False)),
    ("trước tháng 10 hằng năm", yearly(10, 1, True)),
    ("trong quý IV hằng năm", yearly(12, 31, False)),
    ("định kỳ hằng năm", yearly()),
    ("hàng năm tổ chức sơ kết", yearly()),
    ("mỗi năm một lần", yearly()),
    ("ít nhất 01 lần/năm", yearly()),
    ("01 lần/01 năm", yearly()),
    ("một năm một lần", yearly()),
    ("12 tháng một lần", yearly()),
    # Half-yearly, quarterly, monthly, weekly, daily.
    ("định kỳ 6 tháng báo cáo", every(HALF)),
    ("định kỳ sáu tháng báo cáo", every(HALF)),
    ("định kỳ 06 tháng, năm báo cáo", every(HALF)),
    ("06 tháng một lần", every(HALF)),
    ("02 lần/năm", every(HALF)),
    ("một năm hai lần", every(HALF)),
    ("định kỳ 6 tháng (trước ngày 15 của tháng cuối kỳ)", every(HALF, 15, True)),
    ("định kỳ hằng quý", every(QUARTERLY)),
    ("hàng quý báo cáo UBND tỉnh", every(QUARTERLY)),
    ("03 tháng một lần", every(QUARTERLY)),
    ("trước ngày 20 của tháng cuối quý", every(QUARTERLY, 20, True)),
    ("chậm nhất ngày 15 tháng cuối hằng quý", every(QUARTERLY, 15, False)),
    ("định kỳ hằng quý (trước ngày 15 của tháng kế tiếp)", every(QUARTERLY, 15, True)),
    ("báo cáo quý, 6 tháng và năm", every(QUARTERLY)),
    ("định kỳ hằng tháng", every(MONTHLY)),
    ("trước ngày 20 hằng tháng", every(MONTHLY, 20, True)),
    ("hằng tháng trước ngày 20", every(MONTHLY, 20, True)),
    ("vào ngày 25 hàng tháng", every(MONTHLY, 25, False)),
    ("trước ngày 05 tháng sau", every(MONTHLY, 5, True)),
    ("hằng tháng, báo cáo kết quả chậm nhất ngày 18", every(MONTHLY, 18, False)),
    ("mỗi tháng một lần", every(MONTHLY)),
    ("định kỳ thứ Sáu hằng tuần", (WEEKLY,)),
    ("vào thứ Hai hàng tuần", (WEEKLY,)),
    ("định kỳ hàng tuần", (WEEKLY,)),
    ("mỗi tuần một lần", (WEEKLY,)),
    ("báo cáo nhanh hằng ngày", SOME),
    ("trước 14h00 hàng ngày", SOME),
    ("định kỳ báo cáo về Sở Ngoại vụ", SOME),
    ("báo cáo định kỳ theo quy định", SOME),
    # Running from an event.
    ("trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản", within(5, working=True)),
    ("trong thời hạn 20 ngày kể từ ngày nhận đủ hồ sơ hợp lệ", within(20, working=False)),
    ("chậm nhất 03 ngày làm việc sau khi kết thúc hội nghị", within(3, working=True)),
    ("trong vòng 24 giờ kể từ khi xảy ra sự việc", within(1, working=False)),
    ("trong vòng 48 giờ kể từ khi nhận được thông tin", within(2, working=False)),
    ("không quá 10 (mười) ngày làm việc kể từ ngày tiếp nhận", within(10, working=True)),
    ("sau 15 ngày kể từ ngày ban hành", within(15, working=False)),
    ("trong thời hạn hai tuần kể từ ngày ký", within(14, working=False)),
    ("trong thời hạn mười lăm ngày làm việc", within(15, working=True)),
    ("trong vòng 01 tháng kể từ ngày được giao", within(30, working=False)),
    # Events and nothing.
    ("thông báo kịp thời cho các đơn vị", EVENT),
    ("báo cáo đột xuất khi có yêu cầu", EVENT),
    ("ngay sau khi kết thúc sự kiện, báo cáo UBND tỉnh", EVENT),
    ("nắm tình hình để kịp thời xử lý", None),
    ("thường xuyên đôn đốc các đơn vị", None),
    ("theo quy định của pháp luật", None),
    ("tiếp tục đẩy mạnh công tác tuyên truyền", None),
    # Times that belong to a cited paper, a title, a term.
    ("thực hiện Chỉ thị số 38-CT/TW ngày 19/9/2019 của Ban Bí thư", None),
    ("theo Quyết định số 41/2013/QĐ-TTg ngày 15 tháng 7 năm 2013 của Thủ tướng Chính phủ", None),
    ("triển khai Chương trình hợp tác giai đoạn 2026 - 2030 của tỉnh", None),
    ("Nghị quyết Đại hội (nhiệm kỳ 2025-2030)", None),
    (
        "theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 về công tác năm 2026, hoàn thành trước ngày 30/9/2026",
        on("2026-09-30", strict=True),
    ),
    ("phong trào “Toàn dân đoàn kết đến năm 2030”", None),
]  # fmt: skip


def meaning(due: Due | None) -> tuple[object, ...] | None:
    if due is None:
        return None
    told: dict[DueKind, tuple[object, ...]] = {
        DueKind.DATE: (due.on, due.strict),
        DueKind.YEARLY: (due.month, due.day, due.strict),
        DueKind.HORIZON: (due.first_year, due.last_year),
        DueKind.RELATIVE: (due.days, due.working),
        DueKind.HALF_YEARLY: (due.day, due.strict),
        DueKind.QUARTERLY: (due.day, due.strict),
        DueKind.MONTHLY: (due.day, due.strict),
    }
    return (due.kind, *told.get(due.kind, ()))


@pytest.mark.parametrize(("words", "expected"), PHRASES, ids=[words for words, _ in PHRASES])
def test_a_phrase_of_time_means_what_the_contract_says(words: str, expected: tuple[object, ...] | None) -> None:
    assert meaning(due_of_words(words, issued=ISSUED, is_report=True)) == expected


def test_the_table_is_large_enough_to_be_trusted() -> None:
    assert len({words for words, _ in PHRASES}) >= 120
