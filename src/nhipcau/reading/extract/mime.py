"""MIME (RFC 2045): what mails and saved pages are made of, opened with nothing believed.

The library's older policy is used on purpose: the newer takes quadratic time over long fields and fails on odd ones.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email import header
from email.errors import MessageError
from email.message import Message
from email.policy import Compat32

from nhipcau.ground.refusal import Refusal

MOST_BOUNDARIES = 50
_MOST_PARTS = 5_000
# Each line is compared with the boundary of every part around it: many short lines in many parts take minutes.
_MOST_COMPARED = 4
_MOST_UU_LINES = 100_000
# The library takes quadratic time over the parameters of a field.
_LONGEST_FIELD = 8_000
_BOUNDARY = re.compile(rb"boundary\s*\*?0?\*?\s*=", re.IGNORECASE)
# What the library says of fields and parts that nobody could have meant.
BROKEN_MIME = (MessageError, RecursionError, LookupError, ValueError, TypeError, AttributeError)


class _Bounded(Compat32):
    """Cuts fields that are longer than any true one before the library looks into them."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        return super().header_source_parse(_up_to(sourcelines, _LONGEST_FIELD))

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002 – the library gives it
        """Bytes without a name for their encoding are UTF-8 (RFC 6532)."""
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def parsed(data: bytes, *, kind: str) -> Message:
    """Refuses what is made to be slow."""
    boundaries, lines = len(_BOUNDARY.findall(data)), data.count(b"\n")
    is_slow = lines * boundaries > _MOST_COMPARED * len(data) or (b"uuencode" in data and lines > _MOST_UU_LINES)
    if boundaries > MOST_BOUNDARIES or data.count(b"\n--") > _MOST_PARTS or is_slow:
        raise Refusal("reading.unsafe", kind=kind)
    try:
        return email.message_from_bytes(data.lstrip(), policy=_Bounded())
    except BROKEN_MIME as error:
        raise Refusal("reading.broken", kind=kind) from error


def leaves(message: Message) -> Iterator[Message]:
    """The parts of one message in order, without looking into messages it forwards."""
    inside = message.get_payload()
    if message.get_content_maintype() == "multipart" and isinstance(inside, list):
        for part in inside:
            if isinstance(part, Message):
                yield from leaves(part)
    else:
        yield message


def content_of(part: Message) -> bytes:
    """The bytes of a part as they were before they were sent."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def text_of(part: Message) -> str:
    """The words of a part in the encoding it names; a wrong name gives way to UTF-8, then to Vietnamese Windows."""
    written = content_of(part)
    for encoding in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return written.decode(encoding).removeprefix("\ufeff")
        except (UnicodeError, LookupError):
            continue
    return written.decode("cp1258", errors="replace")


def field_of(value: str | header.Header | None) -> str:
    """A field with its encoded words (RFC 2047)."""
    written = str(value or "")
    try:
        return str(header.make_header(header.decode_header(written))).replace("\n", " ").strip()
    except (ValueError, LookupError, MessageError):
        return written


def _up_to(lines: list[str], length: int) -> list[str]:
    kept, left = [], length
    for line in lines:
        kept.append(line[:left])
        left -= len(line)
        if left <= 0:
            break
    return kept
