"""Text of the time before Unicode, given as Unicode: by its bytes, by its looks, or by the font it is set in."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable

from nhipcau.reading.extract.legacy.alphabets import Alphabet, alphabet_of_font, alphabets
from nhipcau.reading.extract.legacy.telling import best, is_written_in, modern, needs_fonts, old_alphabet_of

__all__ = [
    "Alphabet",
    "alphabet_of_font",
    "alphabets",
    "decoded",
    "is_written_in",
    "modern",
    "needs_fonts",
    "old_alphabet_of",
]

_SAMPLE = 40_000
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What old programs wrote names no alphabet; that of Vietnamese Windows comes last, as its letters fit many texts.
_CODE_PAGES = ("cp1258", "cp1252")


def decoded(data: bytes) -> str | None:
    """Bytes that are not UTF-8, if they are Vietnamese in another encoding; None where no one can tell."""
    if data.startswith(_WIDE):
        return _wide(data)
    as_bytes = data.decode("latin-1")
    ways: list[Callable[[str], str]] = [one.shown for one in alphabets()]
    ways += [_code_page(name) for name in _CODE_PAGES]
    found = best(as_bytes[:_SAMPLE], ways)
    return ways[found](as_bytes) if found is not None else None


def _wide(data: bytes) -> str | None:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        return None


def _code_page(name: str) -> Callable[[str], str]:
    def shown(text: str) -> str:
        return unicodedata.normalize("NFC", text.encode("latin-1").decode(name, errors="replace"))

    return shown
