"""How the citing document stands to what it cites, from the words around the citation and the part it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nhipcau.reading.references.mention import Mention
from nhipcau.reading.types import Header, Relation, Span

# Which reading of several mentions of one document counts.
STRENGTH = (
    Relation.TRANSMITS,
    Relation.REPLACES,
    Relation.AMENDS,
    Relation.BASED_ON,
    Relation.IMPLEMENTS,
    Relation.REPORTS_ON,
    Relation.CITES,
)

_BODY_BEGINS = re.compile(
    r"^[ ]*(?:QUYẾT\s+(?:ĐỊNH|NGHỊ)\s*:?\s*$|Điều\s+1\s*[.:]|(?:I|1|A)\s*[.\-/)]\s|Phần\s+(?:I|thứ\s+nhất)\b|[-+•]\s|a\))",
    re.MULTILINE,
)
_BASIS = re.compile(
    r"^[ ]*(?:[-+•]\s*)?(?:Căn\s+cứ|Xét|Theo\s+(?:đề\s+nghị|ý\s+kiến)|Sau\s+khi|Trên\s+cơ\s+sở|Thực\s+hiện\s+chức\s+năng)\b.*?(?=;[ ]*\n|\.[ ]*\n|\n[ ]*\n|\n[ ]*(?:Căn\s+cứ|Xét|Theo\s+đề)\b|\Z)",
    re.MULTILINE | re.DOTALL,
)
_ISSUED_WITH = re.compile(r"\(\s*(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s+$", re.IGNORECASE)
_CARRY_OUT = re.compile(r"(?:thực\s+hiện|triển\s+khai|quán\s+triệt|theo|chấp\s+hành|tại)(?!\w)", re.IGNORECASE)
_CARRY_OUT_NEAR = re.compile(r"(?:thực\s+hiện|triển\s+khai|quán\s+triệt)(?:\s+\S+){0,12}\s+$", re.IGNORECASE)
# "Tổ chức thực hiện nghiêm túc, hiệu quả (chỉ đạo của … tại) …": the act of the item is to carry out what is cited.
_ITEM_CARRIES_OUT = re.compile(
    r"(?:^|;)\s*(?:[-+•]\s*|\d{1,2}[.)]\s*|[a-zđ]\)\s*)?(?:(?:tiếp\s+tục|tổ\s+chức|quán\s+triệt|phổ\s+biến|nghiên\s+cứu|học\s+tập"
    r"|tuyên\s+truyền|và|,)\s*)*(?:thực\s+hiện|triển\s+khai|quán\s+triệt|chấp\s+hành)(?:[\s,]+(?:và|thực|hiện|triển|khai|có|hiệu|quả"
    r"|nghiêm|túc|thắng|lợi|tốt|đầy|đủ|đúng|tiến|độ|đồng|bộ|quyết|liệt|kịp|thời|sâu|rộng|nội|dung|các|những|nghiêm|chỉnh|triệt|để))*"
    r"(?:\s+(?:ý\s+kiến\s+)?chỉ\s+đạo\s+của\s+[^;.]{3,60}\s+tại)?\s+$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"(?:[;,]|\bvà)\s*(?:và\s+)?$")
_JUST_ISSUED = re.compile(r"(?:vừa|đã|mới)\s+(?:có|ban\s+hành|ra|ký\s+ban\s+hành)\s+$")
_REPLACES = re.compile(
    r"(?:thay\s+thế(?:\s+cho)?|bãi\s+bỏ|hủy\s+bỏ)(?:\s+(?:toàn\s+bộ|các|nội\s+dung|\S+\s+\d+))?(?:[^.;]*?(?:;|,|và|:))?\s*(?:-\s*|[a-zđ]\)\s*)?$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"^[^.;]{0,160}?(?:hết\s+hiệu\s+lực|bị\s+bãi\s+bỏ|được\s+thay\s+thế\s+bằng)", re.IGNORECASE)
_THIS = re.compile(
    r"(?:Luật|Pháp\s+lệnh|Nghị\s+định|Nghị\s+quyết|Thông\s+tư|Quyết\s+định|Chỉ\s+thị|Kế\s+hoạch|Quy\s+chế|Quy\s+định|Văn\s+bản|Chương\s+trình|liên\s+tịch)\s+này",
    re.IGNORECASE,
)
_AMENDS = re.compile(r"(?:sửa\s+đổi|bổ\s+sung|điều\s+chỉnh|đính\s+chính|bãi\s+bỏ)(?!\w)", re.IGNORECASE)
_AMENDING_LIST = re.compile(
    r"được\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)[^.;]{0,80}(?:bởi|theo|tại|bằng)[^.;]{0,300}$", re.IGNORECASE
)
_DETAILS = re.compile(r"(?:thi\s+hành|quy\s+định\s+chi\s+tiết|hướng\s+dẫn)(?:\s+\S+){0,14}\s+$", re.IGNORECASE)
# Only a part of the document is meant: "Bãi bỏ Điều 3, Điều 4 …".
_PART = re.compile(r"(?:khoản|điểm|Điều|cụm\s+từ|Mục|Chương)\s+(?!\d+\s*[.:])\S+(?:\s+\S+){0,8}\s+$")
_AMENDED_BY = re.compile(r"(?:đã\s+)?được\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)", re.IGNORECASE)
_SENDS = re.compile(
    r"(?:gửi\s+kèm|kèm\s+theo\s+(?:công\s+văn|văn\s+bản)\s+này|sao\s+gửi|chuyển\s+(?:đến|tới)|gửi\s+(?:đến|tới))(?:\s+\S+){0,14}\s+$",
    re.IGNORECASE,
)
_SENT = re.compile(r"^\s*(?:[^.;\n]{0,40})?(?:gửi\s+kèm|kèm\s+theo\)|đính\s+kèm)", re.IGNORECASE)
_REPORTS = re.compile(r"(?:kết\s+quả|tình\s+hình|sơ\s+kết|tổng\s+kết|báo\s+cáo)(?:\s+\S+){0,10}\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """The parts of the citing document that decide what a citation means."""

    span: Span
    type: str | None
    title: Span | None
    has_own_code: bool
    opening_end: int
    """Where the first order, article or section begins."""
    basis: tuple[Span, ...]
    sent_along: frozenset[str]
    """Canonical codes of the documents that stand behind this one in the same file."""

    def is_basis(self, at: int) -> bool:
        return any(span.start <= at < span.end for span in self.basis)

    def in_title(self, at: int) -> bool:
        return self.title is not None and self.title.start <= at < self.title.end


def setting_of(text: str, *, document: Span, header: Header, sent_along: frozenset[str]) -> Setting:
    body_start = header.body.start if header.body else document.start
    begins = _BODY_BEGINS.search(text, max(body_start, document.start), document.end)
    opening_end = begins.start() if begins else document.end
    basis = tuple(Span(m.start(), m.end()) for m in _BASIS.finditer(text, document.start, opening_end))
    title = Span(header.title.spans[0].start, header.title.spans[-1].end) if header.title else None
    return Setting(
        span=document,
        type=header.type.value if header.type else None,
        title=title,
        has_own_code=header.code is not None,
        opening_end=opening_end,
        basis=basis,
        sent_along=sent_along,
    )


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The citation before this one, and what it turned out to mean."""

    end: int
    relation: Relation


