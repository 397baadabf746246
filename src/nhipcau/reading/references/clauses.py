"""The words around a citation that tell what it means: carried out, rested on, replaced, amended, sent, reported on.

A pattern written in small letters is matched on a copy in small letters: that is three times faster than asking the
pattern to overlook case, and the copy is made once for a citation.
"""

from __future__ import annotations

import re

_DOCUMENT = (
    r"(?:Luật|Pháp\s+lệnh|Nghị\s+định|Nghị\s+quyết|Thông\s+tư|Quyết\s+định|Chỉ\s+thị|Kế\s+hoạch|Quy\s+chế|Quy\s+định"
    r"|Văn\s+bản|Chương\s+trình|liên\s+tịch)"
)
_SMALL_DOCUMENT = _DOCUMENT.lower()
_LABEL = r"(?:[-+•]\s*|\d{1,2}[.)]\s*|[a-zđ]\)\s*)?"

# Where the first order, article or section begins.
BODY_BEGINS = re.compile(
    r"^[ ]*(?:QUYẾT\s+(?:ĐỊNH|NGHỊ)\s*(?::\s*$|(?=\n\s*Điều\s+1\b))"
    r"|Điều\s+1\s*[.:]|(?:I|1|A)\s*[.\-/)]\s|Phần\s+(?:I|thứ\s+nhất)\b"
    r"|[-+•]\s+(?!Căn\s+cứ|Thực\s+hiện|Theo\s|Xét\s)|a\))",
    re.MULTILINE,
)
# One ground of the preamble, up to its semicolon; "…; Luật sửa đổi …" on the next line goes on with it.
BASIS = re.compile(
    r"^[ ]*(?:[-+•]\s*)?(?:Căn\s+cứ|Xét|Theo\s+(?:đề\s+nghị|ý\s+kiến)|Sau\s+khi|Trên\s+cơ\s+sở"
    r"|Thực\s+hiện\s+chức\s+năng)\b.*?"
    rf"(?=;[ ]*\n(?![ ]*{_DOCUMENT}\s)|\.[ ]*\n|\n[ ]*\n|\n[ ]*(?:Căn\s+cứ|Xét|Theo\s+đề)\b|\Z)",
    re.MULTILINE | re.DOTALL,
)
# A section "I. CĂN CỨ" of a plan: every document listed under it is a ground. Its heading opens the pattern with fixed
# letters; the label of the section stands before it on the line.
GROUNDS = tuple(
    re.compile(rf"{words}[^\n;]{{0,60}}\n") for words in (r"CĂN\s+CỨ", r"Căn\s+cứ", r"CƠ\s+SỞ\s+PHÁP", r"ơ\s+sở\s+pháp")
)
GROUNDS_LABEL = re.compile(r"(?:(?P<roman>[IVX]+)|\d+)\s*[.\-)/]\s*(?:CÁC\s+|Các\s+[Cc]|[Cc])?$")
ROMAN_SECTION = re.compile(r"^[ ]*[IVX]+\s*[.\-)/]\s", re.MULTILINE)
ANY_SECTION = re.compile(r"^[ ]*(?:\d+|[IVX]+)\s*[.\-)/]\s", re.MULTILINE)
# It opens with the marks themselves, so that the engine runs from mark to mark.
SENTENCE_END = re.compile(
    r"[.;:\n](?:(?<=[.;:])\s*\n|(?<=\.)\s+(?=[A-ZĐÂÊÔƯỦ])"
    r"|(?<=\n)(?:\s*\n(?=\s*[A-ZĐ\-+•\d])|(?=\s*(?:Điều\s+\d|Căn\s+cứ|[-+•]\s|\d{1,2}[.)]\s|[a-zđ]\)\s))))"
)
PARAGRAPH_END = re.compile(r"[.;:/]\s*\n")
LABEL_END = re.compile(r"(?:Điều|khoản|Khoản)\s+\d+\.\s+$|^\s*\d{1,2}\.\s+$", re.MULTILINE)

