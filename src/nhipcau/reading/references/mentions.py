"""Every place of a document where another is named, in order: numbered, by bare number, by name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from operator import itemgetter

from nhipcau.ground.identity import canonical_code
from nhipcau.reading.references.aliases import aliases_in
from nhipcau.reading.references.bare_numbers import bare_numbers
from nhipcau.reading.references.completing import completed
from nhipcau.reading.references.congresses import congress_resolutions
from nhipcau.reading.references.dates import date_after
from nhipcau.reading.references.grammar import Code, code_at, codes_in, is_damaged, is_legislature, tidy, type_of_symbol
from nhipcau.reading.references.issuers import folded
from nhipcau.reading.references.laws import Law, laws_in
from nhipcau.reading.references.mention import Mention, Way
from nhipcau.reading.references.misprints import meant
from nhipcau.reading.references.places import Places
from nhipcau.reading.references.unnumbered import news, programmes, short_names
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Span

_CHAIN = re.compile(r"\s*(?:,|;|và|hoặc|&|,\s*và|và\s+các)?\s*(?:số\s*:?\s*)?$")
# A small "số" at the head of a line is a citation whose type word stands before a page break.
_OWN = r"[ ]*(?:Luật\s+|LUẬT\s+)?S(?:ố|Ố|o|O)(?:\s+(?:hiệu|ký\s+hiệu|KH))?\s*[:.]?\s*"
_OWN_LINE = re.compile(rf"(?:^|\n){_OWN}$")
_OWN_LINES = re.compile(rf"\n{_OWN}")
_OWN_REACH = 40
_WRITTEN = re.compile(r"\S")
# A cell of a list ("Số 53/2015/QĐ-TTg", below it "ngày 20/10/2015") names another document all the same.
_DATED_CELL = re.compile(r"S(?:ố|Ố)\s+(?:\S+)\s+(?:ngày|Ngày)\s+\d")
_LAW_LINE = re.compile(r"(?:^|\n)[ ]*(?:Luật|LUẬT|Pháp lệnh)\s+(?:số|SỐ)\s*:\s*$")
_YEAR_AT = re.compile(r"(?:\s+năm)?\s+(?P<year>(?:19|20)\d\d)(?![\d/\-])")

# A letter sends along what stands behind it; the numbers of a whole collection are not looked through for each letter.
_FOLLOWING = 300_000
# No file holds so many documents.
_MOST_OWN = 2_000
# A type word stands no farther before its number, and no code is longer.
_HEAD_REACH, _LONGEST_CODE = 120, 300
# A code of laws of five megabytes cites three thousand times. What has more of one kind is no document, but a text made
# to keep the reader busy.
_MOST = 15_000


def mentions_in(text: str, *, start: int, end: int, is_press: bool) -> tuple[Mention, ...]:
    laws = list(islice(laws_in(text, start=start, end=end), _MOST))
    found = [_law(text, law, end) for law in laws]
    found += _numbered(text, start, end, Places(m.span for m in found))
    taken = Places([*(m.span for m in found), *(Span(law.start, law.end) for law in laws)])
    others = [
        *congress_resolutions(text, start=start, end=end),
        *islice(bare_numbers(text, start=start, end=end), _MOST),
        *islice(short_names(text, start=start, end=end, kinds_wanted=_issued_kinds(found)), _MOST),
        *_programmes(text, start, end, found),
    ]
    short = islice(aliases_in(text, start=start, end=end, cited=found), _MOST)
    aliases = [m for m in short if not taken.meet(m.span)]
    given = Places(m.span for m in aliases)
    found += [m for m in others if not taken.meet(m.span) and not given.meet(m.span)]
    found += aliases
    reported = news(text, start=start, end=end) if is_press else None
    found += [reported] if reported else []
    return _shared(text, sorted(found, key=lambda m: m.span))


def _issued_kinds(numbered: list[Mention]) -> frozenset[str]:
    """Types of the numbered documents whose issuer is named: only these may be cited again by issuer alone."""
    return frozenset(m.type.value for m in numbered if m.type and m.issuer)


def own_codes(source: Source, *, start: int, end: int) -> frozenset[str]:
    """Canonical codes printed as a document's own number ("Số: 3935/KH-UBND") in the part."""
    if _WRITTEN.search(source.shadow, start, end) is None:
        return frozenset()
    codes = source.once(_own_codes)
    first = bisect_left(codes, start, key=itemgetter(0))
    last = bisect_left(codes, min(end, start + _FOLLOWING), key=itemgetter(0))
    return frozenset(code for _, code in codes[first:last])


