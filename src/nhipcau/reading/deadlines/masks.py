"""Times that are not the duty's: a cited paper's date, number or title, quotes, terms of office (contract rule 8)."""

from __future__ import annotations

import re

_CODE = r"\d+[^\W_]*\s?[/-]\s?(?=[^\s,;]*[A-ZĐ])[\w&Đ.]+(?:\s?[/-]\s?[\w&Đ.]*\w)*"
_DATE = r"(?:ngày\s*)?\d{1,2}\s*(?:/|-|\.|\s+tháng\s+)\s*\d{1,2}\s*(?:/|-|\.|\s+năm\s+|,\s*năm\s+)\s*\d{4}"
_NUMBERED = re.compile(rf"(?:số\s*:?\s*)?{_CODE}(?:\s*,?\s*(?:\(?ký\s+|ban\s+hành\s+)?{_DATE})?")
_DATED_ACT = re.compile(rf"{_DATE}(?=\s+(?:của\s+[A-ZĐÂÊÔƠƯÁÀẢÃẠĂ]|về\s+(?:việc\s+)?))")
_QUOTED = re.compile(r"[“\"][^”\"]{1,400}[”\"]")
_TERM = re.compile(
    r"(?:(?:nhiệm kỳ|niên khóa|năm học|khóa)\s+(?:[IVXLC\d]{1,5}\s*[,(]?\s*)?"
    r"|(?:kỷ niệm|ngày sinh|lần thứ)\s+[^,;.]{0,30}?)"
    r"\d{4}(?:\s*-\s*\d{4})?",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?<!\w)(?:Kế hoạch|Chương trình|Đề án|Dự án|Tiểu dự án|Chiến lược|Quy hoạch|Nghị quyết|Chỉ thị|Quyết định"
    r"|Kết luận|Thông báo|Danh mục|Báo cáo)"
    r"(?!\s+(?:này|trên|nêu|nói))"
    r"(?:(?!\s+trung hạn|,\s*(?:trình|hoàn thành|báo cáo|gửi|ban hành|đến|trong|chậm|xong))"
    r"(?:[^;.:\n()|\t]|\n(?!\s*(?:[-+*•]|\w{1,3}[.)]|\n)))){1,300}"
)
_ABOUT = re.compile(rf"{_CODE}[^;.\n]{{0,120}}?\s(?:về|phê duyệt|ban hành|quy định)\s[^;\n]*?(?=;|\.\s|\.$|\n|$)")


def without_citations(plain: str) -> str:
    """The words with numbers, dates and quoted titles of cited documents blanked, of the same length."""
    for pattern in (_QUOTED, _DATED_ACT, _NUMBERED, _TERM):
        plain = pattern.sub(_blank, plain)
    return plain


def without_titles(plain: str) -> str:
    """As `without_citations`, the titles blanked too: a span of years in a title says what the plan is called."""
    for pattern in (_ABOUT, _TITLE):
        plain = pattern.sub(_blank_but_the_head, plain)
    return without_citations(plain)


def without_cited_subjects(plain: str) -> str:
    """As `without_citations`, what a numbered document is about blanked too."""
    return without_citations(_ABOUT.sub(_blank_but_the_head, plain))


def _blank(m: re.Match[str]) -> str:
    return "".join("\n" if c == "\n" else " " for c in m.group())


def _blank_but_the_head(m: re.Match[str]) -> str:
    return m.group()[:1] + _blank(m)[1:]
