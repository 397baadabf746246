"""Roman numbers of equal strokes: Tesseract takes "III" for "II" or "IH", so the strokes are counted on the picture."""

from __future__ import annotations

import re
from dataclasses import replace

from PIL import Image, ImageOps

from nhipcau.reading.extract.ocr.tesseract import Word

_NUMBER = re.compile(r"^(?P<strokes>[IH]{1,4})(?P<end>[.,:)–-]?)$")
_BAND = (0.3, 0.5)
"""Of the height of the letters: under the upper serifs and above a full stop."""
_BAND_OF_COLON = (0.14, 0.26)
"""Above the upper dot, which would be counted."""
_INK = 140
_MOST = 3
_SLIM = 0.4
"""Of the height: a wider stroke is no I."""
_COUNTED = 0.8


def counted(word: Word, picture: Image.Image) -> Word:
    """The word with as many strokes as the picture shows, where they can be told apart."""
    met = _NUMBER.match(word.text)
    if met is None:
        return word
    left, top, right, bottom = (round(side) for side in word.box)
    band = _BAND_OF_COLON if met["end"] == ":" else _BAND
    strokes = _strokes(picture.crop((left, top, right, bottom)), band)
    if not 1 <= strokes <= _MOST or met["strokes"] == "I" * strokes:
        return word
    return replace(word, text="I" * strokes + met["end"], sure=min(word.sure, _COUNTED))


def _strokes(letters: Image.Image, within: tuple[float, float]) -> int:
    """How many dark runs cross the band; 0 where one is too broad to be a stroke."""
    ink = ImageOps.invert(letters.point([0] * _INK + [255] * (256 - _INK)))
    box = ink.getbbox()
    if box is None:
        return 0
    left, top, right, bottom = box
    tall = bottom - top
    band = ink.crop((left, top + round(within[0] * tall), right, top + max(1, round(within[1] * tall))))
    columns = band.resize((band.width, 1), Image.Resampling.BOX).point([0] * 128 + [1] * 128).tobytes()
    runs = [len(run) for run in columns.split(b"\0") if run]
    return len(runs) if runs and max(runs) <= _SLIM * tall else 0