def _own_codes(source: Source) -> tuple[tuple[int, str], ...]:
    """Every own number of the file, and where it stands: each of its documents asks for those behind itself."""
    text = source.shadow
    owns = (own for own in _OWN_LINES.finditer(text) if own.end() - own.start() <= _OWN_REACH)
    codes = (_code_behind(text, own.end()) for own in islice(owns, _MOST_OWN))
    return tuple((code.start, canonical_code(tidy(code.printed)[0])) for code in codes if code and code.head is None)


def _code_behind(text: str, at: int) -> Code | None:
    """The code that begins right here, with all before it that may name its type."""
    codes = codes_in(text, start=max(0, at - _HEAD_REACH), end=min(len(text), at + _LONGEST_CODE))
    code = next((code for code in codes if code.start >= at), None)
    return code if code and code.start == at else None


def _programmes(text: str, start: int, end: int, numbered: list[Mention]) -> Iterator[Mention]:
    """Named programmes, unless the name is the summary of a numbered document."""
    summaries: Places | None = None
    for programme in programmes(text, start=start, end=end):
        summaries = summaries or Places(m.title.spans[0] for m in numbered if m.title)
        if not summaries.meet(programme.span):
            yield programme


def _numbered(text: str, start: int, end: int, taken: Places) -> list[Mention]:
    found: list[Mention] = []
    for code in islice(codes_in(text, start=start, end=end, taken=taken), _MOST):
        previous = found[-1] if found else None
        mention = _numbered_at(text, code, previous, floor=start, limit=end)
        if mention is not None:
            found.append(mention)
    return found


def _numbered_at(text: str, code: Code, previous: Mention | None, *, floor: int, limit: int) -> Mention | None:
    printed, mark = tidy(code.printed)
    kind = _kind_by_head(text, code, printed, floor) if code.head else _kind_alone(text, code, printed, previous)
    if kind is None:
        return None
    place = code.head.span if code.head else Span(code.start, code.end - mark)
    by = ("references.type.word", 0.97) if code.head else ("references.type.symbol", 0.85)
    value, confidence = meant(printed)
    confidence = min(confidence, 0.7) if is_damaged(code.printed) else confidence
    rule = "references.code" if confidence > 0.9 else "references.code.repaired"
    mention = Mention(
        span=Span(place.start, code.end - mark),
        way=Way.NUMBERED,
        type=Found(kind, (place,), *by) if kind else None,
        code=Found(value, (Span(code.start, code.end - mark),), rule, confidence),
    )
    return completed(text, mention, floor=floor, limit=limit, skip=code.end)


def _kind_by_head(text: str, code: Code, printed: str, floor: int) -> str | None:
    """The type its word says, or its symbol where the word says nothing; None for the law's own number."""
    assert code.head is not None
    kind, word = code.head.kind, text[code.head.span.start : code.head.span.end]
    if kind in {"LUAT", "PL"} and _is_own_law(text, code, floor):
        return None
    if kind == "":
        return type_of_symbol(printed) or "CV"
    # "TT" may head a column of numbers, so an abbreviation gives way to the symbol.
    if word.isupper() and len(word) <= 4:
        return type_of_symbol(printed) or kind
    return kind


