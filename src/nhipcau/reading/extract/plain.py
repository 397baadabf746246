"""TXT: UTF-8, a BOM dropped, NFC, `\\r\\n` → `\\n`, and nothing else changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.limits import Watch
from nhipcau.reading.extract.sniffing import PLAIN
from nhipcau.reading.source import Source

# Converters of legacy bytes (TCVN3, VNI) stand here, each giving the text or None; the first that answers wins.
LEGACY_ENCODINGS: tuple[Callable[[bytes], str | None], ...] = ()

# Real texts hold a stray NUL where a picture was; a file of them is no text.
_CONTROL_SHARE = 0.01
# All but the letters, digits, spaces and signs of which a Vietnamese text is nearly always made.
_UNUSUAL = re.compile(r"[^\t\n\r\x0b\x0c\x85\ufffd -~\xa0-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u2027]")


def read_plain(data: bytes, watch: Watch) -> Source:
    text = unicodedata.normalize("NFC", _decoded(data)).replace("\r\n", "\n")
    watch.check_length(len(text))
    return Source(text=text, media_type=PLAIN)


def require_text(text: str) -> None:
    """Refuses strings that decode but are not writing: control characters, private use, unassigned."""
    odd = sum(unicodedata.category(c) in ("Cc", "Cn", "Co") for c in _UNUSUAL.findall(text))
    if odd > len(text) * _CONTROL_SHARE:
        raise Refusal("reading.not_text")


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        for convert in LEGACY_ENCODINGS:
            if (converted := convert(data)) is not None:
                return converted
        raise Refusal("reading.not_text") from None
    require_text(text)
    return text
