"""DOCX (ECMA-376): paragraphs with their computed labels, tables, text boxes, footnotes; deletions left out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.blocks import Line, printed
from nhipcau.reading.extract.docx.body import Body
from nhipcau.reading.extract.docx.fonts import OldFonts
from nhipcau.reading.extract.docx.numbering import Numbering
from nhipcau.reading.extract.docx.styles import Styles
from nhipcau.reading.extract.limits import Watch
from nhipcau.reading.extract.packed import Packed, attribute, local_name
from nhipcau.reading.source import Source

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN = (
    "wordprocessingml.document.main+xml",
    "wordprocessingml.template.main+xml",
    "word.document.macroEnabled.main+xml",
)
# Not part of the text, but in the file: heads and feet, notes that nothing cites, remarks.
_RUNNING = tuple(f"wordprocessingml.{kind}+xml" for kind in ("header", "footer", "footnotes", "endnotes", "comments"))
_PROPERTIES = ("core-properties+xml",)
_OTHER_OFFICE = (("spreadsheetml", "XLSX"), ("presentationml", "PPTX"))
_CONTENT_TYPES = "[Content_Types].xml"


def read_packed(data: bytes, watch: Watch) -> Source:
    """A ZIP file: DOCX by its content types; what else is packed is named in the refusal."""
    packed = Packed(data, kind="DOCX" if _CONTENT_TYPES.encode() in data else "ZIP", watch=watch)
    parts = _Parts(packed)
    main = parts.first(*_MAIN)
    if main is None:
        raise Refusal("reading.unknown_type", kind=parts.kind())
    return _read_docx(packed, parts, main=main, watch=watch)


def _read_docx(packed: Packed, parts: _Parts, *, main: str, watch: Watch) -> Source:
    styles_part = parts.first("wordprocessingml.styles+xml")
    numbering_part = parts.first("wordprocessingml.numbering+xml")
    sheet = packed.xml(styles_part) if styles_part else None
    styles = Styles(sheet)
    numbering = Numbering(packed.xml(numbering_part) if numbering_part else None, styles=styles)
    root = packed.xml(main)
    fonts = OldFonts(root, styles=styles, sheets=(sheet,))
    body = Body(numbering=numbering, fonts=fonts, watch=watch)
    blocks = body.blocks(root)
    notes = [
        body.notes(packed.xml(part))
        for part in parts.all("wordprocessingml.footnotes+xml", "wordprocessingml.endnotes+xml")
    ]
    text = printed([*blocks, *(line for lines in notes if lines for line in (Line(""), *lines))])
    watch.check_length(len(text))
    running = Body(numbering=numbering, fonts=fonts, watch=watch)
    heads = [running.blocks(packed.xml(part)) for part in parts.all(*_RUNNING)]
    aside = [printed(head) for head in heads] + [printed(part.hidden) for part in (body, running)]
    aside += [words for part in (main, *parts.all(*_RUNNING)) for words in _deleted(packed.xml(part))]
    aside += [str(words) for part in parts.all(*_PROPERTIES) for words in packed.xml(part).itertext()]
    return Source(text=text, media_type=DOCX, aside="\n".join(aside))


def _deleted(part: etree._Element) -> Iterator[str]:
    """What tracked changes took out is still in the file: one line a paragraph."""
    for paragraph in part.iter("{*}p"):
        words = "".join(piece.text or "" for piece in paragraph.iter("{*}delText"))
        if words:
            yield words


class _Parts:
    """Which member of the package is what, by its declared content type."""

    def __init__(self, packed: Packed) -> None:
        self._names = frozenset(packed.names())
        self._types = dict(self._declared(packed)) if _CONTENT_TYPES in self._names else {}

    def all(self, *endings: str) -> tuple[str, ...]:
        return tuple(name for name, type in self._types.items() if type.endswith(endings))

    def first(self, *endings: str) -> str | None:
        return next(iter(self.all(*endings)), None)

    def kind(self) -> str:
        types = " ".join(self._types.values())
        office = next((name for mark, name in _OTHER_OFFICE if mark in types), None)
        return office or ("ODF" if "META-INF/manifest.xml" in self._names else "ZIP")

    def _declared(self, packed: Packed) -> Iterator[tuple[str, str]]:
        for entry in packed.xml(_CONTENT_TYPES):
            name = (attribute(entry, "PartName") or "").lstrip("/")
            if local_name(entry) == "Override" and name in self._names:
                yield name, attribute(entry, "ContentType") or ""
