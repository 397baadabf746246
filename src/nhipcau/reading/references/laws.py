"""Documents that the law lets be cited by name: the constitution, laws, codes, ordinances.

Decree 30/2020, Appendix I, II.6.b: laws and ordinances are cited by type and name only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.references.drafts import drafts_listed, is_within
from nhipcau.reading.references.grammar import CODE

_SPACE = r"(?:[ ]+|[ ]*\n[ ]*)"
# The last syllable is looked for first, as fixed letters are found fastest; what stands before it is looked at behind.
_LAST_SYLLABLE = tuple(
    re.compile(rf"{syllable}{_SPACE}(?=[\wĐ])") for syllable in ("uật", "UẬT", "áp\\s+lệnh", "ÁP\\s+LỆNH")
)
_HEAD = re.compile(
    r"(?<!\w)(?P<head>(?:Bộ|BỘ|bộ)\s+(?:[Ll]uật|LUẬT)|[Ll]uật|LUẬT|[Pp]háp\s+lệnh|PHÁP\s+LỆNH)"
    rf"{_SPACE}(?=[\wĐ])"
)
_CODE_BEFORE = re.compile(r"(?:Bộ|BỘ|bộ)\s+$")
_CONSTITUTION = re.compile(
    rf"Hiến(?<!\wHiến){_SPACE}pháp(?:{_SPACE}nước{_SPACE}Cộng{_SPACE}h[òo][àa]{_SPACE}xã{_SPACE}hội{_SPACE}chủ"
    rf"{_SPACE}nghĩa{_SPACE}Việt{_SPACE}Nam)?(?:{_SPACE}năm{_SPACE}(?P<year>\d{{4}}))?"
)
_AMENDING = re.compile(rf"sửa{_SPACE}đổi(?:,)?(?:{_SPACE}và)?(?:{_SPACE}bổ{_SPACE}sung)?", re.IGNORECASE)
_MARKED_END = re.compile(
    r"\s+(?:(?P<code>số\s*:?\s*(?=\d))|(?P<date>ngày\s+(?=\d{1,2}\s*(?:/|-|tháng)))"
    r"|(?P<year>(?:năm\s+)?(?=(?:19|20)\d\d(?![\d/-]))))",
)
_CLAUSE_END = re.compile(r"[;.:()“”\"\n](?:(?<!\n)|\s*\n|\s*(?=Căn cứ|[-+•]))")
_UNMARKED_END = re.compile(
    r"[;.:()“”\"|/]|(?<!Phòng),|(?<=Phòng),(?!\s+chống)|\s{3,}"
    r"|\s+(?:và|hoặc|quy định|để|đã|có|được|theo|thì|của|về|đối với|là|trong|cho|khi|này|với|tại|nhằm"
    r"|hiện hành|ngày|số|năm|sửa đổi|bằng|không|phải|từ|do|đến|như|nêu|còn|bao gồm|các|ban hành)(?!\w)"
)
# "Luật sửa đổi … của Luật Quản lý thuế và Nghị định số …": another document follows.
_OTHER_TYPE = re.compile(
    r"(?:,|\s+và)\s+(?:các\s+)?(?:Nghị\s+định|Nghị\s+quyết|Thông\s+tư|Quyết\s+định)\s+(?:số\s+)?\d"
)
_FUTURE = re.compile(
    r"(?:(?:dự\s+(?:án|thảo)|xây\s+dựng|soạn\s+thảo|đề\s+nghị\s+xây\s+dựng)(?:\s+(?:các|của))?|chính\s+sách\s+của)\s+$"
)
# pháp luật, kỷ luật, quy luật; a school, chamber or institute of law
_OTHER_WORD = (
    "pháp", "kỷ", "kỉ", "quy", "định", "vi", "tự", "học", "khoa", "viện", "ngành", "hội", "nhân", "công ty",
)  # fmt: skip
_SELF = re.compile(r"(?:này|pháp|định|sư|gia|hóa|lệ)\b", re.IGNORECASE)


_GOES_ON = re.compile(r"\s+của\s+(?:Hội|Ủy|HĐND)")


class Law(NamedTuple):
    """A law as cited: where its name stands and, if marked, where its number or date begins."""

    kind: str
    start: int
    name_end: int
    code_at: int | None = None
    year: int | None = None
    end: int = 0


def laws_in(text: str, *, start: int, end: int) -> Iterator[Law]:
    """Laws named in the part, left to right; a law inside an amending law's name is part of that name."""
    taken = start
    drafts = drafts_listed(text, start=start, end=end)
    for match in _heads(text, start=start, end=end):
        if match.start() < taken or _is_own_heading(text, match) or is_within(drafts, match.start()):
            continue
        law = _law_at(text, match, end)
        if _is_future(text, match.start(), floor=start):
            # The law that a draft is to amend is part of the draft's name.
            taken = law.end if law is not None and _AMENDING.match(text, match.end(), end) else taken
            continue
        if law is not None:
            taken = law.end
            yield law
    for match in _CONSTITUTION.finditer(text, start, end):
        year = int(match["year"]) if match["year"] else None
        yield Law(
            "HP", match.start(), match.end() if year is None else match.start("year") - 4, None, year, match.end()
        )


