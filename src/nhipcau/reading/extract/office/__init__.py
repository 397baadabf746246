"""DOC (Word 97–2003) and RTF: made into DOCX by LibreOffice where it is installed, and read as such."""

from __future__ import annotations

import re
from dataclasses import replace

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.docx import read_packed
from nhipcau.reading.extract.limits import Watch
from nhipcau.reading.extract.office.converting import as_docx
from nhipcau.reading.extract.sniffing import (
    RTF,
    is_encrypted_office,
    is_outlook_message,
    is_word_97,
    kind_of_unread,
)
from nhipcau.reading.source import Source

DOC = "application/msword"
# The names of its own readers. Left to guess, LibreOffice reads what is damaged as plain text and makes words of bytes.
_RTF_FILTER = "Rich Text Format"
_WORD_97_FILTER = "MS Word 97"
_WORD_95_FILTER = "MS Word 95"
# MS-DOC 2.1.2: the stream that Word 97 and later keep beside the text, under either name.
_TABLES = tuple(name.encode("utf-16-le") for name in ("0Table", "1Table"))
_BRACE = re.compile(rb"(?<!\\)[{}]")
_DEEPEST = 500
# MS-DOC 2.5.1: the text stream begins with this sign, on a sector's border; the flag says that it is encrypted.
_FIB = b"\xec\xa5"
_SECTOR = 512
_FLAGS_AT = 10
_FLAG_ENCRYPTED = 0x0100


def read_ole(data: bytes, watch: Watch) -> Source:
    """Whatever lies in an OLE file: Word's old form is read, all else is named in the refusal."""
    if is_encrypted_office(data):
        raise Refusal("reading.encrypted", kind="Office")
    if is_outlook_message(data):
        raise Refusal("reading.outlook")
    if not is_word_97(data):
        raise Refusal("reading.unknown_type", kind=kind_of_unread(data))
    if _is_locked(data):
        raise Refusal("reading.encrypted", kind="DOC")
    source_filter = _WORD_97_FILTER if any(name in data for name in _TABLES) else _WORD_95_FILTER
    converted = as_docx(data, ending="doc", kind="DOC", source_filter=source_filter)
    watch.check_time()
    return replace(read_packed(converted, watch), media_type=DOC)


def read_rtf(data: bytes, watch: Watch) -> Source:
    if _depth(data) > _DEEPEST:
        raise Refusal("reading.unsafe", kind="RTF")
    converted = as_docx(data, ending="rtf", kind="RTF", source_filter=_RTF_FILTER)
    watch.check_time()
    return replace(read_packed(converted, watch), media_type=RTF)


def _depth(data: bytes) -> int:
    """How deep groups are nested; a converter takes seconds over many thousand of them before it gives up."""
    deepest = depth = 0
    for brace in _BRACE.finditer(data):
        depth += 1 if brace.group() == b"{" else -1
        deepest = max(deepest, depth)
    return deepest


def _is_locked(data: bytes) -> bool:
    at = data.find(_FIB)
    while at >= 0 and at % _SECTOR:
        at = data.find(_FIB, at + 1)
    flags = int.from_bytes(data[at + _FLAGS_AT : at + _FLAGS_AT + 2], "little") if at >= 0 else 0
    return bool(flags & _FLAG_ENCRYPTED)
