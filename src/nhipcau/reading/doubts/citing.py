"""Doubts about what a document cites: one number given to two issuers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhipcau.reading.doubts.sentences import doubt, without_post
from nhipcau.reading.header.issuer import written_out
from nhipcau.reading.header.lines import fold
from nhipcau.reading.source import Source
from nhipcau.reading.types import Document, Span
from nhipcau.reading.types import Warning as Doubt

_OF = re.compile(
    r"\bcủa\s+(?P<issuer>[A-ZÀ-ỸĐ]"
    r"(?:(?!\s+(?:về|ngày|thực|ban hành|triển|quy định|sửa|hướng|năm|ban)\b|\s+và\s+[a-zđ])"
    # A page break inside a name does not end it.
    r"(?:[^,;.:()“”\"\n]|\n(?=\s*[a-zđ]))){2,70})"
)
_ONLY_A_DATE = re.compile(r"^[\s,]*(?:ngày\s+\d[\d\s/.-]*(?:tháng\s+\d+\s+năm\s+\d+)?[\s,]*)?$")
_REACH = 90


def issuer_doubts(source: Source, document: Document) -> Iterator[Doubt]:
    """Spellings of one cited document are joined; where they name different issuers, nothing is settled silently."""
    for reference in document.references:
        named: dict[str, tuple[str, Span]] = {}
        for span in reference.spans:
            for printed, place in _issuers(source, span):
                name = re.sub(r"\s+(?:tinh|thanh pho)\b.*$", "", without_post(fold(written_out(printed))))
                if not any(name.startswith(other) or other.startswith(name) for other in named):
                    named[name] = (printed, place)
        if len(named) > 1 and reference.code is not None:
            issuers = " / ".join(printed for printed, _ in named.values())
            place = list(named.values())[-1][1]
            yield doubt(
                "reference.two_issuers", place, code=reference.code.value, count=str(len(named)), issuers=issuers
            )


def _issuers(source: Source, span: Span) -> Iterator[tuple[str, Span]]:
    """The body that a citation ascribes the document to: "của …" inside it or directly after it."""
    words = source.shadow[span.start : min(len(source.shadow), span.end + _REACH)]
    inside = span.end - span.start
    for match in _OF.finditer(words):
        before = words[inside : match.start()] if match.start() > inside else ""
        if not _ONLY_A_DATE.match(before) or " về " in words[: match.start()]:
            return
        start = span.start + match.start("issuer")
        yield " ".join(match["issuer"].split()), Span(start, start + len(match["issuer"].rstrip()))
        return
