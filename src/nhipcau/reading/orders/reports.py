"""Report sentences: the last or main act is to report, and somebody or some time is named."""

from __future__ import annotations

import re

from nhipcau.reading.lexicon import any_of, load, strings
from nhipcau.reading.orders.evidence import judge
from nhipcau.reading.source import lowered
from nhipcau.reading.structure.bodies import is_body

_REPORT = load("orders")["report"]
assert isinstance(_REPORT, dict)
_RHYTHM = any_of(_REPORT["rhythm"])
_NOT = any_of(_REPORT["not_reports"], flags=re.NOFLAG)
"""Met in small letters."""
_ACT = re.compile(
    r"(?<![^\W\d_])(?:báo cáo|gửi (?:báo cáo|kết quả|số liệu|về|cho)|tổng hợp(?=[^.;]{0,80}(?:báo cáo|gửi|trình)))",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:về|lên|tới|đến|cho|với|qua|trình|gửi)\s+(?P<to>\S.*)|báo cáo\s+(?P<whom>\S.*)", re.IGNORECASE)
# Work that is only named, not ordered: "tình hình triển khai", "kết quả thực hiện".
_NAMED_WORK = re.compile(r"(?:tình hình|kết quả|việc|quá trình|tiến độ|công tác|số liệu)\s[^,.;]{0,90}", re.IGNORECASE)
_NAMED = re.compile(r"(?<![^\W\d_])báo cáo(?![^\W\d_])")
_WRITES = re.compile(r"(?:xây dựng|lập) báo cáo", re.IGNORECASE)
# "tổng hợp … để báo cáo": gathering is for the report, "gửi A để báo cáo" leaves it to A.
_GATHERS = re.compile(r"(?:tổng hợp|(?:xây dựng|lập) báo cáo)(?![^.;]*gửi)", re.IGNORECASE)
# What another does with what he is sent.
_HANDED_ON = re.compile(
    r"gửi\s[^.;]{2,100}(?:để|nhằm) (?:\w+ ){0,4}(?:tổng hợp|thẩm định|xem xét)[^.;]*$", re.IGNORECASE
)
_FOR_GATHERING = re.compile(r"(?<!\w)(?:để|nhằm) (?:\w+ ){0,3}tổng hợp(?=\W)[^.;]*$", re.IGNORECASE)
# "Tổng hợp, trình Giám đốc vào sáng thứ Hai hằng tuần": gathering that goes up in a rhythm.
_GATHERED_UP = re.compile(
    r"tổng hợp[^.;]{0,60}\b(?:trình|gửi)\s[^.;,]{2,70}?(?:hằng|hàng) (?:ngày|tuần|tháng|quý)(?!\w)", re.IGNORECASE
)
_SENDS_RESULTS = re.compile(r"gửi (?:báo cáo|kết quả|số liệu)(?!\w)", re.IGNORECASE)
# What the receiver does with what he is told ("… về Sở Ngoại vụ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh").
_PASSED_UP = re.compile(r",?\s*(?:để|nhằm)\s+(?:\w+\s+){0,2}tổng hợp[^.;]*$", re.IGNORECASE)
_REGULAR = re.compile(r"(?:định kỳ|hằng|hàng)\s", re.IGNORECASE)
_REGIME = re.compile(
    r"thực hiện (?:\w+ ){0,3}?(?:chế độ )?(?:thông tin,? )?báo cáo(?=[^.;]*(?:gửi|về)\s+(?P<to>\S.*))", re.IGNORECASE
)
_FOLLOWS = re.compile(r"(?<!\w)(?:theo dõi|đôn đốc)(?!\w)", re.IGNORECASE)
_WATCHING = any_of(_REPORT["watching"])
_MONITORS = any_of(_REPORT["monitoring"])
_PRODUCTS = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(strings(_REPORT['products']))})(?![^\W\d_])")
_OPENS = re.compile(
    r"(?:(?:đồng thời|và|cuối cùng|sau đó|kết thúc[^,]{0,40}),?\s*)?"
    rf"(?:(?:{'|'.join(strings(_REPORT['opening']))})\b[^.;]{{0,70}}?)?"
    r"(?:tổng hợp,? |lập |có |gửi |tổng kết,? |làm |thực hiện )?(?:kết quả,? )?(?:và )?báo cáo\b",
    re.IGNORECASE,
)
_REPORT_LENGTH = len("báo cáo")
_LONGEST = 6_000
"""Characters from its end in which an assignment says that it reports."""
_OPENS_WITHIN = 240
"""Characters in which a sentence that begins with reporting has named it."""


def opens_report(words: str) -> bool:
    """A sentence that begins with reporting: it is an assignment of its own beside what stands before it."""
    said = words.strip(" -+")
    met = _OPENS.match(said) if "báo cáo" in lowered(said[:_OPENS_WITHIN]) else None
    if not met or _NOT.match(lowered(said), met.end() - _REPORT_LENGTH):
        return False
    return _has_end(said[met.end() - _REPORT_LENGTH :])


def monitors(words: str) -> bool:
    """Begins with watching over others' work: following, urging on, checking, gathering."""
    return bool(_MONITORS.match(words.strip(" -+")))


