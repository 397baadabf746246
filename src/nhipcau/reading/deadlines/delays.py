"""Times that run from an event: "05 ngày làm việc kể từ ngày nhận", and moments without a day: "kịp thời"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nhipcau.reading.deadlines.timing import MANNER, PLAIN, Taken, Timing
from nhipcau.reading.deadlines.vocabulary import any_of, number
from nhipcau.reading.types import Due, DueKind, Span

_COUNT = (
    r"(?P<count>\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười\s+lăm|hai\s+mươi|ba\s+mươi)(?:\s*\([^)]{1,20}\))?"
)
_UNIT = r"(?P<unit>ngày|tuần|tháng|giờ)(?P<working>\s+làm\s+việc)?"
_SINCE = (
    r"(?:,?\s*(?:kể\s+)?từ\s+(?P<since>(?:ngày|khi|thời\s+điểm|lúc)[^,;.()\n]{0,80}(?![^\W_]))"
    r"|\s+(?P<after>sau\s+khi[^,;.()\n]{0,80}(?![^\W_])))"
)
_OPENERS = (
    r"(?:trong\s+(?:thời\s+hạn|vòng|thời\s+gian)|thời\s+hạn|chậm\s+nhất|muộn\s+nhất|không\s+quá|tối\s+đa|trong|sau)"
)
_RELATIVE = re.compile(
    rf"(?:{_OPENERS}\s+(?:là\s+|không\s+quá\s+|tối\s+đa\s+)*)?(?<![^\W_]){_COUNT}\s+{_UNIT}{_SINCE}"
    rf"|(?:trong\s+thời\s+hạn|trong\s+vòng|thời\s+hạn|không\s+quá|chậm\s+nhất(?:\s+là)?)\s+(?:là\s+|không\s+quá\s+|tối\s+đa\s+)*"
    rf"(?P<c2>{_COUNT.replace('count', 'c3')})\s+{_UNIT.replace('unit', 'u2').replace('working', 'w2')}"
)
# Years and quarters are counted only from a named event: "05 năm thực hiện" tells what has been.
_LONG = re.compile(
    rf"{_OPENERS}\s+(?:không\s+quá\s+|tối\s+đa\s+)?{_COUNT}\s+(?P<unit>năm|quý){_SINCE}"
    rf"|trong\s+(?:thời\s+hạn|vòng)\s+(?:không\s+quá\s+|tối\s+đa\s+)?{_COUNT.replace('count', 'count2')}"
    r"\s+(?P<unit2>năm|quý)(?![^\W_])"
)
# "Chậm nhất 05 ngày trước ngày khai mạc", "trước 10 ngày so với …": counted back from an event.
_AHEAD = re.compile(
    rf"(?:(?:{_OPENERS}|ít\s+nhất)\s+(?:là\s+)?)?(?<![^\W_]){_COUNT}"
    r"\s+(?P<unit>ngày|tuần|tháng|giờ)(?P<working>\s+làm\s+việc)?\s+"
    r"(?P<since>trước\s+(?:khi|ngày\s+(?!\d)|thời\s+điểm|kỳ|cuộc|lễ|hội)[^,;.()\n]{0,60}(?![^\W_]))"
    rf"|(?<![^\W_])trước\s+(?:ít\s+nhất\s+|tối\s+thiểu\s+)?{_COUNT.replace('count', 'count2')}"
    r"\s+(?P<unit2>ngày|tuần|tháng)(?!\s+(?:\d|kể|từ))(?P<working2>\s+làm\s+việc)?"
    r"(?P<since2>\s+(?:so\s+với|khi)[^,;.()\n]{0,60}(?![^\W_]))?"
)
# "Trước khi hết hạn điều tra 02 ngày làm việc".
_BEHIND = re.compile(
    rf"(?<![^\W_])(?P<since>trước\s+(?:khi|ngày\s+(?!\d)|thời\s+điểm)[^,;.()\n\d]{{1,60}}?)\s{_COUNT}"
    r"\s+(?P<unit>ngày|tuần|tháng)(?P<working>\s+làm\s+việc)?(?=\s*(?:[,;.)]|$))"
)
# "Gửi Giám đốc trong 3 ngày": a handing over or an end within days; "tập huấn trong 3 ngày" only tells how long.
_WITHIN = re.compile(
    rf"(?<![^\W_])(?:{any_of('handing_over')})(?![^\W_])[^,;.()\n]{{0,60}}?"
    rf"\s(?P<told>(?:ngay\s+)?trong\s+{_COUNT}\s+{_UNIT})(?=\s*(?:[,;.)\n]|$))"
    rf"|(?<![^\W_])(?P<told2>trong\s+{_COUNT.replace('count', 'count2')}\s+(?P<unit2>ngày)\s+(?P<working2>làm\s+việc))"
    r"(?=\s*(?:[,;.)\n]|$))"
)
# Civil Code 2015, article 146.1.
_DAYS = {"ngày": 1, "tuần": 7, "tháng": 30, "quý": 90, "năm": 365}
_TELLS = re.compile(
    r"(?:\d|\)|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|lăm)\s+(?:ngày|tuần|tháng|giờ|năm|quý)(?![^\W_])"
)
_MANNER = re.compile(
    r"(?P<fresh>[;.:\n]|(?<![^\W_])(?:đồng thời|ngoài ra|bên cạnh đó)(?![^\W_]))"
    rf"|(?<![^\W_])(?:(?P<purpose>{any_of('purposes')})|(?P<timely>kịp\s+thời))(?![^\W_])"
)
_EVENT = re.compile(rf"(?<![^\W_]){any_of('events')}(?![^\W_])(?:[^,;.\n]|\n(?=[^\W\d_])){{0,40}}(?![^\W_])")
_OCCASION = re.compile(rf"(?<![^\W_]){any_of('occasions')}(?![^\W_])(?:[^,;.\n]|\n(?=[^\W\d_])){{0,40}}(?![^\W_])")


def delays(folded: str) -> list[Timing]:
    if _TELLS.search(folded) is None:
        return []
    ahead = [*_ahead(folded)]
    taken = Taken(len(folded))
    for t in ahead:
        taken.take(t.span)
    since = [t for t in _since(folded) if not taken.meets(t.span)]
    return [*ahead, *since]


def _ahead(folded: str) -> Iterator[Timing]:
    if "trước" not in folded:
        return
    for m in _AHEAD.finditer(folded):
        count, unit = number(m["count"] or m["count2"]), m["unit"] or m["unit2"]
        before = m["since"] or f"trước {m['since2'] or ''}"
        working = bool(m["working"] or m["working2"])
        if count:
            found = _relative(m, days=_days(count, unit), working=working, since=before, confidence=0.7)
            # "Trước 01 ngày": of what, is not said.
            yield found if m["since"] or m["since2"] else replace(found, rank=MANNER)
    for m in _BEHIND.finditer(folded):
        if count := number(m["count"]):
            days, working = _days(count, m["unit"]), bool(m["working"])
            yield _relative(m, days=days, working=working, since=m["since"], confidence=0.7)


def _since(folded: str) -> Iterator[Timing]:
    for m in _RELATIVE.finditer(folded):
        count, unit = number(m["count"] or m["c2"] or ""), m["unit"] or m["u2"]
        since, working = m["since"] or m["after"] or "", bool(m["working"] or m["w2"])
        if count:
            sure = 0.9 if since else 0.7
            yield _relative(m, days=_days(count, unit), working=working, since=since, confidence=sure)
    for m in _WITHIN.finditer(folded) if "trong" in folded else ():
        if count := number(m["count"] or m["count2"]):
            told, working = "told" if m["told"] else "told2", bool(m["working"] or m["working2"])
            due = Due(kind=DueKind.RELATIVE, text="", days=_days(count, m["unit"] or m["unit2"]), working=working)
            yield Timing(due, Span(*m.span(told)), "due.relative", PLAIN, 0.7)
    for m in _LONG.finditer(folded):
        if count := number(m["count"] or m["count2"]):
            since, unit = m["since"] or m["after"] or "", m["unit"] or m["unit2"]
            sure = 0.85 if since else 0.6
            yield _relative(m, days=_days(count, unit), working=False, since=since, confidence=sure)


def _days(count: int, unit: str) -> int:
    # Hours of a day shorter than a day still end within it.
    return -(-count // 24) if unit == "giờ" else count * _DAYS[unit]


def _relative(m: re.Match[str], *, days: int, working: bool, since: str, confidence: float) -> Timing:
    due = Due(kind=DueKind.RELATIVE, text="", days=days, working=working, since=" ".join(since.split()) or None)
    return Timing(due, Span(*m.span()), "due.relative", PLAIN, confidence)


def happenings(folded: str, *, is_report: bool) -> list[Timing]:
    """ "Kịp thời" as the manner of the ordered act, and moments named without a day."""
    found = _timely(folded) if "kịp" in folded else []
    for m in (_EVENT if is_report else _OCCASION).finditer(folded):
        due = Due(kind=DueKind.EVENT, text="")
        found.append(Timing(due, Span(m.start(), m.end()), "due.event", MANNER, 0.55))
    return found


def _timely(folded: str) -> list[Timing]:
    """No purpose or inner plan stands between the last fresh start and "kịp thời"."""
    found, purpose = [], False
    for m in _MANNER.finditer(folded):
        if m.lastgroup == "timely" and not purpose:
            due = Due(kind=DueKind.EVENT, text="")
            found.append(Timing(due, Span(m.start(), m.end()), "due.timely", MANNER, 0.7))
        purpose = m.lastgroup == "purpose" or (purpose and m.lastgroup == "timely")
    return found
