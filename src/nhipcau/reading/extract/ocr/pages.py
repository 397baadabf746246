"""Scanned pages read beside each other, given back in order; the first is shown to the secrecy gate before others."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

from nhipcau.reading.extract.limits import Watch
from nhipcau.reading.extract.ocr.language import language_folder
from nhipcau.reading.extract.pdf.runs import rows_of
from nhipcau.reading.extract.pdf.sheet import RawPage
from nhipcau.reading.secrecy import require_unclassified
from nhipcau.reading.source import Source

_AHEAD = 2
"""Pages taken from the file per reader: their pictures are large."""

_Waiting = RawPage | Future[RawPage]


RawPages = Generator[RawPage, None, None]


def recognised_pages(pages: RawPages, watch: Watch) -> RawPages:
    """Each page in turn, the scanned ones with their words; marked as unread where the language is not installed.

    Pages are closed at the end, whatever the end is: a file that stays open would lock out the next.
    """
    readers = os.cpu_count() or 1
    waiting: deque[_Waiting] = deque()
    with closing(pages), ThreadPoolExecutor(max_workers=readers, thread_name_prefix="ocr") as pool:
        try:
            for number, page in enumerate(pages):
                waiting.append(_begun(page, pool, is_first=number == 0))
                if number == 0:
                    first = _done(waiting.pop(), watch)
                    _require_unclassified(first)
                    waiting.append(first)
                while len(waiting) > readers * _AHEAD:
                    yield _done(waiting.popleft(), watch)
            while waiting:
                yield _done(waiting.popleft(), watch)
        finally:
            pool.shutdown(cancel_futures=True)


def _begun(page: RawPage, pool: ThreadPoolExecutor, *, is_first: bool) -> _Waiting:
    if page.scan is None:
        return page
    if language_folder() is None:
        return replace(page, scan=None, is_unread=True)
    # The program is loaded with the first scan: most files have none.
    from nhipcau.reading.extract.ocr.page import recognised

    return pool.submit(recognised, page, is_first=is_first)


def _done(page: _Waiting, watch: Watch) -> RawPage:
    if isinstance(page, RawPage):
        return page
    read = page.result()
    watch.page_recognised()
    return read


def _require_unclassified(first: RawPage) -> None:
    text = "\n".join("\t".join(run.text for run in row) for row in rows_of(first, ()))
    require_unclassified(Source(text=text, media_type="", aside=f"{first.notes}\n{first.stamps}"))
