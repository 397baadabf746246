"""The file that talks to PDFium: a PDF's pages as characters, ruled lines and pictures in places.

Places are in points from the top left corner of the page as it is shown, whatever its rotation.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Generator, Iterator

import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.limits import Watch
from nhipcau.reading.extract.pdf.old_fonts import OLD_FONT_NAME, shown_in_font
from nhipcau.reading.extract.pdf.pictures import with_scan
from nhipcau.reading.extract.pdf.sheet import Character, RawPage, Rectangle, Shape

# PDFium keeps global state and may be called by one thread at a time.
_ONE_AT_A_TIME = threading.Lock()
_OBJECT_DEPTH = 3
_MOST_OBJECTS = 50_000
_LONGEST_FONT = 128
_SOFT_HYPHEN = 2  # PDFium's own sign for a hyphen at a line end.


def pages_of(data: bytes, watch: Watch) -> Generator[RawPage, None, None]:
    """Every page in turn, none kept: the characters of a long document would fill gigabytes.

    Refuses what is locked, broken or too long.
    """
    has_old_fonts = bool(OLD_FONT_NAME.search(data))
    with _ONE_AT_A_TIME:
        document = _opened(data)
        try:
            count = len(document)
            if count > watch.limits.pages:
                raise Refusal("reading.too_many_pages", pages=count, limit=watch.limits.pages)
            if count == 0:
                raise Refusal("reading.broken", kind="PDF")
            length = 0
            for index in range(count):
                watch.check_time()
                page = _page(document, index, pixels=watch.limits.pixels, has_old_fonts=has_old_fonts)
                length += len(page.characters)
                watch.check_length(length)
                yield page
        except pypdfium2.PdfiumError as error:
            raise Refusal("reading.broken", kind="PDF") from error
        finally:
            document.close()


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise Refusal("reading.encrypted" if locked else "reading.broken", kind="PDF") from error


def _page(document: pypdfium2.PdfDocument, index: int, *, pixels: int, has_old_fonts: bool) -> RawPage:
    page = document[index]
    try:
        place = _Placing(page)
        drawn: list[Rectangle] = []
        images: list[pypdfium2.PdfImage] = []
        for number, thing in enumerate(page.get_objects(max_depth=_OBJECT_DEPTH)):
            if number > _MOST_OBJECTS:
                break
            if thing.type == pdfium.FPDF_PAGEOBJ_PATH:
                drawn.append(place.shown(*thing.get_bounds()))
            elif thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                images.append(thing)
        raw = RawPage(
            shape=place.shape,
            characters=tuple(_characters(page, place, has_old_fonts=has_old_fonts)),
            drawn=tuple(drawn),
            pictures=tuple(place.shown(*image.get_bounds()) for image in images),
            notes=_notes(page),
        )
        return with_scan(page, raw, images, pixels=pixels)
    finally:
        page.close()


class _Placing:
    """Turns the page's own coordinates (from the bottom left, before rotation) into shown ones."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._left, self._bottom, right, top = page.get_bbox()
        self._rotation = page.get_rotation()
        self._across, self._up = right - self._left, top - self._bottom
        turned = self._rotation in (90, 270)
        self.shape = Shape(self._up, self._across) if turned else Shape(self._across, self._up)

    def shown(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
        left, right = left - self._left, right - self._left
        bottom, top = bottom - self._bottom, top - self._bottom
        match self._rotation:
            case 90:
                return Rectangle(bottom, left, top, right)
            case 180:
                return Rectangle(self._across - right, bottom, self._across - left, top)
            case 270:
                return Rectangle(self._up - top, self._across - right, self._up - bottom, self._across - left)
            case _:
                return Rectangle(left, self._up - top, right, self._up - bottom)


def _characters(page: pypdfium2.PdfPage, place: _Placing, *, has_old_fonts: bool) -> Iterator[Character]:
    text = page.get_textpage()
    try:
        box = pdfium.FS_RECTF()
        for index in range(pdfium.FPDFText_CountChars(text)):
            code = pdfium.FPDFText_GetUnicode(text, index)
            sign = (
                "-" if code == _SOFT_HYPHEN else chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd"
            )
            if code == 0 or not pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
                continue
            shown = shown_in_font(sign, _font_of(text, index)) if has_old_fonts else sign
            yield Character(shown, place.shown(box.left, box.bottom, box.right, box.top))
    finally:
        text.close()


def _font_of(text: pypdfium2.PdfTextPage, index: int) -> str:
    name = ctypes.create_string_buffer(_LONGEST_FONT)
    pdfium.FPDFText_GetFontInfo(text, index, name, _LONGEST_FONT, ctypes.byref(ctypes.c_int()))
    return name.value.decode("latin-1")


def _notes(page: pypdfium2.PdfPage) -> str:
    found = []
    for index in range(min(1000, pdfium.FPDFPage_GetAnnotCount(page))):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        size = pdfium.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFAnnot_GetStringValue(note, b"Contents", ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
        found.append(buffer.raw.decode("utf-16-le", "replace").rstrip("\0"))
        pdfium.FPDFPage_CloseAnnot(note)
    return "\n".join(found)
