"""Resolutions of congresses and plenums, which carry no number: "Nghị quyết Đại hội Đảng lần thứ XI"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhipcau.reading.references.issuers import folded
from nhipcau.reading.references.mention import Mention, Way
from nhipcau.reading.references.titles import title_after
from nhipcau.reading.types import Found, Span

_ORDINAL = r"(?:lần\s+thứ\s+(?:[IVXLC]+|\d{1,2}|[a-zà-ỹ]{2,5})\b|kh[óo][áa]?a?\s+[IVXLC]+\b)"
_CONGRESS = (
    rf"Đại\s+hội\s+[^;.,:()\n“”]{{0,120}}?(?:\n[^;.,:()\n“”]{{1,60}}?)?(?:{_ORDINAL}|[IVX]{{2,5}}\b)(?:\s+{_ORDINAL})?"
    r"(?:\s+của\s+Đảng(?:\s+Cộng\s+sản\s+Việt\s+Nam)?)?"
)
_PLENUM = (
    r"(?:Hội\s+nghị\s+(?:Trung\s+ương\s+(?:lần\s+thứ\s+)?(?:\d{1,2}|[IVX]+)|lần\s+thứ\s+\w+)"
    r"|Trung\s+ương\s+(?:lần\s+thứ\s+)?\d{1,2}|HNTW\s+\d{1,2})"
    rf"(?:,?\s+(?:của\s+)?(?:Ban\s+Chấp\s+hành|BCH)\s+(?:Trung\s+ương|TW)(?:\s+Đảng)?)?(?:,?\s*\(?(?:{_ORDINAL})(?:,\s*(?:khóa\s+)?[IVX]+\b)*\)?)?"
)
_RESOLUTION = re.compile(
    rf"Nghị(?<!\wNghị)(?P<verdict>\s+quyết)\s+(?:của\s+)?(?P<body>{_CONGRESS}|{_PLENUM})"
    r"(?P<term>\s*,?\s*\(?nhiệm\s+kỳ\s+\d{4}\s*-\s*\d{4}\)?)?"
)


def congress_resolutions(text: str, *, start: int, end: int) -> Iterator[Mention]:
    for match in _RESOLUTION.finditer(text, start, end):
        body = Span(match.start("body"), match.end("body"))
        whole = Span(match.start(), match.end())
        summary = title_after(text, match.end(), limit=end)
        named = Found(folded(text[whole.start : whole.end]), (whole,), "references.congress", 0.85)
        yield Mention(
            span=whole,
            way=Way.NAMED,
            type=Found("NQ", (Span(match.start(), match.end("verdict")),), "references.type.word", 0.95),
            issuer=Found(folded(text[body.start : body.end]), (body,), "references.issuer.congress", 0.85),
            title=summary if summary and _is_its_own(text, summary, body) else named,
        )


def _is_its_own(text: str, summary: Found[str], body: Span) -> bool:
    """A plenum issues several resolutions, told apart by their subject. A congress issues one: "Nghị quyết Đại hội … về
    công tác dân vận" says which part of it is meant, unless the words stand in quotation marks."""
    return not text.startswith("Đại", body.start) or text[summary.spans[0].start - 1] in '“"'