def watches(words: str) -> bool:
    """Orders somewhere to follow or urge on: the report then belongs to the same duty (contract, rule 9)."""
    return bool(_WATCHING.search(words))


def reports_at_all(words: str) -> bool:
    low = lowered(words)
    return "báo cáo" in low and bool(_NAMED.search(_NOT.sub("", low)))


def may_report(low: str) -> bool:
    """Whether an assignment in the words, in small letters, can be a report: it names one, sends or gathers."""
    return "báo cáo" in low or "gửi" in low or "tổng hợp" in low


def is_report(words: str) -> bool:
    """Whether the main or last act of the whole assignment is to report."""
    words = words[-_LONGEST:]
    low = lowered(words)
    if "báo cáo" not in low:
        sends = "gửi" in low and _only_sends_results(words)
        return sends or ("tổng hợp" in low and _GATHERED_UP.search(words) is not None)
    plain = _without_others(words)
    regime = _REGIME.match(words.strip(" -+"))
    if regime and is_body(regime.group("to")):
        return True
    if opens_report(plain) or opens_report(re.split(r";\s", plain)[-1]):
        return True
    acts = list(_ACT.finditer(plain))
    if not acts or not reports_at_all(plain):
        return False
    return _ends_in_report(plain, at=acts[-1].start())


def _ends_in_report(words: str, *, at: int) -> bool:
    """Whether the last act of reporting, which begins at `at`, is the assignment's own and goes to somebody."""
    before, tail = words[:at], words[at:]
    behind = re.split(r"[.;]\s", tail, maxsplit=1)
    if len(behind) > 1 and judge(behind[1]).is_order:
        return False
    if re.search(r"gửi (?:hồ sơ|văn bản|công văn|danh sách)", tail, re.IGNORECASE):
        return False
    clause = re.split(r"[.;]\s", before)[-1]
    watched = re.split(r"[.]\s", before)[-1]
    if (_FOLLOWS.search(watched) or _REGULAR.match(watched.strip(" -+"))) and _has_end(tail):
        return True
    aim = re.search(r"(?<!\w)(?:để|nhằm)\s(?:(?!\bvà\b)[^.;])*$", clause) or _FOR_GATHERING.search(clause)
    if aim or _HANDED_ON.search(clause):
        return _reports_before_aim(clause, aim=aim.start() if aim else 0)
    if re.search(r"(?:định kỳ|hằng \w+|hàng \w+)[^.;]{0,60}$", clause):
        return True
    if re.search(r"(?:và|,|;)\s+(?:định kỳ\s+)?$", clause) and (
        _RHYTHM.search(behind[0]) or clause.rstrip().endswith("định kỳ")
    ):
        return True
    return not _PRODUCTS.search(_NAMED_WORK.sub("", _WRITES.sub("", before))) and _has_end(tail)


def _reports_before_aim(clause: str, *, aim: int) -> bool:
    """ "báo cáo kết quả về X … để tổng hợp, báo cáo Y": the actor's own act stands before the aim."""
    own = clause[:aim]
    sent = _SENDS_RESULTS.search(own)
    if (reports_at_all(own) and is_report(own)) or (sent and _has_end(own[sent.start() :])):
        return True
    return bool(not _HANDED_ON.search(clause) and _GATHERS.search(own))


def _only_sends_results(words: str) -> bool:
    """ "Các xã gửi kết quả thực hiện về Văn phòng trước ngày 25": sending what was done is all the sentence orders."""
    sent = _SENDS_RESULTS.search(words)
    if sent is None or _PRODUCTS.search(_NAMED_WORK.sub("", words[: sent.start()])):
        return False
    return not re.search(r"[,.;]\s", words[: sent.start()]) and _has_end(words[sent.start() :])


def _without_others(words: str) -> str:
    """The words without documents that are only named reports, and without the report that the receiver passes up."""
    low = lowered(words)
    plain = words
    for met in _NOT.finditer(low):
        plain = plain[: met.start()] + "·" * len(met.group()) + plain[met.end() :]
    told = _PASSED_UP.sub("", plain) if "tổng hợp" in low else plain
    return told if reports_at_all(told) and _ACT.search(told) else plain


def _has_end(tail: str) -> bool:
    """A recipient or a time stands with the reporting."""
    if _RHYTHM.search(tail):
        return True
    for met in _TO.finditer(tail):
        to = (met.group("to") or met.group("whom") or "").strip()
        to = re.sub(
            r"^(?:với|về|cho|lên|tới|trình|gửi|(?:kết quả|tình hình)[^.;]{0,160}?(?:về|cho|với|lên)\s)\s*", "", to
        )
        to = re.sub(r"^(?:,|và)\s*(?:kiến nghị|đề xuất|tham mưu)(?: với)?\s+", "", to)
        if is_body(to) or re.match(
            r"(?:lãnh đạo|giám hiệu|ban giám|cấp (?:trên|có thẩm quyền)|thủ tướng|chính phủ|ubnd|bộ|sở)\b",
            to,
            re.IGNORECASE,
        ):
            return True
    return False
