"""Times that fall on one day of the calendar: a date, or the end of a month, a quarter, a half, a year."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from nhipcau.ground.dates import month_end, quarter_end, year_end
from nhipcau.reading.deadlines.parts import parts
from nhipcau.reading.deadlines.timing import BARE, BINDING, PLAIN, Taken, Timing
from nhipcau.reading.deadlines.vocabulary import (
    BY,
    CLOCK,
    DAY,
    LEAD,
    OF_YEAR,
    QUARTER,
    ROMAN,
    WEEKDAY,
    YEAR,
    any_of,
    number,
)
from nhipcau.reading.types import Due, DueKind, Span

_CLOCK = rf"(?P<clock>{CLOCK}(?:ngày\s*)?(?:{WEEKDAY}(?:\s*,)?\s*)?)?(?:{WEEKDAY}(?:\s*,)?\s*)?\(?"
_FEAST = rf"{any_of('feasts')}\s*[(,]?\s*"
_NO_MORE = r"(?![\d/]|\s*/\s*\d)"
_DATE = re.compile(
    rf"{LEAD}?{_CLOCK}(?:(?:ngày\s+)?{_FEAST}|ngày\s*)?{DAY}(?:\s*(?:/|-|\.|,\s*năm\s|năm\s)\s*{YEAR})?{_NO_MORE}"
)
_MONTH = re.compile(
    rf"{LEAD}?(?:cuối\s+)?(?P<word>tháng\s+)?(?P<month>\d{{1,2}})(?:(?:\s*[-,]\s*|\s+và\s+|\s+đến\s+)(?P<to>(?:tháng\s+)?\d{{1,2}}))?"
    rf"(?:(?:\s*[/.-]|\s+năm)\s*{YEAR}){_NO_MORE}"
)
# "Trong kỳ sinh hoạt chi bộ định kỳ tháng 6/2026": done when that month's meeting is held.
_AT_A_MEETING = re.compile(
    r"(?<![^\W_])(?:trong|tại|vào)\s+(?:(?:kỳ|buổi|phiên|cuộc)\s+)?(?:sinh\s+hoạt|họp|hội\s+nghị)(?:\s+[^\W\d_]+){0,5}?\s+"
    rf"tháng\s+(?P<month>\d{{1,2}})(?:\s*/\s*|\s+năm\s+){YEAR}{_NO_MORE}"
)
_MONTH_ALONE = re.compile(rf"{LEAD}tháng\s+(?P<month>\d{{1,2}})(?!\s*[/\d-])")
# A cell of a time column: "Tháng 4", "Tháng 5 - 6".
_MONTH_CELL = re.compile(
    rf"^\W*{LEAD}?tháng\s+(?P<month>\d{{1,2}})(?:\s*-\s*(?:tháng\s+)?(?P<to>\d{{1,2}})|\s*,\s*(?:tháng\s+)?\d{{1,2}})?\W*$"
)
# "Tối ngày 13/10/2026": nobody dates a paper so.
_PART_OF_DAY = re.compile(r"(?<![^\W_])(?:sáng|trưa|chiều|tối)\s*(?:ngày\s*)?$")
_QUARTER = re.compile(
    rf"(?:{LEAD}|(?P<since>(?<![^\W_])từ\s+))?quý\s+{QUARTER}(?:\s*(?:-|,|và|đến(?:\s+hết)?)\s*(?:quý\s+)?(?P<to>iv|i{{1,3}}|[1-4])(?![^\W_]))?{OF_YEAR}?"
)
_HALF = re.compile(rf"{LEAD}?(?P<months>0?[369]|ba|sáu|chín)\s+tháng\s+(?P<half>đầu|cuối)\s+năm(?:\s+{YEAR})?")
# "Trong năm 2014 và các năm tiếp theo" has no end.
_YEAR = re.compile(rf"{LEAD}(?:năm\s+)?{YEAR}(?!\s*[-/\d]|\s+đến|\s*(?:,|và)\s+(?:các|những)\s+năm)")
_LISTED = re.compile(
    rf"{LEAD}?{_CLOCK}(?:các\s+)?(?:ngày\s+)?(?P<day>\d{{1,2}})(?:\s*/\s*(?P<month>\d{{1,2}}))?"
    rf"(?:\s*,\s*\d{{1,2}}(?:\s*/\s*\d{{1,2}})?){{0,8}}\s*(?:,|và|và\s+cả)\s*(?:ngày\s+)?"
    rf"\d{{1,2}}(?:\s*/|\s+tháng\s)\s*(?P<later>\d{{1,2}})(?:\s*/|\s+năm\s)\s*{YEAR}{_NO_MORE}"
)
_RANGE = re.compile(
    rf"(?<![^\W_])từ\s+(?:ngày\s*)?(?P<d1>\d{{1,2}})(?:\s*[/.-]\s*(?P<m1>\d{{1,2}})(?:\s*[/.-]\s*(?P<y1>\d{{4}}))?)?\s*"
    rf"(?:đến\s+hết|đến|-|tới)\s*(?:ngày\s*)?{DAY}(?:(?:\s*[/.-]|\s+năm\s)\s*{YEAR})?{_NO_MORE}"
)
# "Tổ chức ngày 10 - 12/5/2026", "trong các ngày 10-12/5/2026".
_DAYS_RANGE = re.compile(rf"{LEAD}?(?:các\s+)?ngày\s+\d{{1,2}}\s*-\s*{DAY}\s*[/.-]\s*{YEAR}{_NO_MORE}")
_MONTH_RANGE = re.compile(
    rf"từ\s+tháng\s+\d{{1,2}}(?:\s*/\s*\d{{4}})?\s*(?:đến|-)\s*(?:hết\s+)?(?:tháng\s+)?(?P<month>\d{{1,2}})(?:\s*/|\s+năm\s)\s*{YEAR}"
)
_YEAR_ALONE = re.compile(rf"(?<![\d/-])(?:năm\s+)?{YEAR}(?!\s*[-/]\s*\d|\d)")
_END_OF_YEAR = re.compile(rf"(?:(?P<by>{BY})\s+)?cuối\s+năm(?:\s+{YEAR})?|trong\s+năm\s+(?:nay|này)")


# What the patterns above cannot do without: most items hold no such thing and are left at once.
_TELLS_DAY = re.compile(r"\d\s*(?:[/.-]|tháng\s)\s*\d")
_TELLS_LIST = re.compile(r"\d\s*(?:,|và)\s*(?:cả\s*)?(?:ngày\s*)?\d")
_TELLS_DAYS = re.compile(r"ngày\s+\d{1,2}\s*-")
_TELLS_MONTH = re.compile(r"tháng\s+\d")
_TELLS_HALF = re.compile(r"tháng\s+(?:đầu|cuối)\s+năm")
_TELLS_YEAR = re.compile(YEAR)
_TELLS_END = re.compile(r"(?:cuối|trong)\s+năm")


@dataclass(slots=True)
class _Gathering:
    """The times met so far; a later pattern may not read words again that an earlier one has read."""

    loose: bool
    taken: Taken
    found: list[Timing] = field(default_factory=list)

    def add(self, m: re.Match[str], on: date | None, rule: str, *, bare: bool = False) -> None:
        span = _span(m)
        if on is None or self.taken.meets(span):
            return
        groups = m.groupdict()
        strict = bool(groups.get("before")) and not groups.get("clock")
        unsure = bare and not self.loose
        rank = BARE if unsure else BINDING if strict or rule == "date" else PLAIN
        self.keep(span, on, rule, strict=strict, rank=rank, confidence=0.6 if unsure else 0.93)

    def keep(self, span: Span, on: date, rule: str, *, strict: bool, rank: int, confidence: float) -> None:
        due = Due(kind=DueKind.DATE, text="", on=on, strict=strict)
        self.found.append(Timing(due, span, f"due.{rule}", rank, confidence))
        self.taken.take(span)


def moments(folded: str, *, issued: date | None, loose: bool) -> list[Timing]:
    """Every such time. `loose` is for a cell of a time column, where a bare "5/2026" or "2026" is one."""
    gathering = _Gathering(loose=loose, taken=Taken(len(folded)))
    tells_day, tells_month = _TELLS_DAY.search(folded) is not None, _TELLS_MONTH.search(folded) is not None
    if tells_day or tells_month:
        _ranges(folded, gathering, issued)
    if loose and (m := _MONTH_CELL.match(folded)):
        gathering.add(m, _month(m, year=_year_for(int(m["to"] or m["month"]), issued)), "month_of_this_year")
    for m, on in parts(folded, issued=issued):
        gathering.add(m, on, "part")
    if tells_day:
        _days(folded, gathering, issued)
    tells_year = _TELLS_YEAR.search(folded) is not None
    if tells_year:
        _months(folded, gathering)
    if "quý" in folded:
        _quarters(folded, gathering, issued)
    if _TELLS_HALF.search(folded):
        _halves(folded, gathering, issued)
    if tells_month:
        for m in _MONTH_ALONE.finditer(folded):
            gathering.add(m, _month(m, year=_year_for(int(m["month"]), issued)), "month_of_this_year")
    if tells_year or _TELLS_END.search(folded):
        _years(folded, gathering, issued)
    return gathering.found


def _led(m: re.Match[str], gathering: _Gathering) -> bool:
    return bool(m["before"] or m["by"] or gathering.loose)


def _days(folded: str, gathering: _Gathering, issued: date | None) -> None:
    for m in _LISTED.finditer(folded) if _TELLS_LIST.search(folded) else ():
        # "Ngày 26, 27/12/2011": of several days the first counts (contract rule 21).
        if _led(m, gathering) or "ngày" in m.group():
            first = _date(year=int(m["year"]), month=int(m["month"] or m["later"]), day=int(m["day"]))
            gathering.add(m, first, "date")
    for m in _DATE.finditer(folded):
        led = _led(m, gathering) or _PART_OF_DAY.search(folded, max(0, m.start() - 20), m.start()) is not None
        if led or _named_day(folded, m):
            gathering.add(m, _day(m, issued), "date", bare=not led)


def _months(folded: str, gathering: _Gathering) -> None:
    for m in _AT_A_MEETING.finditer(folded) if "tháng" in folded else ():
        if 1 <= int(m["month"]) <= 12:
            on = month_end(year=int(m["year"]), month=int(m["month"]))
            gathering.keep(_span(m), on, "meeting", strict=False, rank=PLAIN, confidence=0.8)
    for m in _MONTH.finditer(folded):
        if m["word"] or _led(m, gathering):
            gathering.add(m, _month(m, year=int(m["year"])), "month", bare=not (m["before"] or m["by"]))


def _quarters(folded: str, gathering: _Gathering, issued: date | None) -> None:
    for m in _QUARTER.finditer(folded):
        # "Từ quý II" alone has no end.
        if (m["year"] or _led(m, gathering) or m["to"]) and (m["to"] or not m["since"]):
            gathering.add(m, _quarter(m, issued), "quarter", bare=not (m["before"] or m["by"] or m["since"]))


def _halves(folded: str, gathering: _Gathering, issued: date | None) -> None:
    for m in _HALF.finditer(folded):
        if _led(m, gathering):
            gathering.add(m, _half(m, issued), "half")


def _years(folded: str, gathering: _Gathering, issued: date | None) -> None:
    for m in _YEAR.finditer(folded):
        if m["before"] or _ends_with_year(m["by"]) or gathering.loose:
            year = int(m["year"])
            gathering.add(m, date(year, 1, 1) if m["before"] else year_end(year), "year")
    for m in _END_OF_YEAR.finditer(folded) if _TELLS_END.search(folded) else ():
        # "Kỳ họp cuối năm" is called so.
        if "cuối" in m.group() and not (m["by"] or m["year"] or _opens_a_clause(folded, m.start())):
            continue
        closing = int(m["year"]) if m["year"] else issued.year if issued else None
        gathering.add(m, year_end(closing) if closing else None, "year_end")
    if gathering.loose:
        for m in _YEAR_ALONE.finditer(folded):
            gathering.add(m, year_end(int(m["year"])), "year")


def _opens_a_clause(folded: str, at: int) -> bool:
    before = folded[max(0, at - 4) : at].rstrip(" ")
    return not before or not before[-1].isalnum()


def _ends_with_year(by: str | None) -> bool:
    """ "đến năm 2020", "trong năm 2014" name an end; "năm 2014" alone tells which year's thing it is."""
    return by is not None and (
        by.endswith(":") or by.split()[-1] in {"đến", "hết", "trong", "tới", "nhất", "cuối", "là", "vào"}
    )