def relation_of(
    text: str, mention: Mention, *, setting: Setting, outer: Relation | None, previous: Neighbour | None
) -> Relation:
    """`outer` is the relation of the citation whose summary this mention stands in, if it stands in one."""
    at = mention.span.start
    sentence = _sentence_start(text, at, setting.span.start)
    before = text[sentence:at]
    if outer is not None:
        carries = outer in {Relation.IMPLEMENTS, Relation.REPORTS_ON} and _CARRY_OUT_NEAR.search(before)
        return Relation.IMPLEMENTS if carries else Relation.CITES
    after = text[mention.span.end : min(mention.span.end + 200, setting.span.end)]
    if _ISSUED_WITH.search(before) and not setting.has_own_code:
        return Relation.BASED_ON
    ending = _ending(before, after, mention, setting)
    if ending is not None:
        return ending
    if setting.is_basis(at):
        return Relation.BASED_ON
    if (
        mention.title
        and mention.title.rule == "references.news"
        or setting.type == "BAI_BAO"
        and _JUST_ISSUED.search(before)
    ):
        return Relation.REPORTS_ON
    if setting.type == "BC" and setting.in_title(at) and _REPORTS.search(before):
        return Relation.REPORTS_ON
    if _AMENDING_LIST.search(before):
        return Relation.CITES
    if (setting.in_title(at) or at < setting.opening_end) and _CARRY_OUT.search(before):
        return Relation.IMPLEMENTS
    if setting.in_title(at) and _DETAILS.search(before):
        return Relation.IMPLEMENTS
    in_row = previous is not None and previous.relation is Relation.IMPLEMENTS and previous.end > sentence
    if _ITEM_CARRIES_OUT.search(before) or in_row and _SEPARATOR.search(before):
        return Relation.IMPLEMENTS
    return Relation.CITES


