"""Mail (RFC 5322): its words, each attachment, and the mails it forwards."""

from __future__ import annotations

import codecs
import mimetypes
from collections.abc import Iterator
from email.message import Message
from functools import cache

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.containers.budget import Budget
from nhipcau.reading.containers.member import Member
from nhipcau.reading.containers.names import is_noise, tidied
from nhipcau.reading.extract.mime import BROKEN_MIME, content_of, field_of, leaves, parsed, text_of
from nhipcau.reading.lexicon import Words, load, strings
from nhipcau.reading.secrecy import has_marked_name, has_secrecy_mark

KIND = "EML"
_ENCRYPTED = frozenset(("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"))
# A picture in the words of a mail is a scan only if it is large; below are logos and signatures.
_LEAST_SCAN = 60_000
_UTF8_MARK = codecs.BOM_UTF8


def mail_members(data: bytes, *, budget: Budget) -> Iterator[Member]:
    """Refuses the whole mail where its subject tells a level, or where it is made to be slow."""
    message = parsed(data, kind=KIND)
    try:
        yield from _Mail(budget).members(message, under="", depth=0)
    except BROKEN_MIME as error:
        raise Refusal("reading.broken", kind=KIND) from error


class _Mail:
    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._names: set[str] = set()

    def members(self, message: Message, *, under: str, depth: int) -> Iterator[Member]:
        """`under` is the path of a forwarded mail inside the one that forwards it."""
        if depth > self._budget.limits.depth:
            raise Refusal("reading.nested_too_deep", limit=self._budget.limits.depth)
        if is_marked_subject(field_of(message["Subject"])):
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
        name = self._free(under, _name_of(part) or f"{field_of(inner['Subject']) or _spare('message')}.eml")
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
    candidates = [part for part in leaves(message) if _is_words(part)]
    for wanted in ("text/plain", "text/html"):
        for part in candidates:
            if part.get_content_type() == wanted and any(sign.isalnum() for sign in text_of(part)):
                return part
    return None


def _attached(message: Message, words: Message | None) -> Iterator[Message]:
    """Everything else that may be a document; the second form of the letter and small pictures in it are none."""
    for part in leaves(message):
        media = part.get_content_type()
        if part is words or media in strings(load("containers")["noise_media"]):
            continue
        if _is_words(part) and (not _is_further_text(message, part) or not _content(part).strip()):
            continue
        if media.startswith("image/") and not _is_attachment(part) and len(_content(part)) < _LEAST_SCAN:
            continue
        if not is_noise(_name_of(part)):
            yield part


def _is_words(part: Message) -> bool:
    return part.get_content_type() in ("text/plain", "text/html") and not _is_attachment(part) and not _name_of(part)


def _is_further_text(message: Message, part: Message) -> bool:
    """Words after an attachment go on (some programs write so); in a choice of forms they are the same once more."""
    return message.get_content_type() == "multipart/mixed" and part in message.get_payload()


def _is_attachment(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _content(part: Message) -> bytes:
    """The bytes of an attachment as they were sent; the letter in UTF-8."""
    if not _is_words(part):
        return content_of(part)
    mark = _UTF8_MARK if part.get_content_type() == "text/html" else b""
    return mark + text_of(part).encode()


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
    return tidied(field_of(name)) if name else ""


@cache
def _spare(name: str) -> str:
    spare: Words = load("containers")["names"]
    return str(spare[name]) if isinstance(spare, dict) else name
