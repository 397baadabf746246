"""A page that a browser saved into one file (MHTML, RFC 2557): its main page; what its frames say stands aside."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.html import read_html
from nhipcau.reading.extract.limits import Watch
from nhipcau.reading.extract.mime import BROKEN_MIME, content_of, field_of, leaves, parsed, text_of
from nhipcau.reading.extract.sniffing import SAVED_PAGE
from nhipcau.reading.source import Source

KIND = "MHTML"
_PAGES = ("text/html", "application/xhtml+xml")
# Beyond these a page holds advertisements.
_MOST_FRAMES = 30
# A page with less to say than this only holds the frame that says it.
_LEAST_WORDS = 300
_TIMES_MORE = 3


def read_saved_page(data: bytes, watch: Watch) -> Source:
    message = parsed(data, kind=KIND)
    try:
        pages = list(_pages(message, watch))
    except BROKEN_MIME as error:
        raise Refusal("reading.broken", kind=KIND) from error
    if not pages:
        raise Refusal("reading.empty")
    main = pages[0]
    longest = max(pages, key=lambda page: len(page.text))
    if len(main.text) < _LEAST_WORDS and len(longest.text) > _TIMES_MORE * len(main.text):
        main = longest
    aside = [field_of(message["Subject"]), *(page.aside for page in pages)]
    aside += [page.text for page in pages if page is not main]
    return replace(main, media_type=SAVED_PAGE, aside="\n".join(aside))


def _pages(message: Message, watch: Watch) -> Iterator[Source]:
    """The page that was saved first, then its frames."""
    parts = [part for part in leaves(message) if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    parts.sort(key=lambda part: part["Content-ID"] != start if start else False)
    for part in parts[:_MOST_FRAMES]:
        watch.check_time()
        named = part.get_content_charset()
        page = codecs.BOM_UTF8 + text_of(part).encode() if named else content_of(part)
        try:
            yield read_html(page, watch)
        except Refusal as refusal:
            if refusal.code != "reading.empty":
                raise
