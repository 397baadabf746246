"""Times that are not the duty's: a cited paper's date, number or title, quotes, terms of office (contract rule 8)."""

from __future__ import annotations

import re

# Bounded everywhere: no symbol has more parts, and a line of figures and strokes must not be tried in every division.
_CODE = r"(?<!\d)\d+[^\W_]{0,12}\s?[/-]\s?(?=[^\s,;]{0,40}[A-ZĐ])[\w&Đ.]+(?:\s?[/-]\s?[\w&Đ.]*\w){0,8}"
_DATE = r"(?:ngày\s*)?\d{1,2}(?:\s*[/.-]|\s+tháng\s)\s*\d{1,2}(?:\s*[/.-]|\s+năm\s|\s*,\s*năm\s)\s*\d{4}"
_NUMBERED = re.compile(rf"(?:số\s*:?\s*)?{_CODE}(?:(?:\s*,)?\s*(?:\(?ký\s+|ban\s+hành\s+)?{_DATE})?")
_DATED_ACT = re.compile(rf"{_DATE}(?=\s+(?:của\s+[A-ZĐÂÊÔƠƯÁÀẢÃẠĂ]|về\s+(?:việc\s+)?))")
_QUOTED = re.compile(r"[“\"][^”\"]{1,400}[”\"]")
_TERM = re.compile(
    r"(?:(?:nhiệm kỳ|niên khóa|năm học|khóa)\s+(?:[IVXLC\d]{1,5}\s*(?:[,(]\s*)?)?"
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
# "Có hiệu lực kể từ ngày …" (contract rule 22), "số liệu tính đến ngày …": no times of doing.
_DAY = (
    r"(?:(?:hết\s+)?(?:thời\s+điểm\s+)?(?:ngày|tháng|quý|năm)?\s*[\dIVX]{1,4}"
    r"(?:\s*[/.-]\s*\d{1,4}|\s+(?:tháng|năm)\s+\d{1,4}){0,2})"
)
_IN_FORCE = re.compile(
    r"hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:[^;,.\n\d]{0,20}\s)?(?:từ|sau|đến|trong)\s(?:[^;.,\n]|[.,](?=\d)){1,100}"
)
_COUNTED = re.compile(
    rf"tính\s+(?:đến|tới)\s+{_DAY}|(?:[Ss]ố\s+liệu|[Tt]hống\s+kê)[^;.\n]{{0,40}}?\stừ\s+{_DAY}\s*(?:-|đến)\s*{_DAY}"
)
# "Ngoài báo cáo định kỳ hằng năm, …": the time of what is not ordered here.
_BESIDES = re.compile(r"Ngoài\s(?!ra|giờ|nước)[^,;.\n]{3,120},")
_TELLS_YEAR = re.compile(r"\d{4}")
_TELLS_NUMBER = re.compile(r"\d[^\W_]{0,12}\s?[/-]\s?[\w&Đ.]")


def without_citations(plain: str) -> str:
    """The words with numbers, dates and quoted titles of cited documents blanked, of the same length."""
    if "“" in plain or '"' in plain:
        plain = _QUOTED.sub(_blank, plain)
    dated = _TELLS_YEAR.search(plain)
    if dated:
        plain = _DATED_ACT.sub(_blank, plain)
    if _TELLS_NUMBER.search(plain):
        plain = _NUMBERED.sub(_blank, plain)
    if dated:
        plain = _TERM.sub(_blank, plain)
    if "Ngoài " in plain:
        plain = _BESIDES.sub(_blank, plain)
    if "hiệu" in plain:
        plain = _IN_FORCE.sub(_blank, plain)
    return _COUNTED.sub(_blank, plain) if "tính" in plain or "từ" in plain else plain


def without_titles(plain: str) -> str:
    """As `without_citations`, the titles blanked too: a span of years in a title says what the plan is called."""
    plain = _TITLE.sub(_blank_but_the_head, _without_subjects(plain))
    return without_citations(plain)


def without_cited_subjects(plain: str) -> str:
    """As `without_citations`, what a numbered document is about blanked too."""
    return without_citations(_without_subjects(plain))


def _without_subjects(plain: str) -> str:
    return _ABOUT.sub(_blank_but_the_head, plain) if _TELLS_NUMBER.search(plain) else plain


def _blank(m: re.Match[str]) -> str:
    return "".join("\n" if c == "\n" else " " for c in m.group())


def _blank_but_the_head(m: re.Match[str]) -> str:
    return m.group()[:1] + _blank(m)[1:]
