"""From a row of the register to the line that names a document everywhere."""

from __future__ import annotations

from django.utils.translation import gettext as _

from nhipcau.documents.selectors import ChainNode, DocumentRow
from nhipcau.web.parts.documents import DocumentLine
from nhipcau.web.ways import way_to
from nhipcau.web.wording import DOCUMENT_TYPES, said


def line_of(row: DocumentRow | ChainNode) -> DocumentLine:
    """A document closed to the viewer is named and leads nowhere."""
    closed = row.state == "closed"
    return DocumentLine(
        number=row.code,
        date=row.date,
        issuer=row.issuer,
        title=row.title,
        url="" if closed else way_to("document", row.id),
        held=row.state == "held" or closed,
        type_name=said(DOCUMENT_TYPES, row.type),
        press=row.source_kind == "press",
    )


def name_of(row: DocumentRow | ChainNode) -> str:
    """What a document is called in a heading: by its number, else its words, else by who sent it (S12)."""
    kind = said(DOCUMENT_TYPES, row.type)
    if row.code:
        return f"{kind} {row.code}".strip()
    if row.title and (row.state == "held" or not row.issuer):
        return row.title
    return _("%(kind)s của %(issuer)s, chưa rõ số") % {
        "kind": kind or _("Văn bản"),
        "issuer": row.issuer or _("cơ quan chưa rõ"),
    }
