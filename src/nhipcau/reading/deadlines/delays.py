"""Times that run from an event: "05 ngày làm việc kể từ ngày nhận", and moments without a day: "kịp thời"."""

from __future__ import annotations

import re

from nhipcau.reading.deadlines.timing import MANNER, PLAIN, Timing
from nhipcau.reading.deadlines.vocabulary import any_of, number
from nhipcau.reading.types import Due, DueKind, Span

_COUNT = (
    r"(?P<count>\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười\s+lăm|hai\s+mươi|ba\s+mươi)(?:\s*\([^)]{1,20}\))?"
)
_UNIT = r"(?P<unit>ngày|tuần|tháng|giờ)(?P<working>\s+làm\s+việc)?"
_SINCE = (
    r"(?:,?\s*(?:kể\s+)?từ\s+(?P<since>(?:ngày|khi|thời\s+điểm|lúc)[^,;.()\n]{0,80})"
    r"|\s+(?P<after>sau\s+khi[^,;.()\n]{0,80}))"
)
_OPENERS = (
    r"(?:trong\s+(?:thời\s+hạn|vòng|thời\s+gian)|thời\s+hạn|chậm\s+nhất|muộn\s+nhất|không\s+quá|tối\s+đa|trong|sau)"
)
_RELATIVE = re.compile(
    rf"(?:{_OPENERS}\s+(?:là\s+|không\s+quá\s+|tối\s+đa\s+)*)?(?<![^\W_]){_COUNT}\s+{_UNIT}{_SINCE}"
    rf"|(?:trong\s+thời\s+hạn|trong\s+vòng|thời\s+hạn|không\s+quá|chậm\s+nhất(?:\s+là)?)\s+(?:là\s+|không\s+quá\s+|tối\s+đa\s+)*"
    rf"(?P<c2>{_COUNT.replace('count', 'c3')})\s+{_UNIT.replace('unit', 'u2').replace('working', 'w2')}"
)
_DAYS = {"ngày": 1, "tuần": 7, "tháng": 30}
_TELLS = re.compile(r"(?:\d|\)|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|lăm)\s+(?:ngày|tuần|tháng|giờ)(?![^\W_])")
_MANNER = re.compile(
    r"(?P<fresh>[;.:\n]|(?<![^\W_])(?:đồng thời|ngoài ra|bên cạnh đó)(?![^\W_]))"
    rf"|(?<![^\W_])(?:(?P<purpose>{any_of('purposes')})|(?P<timely>kịp\s+thời))(?![^\W_])"
)
_EVENT = re.compile(rf"(?<![^\W_]){any_of('events')}(?![^\W_])[^,;.\n]{{0,40}}")


def delays(folded: str) -> list[Timing]:
    if _TELLS.search(folded) is None:
        return []
    found = []
    for m in _RELATIVE.finditer(folded):
        count = number(m["count"] or m["c2"] or "")
        unit = m["unit"] or m["u2"]
        if count is None or unit is None:
            continue
        # Hours of a day shorter than a day still end within it.
        days = -(-count // 24) if unit == "giờ" else count * _DAYS[unit]
        since = " ".join((m["since"] or m["after"] or "").split()) or None
        due = Due(kind=DueKind.RELATIVE, text="", days=days, working=bool(m["working"] or m["w2"]), since=since)
        found.append(Timing(due, Span(m.start(), m.end()), "due.relative", PLAIN, 0.9 if since else 0.7))
    return found


def happenings(folded: str, *, is_report: bool) -> list[Timing]:
    """ "Kịp thời" as the manner of the ordered act, and moments named without a day."""
    found = _timely(folded) if "kịp" in folded else []
    for m in _EVENT.finditer(folded) if is_report else ():
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
