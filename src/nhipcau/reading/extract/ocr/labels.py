"""Labels that stand apart from their line ("1.", "a)", "-"): alone they look like specks, with the line they are read.

A lost label is a lost item of the outline, so ink to the left of a line is never passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PIL import Image

from nhipcau.reading.extract.ocr.tesseract import Word, line_words
from nhipcau.reading.extract.pdf.sheet import Rectangle

_REACH = 3.5
_NEAR = 0.15
"""In heights of a line: how far to the left a label stands, and how near the line itself begins."""
_LENGTH = 14
"""In heights: as much of the line as is read again with its label."""
_LEAST_INK = 0.02
"""Of a square as high as the line: a dash is the smallest label."""
_INK = 140
_MOST = 120
_LEAST_SURE = 0.4
_PAPER = 255


def with_labels(lines: Sequence[list[Word]], *, picture: Image.Image, leftover: Image.Image, dpi: float) -> list[Word]:
    """The words of all lines, each line with the label found before it."""
    words: list[Word] = []
    tries = 0
    for line in lines:
        first = _first(line)
        place = _place(first)
        if tries < _MOST and _has_ink(leftover, place, height=first.bottom - first.top):
            tries += 1
            words += _label(line, picture, place, dpi=dpi)
        words += line
    return words


def _first(line: list[Word]) -> Rectangle:
    """Where the line begins: under a seal recognition may give its words out of their order."""
    return min((word.box for word in line), key=lambda box: box.left)


def _place(first: Rectangle) -> Rectangle:
    height = first.bottom - first.top
    return Rectangle(max(0.0, first.left - _REACH * height), first.top, first.left - _NEAR * height, first.bottom)


def _has_ink(leftover: Image.Image, place: Rectangle, *, height: float) -> bool:
    if place.right - place.left < 2:
        return False
    ink = leftover.crop((round(place.left), round(place.top), round(place.right), round(place.bottom)))
    return sum(ink.histogram()[:_INK]) > _LEAST_INK * height * height


def _label(line: list[Word], picture: Image.Image, place: Rectangle, *, dpi: float) -> Iterator[Word]:
    first = _first(line)
    height = first.bottom - first.top
    room = round(0.3 * height)
    right = min(max(word.box.right for word in line), first.left + _LENGTH * height)
    left, top = round(place.left), max(0, round(place.top) - room)
    piece = picture.crop((left, top, min(picture.width, round(right) + room), round(place.bottom) + room))
    margin = round(dpi / 20)
    sheet = Image.new("L", (piece.width + 2 * margin, piece.height + 2 * margin), _PAPER)
    sheet.paste(piece, (margin, margin))
    for word in line_words(sheet, dpi=dpi):
        begins, ends = word.box.left + left - margin, word.box.right + left - margin
        if ends < first.left and word.sure >= _LEAST_SURE:
            yield replace(word, box=Rectangle(begins, first.top, ends, first.bottom))
