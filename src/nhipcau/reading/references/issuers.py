"""Who issued a cited document, as named behind it ("của …") or before it ("chỉ đạo của … tại …")."""

from __future__ import annotations

import re
from functools import cache

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.types import Found, Span

_SPACE = r"(?:[ ]*(?:\n[ ]*){1,5}|[ ]+)"
_OF = re.compile(rf"\s*[,(]?\s*(?:của|do|cua){_SPACE}|\s*,\s*(?=Hội\s+nghị|Đại\s+hội)", re.IGNORECASE)
_TERM = re.compile(r"\s*\(?\s*kh[oó][áaà]?\s+[IVX]{1,5}\b\s*\)?", re.IGNORECASE)
_WORD = re.compile(r"[\w/&\-]+(?:'[\w]+)?")
_GAP = re.compile(_SPACE)
# A line at least this long was broken by the margin, not by its author.
_FULL_LINE = 45
_SYMBOL = re.compile(r"[A-Z]{4}\b")
_LIST_GAP = re.compile(rf",{_SPACE}|{_SPACE}-{_SPACE}|{_SPACE}và{_SPACE}|-")


class _Listed:
    """Names of a list, tried only where the first syllable of one of them stands."""

    def __init__(self, names: tuple[str, ...]) -> None:
        by_first: dict[str, list[str]] = {}
        for name in sorted(names, key=len, reverse=True):
            by_first.setdefault(_first_syllable(name, 0), []).append(_spaced(name))
        self._by_first = {
            first: re.compile("(?:" + "|".join(spelt) + r")\b", re.IGNORECASE) for first, spelt in by_first.items()
        }

    def match(self, text: str, at: int, limit: int) -> re.Match[str] | None:
        pattern = self._by_first.get(_first_syllable(text, at))
        return pattern.match(text, at, limit) if pattern else None

    def occurs(self, text: str, start: int, end: int) -> bool:
        return any(self.match(text, word.start(), end) for word in _SYLLABLE.finditer(text, start, end))


_SYLLABLE = re.compile(r"\w+")


def _first_syllable(text: str, at: int) -> str:
    word = _SYLLABLE.match(text, at)
    return word.group().lower() if word else ""


def _spaced(words: str) -> str:
    return re.sub(r"\s+", _SPACE.replace("\\", "\\\\"), re.escape(words).replace(r"\ ", " "))


@cache
def _whole() -> _Listed:
    return _Listed(strings(load("citations/issuers")["whole"]))


@cache
def _open() -> _Listed:
    return _Listed(strings(load("citations/issuers")["open"]))


@cache
def _ministries() -> _Listed:
    return _Listed(strings(load("citations/issuers")["compounds"]))


@cache
def _stops() -> _Listed:
    return _Listed(strings(load("citations/issuers")["stops"]))


def issuer_after(text: str, at: int, *, limit: int) -> Found[str] | None:
    """The name behind "của", with "(khóa XII)" where it is printed."""
    of = _OF.match(text, at, limit)
    if of is None:
        return None
    end = _name_end(text, of.end(), limit)
    if end is None:
        return None
    term = _TERM.match(text, end, limit)
    span = Span(of.end(), term.end() if term else end)
    return Found(folded(text[span.start : span.end]), (span,), "references.issuer.of", 0.9)


_BEFORE = re.compile(
    r"(?:của|đề\s+nghị\s+của)\s+(?P<name>[^.;:\n]{3,120}(?:\n[^.;:\n]{3,60})?)\s+tại\s*(?:các\s+)?$", re.IGNORECASE
)
_AT = re.compile(r"(?:tại|các)\s+$", re.IGNORECASE)


def issuer_before(text: str, at: int, *, floor: int) -> Found[str] | None:
    """The name in "… của Bộ trưởng Bộ Tư pháp tại (Tờ trình số …)"."""
    start = max(floor, at - 200)
    if not _AT.search(text, max(start, at - 30), at):
        return None
    match = _BEFORE.search(text[start:at])
    if match is None:
        return None
    begin = start + match.start("name")
    while (inner := re.search(r"\scủa\s", text[begin : start + match.end("name")])) is not None:
        begin += inner.end()
    end = start + match.end("name")
    # "của Bộ A tại công văn …, Bộ B tại (công văn …)": the name behind the last comma.
    if (passed := re.search(r"\stại\s.*,\s+", text[begin:end], re.DOTALL)) is not None:
        begin += passed.end()
    known = _name_end(text, begin, at)
    if known is None or _stops().occurs(text, known, end):
        return None
    return Found(folded(text[begin:end]), (Span(begin, end),), "references.issuer.before", 0.85)


def folded(words: str) -> str:
    return " ".join(words.split())


def _name_end(text: str, at: int, limit: int) -> int | None:
    if (open_name := _open().match(text, at, limit)) and not _longer_whole(text, at, limit, open_name.end()):
        return _run(text, open_name, limit)
    if whole := _whole().match(text, at, limit):
        return whole.end()
    return None


def _longer_whole(text: str, at: int, limit: int, end: int) -> bool:
    whole = _whole().match(text, at, limit)
    return whole is not None and whole.end() >= end


def _run(text: str, head: re.Match[str], limit: int) -> int:
    """The end of a name that runs on until a word that cannot belong to it."""
    at = head.end()
    has_subject = "chỉ đạo" in head.group().casefold()  # "Ban Chỉ đạo … về …": the subject belongs to the name
    for _ in range(18):
        gap = _GAP.match(text, at, limit)
        ministry = _ministries().match(text, gap.end(), limit) if gap else None
        if ministry:
            at = ministry.end()
            at = _joint(text, at, limit)
            continue
        if gap is None or not (word := _WORD.match(text, gap.end(), limit)) or not _goes_on(text, gap):
            return at
        stop = _stops().match(text, gap.end(), limit)
        if stop and not (has_subject and stop.group().casefold() == "về"):
            return at
        has_subject = has_subject and not stop
        if word.group() == "và" and not _joins(text, word.end(), limit):
            return at
        at = word.end()
    return at


def _goes_on(text: str, gap: re.Match[str]) -> bool:
    """Whether a line that breaks inside a name goes on: before a small letter, or where a full line was wrapped."""
    if "\n" not in gap.group() or text[gap.end()].islower():
        return True
    line = text.rfind("\n", 0, gap.start()) + 1
    return gap.group().count("\n") == 1 and gap.start() - line >= _FULL_LINE


def _joint(text: str, at: int, limit: int) -> int:
    """Two or more ministries that issued together: "Bộ Tài chính và Bộ Tư pháp", "Tài chính - Nội vụ"."""
    while (gap := _LIST_GAP.match(text, at, limit)) is not None:
        start = gap.end()
        # "…, Bộ trưởng Bộ Nội vụ": two words open the name.
        for _ in range(2):
            if (head := _open().match(text, start, limit)) and (space := _GAP.match(text, head.end(), limit)):
                start = space.end()
        ministry = _ministries().match(text, start, limit) or _whole().match(text, gap.end(), limit)
        if ministry is None:
            return at
        at = ministry.end()
    return at


def _joins(text: str, at: int, limit: int) -> bool:
    """Whether the name goes on behind "và": by a word in capitals that opens no other body and is no symbol."""
    gap = _GAP.match(text, at, limit)
    if gap is None or not text[gap.end() : gap.end() + 1].isupper():
        return False
    return not (_open().match(text, gap.end(), limit) or _SYMBOL.match(text, gap.end()))
