"""Names of members: labels for people, never paths."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from nhipcau.reading.lexicon import load, strings
from nhipcau.reading.secrecy import has_marked_name

_LONGEST = 200
_DRIVE = re.compile(r"^[A-Za-z]:$")


def tidied(name: str) -> str:
    """A path as its plain segments: no way up, no root, no drive, nothing unprintable; "?" where nothing is left."""
    segments = []
    for segment in re.split(r"[/\\]", unicodedata.normalize("NFC", name)):
        plain = "".join(letter for letter in segment if unicodedata.category(letter)[0] != "C").strip()
        if plain not in ("", ".", "..") and not _DRIVE.match(plain):
            segments.append(plain[-_LONGEST:])
    return "/".join(segments) or "?"


def is_noise(name: str) -> bool:
    """What desktops leave in folders and archives; nobody calls it a document."""
    *folders, last = name.lower().split("/")
    return (
        last in _words("noise_names")
        or last.startswith(tuple(_words("noise_beginnings")))
        or any(folder in _words("noise_folders") for folder in folders)
    )


def is_unfinished(name: str) -> bool:
    """The name of a file that some program is still writing."""
    return name.lower().endswith(tuple(_words("unfinished_endings")))


def is_marked_path(name: str) -> bool:
    """Whether any folder or file on the way tells a level of secrecy."""
    return any(has_marked_name(segment) for segment in name.split("/"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(strings(load("containers")[name]))
