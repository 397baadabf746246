"""Whether a body stands outside the issuer's authority: then "đề nghị" is a request (contract rules 6 and 18)."""

from __future__ import annotations

import re
from functools import cache

from nhipcau.reading.types import Header
from nhipcau.reading.words import fold, lexicon


@cache
def starts_with(group: str) -> re.Pattern[str]:
    """Names that begin with one of the words of a group of the agencies' lexicon."""
    return re.compile("(?:" + "|".join(re.escape(fold(word)) for word in lexicon("agencies", group)) + r")(?![^\W_])")


_PARTY = starts_with("party_issuers")
_CENTRAL = starts_with("central")
_OUTSIDE = tuple(fold(word) for word in lexicon("agencies", "outside"))
_BESIDE_THE_PARTY = tuple(fold(word) for word in lexicon("agencies", "beside_the_party"))
# In "Biên phòng", "Quốc phòng" the syllable is no office.
_OWN = re.compile(
    "(?<!biên )(?<!quốc )(?:" + "|".join(re.escape(fold(word)) for word in lexicon("agencies", "own_units")) + ")"
)
_COMMUNE = re.compile(r"(?:ủy ban nhân dân|ubnd) (?:xã|phường|thị trấn|đặc khu)(?![^\W_])")
_BESIDE_THE_COMMUNE = starts_with("beside_the_commune")
_ASKED_ALONG = starts_with("asked_along")
_DEPARTMENT = re.compile(r"(?<![^\W_])sở(?![^\W_])")
_LOCAL = re.compile(r"(?:ủy ban nhân dân|ubnd|các tỉnh|địa phương)")
_COURTEOUS = re.compile(r"quý(?![^\W_])")
_OFFICE = re.compile(r"(?:sở|phòng|ban|văn phòng|thanh tra|chi cục|liên hiệp|hội)(?![^\W_])")


def outside(name: str, header: Header) -> bool:
    """Outside the issuer's authority. Unknown issuers are taken for State bodies, as most are."""
    body, issuer = fold(name), fold(header.issuer.value) if header.issuer else ""
    if _COURTEOUS.match(body):
        return True
    if _PARTY.match(issuer):
        return any(word in body for word in _BESIDE_THE_PARTY)
    if any(word in body for word in _OUTSIDE):
        return not any(fold(word) in issuer for word in ("mặt trận", "liên đoàn lao động", "quốc hội"))
    if issuer.startswith(("chính phủ", "thủ tướng")):
        return False
    if issuer.startswith("bộ "):
        # A department belongs to its province; a ministry guides it and asks it.
        return bool(_CENTRAL.match(body) or _LOCAL.search(body) or _DEPARTMENT.search(body))
    if issuer.startswith(("ủy ban nhân dân", "ubnd")):
        of_the_centre = "trung ương" in body and "trực thuộc trung ương" not in body
        return bool(
            of_the_centre or _CENTRAL.match(body) or (_COMMUNE.match(issuer) and _BESIDE_THE_COMMUNE.match(body))
        )
    if _OFFICE.match(issuer):
        # A department orders its own units; whoever else stands beside it or above.
        return not _OWN.search(body)
    return bool(_CENTRAL.match(body) or _LOCAL.search(body))


def asked_along(name: str) -> bool:
    """Behind a body that is asked, groups that belong to nobody's authority are asked with it ("… và các hội")."""
    return _ASKED_ALONG.match(fold(name)) is not None


def is_courteous(name: str) -> bool:
    """ "Quý Sở", "quý cơ quan": one speaks so to whom one cannot order."""
    return _COURTEOUS.match(fold(name)) is not None
