"""ODT (OASIS OpenDocument 1.3): paragraphs with their computed labels, tables, frames, notes; deletions left out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.blocks import printed
from nhipcau.reading.extract.limits import Watch
from nhipcau.reading.extract.odt.body import Body
from nhipcau.reading.extract.odt.fonts import OldFonts
from nhipcau.reading.extract.odt.lists import Lists
from nhipcau.reading.extract.odt.styles import Styles
from nhipcau.reading.extract.packed import Packed, child, local_name
from nhipcau.reading.source import Source

ODT = "application/vnd.oasis.opendocument.text"
KIND = "ODT"
# The first member is called "mimetype" and is not compressed, so that the first bytes tell the kind (part 2, 3.3).
_MARK = b"mimetypeapplication/vnd.oasis.opendocument."
_MARK_END = 120
_MANIFEST = "META-INF/manifest.xml"
_OTHER = {"spreadsheet": "ODS", "presentation": "ODP", "drawing": "ODG"}
_RUNNING = [f"{{*}}{name}{pages}" for name in ("header", "footer") for pages in ("", "-left", "-first")]


def is_open_document(data: bytes) -> bool:
    return _MARK in data[:_MARK_END] or (_MANIFEST.encode() in data and b"content.xml" in data)


def read_odt(data: bytes, watch: Watch) -> Source:
    packed = Packed(data, kind=KIND, watch=watch)
    names = packed.names()
    if _MANIFEST in names and b"encryption-data" in packed.member(_MANIFEST):
        raise Refusal("reading.encrypted", kind=KIND)
    content = packed.xml("content.xml")
    written = child(content, "body", "text")
    if written is None:
        raise Refusal("reading.unknown_type", kind=_kind(content))
    sheets = [content, *(packed.xml(name) for name in ("styles.xml",) if name in names)]
    styles = Styles(sheets)
    fonts = OldFonts(content, styles=styles)
    body, running = (
        Body(styles=styles, lists=Lists(sheets, styles=styles), fonts=fonts, watch=watch) for _ in range(2)
    )
    blocks = body.blocks(written)
    text = printed([*blocks, *body.notes])
    watch.check_length(len(text))
    aside = [*_running(sheets, running), printed(body.hidden)]
    aside += [str(words) for name in ("meta.xml",) if name in names for words in packed.xml(name).itertext()]
    return Source(text=text, media_type=ODT, aside="\n".join(aside))


def _running(sheets: list[etree._Element], body: Body) -> Iterator[str]:
    """Heads and feet, of every kind of page."""
    for sheet in sheets:
        for element in sheet.iter(*_RUNNING):
            yield printed(body.blocks(element))
    yield printed([*body.hidden, *body.notes])


def _kind(content: etree._Element) -> str:
    body = child(content, "body")
    inside = [local_name(element) for element in body] if body is not None else []
    return next((_OTHER[name] for name in inside if name in _OTHER), "ODF")
