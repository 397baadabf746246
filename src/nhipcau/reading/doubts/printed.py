"""Doubts about what a document prints of itself: symbol, date, form of signing, the portal's table over it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from nhipcau.reading.doubts.sentences import doubt, words_of
from nhipcau.reading.header.head import read_head
from nhipcau.reading.header.lines import cells_of, fold
from nhipcau.reading.header.words import document_types
from nhipcau.reading.lexicon import strings
from nhipcau.reading.provenance import portal_labels
from nhipcau.reading.source import Source
from nhipcau.reading.splitting import split_documents
from nhipcau.reading.types import Document, Header, Span
from nhipcau.reading.types import Warning as Doubt

_NOTHING = ("dang cap nhat", "dang cap nhap", "khong xac dinh", "chua xac dinh", "")


def symbol_doubts(source: Source, document: Document) -> Iterator[Doubt]:
    """A named type is numbered "số/KH-UBND"; "74/UBND-KH" is built like an official letter's (Decree 30, annex III)."""
    header = document.header
    if header.type is None or header.symbol is None or header.type.value in strings(words_of("symbols", "free")):
        return
    also = words_of("symbols", "also")
    assert isinstance(also, dict)
    allowed = strings(also.get(header.type.value, [header.type.value]))
    groups = [group for group in re.split(r"[-/]", header.symbol.value) if group and not group.isdigit()]
    if groups and groups[0] in allowed:
        return
    place = (header.code or header.symbol).spans[0]
    name = next((t.name for t in document_types() if t.code == header.type.value), header.type.value)
    printed = " ".join(source.shadow[place.start : place.end].split())
    yield doubt("symbol.irregular", place, symbol=printed, type=name, code=header.type.value)


def date_doubts(source: Source, document: Document) -> Iterator[Doubt]:
    if document.header.date is None and document.header.type is not None and document.header.type.value != "BAI_BAO":
        line = read_head(source, document.span).place_date
        if line is not None and line.is_unreadable:
            yield doubt("date.unreadable", line.line)


def signature_doubts(source: Source, document: Document) -> Iterator[Doubt]:
    """A People's Committee decides as a body: its deputies sign KT. under TM. (Decree 30, article 13.1)."""
    header = document.header
    form = header.signatory.authority if header.signatory else None
    if form is None or header.issuer is None or not fold(header.issuer.value).startswith("uy ban nhan dan"):
        return
    signs = fold(form.value)
    if not signs.startswith(("kt", "k/t")) or re.search(r"\bt[./]?m\b", signs):
        return
    # A decision of the chairman himself names him between title and grounds, and is signed without TM.
    title_end = header.title.spans[-1].end if header.title else document.span.start
    body = header.body.start if header.body else title_end
    if "chu tich uy ban nhan dan" in fold(source.shadow[title_end : body + 200]):
        return
    yield doubt("signature.no_tm", form.spans[0], form=form.value)


def portal_doubts(source: Source, document: Document) -> Iterator[Doubt]:
    """A portal's table never overrides the document's own print; where the two differ, the clerk sees both.

    The table says nothing of what is attached: it is compared with the document right below it alone.
    """
    if document.span.start > split_documents(source)[0].start:
        return
    fields = words_of("portal")
    assert isinstance(fields, dict)
    by_label = {fold(label): str(field) for label, field in fields.items()}
    for label, there, span in _properties(source, document.span.start):
        field = by_label.get(fold(label))
        here = _printed(document.header, field) if field else None
        if here is None or fold(there) in _NOTHING or _agree(there, here):
            continue
        yield doubt("portal.disagrees", span, label=label.lower(), there=there, here=_readable(here))


def _properties(source: Source, end: int) -> Iterator[tuple[str, str, Span]]:
    """Label and value of each entry of the property table over the document."""
    for cell in cells_of(source, Span(0, end)):
        starts = [at for _, at in portal_labels((cell,))]
        for at, stop in pairwise([*starts, len(cell.words)]):
            label, colon, value = cell.words[at:stop].partition(":")
            if colon and value.strip():
                start = cell.span.start + at
                yield label.strip(), value.strip(" ,.;"), Span(start, start + len(cell.words[at:stop].rstrip()))


def _printed(header: Header, field: str) -> str | date | None:
    if field == "signatory":
        return header.signatory.name.value if header.signatory and header.signatory.name else None
    if field == "type":
        return next((t.name for t in document_types() if header.type and t.code == header.type.value), None)
    if field == "date":
        return header.date.value if header.date else None
    return header.code.value if header.code else None


def _agree(there: str, here: str | date) -> bool:
    if isinstance(here, date):
        return [int(part) for part in re.findall(r"\d+", there)] == [here.day, here.month, here.year]
    return re.sub(r"[\s-]", "", fold(there)) == re.sub(r"[\s-]", "", fold(here))


def _readable(here: str | date) -> str:
    return f"{here:%d/%m/%Y}" if isinstance(here, date) else here