def _heads(text: str, *, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words "Luật", "Bộ luật" and "Pháp lệnh" with a name behind them, left to right."""
    for at in sorted(found.start() for pattern in _LAST_SYLLABLE for found in pattern.finditer(text, start, end)):
        first = at - 1 if text[at] in "uU" else at - 2
        if first < start or _is_other_word(text, first, floor=start):
            continue
        code = _CODE_BEFORE.search(text, max(start, first - 8), first)
        match = (code and _HEAD.match(text, code.start(), end)) or _HEAD.match(text, first, end)
        if match and not (code and _is_other_word(text, match.start(), floor=start)):
            yield match


def _is_other_word(text: str, at: int, *, floor: int) -> bool:
    before = text[max(floor, at - 12) : at]
    word = before.rstrip()
    return len(word) < len(before) and " ".join(word.lower().split()).endswith(_OTHER_WORD)


def _is_future(text: str, at: int, *, floor: int) -> bool:
    return bool(_FUTURE.search(text[max(floor, at - 30) : at].lower()))


def _is_own_heading(text: str, match: re.Match[str]) -> bool:
    """ "LUẬT" alone on its line names the type of the document itself."""
    if not match["head"].isupper() or "\n" not in text[match.end("head") : match.end()]:
        return False
    return not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" ")


def _law_at(text: str, match: re.Match[str], limit: int) -> Law | None:
    kind = "PL" if match["head"].casefold().startswith("pháp") else "LUAT"
    at = match.end()
    if text.startswith(("Luật", "luật", "LUẬT"), at):
        return None
    if CODE.match(text, at, limit) or text.startswith(("số", "SỐ", "Số"), at):
        return None  # "Luật số 63/2025/QH15": read with the codes
    clause = _CLAUSE_END.search(text, at, min(limit, at + 500))
    clause_end = clause.start() if clause else min(limit, at + 500)
    known = _known_end(text, kind, at, limit)
    is_amending = bool(_AMENDING.match(text, at, limit))
    if is_amending and (other := _OTHER_TYPE.search(text, at, clause_end)):
        clause_end = other.start()
    is_capital = text[at].isupper() and match["head"][0].isupper()
    marked = _marked(text, kind, match.start(), at, clause_end, known=known, is_amending=is_amending)
    if marked is not None:
        return marked if known or is_capital or is_amending or match["head"][0].isupper() else None
    if is_amending:
        return (
            Law(kind, match.start(), _stripped(text, at, clause_end), end=clause_end)
            if _is_named(text, at, clause_end)
            else None
        )
    if known:
        return Law(kind, match.start(), known, end=known)
    if not is_capital:
        return None
    stop = _UNMARKED_END.search(text, at, min(limit, at + 90))
    name_end = _stripped(text, at, stop.start() if stop else at)
    if name_end - at < 4 or len(text[at:name_end].split()) > 9 or _SELF.match(text, at):
        return None
    return Law(kind, match.start(), name_end, end=name_end)


def _marked(
    text: str, kind: str, start: int, at: int, clause_end: int, *, known: int | None, is_amending: bool
) -> Law | None:
    """The law whose name is closed by a number, a date or a year in the same clause."""
    mark = _MARKED_END.search(text, at, clause_end if is_amending else _mark_limit(text, known, clause_end))
    while mark is not None:
        name = text[at : mark.start()]
        if not is_amending and (
            re.search(r"\b(?:Luật|Nghị|Pháp\s+lệnh|Thông\s+tư|Quyết)\b", name) or len(name.split()) > 25
        ):
            return None
        if not mark["code"] or CODE.match(text, mark.end()):
            break
        mark = _MARKED_END.search(text, mark.end(), clause_end)
    if mark is None or not name.strip() or _SELF.match(text, at):
        return None
    year = (
        int(text[mark.end() : mark.end() + 4])
        if mark["year"] is not None and not mark["code"] and not mark["date"]
        else None
    )
    end = mark.end() + 4 if year else mark.start()
    return Law(kind, start, mark.start(), mark.end() if mark["code"] else None, year, end)


def _mark_limit(text: str, known: int | None, clause_end: int) -> int:
    """A listed name is followed at once by its number, unless it goes on ("… của Hội đồng nhân dân … số …")."""
    goes_on = known is None or _GOES_ON.match(text, known)
    return clause_end if goes_on else min(clause_end, (known or 0) + 12)


def _is_named(text: str, at: int, end: int) -> bool:
    return bool(re.search(r"(?:Luật|luật|Pháp lệnh|Bộ luật)\s+\S", text[at:end]))


def _stripped(text: str, at: int, end: int) -> int:
    return at + len(text[at:end].rstrip(" ,\n"))


# The older placing of the tone mark, written as the newer.
_TONES = (("oá", "óa"), ("oà", "òa"), ("oả", "ỏa"), ("uỷ", "ủy"), ("uý", "úy"), ("uỳ", "ùy"))
_WORD = re.compile(r"\w+")
_WITHIN_NAME = re.compile(r"[ \n,\-/()]*")


@cache
def _names(kind: str) -> tuple[frozenset[str], frozenset[str]]:
    """Names of laws as bare words, and everything such a name may begin with, word by word."""
    lexicon = load("citations/laws")
    listed = strings(lexicon["laws"]) + (strings(lexicon["ordinances"]) if kind == "PL" else ())
    names = [[_spelt(word) for word in _WORD.findall(name)] for name in listed]
    begun = frozenset(" ".join(words[:length]) for words in names for length in range(1, len(words) + 1))
    return frozenset(" ".join(words) for words in names), begun


# The few words that names of laws are made of.
@lru_cache(maxsize=4096)
def _spelt(word: str) -> str:
    word = word.casefold()
    for old, new in _TONES:
        word = word.replace(old, new)
    return word


def _known_end(text: str, kind: str, at: int, limit: int) -> int | None:
    """The end of the longest listed name that begins here."""
    names, begun = _names(kind)
    end: int | None = None
    last = at
    so_far = ""
    for word in _WORD.finditer(text, at, min(limit, at + 200)):
        if last > at and not _WITHIN_NAME.fullmatch(text, last, word.start()):
            break
        so_far = f"{so_far} {_spelt(word.group())}" if so_far else _spelt(word.group())
        if so_far not in begun:
            break
        last = word.end()
        if so_far in names:
            end = last
    return end
