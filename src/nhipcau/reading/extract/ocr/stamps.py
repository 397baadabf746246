"""Words stamped onto a page, for the secrecy gate alone: slanting, framed, red or black.

Whatever the page itself was read as is wiped out before. What is left is gathered into patches as large as stamps are,
and each patch is looked at level and slanted both ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from PIL import Image

from nhipcau.reading.extract.blocks import plain_letters
from nhipcau.reading.extract.ocr.likeness import is_syllable
from nhipcau.reading.extract.ocr.patches import patches_of, without_frame
from nhipcau.reading.extract.ocr.straight import turned
from nhipcau.reading.extract.ocr.tesseract import Word, line_words
from nhipcau.reading.lexicon import load, strings

_SLANTS = (0.0, -6.0, 6.0, -12.0, 12.0, -18.0, 18.0)
_HEAD = 0.6
"""The mark stands at the head of the first page (Decree 30/2020/NĐ-CP annex I, box 10a)."""
_DPI = 150
"""Stamped letters are larger than printed ones: a coarser picture shows them as well and is read faster."""
_SHORT = 3
"""Letters of "MẬT": with one changed it is any word."""
_ALIKE = 0.86
_EDGES = re.compile(r"^[\s|\[\](){}!/\\_.,:;'-]+(?=\S)|(?<=\S)[\s|\[\](){}!/\\_.,:;'-]+$")


def stamped_lines(ink: Image.Image, *, dpi: float) -> Iterator[str]:
    """What stamps may say, each in the brackets that tell the gate of a frame."""
    head = _coarse(ink.crop((0, 0, ink.width, round(_HEAD * ink.height))), dpi=dpi)
    for patch in patches_of(head, dpi=min(dpi, _DPI)):
        letters = without_frame(patch)
        readings = [_reading(line_words(turned(letters, slant), dpi=_DPI)) for slant in _SLANTS]
        # "BẢO MẬT" read askew may show its second word alone: the surer reading tells.
        fuller = max((sure for words, sure in readings if _holds_more(words)), default=0.0)
        for words, sure in readings:
            level = level_like(words)
            if words and not (sure <= fuller and (level or plain_letters(words) in _levels())):
                yield f"[{level or words}]"


def _reading(words: list[Word]) -> tuple[str, float]:
    said = _EDGES.sub("", " ".join(word.text for word in words))
    return said, sum(word.sure for word in words) / len(words) if words else 0.0


def _holds_more(words: str) -> bool:
    """A level's word with another whole word beside it that belongs to no level."""
    parts = [plain_letters(part) for part in words.split()]
    own = {plain_letters(part) for level in strings(load("secrecy")["levels"]) for part in level.split()}
    others = [part for part in parts if part not in own]
    return len(others) < len(parts) and any(len(part) > 1 and is_syllable(part) for part in others)


@cache
def _levels() -> frozenset[str]:
    return frozenset(plain_letters(level) for level in strings(load("secrecy")["levels"]))


def level_like(words: str) -> str | None:
    """The level that a worn or slanting stamp may say, one letter in six or seven misread; None for other words."""
    letters = plain_letters(words)
    for level in strings(load("secrecy")["levels"]):
        stamped = plain_letters(level)
        if len(stamped) > _SHORT and SequenceMatcher(None, letters, stamped, autojunk=False).ratio() >= _ALIKE:
            return level
    return None


def _coarse(picture: Image.Image, *, dpi: float) -> Image.Image:
    share = _DPI / dpi
    if share >= 1:
        return picture
    return picture.resize((round(picture.width * share), round(picture.height * share)), Image.Resampling.LANCZOS)
