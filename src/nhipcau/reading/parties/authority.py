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
_DEPARTMENT = re.compile(r"(?<![^\W_])sở(?![^\W_])")
_LOCAL = re.compile(r"(?:ủy ban nhân dân|ubnd|các tỉnh|địa phương)")


def outside(name: str, header: Header) -> bool:
    """Outside the issuer's authority. Unknown issuers are taken for State bodies, as most are."""
    body, issuer = fold(name), fold(header.issuer.value) if header.issuer else ""
    if _PARTY.match(issuer):
        return False
    if any(fold(word) in body for word in lexicon("agencies", "outside")):
        return not any(fold(word) in issuer for word in ("mặt trận", "liên đoàn lao động", "quốc hội"))
    if issuer.startswith(("chính phủ", "thủ tướng")):
        return False
    if issuer.startswith("bộ "):
        # A department belongs to its province; a ministry guides it and asks it.
        return bool(_CENTRAL.match(body) or _LOCAL.search(body) or _DEPARTMENT.search(body))
    if issuer.startswith(("ủy ban nhân dân", "ubnd")):
        return bool(_CENTRAL.match(body))
    if issuer.startswith("sở "):
        return bool(_CENTRAL.match(body) or _LOCAL.search(body) or re.match(r"(?:các )?sở", body))
    return bool(_CENTRAL.match(body) or _LOCAL.search(body))
