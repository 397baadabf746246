"""Mail (RFC 5322, MIME): its words, each attachment, and the mails it forwards.

The library's older policy is used on purpose: the newer takes quadratic time over long fields and fails on odd ones.
"""

from __future__ import annotations

import codecs
import email
import mimetypes
import re
from collections.abc import Iterator
from email import header
from email.errors import HeaderParseError
from email.message import Message
from email.policy import Compat32
from functools import cache

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.containers.budget import Budget
from nhipcau.reading.containers.member import Member
from nhipcau.reading.containers.names import is_noise, tidied
from nhipcau.reading.lexicon import Words, load, strings
from nhipcau.reading.secrecy import has_marked_name, has_secrecy_mark

KIND = "EML"
_BOUNDARY = re.compile(rb"boundary\s*\*?0?\*?\s*=", re.IGNORECASE)
_ENCRYPTED = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"))
# A picture in the words of a mail is a scan only if it is large; below are logos and signatures.
_LEAST_SCAN = 60_000
# The library takes quadratic time over the parameters of a field.
_LONGEST_FIELD = 8_000
_UTF8_MARK = codecs.BOM_UTF8


class _Bounded(Compat32):
    """Cuts fields that are longer than any true one before the library looks into them."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        return super().header_source_parse(_up_to(sourcelines, _LONGEST_FIELD))

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002 – the library gives it
        """Bytes without a name for their encoding are UTF-8 (RFC 6532)."""
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def mail_members(data: bytes, *, budget: Budget) -> Iterator[Member]:
    """Refuses the whole mail where its subject tells a level, or where it is made to be slow."""
    if len(_BOUNDARY.findall(data)) > budget.limits.boundaries:
        raise Refusal("reading.unsafe", kind=KIND)
    try:
        message = email.message_from_bytes(data.lstrip(), policy=_Bounded())
        yield from _Mail(budget).members(message, under="", depth=0)
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise Refusal("reading.broken", kind=KIND) from error


class _Mail:
    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._names: set[str] = set()

    def members(self, message: Message, *, under: str, depth: int) -> Iterator[Member]:
        """`under` is the path of a forwarded mail inside the one that forwards it."""
        if depth > self._budget.limits.depth:
            raise Refusal("reading.nested_too_deep", limit=self._budget.limits.depth)
        if is_marked_subject(_decoded(message["Subject"])):
            raise Refusal("reading.secret")
        words = _words_of(message)
        if words is not None:
            yield self._counted(words, under=under)
        for part in _attached(message, words):
            if part.get_content_type() == "message/rfc822":
                yield from self._forwarded(part, under=under, depth=depth)
            else:
                yield self._counted(part, under=under)

    def _forwarded(self, part: Message, *, under: str, depth: int) -> Iterator[Member]:
        """A mail in a mail is opened here: its bytes as it was sent are not in the file any more."""
        payload = part.get_payload()
        inner = payload[0] if isinstance(payload, list) and payload else None
        if not isinstance(inner, Message):
            return
        name = self._free(under, _name_of(part) or f"{_decoded(inner['Subject']) or _spare('message')}.eml")
        try:
            yield from self.members(inner, under=f"{name}/", depth=depth + 1)
        except Refusal as refusal:
            yield Member(name, refusal)

    def _counted(self, part: Message, *, under: str) -> Member:
        name = self._free(under, _named(part))
        if part.get_content_type() in _ENCRYPTED:
            return Member(name, Refusal("reading.encrypted", kind="S/MIME"))
        content = _content(part)
        self._budget.spend(members=1, size=len(content), kind=KIND)
        return Member(name, content)

    def _free(self, under: str, name: str) -> str:
        """Names of one mail are told apart by a number."""
        stem, dot, ending = tidied(name).replace("/", "-").rpartition(".")
        numbered, number = f"{under}{stem}{dot}{ending}", 1
        while numbered in self._names:
            number += 1
            numbered = f"{under}{stem or ending} ({number}){dot if stem else ''}{ending if stem else ''}"
        self._names.add(numbered)
        return numbered


def is_marked_subject(subject: str) -> bool:
    """ "[MẬT] Kế hoạch …", "TỐI MẬT": a subject is asked as a line and as a name."""
    return has_secrecy_mark(subject) or has_marked_name(subject.replace("/", "-") + ".")


def _words_of(message: Message) -> Message | None:
    """The part that is the letter itself: plain words before marked-up ones; None where it says nothing."""
    candidates = [part for part in _leaves(message) if _is_words(part)]
    for wanted in ("text/plain", "text/html"):
        for part in candidates:
            if part.get_content_type() == wanted and any(sign.isalnum() for sign in _text(part)):
                return part
    return None


def _attached(message: Message, words: Message | None) -> Iterator[Message]:
    """Everything else that may be a document; the second form of the letter and small pictures in it are none."""
    for part in _leaves(message):
        media = part.get_content_type()
        if part is words or media in strings(load("containers")["noise_media"]):
            continue
        if _is_words(part) and (not _is_further_text(message, part) or not _content(part).strip()):
            continue
        if media.startswith("image/") and not _is_attachment(part) and len(_content(part)) < _LEAST_SCAN:
            continue
        if not is_noise(_name_of(part)):
            yield part


def _leaves(message: Message) -> Iterator[Message]:
    """The parts of one mail in order, without looking into mails it forwards."""
    if message.get_content_maintype() == "multipart" and isinstance(message.get_payload(), list):
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _leaves(part)
    else:
        yield message


def _is_words(part: Message) -> bool:
    return part.get_content_type() in ("text/plain", "text/html") and not _is_attachment(part) and not _name_of(part)


def _is_further_text(message: Message, part: Message) -> bool:
    """Words after an attachment go on (some programs write so); in a choice of forms they are the same once more."""
    return message.get_content_type() == "multipart/mixed" and part in message.get_payload()


def _is_attachment(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _content(part: Message) -> bytes:
    """The bytes of an attachment as they were sent; the letter in UTF-8."""
    if _is_words(part):
        mark = _UTF8_MARK if part.get_content_type() == "text/html" else b""
        return mark + _text(part).encode()
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    written = content if isinstance(content, bytes) else b""
    named = part.get_content_charset() or "utf-8"
    for encoding in (named, "utf-8"):
        try:
            return written.decode(encoding).removeprefix("\ufeff")
        except (UnicodeError, LookupError):
            continue
    return written.decode("cp1258", errors="replace")


def _named(part: Message) -> str:
    if name := _name_of(part):
        return name
    media = part.get_content_type()
    if _is_words(part):
        return _spare("words") + (".html" if media == "text/html" else ".txt")
    return _spare("attachment") + (mimetypes.guess_extension(media) or "")


def _name_of(part: Message) -> str:
    """As RFC 2231 writes it, or, against RFC 2047 but widely, as an encoded word; empty where there is none."""
    name = part.get_filename()
    return tidied(_decoded(name)) if name else ""


def _decoded(field: str | header.Header | None) -> str:
    """A field with its encoded words (RFC 2047)."""
    written = str(field or "")
    try:
        return str(header.make_header(header.decode_header(written))).replace("\n", " ").strip()
    except (ValueError, LookupError, HeaderParseError):
        return written


def _up_to(lines: list[str], length: int) -> list[str]:
    kept, left = [], length
    for line in lines:
        kept.append(line[:left])
        left -= len(line)
        if left <= 0:
            break
    return kept


@cache
def _spare(name: str) -> str:
    spare: Words = load("containers")["names"]
    return str(spare[name]) if isinstance(spare, dict) else name
