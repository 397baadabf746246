"""The time of an order in its place: its words, its cell, its lead-in; and the nature that follows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.ground.dates import last_compliant_day, month_end, quarter_end
from nhipcau.reading.deadlines import due_of_words, impossible_days, nature_of, read_due
from nhipcau.reading.source import Source
from nhipcau.reading.types import Cell, Due, DueKind, Found, Header, Nature, Order, Span

YEARS = st.integers(min_value=2015, max_value=2035)


def make_source(text: str) -> Source:
    return Source(text=text, media_type="text/plain")


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def header_of(day: date | None) -> Header:
    return Header(date=Found(value=day, spans=(Span(0, 1),), rule="test", confidence=1.0) if day else None)


def due_in(text: str, order: Order) -> Due | None:
    found = read_due(make_source(text), order, header_of(date(2026, 3, 10)))
    return found.value if found else None


@given(year=YEARS, month=st.integers(1, 12))
def test_a_month_named_in_words_ends_on_its_last_day(year: int, month: int) -> None:
    due = due_of_words(f"hoàn thành trong tháng {month}/{year}")
    assert due is not None
    assert due.on == month_end(year=year, month=month)


@given(year=YEARS, quarter=st.integers(1, 4), roman=st.booleans())
def test_a_quarter_named_in_words_ends_on_its_last_day(year: int, quarter: int, roman: bool) -> None:
    printed = ("I", "II", "III", "IV")[quarter - 1] if roman else str(quarter)
    due = due_of_words(f"hoàn thành trong quý {printed}/{year}")
    assert due is not None
    assert due.on == quarter_end(year=year, quarter=quarter)


@given(day=st.dates(min_value=date(2015, 1, 1), max_value=date(2035, 12, 31)))
def test_before_a_printed_day_means_the_day_before_at_the_latest(day: date) -> None:
    due = due_of_words(f"hoàn thành trước ngày {day.day:02}/{day.month}/{day.year}")
    assert due is not None
    assert due.on is not None
    assert last_compliant_day(named=due.on, strict=bool(due.strict)) == day - timedelta(days=1)


@given(day=st.dates(min_value=date(2015, 1, 1), max_value=date(2035, 12, 31)))
def test_a_day_in_words_and_in_figures_is_the_same_day(day: date) -> None:
    spoken = due_of_words(f"chậm nhất ngày {day.day:02} tháng {day.month:02} năm {day.year}")
    printed = due_of_words(f"chậm nhất ngày {day.day}/{day.month}/{day.year}")
    assert spoken is not None
    assert printed is not None
    assert (spoken.on, spoken.strict) == (printed.on, printed.strict) == (day, False)


@given(words=st.text(alphabet="ngàytrướchằngănquýIV0123456789/-. ", max_size=60))
def test_no_words_make_the_reader_fall(words: str) -> None:
    due = due_of_words(words, issued=date(2026, 3, 10))
    assert due is None or due.text in " ".join(words.split())


def test_a_cell_of_the_time_column_needs_no_preposition() -> None:
    text = "Xây dựng Quy chế | Sở Nội vụ | 5/2026"
    order = Order(span=Span(0, len(text)), section="1", cells=(Cell(column="due", span=place(text, "5/2026")),))
    due = due_in(text, order)
    assert due is not None
    assert (due.kind, due.on) == (DueKind.DATE, date(2026, 5, 31))


def test_of_a_beginning_and_an_end_the_end_is_due() -> None:
    text = "Bắt đầu | Hoàn thành\nSoạn thảo | 2/2026 | 8/2026"
    cells = (
        Cell(column="due", span=place(text, "2/2026"), head=place(text, "Bắt đầu")),
        Cell(column="due", span=place(text, "8/2026"), head=place(text, "Hoàn thành")),
    )
    due = due_in(text, Order(span=place(text, "Soạn thảo | 2/2026 | 8/2026"), section="1", cells=cells))
    assert due is not None
    assert due.on == date(2026, 8, 31)


def test_a_column_head_that_says_before_makes_its_days_strict() -> None:
    text = "Trình trước\nQuy chế | 15/9/2026"
    cells = (Cell(column="due", span=place(text, "15/9/2026"), head=place(text, "Trình trước")),)
    due = due_in(text, Order(span=place(text, "Quy chế | 15/9/2026"), section="1", cells=cells))
    assert due is not None
    assert (due.on, due.strict) == (date(2026, 9, 15), True)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Thường xuyên", None),
        ("Hằng năm", DueKind.YEARLY),
        ("2026", DueKind.DATE),
        ("2026 và hằng năm", DueKind.YEARLY),
        ("2027 - 2030", DueKind.HORIZON),
        ("Theo kế hoạch của Bộ", DueKind.EVENT),
    ],
)
def test_a_cell_of_the_time_column_is_read_whatever_it_holds(words: str, kind: DueKind | None) -> None:
    text = f"Tổng hợp số liệu | {words}"
    order = Order(span=Span(0, len(text)), section="1", cells=(Cell(column="due", span=place(text, words)),))
    due = due_in(text, order)
    assert (due.kind if due else None) == kind


def test_a_lead_in_passes_its_time_to_the_items() -> None:
    text = "Trong tháng 6/2026, các đơn vị thực hiện:\n- Rà soát danh sách hội viên;"
    order = Order(
        span=place(text, "Rà soát danh sách hội viên;"), section="1", above=(place(text, text.split("\n")[0]),)
    )
    due = due_in(text, order)
    assert due is not None
    assert due.on == date(2026, 6, 30)


def test_the_own_time_of_an_item_wins_over_its_lead_in() -> None:
    text = "Trong tháng 6/2026, các đơn vị thực hiện:\n- Gửi danh sách trước ngày 10/6/2026;"
    order = Order(
        span=place(text, "Gửi danh sách trước ngày 10/6/2026;"), section="1", above=(place(text, text.split("\n")[0]),)
    )
    due = due_in(text, order)
    assert due is not None
    assert due.on == date(2026, 6, 10)


def test_the_words_of_a_time_are_the_words_of_the_text() -> None:
    text = "Báo cáo kết quả về Sở Ngoại vụ trước\nngày 15/11 hằng năm để tổng hợp."
    found = read_due(make_source(text), Order(span=Span(0, len(text)), section="", is_report=True), header_of(None))
    assert found is not None
    assert " ".join(text[found.spans[0].start : found.spans[0].end].split()) == found.value.text


def test_a_day_without_a_year_is_not_guessed_where_no_year_is_known() -> None:
    assert due_of_words("hoàn thành trước ngày 15/11") is None


@pytest.mark.parametrize(
    ("words", "nature"),
    [
        ("Tiếp tục đẩy mạnh công tác đối ngoại nhân dân.", Nature.STANDING),
        ("Tăng cường kiểm tra việc sử dụng viện trợ.", Nature.STANDING),
        ("Xây dựng kế hoạch củng cố tổ chức.", Nature.TASK),
        ("Thành lập tổ công tác.", Nature.TASK),
        ("Tăng cường kiểm tra, hoàn thành trước ngày 30/6/2026.", Nature.TASK),
        ("Quán triệt Chỉ thị số 38-CT/TW đến hội viên.", Nature.TASK),
    ],
)
def test_a_finite_act_is_a_task_and_an_exhortation_stands(words: str, nature: Nature) -> None:
    source, order = make_source(words), Order(span=Span(0, len(words)), section="")
    assert nature_of(source, order, read_due(source, order, header_of(date(2026, 3, 10)))) is nature


def test_an_order_cut_as_a_report_stays_a_report() -> None:
    words = "Báo cáo kết quả trước ngày 30/6/2026."
    source, order = make_source(words), Order(span=Span(0, len(words)), section="", is_report=True)
    assert nature_of(source, order, read_due(source, order, header_of(None))) is Nature.REPORT


def test_a_time_that_opens_an_item_up_to_a_colon_is_its_time() -> None:
    for words, day in (("Quý I: Tổ chức gặp mặt.", date(2026, 3, 31)), ("Tháng 6: Mở hội nghị.", date(2026, 6, 30))):
        due = due_of_words(words, issued=date(2026, 1, 20))
        assert due is not None and due.on == day


def test_a_term_of_office_hides_only_its_own_years() -> None:
    due = due_of_words("Các hội hết nhiệm kỳ tiến hành đại hội trong năm 2026.", issued=date(2026, 1, 20))
    assert due is not None and due.on == date(2026, 12, 31)
    assert due_of_words("Thực hiện Nghị quyết Đại hội nhiệm kỳ 2020 - 2025.", issued=date(2026, 1, 20)) is None


@pytest.mark.parametrize(("words", "day"), [("Tháng 4", 30), ("Tháng 3 - 4", 30), ("Quý II", 30)])
def test_a_cell_without_a_year_means_the_year_of_the_document(words: str, day: int) -> None:
    text = f"Gặp mặt lưu học sinh | Hội hữu nghị | {words}"
    order = Order(span=Span(0, len(text)), section="1", cells=(Cell(column="due", span=place(text, words)),))
    due = due_in(text, order)
    assert due is not None
    assert due.on in (date(2026, 4, day), date(2026, 6, day))


def test_the_days_of_a_visit_told_before_the_order_are_not_the_time_of_its_items() -> None:
    lead_in = "Thực hiện Công văn số 12/UBND-NC về việc đón Đoàn từ ngày 12 đến ngày 14/10/2026, Sở Ngoại vụ đề nghị:"
    text = f"{lead_in}\nCông an tỉnh xây dựng phương án bảo vệ."
    order = Order(
        span=place(text, "Công an tỉnh xây dựng phương án bảo vệ."), section="1", above=(place(text, lead_in),)
    )
    assert due_in(text, order) is None


def test_a_month_alone_in_brackets_is_a_time() -> None:
    due = due_of_words("Tổ chức khám bệnh cho người dân (tháng 11/2026).")
    assert due is not None
    assert due.on == date(2026, 11, 30)


def test_the_day_of_a_monthly_report_may_stand_far_behind_the_month() -> None:
    due = due_of_words(
        "Hằng tháng, báo cáo tình hình qua lại biên giới về UBND xã (qua Phòng Văn hóa - Xã hội) trước ngày 25.",
        is_report=True,
    )
    assert due is not None
    assert (due.kind, due.day, due.strict) == (DueKind.MONTHLY, 25, True)


def test_a_regime_of_periodical_reports_is_no_rhythm() -> None:
    assert due_of_words("Rà soát các chế độ báo cáo định kỳ để đề xuất bãi bỏ.") is None


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("Hoàn thành trước ngày 31/02/2026.", "31/02/2026"),
        ("Gửi báo cáo chậm nhất ngày 31 tháng 4 năm 2026.", "31 tháng 4 năm 2026"),
        ("Gửi báo cáo trước ngày 32/5.", "32/5"),
        ("Gửi báo cáo trước ngày 1S/11/2026.", "1S/11/2026"),
    ],
)
def test_a_day_the_calendar_does_not_have_is_pointed_out_and_not_guessed(words: str, printed: str) -> None:
    assert due_of_words(words, issued=date(2026, 3, 10)) is None
    assert [words[at.start : at.end] for at in impossible_days(make_source(words), Span(0, len(words)))] == [printed]


@pytest.mark.parametrize(
    "words",
    [
        "Hoàn thành trước ngày 29/02/2028.",
        "Gửi báo cáo trước ngày 29/02.",
        "Trực 24/24 giờ trong ngày.",
        "Vận động đến 3/4 hội viên tham gia.",
        "Thực hiện Quyết định số 31/02/QĐ-UBND ngày 31/02/2026 của UBND tỉnh.",
        "Đến ngày 15.11.2026 hoàn thành 1.5 km đường.",
    ],
)
def test_figures_that_are_days_or_name_none_raise_no_doubt(words: str) -> None:
    assert impossible_days(make_source(words), Span(0, len(words))) == ()


def test_letters_among_the_figures_of_a_day_make_it_less_certain() -> None:
    clean, blurred = "Hoàn thành trước ngày 30/6/2026.", "Hoàn thành trước ngày 3O/6/2026."
    sure, unsure = (
        read_due(make_source(text), Order(span=Span(0, len(text)), section=""), header_of(None))
        for text in (clean, blurred)
    )
    assert sure is not None
    assert unsure is not None
    assert unsure.value.on == sure.value.on
    assert unsure.value.text == "Hoàn thành trước ngày 3O/6/2026"
    assert unsure.confidence < sure.confidence


@pytest.mark.parametrize(
    ("lead_in", "kind"),
    [
        ("Hằng năm, các đơn vị thực hiện:", DueKind.YEARLY),
        ("a) Trong thời hạn 05 ngày làm việc kể từ ngày nhận hồ sơ, Sở Ngoại vụ thực hiện:", DueKind.RELATIVE),
        ("Các đơn vị gửi về Sở Ngoại vụ trước ngày 15/11 hằng năm:", DueKind.YEARLY),
        ("Các đơn vị lồng ghép vào sinh hoạt hằng tháng các nội dung:", None),
    ],
)
def test_a_lead_in_passes_down_the_rhythm_it_begins_with_or_its_day(lead_in: str, kind: DueKind | None) -> None:
    text = f"{lead_in}\n- Rà soát danh sách hội viên;"
    order = Order(span=place(text, "Rà soát danh sách hội viên;"), section="1", above=(place(text, lead_in),))
    due = due_in(text, order)
    assert (due.kind if due else None) == kind


def test_a_day_alone_is_one_of_the_rhythm_told_before_it_in_the_item() -> None:
    text = (
        "Hằng quý, trước ngày 20 của tháng cuối quý, các đơn vị báo cáo về Sở Ngoại vụ; "
        "Sở Ngoại vụ tổng hợp, báo cáo UBND tỉnh trước ngày 25."
    )
    words = "Sở Ngoại vụ tổng hợp, báo cáo UBND tỉnh trước ngày 25."
    order = Order(span=place(text, words), section="1", paragraph=Span(0, len(text)), is_report=True)
    due = due_in(text, order)
    assert due is not None
    assert (due.kind, due.day, due.strict, due.text) == (DueKind.QUARTERLY, 25, True, "trước ngày 25")


def test_a_day_alone_without_a_rhythm_before_it_is_no_time() -> None:
    text = "Các đơn vị báo cáo về Sở Ngoại vụ; Sở Ngoại vụ tổng hợp trước ngày 25."
    order = Order(span=place(text, "Sở Ngoại vụ tổng hợp trước ngày 25."), section="1", paragraph=Span(0, len(text)))
    assert due_in(text, order) is None


def test_the_rhythm_of_what_is_ordered_elsewhere_is_not_the_duty_s() -> None:
    text = "Ngoài báo cáo định kỳ hằng năm, Sở Nội vụ rà soát danh sách trước ngày 15/6/2026."
    due = due_in(text, Order(span=Span(0, len(text)), section=""))
    assert due is not None
    assert (due.kind, due.on) == (DueKind.DATE, date(2026, 6, 15))
