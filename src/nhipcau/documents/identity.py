"""Which document a code, a date and an issuer mean: the key under which a document has one row, held or only cited.

A code says nothing without the agency whose numbers it belongs to: every province has its 52-KH/TU. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from nhipcau.agencies.names.naming import Locality, Scope, locality_in, understand
from nhipcau.ground.identity import canonical_code, issuer_family
from nhipcau.ground.text import fold, write_out

CENTRAL = "trung uong"
LONGEST = 300
_YEAR_IN_CODE = re.compile(r"/(?:19|20)\d\d/")
# The last group of a canonical code that only bodies of the centre use: TW, TTg, CP, QH, a ministry's B… (but not a
# steering committee's BCĐ, a Party caucus's BCSĐ or a provincial Party board's B…TU).
_CENTRAL_ORGAN = re.compile(
    r"(?:TW|VPTW|B[A-ZĐ]*TW|CP|VPCP|TTG|CTN|QH\d*|UBTVQH\d*|B(?!C[SĐH]|QL|TV)(?!.*TU$)[A-ZĐ]{1,8})"
)
_LOWER_COMMITTEE = re.compile(r"\b(?:huyen|quan|thi xa|xa|phuong|thi tran|dac khu)(?: uy)? .+$|\bdang uy .+$")


@dataclass(frozen=True, slots=True)
class DocumentIdentity:
    """`key` is empty where nothing tells the document from others."""

    canonical_code: str
    issuer_key: str
    key: str

    @property
    def undated(self) -> bool:
        return bool(self.canonical_code) and f"{self.canonical_code}||" in self.key


def identity_of(
    *, code: str | None, dated: date | None, issuer: str | None, locality: Locality, type: str | None, title: str | None
) -> DocumentIdentity:
    """`locality` is that of the document itself, or of the one that cites it where the citation names no place."""
    canonical = canonical_code(code) if code else ""
    whose = issuer_key_of(issuer=issuer, canonical=canonical, locality=locality, on=dated)
    if canonical:
        stamp = dated.isoformat() if dated else ""
        return DocumentIdentity(canonical, whose, f"{canonical}|{stamp}|{whose}"[:LONGEST])
    words = fold(title or "")
    if not words:
        words = fold(issuer or "")
    if not words:
        return DocumentIdentity("", whose, "")
    stamp = dated.isoformat() if dated else ""
    return DocumentIdentity("", whose, f"~{type or ''}|{stamp}|{whose}|{fold(issuer or '')}|{words}"[:LONGEST])


def issuer_key_of(*, issuer: str | None, canonical: str, locality: Locality, on: date | None) -> str:
    """Whose series of numbers a code belongs to.

    Two names of one body give one key: Thành ủy and its Ban Thường vụ number in one series. Below the province the
    unit's own name joins, because every commune has its KH-UBND.
    """
    organ = canonical.rpartition("/")[2]
    if _CENTRAL_ORGAN.fullmatch(organ) or (canonical and issuer_family(None, canonical) is not None):
        return CENTRAL
    written = write_out(issuer or "")
    place = locality_in(written, on=on) or locality
    if not issuer:
        return place.key or CENTRAL
    understood = understand(issuer, locality=place, on=on)
    if understood.scope is Scope.CENTRAL:
        return CENTRAL
    below = _LOWER_COMMITTEE.search(understood.key)
    return f"{place.key}/{below[0]}" if below else place.key or CENTRAL


def may_be_meant(*, code: str, dated: date, cited_on: date | None) -> bool:
    """Whether a short citation without a date, in a document of `cited_on`, may mean the one issued on `dated`.

    Never one issued after the citing document. Numbers restart: a Party number lives a five-year term, a State number
    a year, so an older namesake is as likely as the right one; a year inside the code settles it.
    """
    if _YEAR_IN_CODE.search(code):
        return True
    if cited_on is None:
        return False
    return dated <= cited_on and (cited_on - dated).days <= 5 * 366
