"""What a file is, told by its first bytes and its inside, never by its name."""

from __future__ import annotations

import re

HTML = "text/html"
PLAIN = "text/plain"
PDF = "application/pdf"
ZIP = "application/zip"
OLE = "application/x-ole-storage"
UNKNOWN = "?"

# Formats that are recognised so that the refusal can name them; (offset, first bytes, name for people).
_KNOWN_BUT_UNREAD: tuple[tuple[int, bytes, str], ...] = (
    (0, b"{\\rtf", "RTF"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"II*\x00", "TIFF"),
    (0, b"MM\x00*", "TIFF"),
    (0, b"GIF8", "GIF"),
    (0, b"BM", "BMP"),
    (8, b"WEBP", "WebP"),
    (4, b"ftyp", "HEIC/MP4"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"Rar!\x1a\x07", "RAR"),
    (0, b"\x1f\x8b", "GZIP"),
    (0, b"\x7fELF", "EXE"),
    (0, b"MZ", "EXE"),
    (0, b"%!PS", "PostScript"),
)
_LEADING = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s+|<!--.*?-->|<\?xml[^>]*\?>)*", re.DOTALL)
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HTML_PIECE = re.compile(rb"<(div|p|table|article|section|main|h[1-6]|meta|title)\b[^<>]*>", re.IGNORECASE)
_START = 4096


def media_of(data: bytes) -> str | None:
    """The media type of the outermost layer, `PLAIN` for whatever may be text, None for what is certainly not."""
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return ZIP
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return OLE
    if _is_html(data):
        return HTML
    return None if _has_binary_start(data) else PLAIN


def kind_of_unread(data: bytes) -> str:
    """The name of a format that is not read, for the refusal."""
    for offset, mark, name in _KNOWN_BUT_UNREAD:
        if data[offset : offset + len(mark)] == mark:
            return name
    return UNKNOWN


def is_encrypted_office(data: bytes) -> bool:
    """Office wraps a password-protected DOCX into an OLE file with a stream of this name (MS-OFFCRYPTO 2.3.4.4)."""
    return "EncryptedPackage".encode("utf-16-le") in data


def is_word_97(data: bytes) -> bool:
    return "WordDocument".encode("utf-16-le") in data


def _is_html(data: bytes) -> bool:
    start = _narrowed(data[:_START])
    found = _LEADING.match(start)
    start = start[found.end() :] if found else start
    if _HTML_START.match(start):
        return True
    piece = _HTML_PIECE.match(start)
    return piece is not None and (piece[1].lower() == b"meta" or b"</" + piece[1].lower() in _narrowed(data).lower())


def _narrowed(data: bytes) -> bytes:
    """UTF-16 text as bytes of its ASCII, so that one pattern finds the tags of both."""
    return data[2:].replace(b"\x00", b"") if data.startswith((b"\xff\xfe", b"\xfe\xff")) else data


def _has_binary_start(data: bytes) -> bool:
    """A known magic number, or control bytes that no text file has many of. Two letters alone prove nothing."""
    if kind_of_unread(data) == UNKNOWN:
        return _control_share(data[:_START]) > 0.05
    return _control_share(data[:_START]) > 0.01 or data.startswith((b"{\\rtf", b"%!PS"))


def _control_share(start: bytes) -> float:
    controls = sum(byte < 32 and byte not in b"\t\n\r\x0b\x0c\x1a\x1b" for byte in start)
    # UTF-16 is text, though not in the one encoding that is read: it gets its own refusal.
    return 0.0 if start.startswith((b"\xff\xfe", b"\xfe\xff")) else controls / max(1, len(start))
