"""DOCX files made for tests."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{more}</Types>'
)
PART = (
    '<Override PartName="/word/{name}.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/>'
)


def saved(document: DocumentObject) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_paragraphs(*texts: str) -> DocumentObject:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    return document


def filled(table: Table, rows: list[list[str]]) -> None:
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            first, *rest = text.split("\n")
            cell.text = first
            for line in rest:
                cell.add_paragraph(line)


def with_lists(document: DocumentObject, levels: str) -> None:
    """Replaces the lists of the document by list 7, made of `<w:lvl>` elements."""
    root = document.part.numbering_part.element
    for old in list(root):
        root.remove(old)
    root.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="70">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="7"><w:abstractNumId w:val="70"/></w:num>'))


def level(at: int, style: str, text: str, more: str = "") -> str:
    inside = f'<w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl {nsdecls("w")} w:ilvl="{at}">{inside}</w:lvl>'


def numbered(document: DocumentObject, text: str, at: int = 0) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{at}"/><w:numId w:val="7"/></w:numPr>'))


def raw(body: str, **parts: str) -> bytes:
    """A package of bare XML: the body's inside, and further parts by name ("styles", "numbering", "header")."""
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    members = {"word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>"}
    members |= {f"word/{name}.xml": f"<w:{name} {spaces}>{inside}</w:{name}>" for name, inside in parts.items()}
    return zipped(
        {"[Content_Types].xml": CONTENT_TYPES.format(more="".join(PART.format(name=n) for n in parts)), **members}
    )


def zipped(members: dict[str, str | bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()
