"""Who issues, where no letterhead says it: from the form of signing and the opening words of the body."""

from __future__ import annotations

import re

from nhipcau.reading.header.issuer import written_out
from nhipcau.reading.header.lines import folded
from nhipcau.reading.header.words import letterhead_words, signing_words, starts_with_any
from nhipcau.reading.names import find_names
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Signatory, Span

_KINDS = "tinh|thanh pho|tp\\.?|quan|huyen|thi xa|thi tran|xa|phuong|dac khu"
_COLLECTIVE = re.compile(r"^(?:tm|t/m|t\.m)\s*[.,/:]?\s*(?P<body>.+?)(?:\s+(?:kt|k/t|k\.t)\b.*)?$")
_COMMITTEES = {"uy ban nhan dan": "(?:uy ban nhan dan|ubnd)", "hoi dong nhan dan": "(?:hoi dong nhan dan|hdnd)"}
_ACTS = re.compile(
    r"^\s*(?:ban hành|xây dựng|đề nghị|yêu cầu|thông báo|chỉ thị|báo cáo|hướng dẫn|quyết định|trân trọng|triển khai"
    r"|tổ chức|kính)\b"
)
_OPENING = 2500


def issuer_in_body(source: Source, body: Span, signatory: Signatory | None) -> Found[str] | None:
    reach = Span(body.start, min(body.end, body.start + _OPENING))
    return _signing_body(source, reach, signatory) or _acting(source, reach)


def _signing_body(source: Source, reach: Span, signatory: Signatory | None) -> Found[str] | None:
    """TM. ỦY BAN NHÂN DÂN: the committee, with the locality that the body gives it."""
    if signatory is None or signatory.authority is None:
        return None
    place = signatory.authority.spans[0]
    signs = _COLLECTIVE.match(" ".join(folded(source)[place.start : place.end].split()))
    if signs is None:
        return None
    name = _COMMITTEES.get(signs["body"].strip(), re.escape(signs["body"].strip()))
    pattern = re.compile(rf"(?<!\w){name}\s+(?:{_KINDS})(?=\s+[a-z])")
    for match in pattern.finditer(folded(source), reach.start, reach.end):
        locality = re.match(
            r"(?:\s+[A-ZÀ-ỸĐ][\w’']*(?:\s?-\s?[A-ZÀ-ỸĐ]\w*)?){1,4}", source.shadow[match.end() : match.end() + 50]
        )
        if locality:
            span = Span(match.start(), match.end() + locality.end())
            return Found(written_out(" ".join(source.words(span).split())), (span,), "header.issuer.body", 0.85)
    return None


def _acting(source: Source, reach: Span) -> Found[str] | None:
    """ "Sở Y tế đề nghị …": the first body named as the one who acts in the opening."""
    for name in find_names(source, reach):
        if _ACTS.match(source.shadow[name.spans[-1].end : name.spans[-1].end + 40]):
            return _agency_of(source, name)
    return None


def _agency_of(source: Source, name: Found[str]) -> Found[str]:
    """ "Bộ trưởng Bộ Y tế ban hành …": the head acts, the agency issues."""
    span = Span(name.spans[0].start, name.spans[-1].end)
    words = folded(source)[span.start : span.end]
    post = starts_with_any(words, signing_words("posts"))
    rest = words[len(post) :] if post else ""
    start = span.end - len(rest.lstrip())
    if not starts_with_any(rest.strip(), letterhead_words("agency_heads")):
        return Found(name.value, name.spans, "header.issuer.acting", 0.6)
    agency = Span(start, span.end)
    return Found(" ".join(source.words(agency).split()), (agency,), "header.issuer.acting", 0.6)
