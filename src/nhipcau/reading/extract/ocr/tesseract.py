"""The one file that talks to Tesseract: a grey picture in memory as words in places, each with how sure it is.

Pictures are handed over as bytes: Tesseract's own way to open files would put them on the disk.
"""

from __future__ import annotations

import os
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.ocr.language import language_folder
from nhipcau.reading.extract.pdf.sheet import Rectangle

# Pages are read beside each other; Tesseract's own threads would only get in their way. Read once, when it is loaded.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")
import tesserocr  # type: ignore[import-untyped]  # ships stubs without the marker that they are meant

_LANGUAGE = "vie"
_PAGE_MILLISECONDS = 30_000
"""A page takes one to two seconds; one that takes thirty was made to."""


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    box: Rectangle
    """In pixels; as high as the line it stands on, so that a dash and a capital have the same height."""
    sure: float
    """0–1, as Tesseract estimates it."""


class _Programs(threading.local):
    """One program for each thread: they share nothing, so pages can be read at the same time."""

    def __init__(self) -> None:
        self.loaded: tesserocr.PyTessBaseAPI | None = None

    def get(self) -> tesserocr.PyTessBaseAPI:
        if self.loaded is None:
            folder = language_folder()
            assert folder is not None, "asked for before any page is read"
            self.loaded = tesserocr.PyTessBaseAPI(path=folder, lang=_LANGUAGE, oem=tesserocr.OEM.LSTM_ONLY)
        return self.loaded


_programs = _Programs()


def scattered_words(picture: Image.Image, *, dpi: float) -> list[Word]:
    """Every word wherever it stands: Tesseract's own guess at columns and tables loses cells, ours comes later."""
    return _words(picture, dpi=dpi, layout=tesserocr.PSM.SPARSE_TEXT)


def block_words(picture: Image.Image, *, dpi: float) -> list[Word]:
    """The words of one piece of text, such as a cell: single digits are found too."""
    return _words(picture, dpi=dpi, layout=tesserocr.PSM.SINGLE_BLOCK)


def line_words(picture: Image.Image, *, dpi: float) -> list[Word]:
    """The words of a picture that is one line."""
    return _words(picture, dpi=dpi, layout=tesserocr.PSM.SINGLE_LINE)


def _words(picture: Image.Image, *, dpi: float, layout: int) -> list[Word]:
    program = _programs.get()
    program.SetPageSegMode(layout)
    program.SetImageBytes(picture.tobytes(), picture.width, picture.height, 1, picture.width)
    program.SetSourceResolution(round(dpi))
    try:
        if not program.Recognize(_PAGE_MILLISECONDS):
            raise Refusal("reading.too_slow", seconds=_PAGE_MILLISECONDS // 1000)
        return list(_found(program))
    finally:
        program.Clear()


def _found(program: tesserocr.PyTessBaseAPI) -> Iterator[Word]:
    level = tesserocr.RIL.WORD
    found = program.GetIterator()
    if found is None:
        return
    top = bottom = 0.0
    while True:
        if found.IsAtBeginningOf(tesserocr.RIL.TEXTLINE):
            top, bottom = _line(found)
        text = unicodedata.normalize("NFC", _text(found)).strip()
        box = found.BoundingBox(level)
        if text and box is not None:
            yield Word(text, Rectangle(box[0], top, box[2], bottom), found.Confidence(level) / 100)
        if not found.Next(level):
            return


def _text(found: tesserocr.PyResultIterator) -> str:
    try:
        return str(found.GetUTF8Text(tesserocr.RIL.WORD))
    except RuntimeError:
        return ""


def _line(found: tesserocr.PyResultIterator) -> tuple[float, float]:
    """Top and bottom of a line by its base line and type, whatever marks or specks reach out of it."""
    box = found.BoundingBox(tesserocr.RIL.TEXTLINE)
    left, right = found.Baseline(tesserocr.RIL.TEXTLINE)
    sizes = found.RowAttributes()
    base = (left[1] + right[1]) / 2
    bottom = base - sizes["descenders"]
    top = bottom - sizes["row_height"]
    return (top, bottom) if bottom - top > 1 else (box[1], box[3])
