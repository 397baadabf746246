"""Report sentences: the last or main act is to report, and somebody or some time is named."""

from __future__ import annotations

import re

from nhipcau.reading.lexicon import any_of, load, strings
from nhipcau.reading.structure.bodies import is_body

_REPORT = load("orders")["report"]
assert isinstance(_REPORT, dict)
_RHYTHM = any_of(_REPORT["rhythm"])
_NOT = any_of(_REPORT["not_reports"])
_ACT = re.compile(
    r"(?<![^\W\d_])(?:báo cáo|gửi (?:báo cáo|kết quả|số liệu|về|cho|hồ sơ)|tổng hợp(?=[^.;]{0,80}(?:báo cáo|gửi|trình)))",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:về|lên|tới|đến|cho|với|qua|trình|gửi)\s+(?P<to>\S.*)|báo cáo\s+(?P<whom>\S.*)", re.IGNORECASE)
# Work that is only named, not ordered: "tình hình triển khai", "kết quả thực hiện".
_NAMED_WORK = re.compile(
    r"(?:tình hình|kết quả|việc|quá trình|tiến độ|công tác|số liệu)\s[^,.;]{0,90}", re.IGNORECASE
)
_MONITORS = any_of(_REPORT["monitoring"])
_PRODUCTS = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(strings(_REPORT['products']))})(?![^\W\d_])")
_OPENS = re.compile(
    r"(?:(?:đồng thời|và|cuối cùng|sau đó|kết thúc[^,]{0,40}),?\s*)?"
    r"(?:(?:định kỳ|hằng|hàng|sáu tháng|6 tháng|trước ngày|chậm nhất|trước|kịp thời|tổng hợp,?|thường xuyên)\b[^.;]{0,70}?)?"
    r"(?:tổng hợp,? |lập |có |gửi |tổng kết,? |làm |thực hiện )?(?:kết quả,? )?(?:và )?báo cáo\b",
    re.IGNORECASE,
)


def opens_report(words: str) -> bool:
    """A sentence that begins with reporting: it is an assignment of its own beside what stands before it."""
    said = words.strip(" -+")
    met = _OPENS.match(said)
    if not met or _NOT.match(said[max(0, met.end() - 7) :]):
        return False
    return _has_end(said[met.end() - 7 :])


def monitors(words: str) -> bool:
    """Begins with watching over others' work: following, urging on, checking, gathering."""
    return bool(_MONITORS.match(words.strip(" -+")))


def reports_at_all(words: str) -> bool:
    return bool(re.search(r"(?<![^\W\d_])báo cáo(?![^\W\d_])", _NOT.sub("", words), re.IGNORECASE))


def is_report(words: str) -> bool:
    """Whether the main or last act of the whole assignment is to report."""
    plain = _NOT.sub(lambda met: "·" * len(met.group()), words)
    if opens_report(plain):
        return True
    acts = list(_ACT.finditer(plain))
    if not acts:
        return False
    last = acts[-1]
    tail = plain[last.start() :]
    behind = re.split(r"[.;]\s", tail, maxsplit=1)
    if len(behind) > 1 and len(behind[1]) > 40:
        return False
    before = _NAMED_WORK.sub("", plain[: last.start()])
    if _PRODUCTS.search(before) or re.search(r"gửi[^.;]{0,80}(?:để|nhằm)\s[^.;]*$", before):
        return False
    return reports_at_all(plain) and _has_end(tail)


def _has_end(tail: str) -> bool:
    """A recipient or a time stands with the reporting."""
    if _RHYTHM.search(tail):
        return True
    for met in _TO.finditer(tail):
        to = (met.group("to") or met.group("whom") or "").strip()
        to = re.sub(
            r"^(?:với|về|cho|lên|tới|trình|gửi|(?:kết quả|tình hình)[^.;]{0,60}?(?:về|cho|với|lên)\s)\s*", "", to
        )
        if is_body(to) or re.match(
            r"(?:lãnh đạo|giám hiệu|ban giám|cấp (?:trên|có thẩm quyền)|thủ tướng|chính phủ|ubnd|bộ|sở)\b",
            to,
            re.IGNORECASE,
        ):
            return True
    return False
