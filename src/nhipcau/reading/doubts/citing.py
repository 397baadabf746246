"""Doubts about what a document cites: one number given to two issuers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nhipcau.reading.doubts.sentences import doubt, without_post
from nhipcau.reading.header.issuer import written_out
from nhipcau.reading.header.lines import fold
from nhipcau.reading.types import Document, Found
from nhipcau.reading.types import Warning as Doubt

_LOCALITY = re.compile(r"\s+(?:tinh|thanh pho)\b.*$")


def issuer_doubts(document: Document) -> Iterator[Doubt]:
    """Spellings of one cited document are joined; where they name different issuers, nothing is settled silently."""
    for reference in document.references:
        named: list[Found[str]] = []
        for issuer in reference.issuers:
            if not any(_are_alike(issuer.value, other.value) for other in named):
                named.append(issuer)
        if len(named) > 1 and reference.code is not None:
            issuers = " / ".join(issuer.value for issuer in named)
            place = named[-1].spans[0]
            yield doubt(
                "reference.two_issuers", place, code=reference.code.value, count=str(len(named)), issuers=issuers
            )


def _are_alike(one: str, other: str) -> bool:
    """One body: a name that a page broke off is the beginning of the whole; a head stands for the agency."""
    return any(a.startswith(b) or b.startswith(a) for a in _forms(one) for b in _forms(other))


def _forms(name: str) -> tuple[str, str]:
    plain = _LOCALITY.sub("", fold(written_out(name)))
    return plain, _LOCALITY.sub("", without_post(plain))
