"""Every place of a document where another is named, in order: numbered, by bare number, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from nhipcau.ground.identity import canonical_code
from nhipcau.reading.references.congresses import congress_resolutions
from nhipcau.reading.references.dates import date_after
from nhipcau.reading.references.grammar import Code, codes_in, is_legislature, kinds, tidy, type_of_symbol
from nhipcau.reading.references.issuers import folded, issuer_after, issuer_before
from nhipcau.reading.references.laws import Law, laws_in
from nhipcau.reading.references.mention import Mention, Way
from nhipcau.reading.references.titles import title_after
from nhipcau.reading.references.unnumbered import news, programmes, short_names
from nhipcau.reading.types import Found, Span

_CHAIN = re.compile(r"\s*(?:,|;|và|hoặc|&|,\s*và|và\s+các)?\s*(?:số\s*:?\s*)?$")
# A small "số" at the head of a line is a citation whose type word stands before a page break.
_OWN_LINE = re.compile(r"(?:^|\n)[ ]*(?:Luật\s+|LUẬT\s+)?S(?:ố|Ố|o|O)(?:\s+(?:hiệu|ký\s+hiệu|KH))?\s*[:.]?\s*$")
_LAW_LINE = re.compile(r"(?:^|\n)[ ]*(?:Luật|LUẬT|Pháp lệnh)\s+(?:số|SỐ)\s*:\s*$")
_YEAR_AT = re.compile(r"(?:\s+năm)?\s+(?P<year>(?:19|20)\d\d)(?![\d/\-])")


def mentions_in(text: str, *, start: int, end: int, is_press: bool) -> tuple[Mention, ...]:
    laws = list(laws_in(text, start=start, end=end))
    inside = [Span(law.start, law.end) for law in laws]
    found = [_law(text, law, end) for law in laws]
    taken = [m.span for m in found]
    found += _numbered(text, start, end, taken)
    taken = [*taken, *(m.span for m in found), *inside]
    others = [
        *congress_resolutions(text, start=start, end=end),
        *_bare(text, start, end),
        *short_names(text, start=start, end=end),
        *_programmes(text, start, end, found),
    ]
    found += [m for m in others if not any(m.span.meets(span) for span in taken)]
    reported = news(text, start=start, end=end) if is_press else None
    found += [reported] if reported else []
    return _shared(text, sorted(found, key=lambda m: m.span))


def own_codes(text: str, *, start: int, end: int) -> Iterator[str]:
    """Canonical codes printed as a document's own number ("Số: 3935/KH-UBND") in the part."""
    for code in codes_in(text, start=start, end=end):
        if code.head is None and _OWN_LINE.search(text, max(start, code.start - 40), code.start):
            yield canonical_code(tidy(code.printed)[0])


def _programmes(text: str, start: int, end: int, numbered: list[Mention]) -> Iterator[Mention]:
    """Named programmes, unless the name is the summary of a numbered document."""
    summaries = [m.title.spans[0] for m in numbered if m.title]
    for programme in programmes(text, start=start, end=end):
        if not any(summary.meets(programme.span) for summary in summaries):
            yield programme


def _numbered(text: str, start: int, end: int, taken: list[Span]) -> list[Mention]:
    found: list[Mention] = []
    for code in codes_in(text, start=start, end=end):
        here = Span(code.start, code.end)
        if any(span.meets(here) for span in taken):
            continue
        previous = found[-1] if found else None
        mention = _numbered_at(text, code, previous, floor=start, limit=end)
        if mention is not None:
            found.append(mention)
    return found


def _numbered_at(text: str, code: Code, previous: Mention | None, *, floor: int, limit: int) -> Mention | None:
    printed, mark = tidy(code.printed)
    kind, head = code.kind, code.head
    if head is None:
        chained = previous is not None and bool(_CHAIN.fullmatch(text, previous.span.end, code.start))
        if _OWN_LINE.search(text, max(0, code.start - 40), code.start):
            return None
        symbol_kind = type_of_symbol(printed)
        if not (chained or ((symbol_kind or is_legislature(printed)) and _is_whole(printed))):
            return None
        kind = previous.type.value if chained and previous and previous.type and not symbol_kind else symbol_kind
    elif kind in {"LUAT", "PL"} and _is_own_law(text, code, floor):
        return None
    elif kind == "":
        kind = type_of_symbol(printed) or "CV"
    type_span = Span(*head) if head else Span(code.start, code.end)
    if kind in {"QyĐ", "QĐ"} and re.search(r"[-/]Q[Đy]Đ?i?[-/]", printed) and "QĐi" in printed:
        kind = "QyĐ"
    end = code.end - mark
    code_span = Span(code.start, end)
    value, confidence = _readable(printed)
    type_found = None
    if kind:
        by = ("references.type.word", 0.97) if head else ("references.type.symbol", 0.85)
        type_found = Found(kind, (type_span,), *by)
    mention = Mention(
        span=Span(type_span.start, end),
        way=Way.NUMBERED,
        type=type_found,
        code=Found(
            value, (code_span,), "references.code" if confidence > 0.9 else "references.code.repaired", confidence
        ),
    )
    return _completed(text, mention, floor=floor, limit=limit, skip=code.end)