def _ending(before: str, after: str, mention: Mention, setting: Setting) -> Relation | None:
    """Sent along, replaced or amended by this very document."""
    if setting.type == "CV" and (_SENDS.search(before) or _SENT.search(after)):
        return Relation.TRANSMITS
    is_this = _THIS.search(before) or setting.in_title(mention.span.start)
    if _REPLACES.search(before) and (is_this or _is_article(before)):
        return (
            Relation.AMENDS
            if re.search(r"(?:khoản|điểm|Điều|cụm\s+từ|Mục|Chương)\s+\S+(?:\s+\S+){0,8}\s+$", before)
            else Relation.REPLACES
        )
    if (ends := _ENDS.search(after)) and (_THIS.search(after) or _THIS.search(before)) and "không" not in ends.group():
        return Relation.REPLACES
    if (
        _AMENDS.search(before)
        and not _AMENDED_BY.search(before)
        and (setting.in_title(mention.span.start) or _is_article(before))
    ):
        return Relation.AMENDS
    return None


def _is_article(before: str) -> bool:
    """The sentence is the order of an article: "Điều 1. Sửa đổi, bổ sung …", "3. Bãi bỏ …"."""
    if len(before) > 600:
        return False  # a table or a list without full stops, not a sentence
    return bool(
        re.match(
            r"\s*(?:Điều\s+\d+\s*[.:]\s*|\d{1,2}\s*[.)]\s*|[a-zđ]\)\s*|-\s*)?(?:Sửa\s+đổi|Bổ\s+sung|Bãi\s+bỏ|Thay\s+thế|Điều\s+chỉnh|Đính\s+chính|Hủy\s+bỏ)",
            before,
        )
    )


_SENTENCE = re.compile(
    r"[.;:]\s*\n|\.\s+(?=[A-ZĐÂÊÔƯỦ])|\n\s*\n(?=\s*[A-ZĐ\-+•\d])|\n(?=\s*(?:Điều\s+\d|Căn\s+cứ|[-+•]\s|\d{1,2}[.)]\s|[a-zđ]\)\s))"
)


def _sentence_start(text: str, at: int, floor: int) -> int:
    start = max(floor, at - 1500)
    last = start
    for mark in _SENTENCE.finditer(text, start, at):
        # "Điều 1." opens the sentence it numbers.
        if re.search(
            r"(?:Điều|khoản|Khoản)\s+\d+\.\s+$|^\s*\d{1,2}\.\s+$",
            text[max(start, mark.start() - 9) : mark.end()],
            re.MULTILINE,
        ):
            continue
        last = mark.end()
    return last
