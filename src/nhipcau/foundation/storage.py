"""Originals, byte for byte, under their SHA-256: the same bytes are kept once, and what is read back is checked."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage


class DamagedOriginalError(RuntimeError):
    """What lies in the storage is not what was put there."""


def path_of(sha256: str) -> str:
    """Two levels of folders, so that none holds more than a few thousand files."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def put(content: bytes, *, into: Storage | None = None) -> str:
    """Keeps the bytes; gives their SHA-256. Doing it twice changes nothing."""
    store = into or default_storage
    sha256 = hashlib.sha256(content).hexdigest()
    place = path_of(sha256)
    if _size_at(place, store) != len(content):
        _save(content, place, store)
    return sha256


def _size_at(place: str, store: Storage) -> int | None:
    try:
        return store.size(place)
    except FileNotFoundError:
        return None


def _save(content: bytes, place: str, store: Storage) -> None:
    """Beside its place and moved there when it is whole: several may bring the same bytes at once, and none of them
    shall find half a file. What a machine that lost its power left half written is replaced."""
    arrived = store.save(f"{place}.{secrets.token_hex(8)}", ContentFile(content))
    Path(store.path(arrived)).replace(store.path(place))


def get(sha256: str, *, source: Storage | None = None) -> bytes:
    store = source or default_storage
    with store.open(path_of(sha256)) as file:
        content: bytes = file.read()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DamagedOriginalError(sha256)
    return content


@contextmanager
def kept(content: bytes, *, is_wanted: Callable[[str], bool], into: Storage | None = None) -> Iterator[str]:
    """Around a transaction: the bytes are there before it begins, and gone again if it fails and they were new.

    `is_wanted` says whether a row now names these bytes: another intake of the same file may have won the race.
    """
    store = into or default_storage
    sha256 = hashlib.sha256(content).hexdigest()
    fresh = not store.exists(path_of(sha256))
    put(content, into=store)
    try:
        yield sha256
    except BaseException:
        if fresh and not is_wanted(sha256):
            store.delete(path_of(sha256))
        raise
    # Another intake of the same bytes may have failed meanwhile and taken its copy away.
    put(content, into=store)