def _completed(text: str, mention: Mention, *, floor: int, limit: int, skip: int) -> Mention:
    """The mention with the date, issuer and summary that stand behind its number."""
    at = skip
    dated = date_after(text, at, limit=limit)
    at = dated.spans[-1].end if dated else at
    issuer = issuer_after(text, _past_bracket(text, at), limit=limit)
    at = issuer.spans[-1].end if issuer else at
    if dated is None and (dated := date_after(text, at, limit=limit)) is not None:
        at = dated.spans[-1].end
    if issuer is None and mention.type and mention.code:
        issuer = issuer_after(text, mention.type.spans[-1].end, limit=mention.code.spans[0].start)
    if issuer is None:
        issuer = _directing(text, mention, floor)
    title = mention.title or title_after(text, _past_bracket(text, at), limit=limit)
    end = mention.span.end if at == skip else max(mention.span.end, at)
    return replace(mention, span=Span(mention.span.start, end), date=dated, issuer=issuer, title=title)


def _directing(text: str, mention: Mention, floor: int) -> Found[str] | None:
    """The body in "của Ban Bí thư tại Công văn …"; not where an office writes what that body decided (…-CV/VPTU)."""
    issuer = issuer_before(text, mention.span.start, floor=floor)
    organ = canonical_code(mention.code.value).rpartition("/")[2] if mention.code else ""
    is_office = organ.startswith("VP") and issuer is not None and not issuer.value.casefold().startswith("văn phòng")
    return None if is_office else issuer


def _is_own_law(text: str, code: Code, floor: int) -> bool:
    """ "Luật số: 58/2010/QH12" alone on a line of the head of the law itself."""
    alone = (
        bool(_LAW_LINE.search(text, max(floor, code.start - 30), code.start))
        and text[code.end :].lstrip(" ")[:1] in "\n"
    )
    return alone and code.start - floor < 600


def _past_bracket(text: str, at: int) -> int:
    """Behind the bracket that closes "(ngày …)"."""
    return at + 1 if text.startswith(")", at) else at


def _readable(printed: str) -> tuple[str, float]:
    """The code as printed, or as it must have been printed where OCR misread it."""
    repaired = re.sub(r"(?<=[A-ZĐ])Í(?=[A-Z1])", "/", printed)
    repaired = re.sub(r"(?<=[-/])1W$", "TW", repaired)
    number, rest = re.match(r"([\dOQlI]+)(.*)", repaired, re.DOTALL).groups()  # type: ignore[union-attr]
    repaired = number.translate(str.maketrans("OQlI", "0011")) + rest
    repaired = re.sub(r"(?<=/)(?:(Q)D|(N)D)(?=-)", lambda m: (m[1] or m[2]) + "Đ", repaired)
    return (printed, 0.98) if repaired == printed else (repaired, 0.7)


def _is_whole(printed: str) -> bool:
    """A code that needs no type word: type and organ are both in it."""
    return len(re.split(r"[-/.]", printed)) >= 3


def _law(text: str, law: Law, limit: int) -> Mention:
    name = Span(law.start, law.name_end)
    kind = Found(law.kind, (name,), "references.type.word", 0.97)
    title = Found(folded(text[name.start : name.end]), (name,), "references.law.name", 0.9)
    if law.code_at is not None:
        code = next(codes_in(text, start=law.code_at, end=min(limit, law.code_at + 60)), None)
        if code is not None and code.start == law.code_at:
            printed, mark = tidy(code.printed)
            found = Found(printed, (Span(code.start, code.end - mark),), "references.code", 0.98)
            mention = Mention(Span(law.start, code.end - mark), Way.NUMBERED, kind, found, title=title)
            return _completed(text, mention, floor=law.start, limit=limit, skip=code.end)
    dated = date_after(text, law.name_end, limit=limit)
    end = dated.spans[-1].end if dated else max(law.name_end, law.end if law.year else law.name_end)
    year = law.year
    if dated is None and year is None and (match := _YEAR_AT.match(text, law.name_end, limit)):
        year, end = int(match["year"]), match.end()
    return Mention(Span(law.start, end), Way.NAMED, kind, date=dated, title=title, year=year)


@cache
def _bare_pattern() -> re.Pattern[str]:
    words = [word for kind in kinds() if kind.has_alias for word in kind.words]
    heads = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?P<head>{heads})(?:[ ]+|\s+(?P<so>số\s*:?\s*))(?P<number>\d{{2,5}}[a-e]?(?:/(?:19|20)\d\d)?)"
        r"(?![\w/\-]|\.\d|,\d|\s*[-/]\s*[\dA-ZĐ]|\s*(?:%|ngày\s+(?!\d)|tháng|năm|người|điểm|điều|khoản|triệu|tỷ|đồng)\b)"
    )


@cache
def _bare_kinds() -> dict[str, str]:
    return {word: kind.code for kind in kinds() for word in kind.words}


def _bare(text: str, start: int, end: int) -> Iterator[Mention]:
    for match in _bare_pattern().finditer(text, start, end):
        if re.fullmatch(r"(?:19|20)\d\d", match["number"]):
            continue
        kind = _bare_kinds()[" ".join(match["head"].split())]
        number = Span(match.start("number"), match.end("number"))
        mention = Mention(
            span=Span(match.start(), match.end()),
            way=Way.BARE,
            type=Found(kind, (Span(match.start("head"), match.end("head")),), "references.type.word", 0.9),
            code=Found(match["number"], (number,), "references.code.bare", 0.5),
        )
        yield _completed(text, mention, floor=start, limit=end, skip=match.end())


_LINK = re.compile(r"\s*(?:,|và|;|,\s*và)\s*(?:các\s+)?$")


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
            result[index] = replace(one, issuer=issuer, title=following.title)
    return tuple(result)


def _organ(mention: Mention) -> str:
    groups = canonical_code(mention.code.value).split("/") if mention.code else []
    return groups[-1] if mention.type and len(groups) > 2 and type_of_symbol("/".join(groups)) else "/".join(groups[1:])
