"""What a file is, told by its first bytes and its inside, never by its name."""

from __future__ import annotations

import re

HTML = "text/html"
PLAIN = "text/plain"
PDF = "application/pdf"
ZIP = "application/zip"
OLE = "application/x-ole-storage"
RTF = "application/rtf"
MAIL = "message/rfc822"
SAVED_PAGE = "multipart/related"
"""A page that a browser saved with its pictures into one file (MHTML)."""
UNKNOWN = "?"
# Pictures that may be scans of papers: first bytes and media type.
_IMAGES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_BITMAP, _WEBP = "image/bmp", "image/webp"
IMAGES = frozenset((*(media for _, media in _IMAGES), _BITMAP, _WEBP))
# Sizes of the second head of a bitmap; two letters alone prove nothing.
_BITMAP_HEADS = frozenset((12, 40, 52, 56, 64, 108, 124))

# Formats that are recognised so that the refusal can name them; (offset, first bytes, name for people).
_KNOWN_BUT_UNREAD: tuple[tuple[int, bytes, str], ...] = (
    (0, b"GIF8", "GIF"),
    (0, b"BM", "BMP"),
    (4, b"ftyp", "HEIC/MP4"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
    (0, b"Rar!\x1a\x07", "RAR"),
    (0, b"\x1f\x8b", "GZIP"),
    (0, b"\x7fELF", "EXE"),
    (0, b"MZ", "EXE"),
    (0, b"%!PS", "PostScript"),
    (0, b"\x78\x9f\x3e\x22", "winmail.dat (Outlook)"),
)
_LEADING = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s+|<!--.*?-->|<\?xml[^>]*\?>)*", re.DOTALL)
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HTML_PIECE = re.compile(rb"<(div|p|table|article|section|main|h[1-6]|meta|title)\b[^<>]*>", re.IGNORECASE)
_START = 4096
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1a\x1b")
_HEADER_LINE = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):", re.MULTILINE)
# Fields that every mail or saved page has some of (RFC 5322 3.6, RFC 2045 3); no document begins with two of them.
_MAIL_FIELDS = frozenset(
    (
        b"from", b"to", b"date", b"subject", b"message-id", b"mime-version", b"received", b"return-path",
        b"content-type", b"delivered-to", b"reply-to", b"x-unsent", b"snapshot-content-location",
    )
)  # fmt: skip
_SENT = frozenset((b"to", b"received", b"message-id", b"delivered-to", b"return-path"))
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SAVED_BY = re.compile(rb"^(?:snapshot-content-location:|from:\s*\"?<?saved by)", re.IGNORECASE | re.MULTILINE)
# Servers and their seals may write long before the fields that tell a mail.
_LONGEST_FIELDS = 65_536


def media_of(data: bytes) -> str | None:
    """The media type of the outermost layer, `PLAIN` for whatever may be text, None for what is certainly not."""
    if b"%PDF-" in data[:1024]:
        return PDF
    if (image := _image(data)) is not None:
        return image
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return ZIP
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return OLE
    if data[:_START].lstrip().startswith(b"{\\rtf"):
        return RTF
    if _is_html(data):
        return HTML
    if (fields := _mail_fields(data)) is not None:
        return SAVED_PAGE if _is_saved_page(fields) else MAIL
    return None if _has_binary_start(data) else PLAIN


def _image(data: bytes) -> str | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _WEBP
    if data[:2] == b"BM" and int.from_bytes(data[14:18], "little") in _BITMAP_HEADS:
        return _BITMAP
    return next((media for mark, media in _IMAGES if data.startswith(mark)), None)


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


def is_outlook_message(data: bytes) -> bool:
    """The streams that every .msg keeps its properties in (MS-OXMSG 2.4)."""
    return "__properties_version1.0".encode("utf-16-le") in data


def _mail_fields(data: bytes) -> bytes | None:
    """The fields at the start of a mail or of a saved page, None for any other text."""
    start = data[:_LONGEST_FIELDS].lstrip()
    if not (start.startswith(b"From ") or _HEADER_LINE.match(start)):
        return None
    start = start.replace(b"\r\n", b"\n")
    if start.startswith(b"From "):
        # The line that a mailbox file sets before each mail.
        start = start.partition(b"\n")[2]
    first = start.partition(b"\n")[0]
    if not _HEADER_LINE.match(first):
        return None
    fields = start.partition(b"\n\n")[0]
    names = {name.lower() for name in _HEADER_LINE.findall(fields)}
    return fields if len(names & _MAIL_FIELDS) >= 2 else None


def _is_saved_page(fields: bytes) -> bool:
    """A mail with pictures in its words is "related" as well, but it was sent to somebody."""
    if not _RELATED.search(fields):
        return False
    names = {name.lower() for name in _HEADER_LINE.findall(fields)}
    return bool(_SAVED_BY.search(fields)) or not names & _SENT


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
    return _control_share(data[:_START]) > 0.01 or data.startswith(b"%!PS")


def _control_share(start: bytes) -> float:
    controls = len(start) - len(start.translate(None, delete=_CONTROLS))
    # UTF-16 is text, though not in the one encoding that is read: it gets its own refusal.
    return 0.0 if start.startswith((b"\xff\xfe", b"\xfe\xff")) else controls / max(1, len(start))
