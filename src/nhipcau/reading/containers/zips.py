"""ZIP: each member unpacked when its turn comes, as far as the limits allow; sizes and names are not believed."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.containers.budget import Budget
from nhipcau.reading.containers.member import Member
from nhipcau.reading.containers.names import is_noise, tidied
from nhipcau.reading.extract.packed import BROKEN_ZIP

KIND = "ZIP"
# By these a package is one document: ECMA-376 part 2, 10.1.2.2; ODF 1.3 part 2, 3.2 and 3.3.
_DOCUMENT_MARKS = frozenset(("[Content_Types].xml", "META-INF/manifest.xml", "mimetype"))
_ENCRYPTED_FLAG = 0x1
_UTF8_FLAG = 0x800
_SMALL = 1_000_000
# Each entry of the list of members begins so; a list of a million would fill the memory before it could be counted.
_ENTRY = b"PK\x01\x02"
_MOST_ENTRIES = 20_000


def is_archive(data: bytes) -> bool:
    """Whether a ZIP holds files and not the parts of one document. A damaged one is judged by its bytes."""
    if data.count(_ENTRY) > _MOST_ENTRIES:
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return not _DOCUMENT_MARKS & set(packed.namelist())
    except BROKEN_ZIP:
        return not any(mark.encode() in data for mark in _DOCUMENT_MARKS)


def zip_members(data: bytes, *, budget: Budget) -> Iterator[Member]:
    if data.count(_ENTRY) > _MOST_ENTRIES:
        raise Refusal("reading.too_many_members", limit=budget.limits.members)
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN_ZIP as error:
        raise Refusal("reading.broken", kind=KIND) from error
    with packed:
        # The library's own question for folders fails on an entry without a name.
        named = [(tidied(_name_of(one)), one) for one in packed.infolist() if not one.filename.endswith("/")]
        wanted = [(name, entry) for name, entry in named if not is_noise(name)]
        # No more than its declared size is ever unpacked of a member, so the sums hold.
        budget.spend(members=len(wanted), size=sum(entry.file_size for _, entry in wanted), kind=KIND)
        for name, entry in wanted:
            yield Member(name, _content(packed, entry, budget=budget))


def _content(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, *, budget: Budget) -> bytes | Refusal:
    if entry.flag_bits & _ENCRYPTED_FLAG:
        return Refusal("reading.encrypted", kind=KIND)
    if entry.file_size > budget.limits.size:
        return Refusal("reading.too_large", limit_mb=budget.limits.size // 1_000_000)
    if entry.file_size > max(_SMALL, entry.compress_size * budget.limits.expansion):
        return Refusal("reading.unsafe", kind=KIND)
    try:
        return packed.read(entry)
    except BROKEN_ZIP:
        return Refusal("reading.broken", kind=KIND)


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Old programs write names in the code page of their machine and do not say so: 1258 on a Vietnamese Windows."""
    if entry.flag_bits & _UTF8_FLAG:
        return entry.filename
    written = entry.filename.encode("cp437", errors="replace")
    for encoding in ("utf-8", "cp1258"):
        try:
            name = unicodedata.normalize("NFC", written.decode(encoding))
        except UnicodeDecodeError:
            continue
        if name.isprintable():
            return name
    return entry.filename