def _named_day(folded: str, m: re.Match[str]) -> bool:
    """A date without "trước", "đến" …: only "ngày …" with its year, and not the date of a document."""
    return "ngày" in m.group() and bool(m["year"]) and _acted_on(folded, m)


def _acted_on(folded: str, m: re.Match[str]) -> bool:
    before = folded[max(0, m.start() - 40) : m.start()].rstrip(" ,(")
    return bool(
        re.search(r"(?:tổ chức|diễn ra|hoàn thành|báo cáo|thực hiện|gửi về)[^.;]{0,20}$", before)
    ) and not re.search(r"số|ký|ban hành", before)


def _span(m: re.Match[str]) -> Span:
    raw = m.group()
    return Span(m.start() + len(raw) - len(raw.lstrip(" (\n\t")), m.end() - len(raw) + len(raw.rstrip()))


def _year_for(month: int, issued: date | None, day: int = 28) -> int | None:
    """The year a day without one means: the first that is not before the document."""
    if issued is None or not 1 <= month <= 12:
        return None
    return issued.year if (month, day) >= (issued.month, issued.day) or month == issued.month else issued.year + 1


def _day(m: re.Match[str], issued: date | None) -> date | None:
    day, month = int(m["day"]), int(m["month"])
    year = int(m["year"]) if m["year"] else _year_for(month, issued, day)
    return _date(year=year, month=month, day=day) if year else None


