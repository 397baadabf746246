"""The picture of a page that has no text of its own, as large as it is in the file and never larger."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped]  # ships no types

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.ocr.likeness import reads_as_vietnamese
from nhipcau.reading.extract.pdf.sheet import Character, RawPage, Rectangle, Scan

if TYPE_CHECKING:
    from PIL import Image

_POINTS = 72
_DRAWN_DPI = 300
"""Letters drawn as outlines have no resolution of their own; more than this reads no better and takes longer."""
_FINEST_DPI = 400
_PICTURE_SHARE = 0.3
_ENOUGH_LETTERS = 150
"""On a page that is one picture fewer are the note of a digital signature or a running head, not the text."""
_UNREADABLE_SHARE = 0.3
_WHOLE = 0.9
_DARKEST_PAPER = 100
# Shown turned by so many degrees clockwise; Pillow counts the other way round.
_SHOWN = {90: 4, 180: 3, 270: 2}


def has_words(characters: Sequence[Character]) -> bool:
    """Whether they are letters: fonts without a Unicode table give signs that nobody can read."""
    signs = [character.sign for character in characters if not character.sign.isspace()]
    unreadable = sum(sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or sign < " " for sign in signs)
    return bool(signs) and unreadable < _UNREADABLE_SHARE * len(signs)


def _unread_part(page: RawPage) -> Rectangle | None:
    """The part of the page that only a picture tells: all of it, or the pictures on it; None where text tells it."""
    whole = Rectangle(0.0, 0.0, *page.shape)
    if not has_words(page.characters):
        is_blank = not (page.drawn or page.pictures or any(not c.sign.isspace() for c in page.characters))
        return None if is_blank else whole
    if _covered(page) <= _PICTURE_SHARE:
        return None
    part = _around(page.pictures, whole)
    inside = "".join(c.sign for c in page.characters if _holds(part, c.box))
    letters = sum(sign.isalpha() for sign in inside)
    return None if letters >= _ENOUGH_LETTERS and reads_as_vietnamese(inside) else part


def _holds(part: Rectangle, box: Rectangle) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return part.left <= x <= part.right and part.top <= y <= part.bottom


def with_scan(page: pypdfium2.PdfPage, raw: RawPage, images: Sequence[pypdfium2.PdfImage], *, pixels: int) -> RawPage:
    """The page with the picture that has to be read, if any; characters laid over it become a note."""
    part = _unread_part(raw)
    if part is None:
        return raw
    whole = Rectangle(0.0, 0.0, *raw.shape)
    part = whole if _share(part, whole) > _WHOLE else part
    outside = tuple(c for c in raw.characters if not _holds(part, c.box))
    inside = "".join(c.sign for c in raw.characters if _holds(part, c.box))
    scan = _scan_of(page, raw, images, part, pixels=pixels)
    return replace(raw, characters=outside, notes=f"{raw.notes}\n{inside}", scan=scan)


def _scan_of(
    page: pypdfium2.PdfPage,
    raw: RawPage,
    images: Sequence[pypdfium2.PdfImage],
    part: Rectangle,
    *,
    pixels: int,
) -> Scan:
    """The picture that takes this part of the page. Refuses one of more pixels than a scanner gives."""
    if any(math.prod(image.get_px_size()) > pixels for image in images):
        raise Refusal("reading.unsafe", kind="PDF")
    if len(images) == 1 and _share(raw.pictures[0], part) > _WHOLE and (own := _as_it_is(page, images[0])) is not None:
        return Scan(own, raw.pictures[0])
    return Scan(_drawn(page, raw, images, part, pixels=pixels), part)


def _as_it_is(page: pypdfium2.PdfPage, image: pypdfium2.PdfImage) -> Image.Image | None:
    """The picture with its own pixels; None where it lies slanted, mirrored or in the negative."""
    a, b, c, d, _, _ = image.get_matrix().get()
    if abs(b) + abs(c) > 0.001 * (abs(a) + abs(d)) or a <= 0 or d <= 0:
        return None
    try:
        bitmap = image.get_bitmap(render=False)
    except pypdfium2.PdfiumError:
        return None
    picture: Image.Image = bitmap.to_pil().copy()
    from PIL import Image as pil  # noqa: N813 – only scans need it

    if picture.convert("L").resize((1, 1), pil.Resampling.BOX).tobytes()[0] < _DARKEST_PAPER:
        return None
    shown = _SHOWN.get(page.get_rotation())
    picture = picture.transpose(pil.Transpose(shown)) if shown is not None else picture
    dpi = _own_dpi(image)
    share = _DRAWN_DPI / dpi
    if dpi <= _FINEST_DPI:
        return picture
    grey = picture.convert("L") if picture.mode == "1" else picture
    return grey.resize((round(picture.width * share), round(picture.height * share)), pil.Resampling.BOX)


def _drawn(
    page: pypdfium2.PdfPage,
    raw: RawPage,
    images: Sequence[pypdfium2.PdfImage],
    part: Rectangle,
    *,
    pixels: int,
) -> Image.Image:
    """The part of the page as PDFium paints it: pictures in strips or layers, outlined letters."""
    dpi = min(_DRAWN_DPI, max((_own_dpi(image) for image in images), default=_DRAWN_DPI))
    wide, tall = raw.shape
    dpi = min(dpi, _POINTS * math.sqrt(pixels / max(1.0, wide * tall)))
    crop = (part.left, max(0.0, tall - part.bottom), max(0.0, wide - part.right), part.top)
    bitmap = page.render(scale=dpi / _POINTS, crop=crop)
    picture: Image.Image = bitmap.to_pil().copy()
    return picture


def _own_dpi(image: pypdfium2.PdfImage) -> float:
    left, bottom, right, top = image.get_bounds()
    wide, tall = image.get_px_size()
    return float(_POINTS * math.sqrt(wide * tall / max(1.0, (right - left) * (top - bottom))))


def _covered(page: RawPage) -> float:
    return sum(_area(box) for box in page.pictures) / max(1.0, page.shape.width * page.shape.height)


def _share(box: Rectangle, part: Rectangle) -> float:
    return min(_area(box), _area(part)) / max(1.0, _area(box), _area(part))


def _area(box: Rectangle) -> float:
    return max(0.0, box.right - box.left) * max(0.0, box.bottom - box.top)


def _around(boxes: Sequence[Rectangle], whole: Rectangle) -> Rectangle:
    """What the boxes take of the page; pictures may reach beyond its edge."""
    return Rectangle(
        max(whole.left, min(box.left for box in boxes)),
        max(whole.top, min(box.top for box in boxes)),
        min(whole.right, max(box.right for box in boxes)),
        min(whole.bottom, max(box.bottom for box in boxes)),
    )
