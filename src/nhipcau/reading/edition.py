"""Which edition of the engine reads: another as soon as a rule, a word list or the way text is taken out changes."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import nhipcau

_MARK = 8
# What Python leaves beside the sources differs from machine to machine; how a refusal is worded changes no reading.
_NO_PART = {"__pycache__", "sentences"}


@cache
def edition() -> str:
    """The version of the program and a mark of all the engine is made of.

    Reckoned from the sources, not declared: a number that somebody forgets to raise would leave old readings standing
    for new ones. A changed comment costs one reading again that finds nothing new.
    """
    digest = hashlib.sha256()
    for package in ("nhipcau.reading", "nhipcau.ground"):
        for name, source in sorted(_sources(resources.files(package), "")):
            digest.update(name.encode() + b"\0" + source.read_bytes() + b"\0")
    return f"{nhipcau.__version__}+{digest.hexdigest()[:_MARK]}"


def _sources(folder: Traversable, above: str) -> list[tuple[str, Traversable]]:
    found = []
    for entry in folder.iterdir():
        name = f"{above}/{entry.name}"
        if entry.name in _NO_PART or entry.name.endswith(".pyc"):
            continue
        if entry.is_dir():
            found += _sources(entry, name)
        else:
            found.append((name, entry))
    return found
