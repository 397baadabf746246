"""TXT: UTF-8, a BOM dropped, NFC, `\\r\\n` → `\\n`, older alphabets given as Unicode, and nothing else changed."""

from __future__ import annotations

import re
import unicodedata

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.bare_letters import unusual_parts
from nhipcau.reading.extract import legacy
from nhipcau.reading.extract.legacy import modern
from nhipcau.reading.extract.limits import Watch
from nhipcau.reading.extract.sniffing import PLAIN
from nhipcau.reading.source import Source

# Real texts hold a stray NUL where a picture was; a file of them is no text.
_CONTROL_SHARE = 0.01
# All but the letters, digits, spaces and signs of which a Vietnamese text is nearly always made.
_UNUSUAL = re.compile(r"[^\t\n\r\x0b\x0c\x85\ufffd -~\xa0-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u2027]")


def read_plain(data: bytes, watch: Watch) -> Source:
    text = modern(unicodedata.normalize("NFC", _decoded(data)).replace("\r\n", "\n"))
    watch.check_length(len(text))
    return Source(text=text, media_type=PLAIN)


def require_text(text: str) -> None:
    """Refuses strings that decode but are not writing: control characters, private use, unassigned."""
    unusual = (c for start, end in unusual_parts(text) for c in _UNUSUAL.findall(text, start, end))
    odd = sum(unicodedata.category(c) in ("Cc", "Cn", "Co") for c in unusual)
    if odd > len(text) * _CONTROL_SHARE:
        raise Refusal("reading.not_text")


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        older = legacy.decoded(data)
        if older is None:
            raise Refusal("reading.not_text") from None
        text = older
    require_text(text)
    return text
