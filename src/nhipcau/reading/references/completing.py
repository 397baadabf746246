"""What stands behind the number of a citation: its date, its issuer, its summary."""

from __future__ import annotations

from nhipcau.ground.identity import canonical_code
from nhipcau.reading.references.dates import date_after
from nhipcau.reading.references.issuers import issuer_after, issuer_before
from nhipcau.reading.references.mention import Mention
from nhipcau.reading.references.titles import title_after
from nhipcau.reading.types import Found, Span


def completed(text: str, mention: Mention, *, floor: int, limit: int, skip: int) -> Mention:
    """The mention with the date, issuer and summary that stand behind its number."""
    at = skip
    dated = date_after(text, at, limit=limit)
    at = dated.spans[-1].end if dated else at
    issuer = issuer_after(text, _past_bracket(text, at), limit=limit)
    at = issuer.spans[-1].end if issuer else at
    if dated is None and (dated := date_after(text, at, limit=limit)) is not None:
        at = dated.spans[-1].end
    if issuer is None and mention.type and mention.code and _holds_a_name(mention.type, mention.code):
        issuer = issuer_after(text, mention.type.spans[-1].end, limit=mention.code.spans[0].start)
    if issuer is None:
        issuer = _directing(text, mention, floor)
    title = mention.title or title_after(text, _past_bracket(text, at), limit=limit)
    end = mention.span.end if at == skip else max(mention.span.end, at)
    return mention._replace(span=Span(mention.span.start, end), date=dated, issuer=issuer, title=title)


# "của" and the shortest name.
_SHORTEST_ISSUER = 8


def _holds_a_name(kind: Found[str], code: Found[str]) -> bool:
    """Whether an issuer fits between type and number: "công văn của Sở Nội vụ số 12/SNV-VP"."""
    return code.spans[0].start - kind.spans[-1].end > _SHORTEST_ISSUER


def _directing(text: str, mention: Mention, floor: int) -> Found[str] | None:
    """The body in "của Ban Bí thư tại Công văn …"; not where an office writes what that body decided (…-CV/VPTU)."""
    issuer = issuer_before(text, mention.span.start, floor=floor)
    organ = canonical_code(mention.code.value).rpartition("/")[2] if mention.code else ""
    is_office = organ.startswith("VP") and issuer is not None and not issuer.value.casefold().startswith("văn phòng")
    return None if is_office else issuer


def _past_bracket(text: str, at: int) -> int:
    """Behind the bracket that closes "(ngày …)"."""
    return at + 1 if text.startswith(")", at) else at
