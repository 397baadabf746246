"""The head and foot of a document: type, number, issuer, date, title, addressees, recipients, signature."""

from __future__ import annotations

from nhipcau.reading.header.foot import Foot, read_foot
from nhipcau.reading.header.head import Head, read_head
from nhipcau.reading.header.issuer_in_body import (
    as_the_body_writes,
    as_the_place_is_written,
    is_bare_committee,
    issuer_in_body,
    kind_of_place,
)
from nhipcau.reading.header.late_date import read_late_date
from nhipcau.reading.header.lines import trimmed
from nhipcau.reading.header.press import read_press_header
from nhipcau.reading.source import Source
from nhipcau.reading.types import Found, Header, SourceKind, Span

__all__ = ["read_header"]


def read_header(source: Source, document: Span, kind: SourceKind) -> Header:
    if kind is SourceKind.PRESS:
        return read_press_header(source, document)
    head = read_head(source, document)
    foot = read_foot(source, Span(head.end, document.end))
    symbol, place_date, numbered = head.symbol, head.place_date, head.title_number
    if symbol is None and numbered is not None:
        symbol = numbered.symbol
    on = place_date.date if place_date else numbered.date if numbered else None
    on = on or read_late_date(source, head, foot)
    body = _body(source, head, foot, document)
    issuer = _located(source, head, body) or head.issuers.issuer
    issuer = issuer or _unprinted_issuer(source, document, head, foot, body)
    return Header(
        type=head.type,
        number=symbol.number if symbol else None,
        symbol=symbol.symbol if symbol else None,
        code=symbol.code if symbol else None,
        issuer=as_the_body_writes(source, body, as_the_place_is_written(issuer, place_date)) if issuer else None,
        parent_issuer=head.issuers.parent,
        place=place_date.place if place_date else None,
        date=on,
        title=head.title,
        urgency=head.urgency,
        addressees=head.addressees,
        recipients=foot.recipients,
        signatory=foot.signatory,
        body=body,
    )


def _located(source: Source, head: Head, body: Span) -> Found[str] | None:
    """ "ỦY BAN NHÂN DÂN" of a page that lost the rest of the line: the place of issue says of which territory."""
    issuer, place = head.issuers.issuer, head.place_date.place if head.place_date else None
    if issuer is None or place is None or not is_bare_committee(issuer.value):
        return None
    kind = kind_of_place(source, body, place.value)
    if kind is None:
        return None
    return Found(f"{issuer.value} {kind} {place.value}", (*issuer.spans, *place.spans), "header.issuer.located", 0.8)


def _unprinted_issuer(source: Source, document: Span, head: Head, foot: Foot, body: Span) -> Found[str] | None:
    """What has a number of its own is issued by whom its own words name; an attachment by who issues the file."""
    if head.symbol is not None and head.symbol.number is not None:
        return issuer_in_body(source, body, foot.signatory) or _issuer_of_the_file(source, document)
    return _issuer_of_the_file(source, document) or issuer_in_body(source, body, foot.signatory)


def _issuer_of_the_file(source: Source, document: Span) -> Found[str] | None:
    """An attached plan without a letterhead takes the issuer of what issues it (contract, rule 15)."""
    if document.start == 0:
        return None
    issuer = read_head(source, Span(0, document.start)).issuers.issuer
    return Found(issuer.value, issuer.spans, "header.issuer.parent", 0.85) if issuer else None


def _body(source: Source, head: Head, foot: Foot, document: Span) -> Span:
    end = foot.span.start if foot.span else document.end
    return trimmed(source, Span(min(head.end, end), end)) or Span(document.end, document.end)