def _kind_alone(text: str, code: Code, printed: str, previous: Mention | None) -> str | None:
    """The type of a code without a type word: from the symbol, or from the row it stands in. None: not a citation."""
    own = _OWN_LINE.search(text, max(0, code.start - _OWN_REACH), code.start)
    if own and not _DATED_CELL.match(text, code.start - len(own.group().lstrip())):
        return None
    kind = type_of_symbol(printed)
    in_row = previous is not None and bool(_CHAIN.fullmatch(text, previous.span.end, code.start))
    kind = "CV" if kind == "" else kind
    if in_row and previous and previous.type:
        return kind or previous.type.value
    return (kind or "") if _is_whole(printed) and (kind or is_legislature(printed)) else None


def _is_own_law(text: str, code: Code, floor: int) -> bool:
    """ "Luật số: 58/2010/QH12" alone on a line of the head of the law itself."""
    alone = (
        bool(_LAW_LINE.search(text, max(floor, code.start - 30), code.start))
        and text[code.end :].lstrip(" ")[:1] in "\n"
    )
    return alone and code.start - floor < 600


def _is_whole(printed: str) -> bool:
    """A code that needs no type word: type and organ are both in it."""
    return len(re.split(r"[-/.]", printed)) >= 3


def _law(text: str, law: Law, limit: int) -> Mention:
    name = Span(law.start, law.name_end)
    kind = Found(law.kind, (name,), "references.type.word", 0.97)
    title = Found(folded(text[name.start : name.end]), (name,), "references.law.name", 0.9)
    if law.code_at is not None:
        code = code_at(text, law.code_at, floor=law.code_at, end=min(limit, law.code_at + 60))
        if code is not None:
            printed, mark = tidy(code.printed)
            found = Found(printed, (Span(code.start, code.end - mark),), "references.code", 0.98)
            mention = Mention(Span(law.start, code.end - mark), Way.NUMBERED, kind, found, title=title)
            return completed(text, mention, floor=law.start, limit=limit, skip=code.end)
    dated = date_after(text, law.name_end, limit=limit)
    end = dated.spans[-1].end if dated else max(law.name_end, law.end if law.year else law.name_end)
    year = law.year
    if dated is None and year is None and (match := _YEAR_AT.match(text, law.name_end, limit)):
        year, end = int(match["year"]), match.end()
    return Mention(Span(law.start, end), Way.NAMED, kind, date=dated, title=title, year=year)


_LINK = re.compile(r"\s*(?:,|và|;|,\s*và)\s*(?:các\s+)?(?:số\s*:?\s*)?$")


def _shared(text: str, mentions: list[Mention]) -> tuple[Mention, ...]:
    """Citations in a row share the issuer and summary printed behind the last of them."""
    result = list(mentions)
    for index in range(len(result) - 2, -1, -1):
        one, following = result[index], result[index + 1]
        if (
            one.way is Way.NAMED
            or following.way is Way.NAMED
            or one.issuer
            or not following.issuer
            or not one.code
            or not following.code
        ):
            continue
        if one.title is not None or not _LINK.fullmatch(text, one.span.end, following.span.start):
            continue
        if _organ(one) == _organ(following):
            issuer = replace(following.issuer, rule="references.issuer.shared", confidence=0.75)
            result[index] = one._replace(issuer=issuer, title=following.title)
    for index in range(1, len(result)):
        one, following = result[index - 1], result[index]
        directed = one.issuer is not None and one.issuer.rule == "references.issuer.before"
        if (
            directed
            and following.issuer is None
            and following.code
            and _LINK.fullmatch(text, one.span.end, following.span.start)
        ):
            result[index] = following._replace(issuer=one.issuer)
            result[index - 1] = one._replace(title=one.title or following.title)
    return tuple(result)


def _organ(mention: Mention) -> str:
    groups = canonical_code(mention.code.value).split("/") if mention.code else []
    return groups[-1] if mention.type and len(groups) > 2 and type_of_symbol("/".join(groups)) else "/".join(groups[1:])
