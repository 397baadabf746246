"""Words stamped onto a page, for the secrecy gate alone: slanting, framed, red or black.

Whatever the page itself was read as is wiped out before. What is left is gathered into patches as large as stamps are,
and each patch is looked at level and slanted both ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PIL import Image

from nhipcau.reading.extract.ocr.levels import holds_more, is_level, level_like
from nhipcau.reading.extract.ocr.patches import patches_of, without_frame
from nhipcau.reading.extract.ocr.straight import turned
from nhipcau.reading.extract.ocr.tesseract import Word, line_words

_SLANTS = (0.0, -6.0, 6.0, -12.0, 12.0, -18.0, 18.0)
_HEAD = 180
"""In millimetres: the mark stands at the head of the first page (Decree 30/2020/NĐ-CP annex I, box 10a), with the title
and the number over it. A share of the page would cut through it on short ones."""
_MILLIMETRES = 25.4
_DPI = 150
"""Stamped letters are larger than printed ones: a coarser picture shows them as well and is read faster."""
_APART = 0.1
"""By which one word of a spaced line may look surer than the line."""
_EDGES = re.compile(r"^[\s|\[\](){}!/\\_.,:;'-]+(?=\S)|(?<=\S)[\s|\[\](){}!/\\_.,:;'-]+$")


def stamped_lines(ink: Image.Image, *, dpi: float) -> Iterator[str]:
    """What stamps may say, each in the brackets that tell the gate of a frame."""
    head = _coarse(ink.crop((0, 0, ink.width, min(ink.height, round(_HEAD * dpi / _MILLIMETRES)))), dpi=dpi)
    for *pieces, line in patches_of(head, dpi=min(dpi, _DPI)):
        whole = _readings(line)
        yield from _told(whole, fuller=_fuller(whole))
        for piece in pieces:
            readings = _readings(piece)
            yield from _told(readings, fuller=max(_fuller(readings), _fuller(whole) + _APART))


def _readings(patch: Image.Image) -> list[tuple[str, float]]:
    letters = without_frame(patch)
    return [_reading(line_words(turned(letters, slant), dpi=_DPI)) for slant in _SLANTS]


def _fuller(readings: Sequence[tuple[str, float]]) -> float:
    """ "BẢO MẬT" read askew, or spaced, may show its second word alone: the surer reading tells."""
    return max((sure for words, sure in readings if holds_more(words)), default=-_APART)


def _told(readings: Sequence[tuple[str, float]], *, fuller: float) -> Iterator[str]:
    for words, sure in readings:
        level = level_like(words)
        if words and not (sure <= fuller and (level or is_level(words))):
            yield f"[{level or words}]"


def _reading(words: list[Word]) -> tuple[str, float]:
    said = _EDGES.sub("", " ".join(word.text for word in words))
    return said, sum(word.sure for word in words) / len(words) if words else 0.0


def _coarse(picture: Image.Image, *, dpi: float) -> Image.Image:
    share = _DPI / dpi
    if share >= 1:
        return picture
    return picture.resize((round(picture.width * share), round(picture.height * share)), Image.Resampling.LANCZOS)