def _date(*, year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(m: re.Match[str], *, year: int | None) -> date | None:
    last = m.groupdict().get("to")
    month = int(re.sub(r"\D", "", last)) if last else int(m["month"])
    if year is None or not 1 <= month <= 12:
        return None
    return date(year, month, 1) if m["before"] else month_end(year=year, month=month)


def _quarter(m: re.Match[str], issued: date | None) -> date | None:
    quarter = ROMAN[m["to"] or m["quarter"]]
    year = int(m["year"]) if m["year"] else _year_for(quarter * 3, issued, 31)
    if year is None:
        return None
    return date(year, quarter * 3 - 2, 1) if m["before"] else quarter_end(year=year, quarter=quarter)


def _half(m: re.Match[str], issued: date | None) -> date | None:
    """The end of the first or the last three, six or nine months of a year."""
    year = int(m["year"]) if m["year"] else issued.year if issued else None
    months = number(m["months"])
    if year is None or months is None:
        return None
    if m["half"] == "đầu":
        return date(year, 1, 1) if m["before"] else month_end(year=year, month=months)
    return date(year, 13 - months, 1) if m["before"] else year_end(year)


def _ranges(folded: str, gathering: _Gathering, issued: date | None) -> None:
    """ "từ a đến b" is a period and ends on its last day (contract rule 21)."""
    for m in _RANGE.finditer(folded):
        if (on := _day(m, issued)) is not None:
            gathering.keep(_span(m), on, "range", strict=False, rank=PLAIN, confidence=0.9)
    for m in _DAYS_RANGE.finditer(folded) if _TELLS_DAYS.search(folded) else ():
        if (m["before"] or m["by"] or gathering.loose or _acted_on(folded, m)) and (on := _day(m, issued)) is not None:
            gathering.keep(_span(m), on, "range", strict=False, rank=PLAIN, confidence=0.9)
    for m in _MONTH_RANGE.finditer(folded):
        if 1 <= int(m["month"]) <= 12:
            on = month_end(year=int(m["year"]), month=int(m["month"]))
            gathering.keep(_span(m), on, "range", strict=False, rank=PLAIN, confidence=0.9)
