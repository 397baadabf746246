"""Who issues, where no letterhead says it: from the form of signing and the opening words of the body."""

from __future__ import annotations

import re
from dataclasses import replace

from nhipcau.reading.header.issuer import written_out
from nhipcau.reading.header.lines import fold
from nhipcau.reading.header.place_date import PlaceDate
from nhipcau.reading.header.words import letterhead_words, signing_words, starts_with_any
from nhipcau.reading.names import find_names
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Signatory, Span

_KINDS = "tinh|thanh pho|tp\\.?|quan|huyen|thi xa|thi tran|xa|phuong|dac khu"
_COLLECTIVE = re.compile(r"^(?:tm|t/m|t\.m)\s*[.,/:]?\s*(?P<body>.+?)(?:\s+(?:kt|k/t|k\.t)\b.*)?$")
_COMMITTEES = {
    "uy ban nhan dan": r"(?:uy\s+ban\s+nhan\s+dan|ubnd)",
    "hoi dong nhan dan": r"(?:hoi\s+dong\s+nhan\s+dan|hdnd)",
}
_ACTS = re.compile(
    r"^\s*(?:ban hành|xây dựng|đề nghị|yêu cầu|thông báo|chỉ thị|báo cáo|hướng dẫn|quyết định|trân trọng|triển khai"
    r"|tổ chức|kính)\b"
)
_SETS = ("cac ", "nhung ", "moi ", "tung ")
_OPENING = 2500
_OWN_TERRITORY = re.compile(rf"(?<!\w)(?:uy\s+ban\s+nhan\s+dan|ubnd)\s+({_KINDS})(?!\w)")
_CITED = re.compile(r"\b(?:cua|do)\s+(?:chu tich\s+)?$")
_CITED_REACH = 20


def issuer_in_body(source: Source, body: Span, signatory: Signatory | None) -> Found[str] | None:
    reach = Span(body.start, min(body.end, body.start + _OPENING))
    return _signing_body(source, reach, signatory) or _acting(source, reach)


def as_the_body_writes(source: Source, body: Span, issuer: Found[str]) -> Found[str]:
    """A name printed in capitals, with the capitals that the body gives it; no list knows every school's."""
    plain = r"\s+".join(re.escape(word) for word in fold(issuer.value).split())
    for met in re.compile(rf"{plain}(?!\w)").finditer(source.plain, body.start, body.end):
        if met.start() > body.start and source.plain[met.start() - 1].isalnum():
            continue
        said = " ".join(source.shadow[met.start() : met.end()].split())
        if not said.isupper() and _capitals(said) > _capitals(issuer.value):
            return replace(issuer, value=said)
    return issuer


def as_the_place_is_written(issuer: Found[str], place_date: PlaceDate | None) -> Found[str]:
    """ "SỞ Y TẾ BÌNH HẢI" is of the "Bình Hải" where it is dated, and no list knows every district's name."""
    place = place_date.place.value if place_date and place_date.place else ""
    low = place.lower()
    if not place.istitle() or not issuer.value.endswith(f" {low}"):
        return issuer
    return replace(issuer, value=f"{issuer.value[: -len(low)]}{place}")


def _capitals(words: str) -> int:
    return sum(word[:1].isupper() for word in words.split())


def is_bare_committee(issuer: str) -> bool:
    return fold(issuer) in _COMMITTEES


def kind_of_place(source: Source, body: Span, place: str) -> str | None:
    """What kind of territory the opening of the body calls the place ("thành phố" of "thành phố Bình Hải")."""
    reach = Span(body.start, min(body.end, body.start + _OPENING))
    kind = re.compile(rf"(?<!\w)({_KINDS})\s+{re.escape(fold(place))}(?!\w)")
    met = kind.search(source.plain, reach.start, reach.end)
    met = met or next(
        (m for m in _OWN_TERRITORY.finditer(source.plain, reach.start, reach.end) if _acts(source, m)), None
    )
    return source.shadow[met.start(1) : met.end(1)].lower() if met else None


def _acts(source: Source, committee: re.Match[str]) -> bool:
    """ "Chủ tịch UBND tỉnh yêu cầu": the committee that gives the order; one behind "của", "do" is cited."""
    before = source.plain[max(0, committee.start() - _CITED_REACH) : committee.start()]
    return _ACTS.match(source.shadow[committee.end() : committee.end() + 40]) is not None and not _CITED.search(before)


def _signing_body(source: Source, reach: Span, signatory: Signatory | None) -> Found[str] | None:
    """TM. ỦY BAN NHÂN DÂN: the committee, with the locality that the body gives it."""
    if signatory is None or signatory.authority is None:
        return None
    place = signatory.authority.spans[0]
    signs = _COLLECTIVE.match(" ".join(source.plain[place.start : place.end].split()))
    if signs is None:
        return None
    body = signs["body"].strip()
    name = _COMMITTEES.get(body, r"\s+".join(re.escape(word) for word in body.split()))
    pattern = re.compile(rf"(?<!\w){name}\s+(?:{_KINDS})(?=\s+[a-z])")
    for match in pattern.finditer(source.plain, reach.start, reach.end):
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
        if _tells_nobody(name.value):
            continue
        if _ACTS.match(source.shadow[name.spans[-1].end : name.spans[-1].end + 40]):
            return _agency_of(source, name)
    return None


def _tells_nobody(name: str) -> bool:
    """ "các cơ quan liên quan", "Trường": a set or a common noun issues nothing."""
    return fold(name).startswith(_SETS) or len(name.split()) == 1


def _agency_of(source: Source, name: Found[str]) -> Found[str]:
    """ "Bộ trưởng Bộ Y tế ban hành …": the head acts, the agency issues."""
    span = Span(name.spans[0].start, name.spans[-1].end)
    words = source.plain[span.start : span.end]
    post = starts_with_any(words, signing_words("posts"))
    rest = words[len(post) :] if post else ""
    start = span.end - len(rest.lstrip())
    if not starts_with_any(rest.strip(), letterhead_words("agency_heads")):
        return Found(name.value, name.spans, "header.issuer.acting", 0.6)
    agency = Span(start, span.end)
    return Found(" ".join(source.words(agency).split()), (agency,), "header.issuer.acting", 0.6)
