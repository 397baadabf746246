"""From the bytes of a file to its reading text, with the way back to page and box.

One file per format. A format joins by a row in `_READERS` and, where its first bytes are new, a line in `sniffing.py`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.docx import read_packed
from nhipcau.reading.extract.html import read_html
from nhipcau.reading.extract.limits import Limits, Watch
from nhipcau.reading.extract.odt import is_open_document, read_odt
from nhipcau.reading.extract.office import read_ole, read_rtf
from nhipcau.reading.extract.pdf import read_pdf
from nhipcau.reading.extract.plain import read_plain
from nhipcau.reading.extract.saved_page import read_saved_page
from nhipcau.reading.extract.sniffing import (
    HTML,
    IMAGES,
    OLE,
    PDF,
    PLAIN,
    RTF,
    SAVED_PAGE,
    ZIP,
    kind_of_unread,
    media_of,
)
from nhipcau.reading.source import Source

__all__ = ["Limits", "extract"]

Reader = Callable[[bytes, Watch], Source]


def _read_zip(data: bytes, watch: Watch) -> Source:
    return read_odt(data, watch) if is_open_document(data) else read_packed(data, watch)


def _read_image(data: bytes, watch: Watch) -> Source:
    # Pillow is loaded with the first picture: most files are none.
    from nhipcau.reading.extract.ocr.images import read_image

    return read_image(data, watch, media_type=media_of(data) or "")


_READERS: dict[str, Reader] = {
    PLAIN: read_plain,
    HTML: read_html,
    ZIP: _read_zip,
    PDF: read_pdf,
    **dict.fromkeys(sorted(IMAGES), _read_image),
    OLE: read_ole,
    RTF: read_rtf,
    SAVED_PAGE: read_saved_page,
}


def extract(
    data: bytes,
    filename: str,  # noqa: ARG001 – a name is never believed; archives will need it to name their members
    *,
    limits: Limits = Limits(),  # noqa: B008 – frozen
    clock: Callable[[], float] = time.monotonic,
    tell: Callable[[int], None] | None = None,
) -> Source:
    """The reading text of a file. Refuses what is empty, broken, encrypted, too large or of no known kind.

    `tell` hears of each page that was read from its picture: such files take minutes.
    """
    if not data:
        raise Refusal("reading.empty")
    if len(data) > limits.size:
        raise Refusal("reading.too_large", limit_mb=limits.size // 1_000_000)
    reader = _READERS.get(media_of(data) or "")
    if reader is None:
        raise Refusal("reading.unknown_type", kind=kind_of_unread(data))
    watch = Watch(limits=limits, clock=clock, tell=tell)
    source = reader(data, watch)
    watch.check_lines(source.text)
    if not any(character.isalnum() for character in source.text):
        raise Refusal("reading.empty")
    return source