# Before the citation.
ISSUED_WITH = re.compile(r"\(\s*(?:được\s+)?(?:ban\s+hành\s+)?(?:kèm\s+)?theo\s+$")
PROPOSED = re.compile(r"(?:xét|theo)\s+đề\s+nghị\s+của\s[^.;]{3,160}\s(?:tại|theo)\s+$")
# "Thực hiện …; căn cứ Nghị định số …, Sở Ngoại vụ đề nghị": a ground in the middle of the opening.
RESTS_ON = re.compile(r"[;,]\s*(?:và\s+)?căn\s+cứ\s+(?:vào\s+)?(?:các\s+)?$")
# "Các Thông tư sau đây hết hiệu lực …:" over the items that name them.
ENDING_LIST = re.compile(
    rf"{_SMALL_DOCUMENT}[^.;:\n]{{0,60}}\bsau(?:\s+đây)?\b[^.;:\n]{{0,20}}"
    r"(?:hết\s+hiệu\s+lực|bị\s+bãi\s+bỏ)[^.;\n]{0,120}:\s*\n",
)
LISTED = re.compile(rf"\s*{_LABEL}(?:\S+\s+){{0,4}}$")
LIST_ENDS = re.compile(r"^\s*(?:Điều|Chương|Nơi\s+nhận)\b", re.MULTILINE)
NUMBERED_ITEM = re.compile(r"^\s*\d+\.\s", re.MULTILINE)
CARRY_OUT = re.compile(r"(?:thực\s+hiện|triển\s+khai|quán\s+triệt|theo|chấp\s+hành|thi\s+hành(?!\s+án)|tại)(?!\w)")
# A summary about reviewing years of a directive stands in the directive's chain like one about carrying it out.
CARRY_OUT_NEAR = re.compile(
    r"(?:thực\s+hiện|triển\s+khai|quán\s+triệt|thi\s+hành(?!\s+án)|sơ\s+kết|tổng\s+kết)(?:\s+\S+){0,12}\s+$"
)
DETAILS = re.compile(r"(?:thi\s+hành|quy\s+định\s+chi\s+tiết|hướng\s+dẫn)(?:\s+\S+){0,14}\s+$")
REPORTS = re.compile(r"(?:kết\s+quả|tình\s+hình|sơ\s+kết|tổng\s+kết|báo\s+cáo)(?:\s+\S+){0,10}\s+$")
JUST_ISSUED = re.compile(r"(?:vừa|đã|mới)\s+(?:có|ban\s+hành|ra|ký\s+ban\s+hành)\s+$")
SEPARATOR = re.compile(r"(?:[;,]|\bvà)\s*(?:và\s+)?$")
# "Tổ chức thực hiện nghiêm túc, hiệu quả (chỉ đạo của … tại) …": the act of the item is to carry out what is cited.
ITEM_CARRIES_OUT = re.compile(
    rf"(?:^|;)\s*{_LABEL}(?:(?:tiếp\s+tục|tổ\s+chức|quán\s+triệt|phổ\s+biến|nghiên\s+cứu|học\s+tập"
    r"|tuyên\s+truyền|khẩn\s+trương|tập\s+trung|chủ\s+động|kịp\s+thời|nghiêm\s+túc|đẩy\s+mạnh|và|,)\s*)*(?:thực\s+hiện|triển\s+khai|quán\s+triệt|chấp\s+hành)"
    r"(?:[\s,]+(?:và|thực|hiện|triển|khai|có|hiệu|quả|nghiêm|túc|thắng|lợi|tốt|đầy|đủ|đúng|tiến|độ|đồng|bộ|quyết|liệt|kịp"
    r"|thời|sâu|rộng|nội|dung|các|những|chỉnh|triệt|để))*"
    r"(?:\s+(?:ý\s+kiến\s+)?chỉ\s+đạo\s+của\s+[^;.]{3,60}\s+tại)?\s+$",
)
REPLACES = re.compile(
    r"(?:thay\s+thế(?:\s+cho)?|bãi\s+bỏ|hủy\s+bỏ)(?:\s+(?:toàn\s+bộ|các|nội\s+dung|\S+\s+\d+))?(?:[^.;]*?(?:;|,|và|:))?"
    rf"\s*{_LABEL}$",
)
REPEALED_PART = re.compile(
    r"bãi\s+bỏ\s+(?:khoản|điểm|Điều|cụm\s+từ|Mục|Chương|một\s+số|nội\s+dung|các\s+(?:khoản|điểm|Điều))"
)
# Only a part of the document is meant: "Điều 3, Điều 4 …", not the label "Điều 2." of the article itself.
PART = re.compile(r"(?:khoản|điểm|Điều|cụm\s+từ|Mục|Chương)\s+(?!\d+\s*[.:])\S+(?:\s+\S+){0,8}\s+$")
AMENDS = re.compile(r"(?:sửa\s+đổi|bổ\s+sung|điều\s+chỉnh|đính\s+chính|bãi\s+bỏ)(?!\w)")
AMENDED_BY = re.compile(r"(?:đã\s+)?được\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)")
AMENDING_LIST = re.compile(r"được\s+(?:sửa\s+đổi|bổ\s+sung|thay\s+thế)[^.;]{0,80}(?:bởi|theo|tại|bằng)[^.;]{0,300}$")
SENDS = re.compile(
    r"(?:gửi\s+kèm|kèm\s+theo\s+(?:công\s+văn|văn\s+bản)\s+này|sao\s+gửi|chuyển\s+(?:đến|tới)|gửi\s+(?:đến|tới))"
    r"(?:\s+\S+){0,14}\s+$",
)
ARTICLE_AMENDS = re.compile(
    r"\s*(?:Điều\s+\d+\s*[.:]\s*|\d{1,2}\s*[.)]\s*|[a-zđ]\)\s*|-\s*)?"
    r"(?:Sửa\s+đổi|Bổ\s+sung|Bãi\s+bỏ|Thay\s+thế|Điều\s+chỉnh|Đính\s+chính|Hủy\s+bỏ)"
)

# Behind it.
ENDS = re.compile(
    r"[^.;]{0,160}?(?:hết\s+hiệu\s+lực|bị\s+bãi\s+bỏ|được\s+thay\s+thế\s+bằng)",
)
SENT = re.compile(r"\s*(?:[^.;\n]{0,40})?(?:gửi\s+kèm|kèm\s+theo\)|đính\s+kèm)")

# On either side.
THIS_DOCUMENT = re.compile(rf"{_SMALL_DOCUMENT}\s+này")
