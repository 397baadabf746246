"""Packed files (ZIP) and the XML in them, opened with nothing believed: neither sizes, nor names, nor entities."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib

from lxml import etree

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.limits import Watch

# What the zip library says of damaged or malicious files (its own list of ways is not closed by one class).
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    LookupError,
    OverflowError,
    RuntimeError,
    lzma.LZMAError,
    struct.error,
)
_SMALL = 1_000_000
_CHUNK = 1 << 20
_ENCRYPTED_FLAG = 0x1
# Packaging conventions forbid DTDs (ECMA-376 part 2, 8.2.5); without one there are no entities to expand.
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Packed:
    """The members of one ZIP, each unpacked only when asked for and only as far as the limits allow."""

    def __init__(self, data: bytes, *, kind: str, watch: Watch) -> None:
        self.kind = kind
        self._watch = watch
        self._left = watch.limits.expanded_size
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN_ZIP as error:
            raise Refusal("reading.broken", kind=kind) from error
        self._check_members(self._zip.infolist())

    def names(self) -> tuple[str, ...]:
        return tuple(self._zip.namelist())

    def member(self, name: str) -> bytes:
        """The bytes of a member; refuses a member that is missing, damaged or grows beyond measure."""
        room = min(self._left, self._watch.limits.markup_size)
        unpacked = bytearray()
        try:
            with self._zip.open(name) as packed:
                while chunk := packed.read(_CHUNK):
                    unpacked += chunk
                    if len(unpacked) > room:
                        raise Refusal("reading.unsafe", kind=self.kind)
                    self._watch.check_time()
        except BROKEN_ZIP as error:
            raise Refusal("reading.broken", kind=self.kind) from error
        self._left -= len(unpacked)
        return bytes(unpacked)

    def xml(self, name: str) -> etree._Element:
        return parsed_xml(self.member(name), kind=self.kind)

    def _check_members(self, members: list[zipfile.ZipInfo]) -> None:
        limits = self._watch.limits
        if len(members) > limits.members or sum(m.file_size for m in members) > limits.expanded_size:
            raise Refusal("reading.unsafe", kind=self.kind)
        for member in members:
            if member.flag_bits & _ENCRYPTED_FLAG:
                raise Refusal("reading.encrypted", kind=self.kind)
            if member.file_size > max(_SMALL, member.compress_size * limits.expansion):
                raise Refusal("reading.unsafe", kind=self.kind)


def parsed_xml(data: bytes, *, kind: str) -> etree._Element:
    """No entities, no DTD, no network, and no deeper than libxml2's own bound of 256."""
    if _DOCTYPE.search(data.replace(b"\x00", b"")):
        raise Refusal("reading.unsafe", kind=kind)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refusal("reading.broken", kind=kind) from error


def local_name(element: etree._Element) -> str:
    """The name without its namespace: the transitional and the strict form of Office differ in nothing else."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: etree._Element, name: str) -> str | None:
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of local names."""
    for name in path:
        element = next((inner for inner in element if local_name(inner) == name), None) if element is not None else None
    return element
