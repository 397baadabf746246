"""Pages that lie on their side or on their head, turned as they are read."""

from __future__ import annotations

from dataclasses import replace

from PIL import Image

from nhipcau.reading.extract.ocr.inks import inks_of
from nhipcau.reading.extract.ocr.tesseract import Word, scattered_words
from nhipcau.reading.extract.pdf.sheet import Rectangle, Scan

_QUARTERS = {1: Image.Transpose.ROTATE_90, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_270}
_READS_WELL = 0.75
_STRIP = 0.12
"""Of the page's height: a few lines tell which way up it is."""
_CLEARLY = 0.1
_INK = 128


def reads_well(words: list[Word]) -> bool:
    return _sureness(words) >= _READS_WELL


def quarter_turns(scan: Scan) -> int:
    """How many quarter turns counter-clockwise bring the page upright; asked of pages that read badly as they lie."""
    grey = inks_of(scan.picture).dark
    worth = {turns: _worth(grey, turns, dpi=scan.dpi) for turns in range(4)}
    best = max(worth, key=lambda turns: worth[turns])
    return best if worth[best] > worth[0] + _CLEARLY else 0


def turned_by(scan: Scan, turns: int) -> Scan:
    """The scan turned, and its place on the page that has been turned with it."""
    picture = scan.picture.transpose(_QUARTERS[turns])
    if turns == 2:
        return replace(scan, picture=picture)
    wide, tall = scan.place.bottom - scan.place.top, scan.place.right - scan.place.left
    return Scan(picture, Rectangle(0.0, 0.0, wide, tall))


def _worth(grey: Image.Image, turns: int, *, dpi: float) -> float:
    page = grey.transpose(_QUARTERS[turns]) if turns else grey
    return _sureness(scattered_words(_inkiest_strip(page), dpi=dpi))


def _sureness(words: list[Word]) -> float:
    """How sure the letters are on average; what holds none tells nothing."""
    sure = [(word.sure, len(word.text)) for word in words if sum(map(str.isalpha, word.text)) > 1]
    return sum(one * letters for one, letters in sure) / sum(letters for _, letters in sure) if sure else 0.0


def _inkiest_strip(page: Image.Image) -> Image.Image:
    tall = max(1, round(_STRIP * page.height))
    tops = range(0, max(1, page.height - tall + 1), max(1, tall // 2))
    strips = [(sum(page.crop((0, top, page.width, top + tall)).histogram()[:_INK]), -top) for top in tops]
    top = -max(strips)[1]
    return page.crop((0, top, page.width, top + tall))
