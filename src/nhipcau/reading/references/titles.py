"""The summary (trích yếu) that follows a citation: "về việc …", "“Về tiếp tục đổi mới …”", "phê duyệt …"."""

from __future__ import annotations

import re

from nhipcau.reading.references.issuers import folded
from nhipcau.reading.types import Found, Span

_LEAD = re.compile(
    r"\s*,?\s*(?:\(\s*)?(?:(?P<about>(?:v/v|về\s+việc|về)\s*:?\s*)(?P<quoted>[“\"])?|(?P<quote>[“\"])"
    r"|(?=(?:quy\s+định|ban\s+hành|phê\s+duyệt|hướng\s+dẫn|sửa\s+đổi|bổ\s+sung|thực\s+hiện|triển\s+khai|thành\s+lập|công\s+bố"
    r"|quy\s+chế|điều\s+chỉnh|phân\s+công|giao|tăng\s+cường|chỉ\s+đạo|sắp\s+xếp|đề\s+nghị|bãi\s+bỏ|thông\s+qua|đẩy\s+mạnh)[\s,]))",
    re.IGNORECASE,
)
_CITED = (
    r"(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Nghị\s+định|Nghị\s+quyết|Thông\s+tư|Quyết\s+định|Chỉ\s+thị|Kết\s+luận|Quy\s+định|Hướng\s+dẫn"
    r"|Kế\s+hoạch|Chương\s+trình|[Cc]ông\s+văn|[Vv]ăn\s+bản|Công\s+điện|Thông\s+báo|Tờ\s+trình|Báo\s+cáo)"
)
_IS_CITED = rf"(?={_CITED}\s+(?:số\s*:?\s*)?\d)"
# Behind a space the summary ends: "… theo công văn số …", "… (ban hành kèm theo Quyết định …)", "… và Nghị định số …".
_AFTER_SPACE = (
    r"như\s+sau|hết\s+hiệu\s+lực|được\s+(?:sửa|ban|phê)|và\s+các\s+(?:văn\s+bản|quy\s+định)"
    rf"|\(?(?:(?:được\s+)?ban\s+hành\s+)?(?:kèm\s+theo|theo|tại)\s+{_IS_CITED}"
    r"|\(?(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s"
    rf"|và\s+(?:các\s+)?{_IS_CITED}"
)
_AFTER_COMMA = (
    r"\s+(?=(?:Ủy\s+ban|Uỷ\s+ban|UBND|Bộ\s+trưởng|Thủ\s+tướng|Chính\s+phủ\s+(?:yêu|ban)|Sở\s|nhằm|để\s|cụ\s+thể|trong\s+đó|đề\s+nghị"
    r"|yêu\s+cầu|giao\s|căn\s+cứ|theo\s|tiếp\s+tục\s|góp\s+phần|ban\s+hành\s+(?:Kế|Quyết|Chỉ)))"
    rf"|\s+(?:các\s+)?{_IS_CITED}"
)
_AFTER_LINE = r"\s*\n|\s*(?=[-+•]\s|[_\-*]{3,}|Căn\s+cứ\b|Theo\s|Thực\s+hiện\s|Xét\s|Để\s|Nhằm\s|QUYẾT\s|Điều\s+\d)"
# It opens with the marks themselves, so that the engine runs from mark to mark.
_END = re.compile(
    r"[\s;|:.,”\"](?:(?<=\s)(?:"
    rf"{_AFTER_SPACE})|(?<=\n)(?:{_AFTER_LINE})|(?<=,)(?:{_AFTER_COMMA})|(?<=[;|])|(?<=:)(?=\s)|(?<=\.)(?=\s|$|\*)"
    r"|(?<=[”\"])(?=[\s,;.)]))"
)
# A drawn line, or a cell of dates, behind the last word.
_RULER = re.compile(r"(?:[\s,_\-]|\b\d{1,2}/\d{1,2}/\d{4})+$")
# What the citing document says beside the summary: "(Đính kèm Kế hoạch)", "(sau đây gọi tắt là …)", "(được sửa đổi …)".
_REMARK = re.compile(
    r"\s*\(\s*(?=(?:có\s+)?(?:đính|gửi|kèm|bản\s+sao|sao\s+gửi|photo|sau\s+đây|gọi\s+(?:tắt|chung)|viết\s+tắt|(?:đã\s+)?được\s+(?:sửa|bổ|thay|bãi)"
    r"|kế\s+hoạch\s+(?:đính|kèm)|văn\s+bản\s+(?:đính|kèm)))",
    re.IGNORECASE,
)
_QUOTE_CLOSES = re.compile(r"[”\"]")
_BRACKET = re.compile(r"[()]")
_MOST = 700


def title_after(text: str, at: int, *, limit: int) -> Found[str] | None:
    """The summary behind a citation, without "về" or "về việc" and without its quotation marks."""
    lead = _LEAD.match(text, at, limit)
    if lead is None or _opens_a_sentence(text, at, lead):
        return None
    start = lead.end()
    stop = min(limit, start + _MOST)
    if lead["quoted"] or lead["quote"]:
        close = _QUOTE_CLOSES.search(text, start, stop)
        end = close.start() if close else start
    else:
        end = _open_end(text, start, stop)
    if "(" in text[start:end] and (remark := _REMARK.search(text, start, end)):
        end = remark.start()
    end = _before_ruler(text, start, end)
    if end - start < 8:
        return None
    span = Span(start, end)
    return Found(folded(text[start:end]), (span,), "references.title", 0.8)


def _before_ruler(text: str, start: int, end: int) -> int:
    if text[start:end][-1:].isalpha():
        return end
    return start + len(_RULER.sub("", text[start:end]))


def _opens_a_sentence(text: str, at: int, lead: re.Match[str]) -> bool:
    """A verb with a capital on a new line ("Thực hiện …") begins the next sentence, not the summary."""
    is_verb = not (lead["about"] or lead["quote"])
    return is_verb and "\n" in text[at : lead.end()] and text[lead.end() : lead.end() + 1].isupper()


def _open_end(text: str, start: int, stop: int) -> int:
    at = start
    while (mark := _END.search(text, at, stop)) is not None:
        if mark.group()[0] in '”"' and text.count("“", start, mark.start()) + text.count('"', start, mark.start()) % 2:
            at = mark.end()
            if re.match(r"\s*[;.,)]", text[at : at + 3]):
                return at
            continue
        break
    end = mark.start() if mark else stop
    close = _unbalanced(text, start, end)
    return close if close is not None else end


def _unbalanced(text: str, start: int, end: int) -> int | None:
    """Where a bracket opened before the summary closes inside it."""
    depth = 0
    for bracket in _BRACKET.finditer(text, start, end) if text.find(")", start, end) >= 0 else ():
        depth += 1 if bracket.group() == "(" else -1
        if depth < 0:
            return bracket.start()
    return None
