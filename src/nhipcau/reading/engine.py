"""The whole reading, stage by stage: bytes → source → documents → header, outline, references, duties → doubts."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from nhipcau.reading.deadlines import nature_of, read_due
from nhipcau.reading.doubts import doubts_of, scan_doubts
from nhipcau.reading.extract import extract
from nhipcau.reading.guessed import less_sure
from nhipcau.reading.header import read_header
from nhipcau.reading.led_back import read_mended
from nhipcau.reading.orders import cut_orders, read_difficulty_channel
from nhipcau.reading.parties import read_parties
from nhipcau.reading.provenance import kind_of
from nhipcau.reading.references import read_references
from nhipcau.reading.secrecy import require_unclassified, require_unclassified_name
from nhipcau.reading.source import Source
from nhipcau.reading.splitting import split_documents, transmitted
from nhipcau.reading.structure import read_outline
from nhipcau.reading.types import Document, Duty, Header, Order, Reading, SourceKind, Span


def read(data: bytes, filename: str, *, tell: Callable[[int], None] | None = None) -> Reading:
    """All that one file says. Raises `Refusal` for what cannot or may not be read; keeps nothing.

    `tell` hears how many pages were read from pictures so far: a long scan takes minutes.
    """
    require_unclassified_name(filename)
    source = extract(data, filename, tell=tell)
    require_unclassified(source)
    with _nothing_collected():
        return read_source(source, filename=filename, sha256=hashlib.sha256(data).hexdigest())


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Without the search for cycles: a reading makes objects by the hundred thousand, and none that need it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _count_all_as_old()
            gc.enable()


def _count_all_as_old() -> None:
    """Otherwise the next search begins at once and walks through the whole reading, as all of it is young.

    A server that froze what lives as long as itself keeps it frozen.
    """
    if gc.get_freeze_count() == 0:
        gc.freeze()
        gc.unfreeze()


def read_source(source: Source, *, filename: str, sha256: str) -> Reading:
    return read_mended(source, partial(_read, filename=filename, sha256=sha256))


def _read(source: Source, *, filename: str, sha256: str) -> Reading:
    kind = kind_of(source)
    spans = split_documents(source)
    documents = tuple(read_document(source, span, kind) for span in spans)
    documents = transmitted(source, documents)
    return Reading(
        file=filename,
        sha256=sha256,
        media_type=source.media_type,
        source_kind=kind,
        text=source.text,
        documents=documents,
        warnings=(
            *scan_doubts(source),
            *(doubt for document in documents for doubt in doubts_of(source, document)),
        ),
        faint=source.faint,
    )


def read_document(source: Source, span: Span, kind: SourceKind) -> Document:
    header = less_sure(source, read_header(source, span, kind))
    outline = read_outline(source, header.body or span, span)
    orders = cut_orders(source, outline, header, kind)
    return Document(
        span=span,
        header=header,
        sections=outline.sections,
        references=read_references(source, span, header),
        duties=tuple(_understand(source, order, header, kind) for order in orders),
        difficulty_channel=read_difficulty_channel(source, outline, header),
    )


def _understand(source: Source, order: Order, header: Header, kind: SourceKind) -> Duty:
    due = read_due(source, order, header)
    return Duty(
        span=order.span,
        section=order.section,
        nature=nature_of(source, order, due),
        parties=read_parties(source, order, header, kind),
        due=due,
        rule=order.rule,
        confidence=order.confidence,
    )
