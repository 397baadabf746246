"""Picture files (PNG, JPEG, TIFF, BMP, WebP, GIF): each frame is a page. Nothing they say of themselves is believed."""

from __future__ import annotations

import io
from collections.abc import Generator

from PIL import Image, ImageOps, ImageSequence

from nhipcau.ground.refusal import Refusal
from nhipcau.reading.extract.limits import Watch
from nhipcau.reading.extract.pdf import source_of_pages
from nhipcau.reading.extract.pdf.sheet import RawPage, Rectangle, Scan, Shape
from nhipcau.reading.source import Source

_READ = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF", "MPO")
_POINTS = 72
_A4_LENGTH = 842.0
# In inches, of the longer side: from a postcard to a broadsheet. Cameras write any resolution into their pictures.
_LIKELY_LENGTH = range(5, 25)
_FINEST_LENGTH = 5_000
_KEPT_LENGTH = 3_508
"""Pixels of the longer side: A4 at 300 dpi."""
# What Pillow says of damaged files is not closed by one class.
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError, AttributeError)


def read_image(data: bytes, watch: Watch, *, media_type: str) -> Source:
    return source_of_pages(_pages(data, watch), watch, media_type=media_type)


def _pages(data: bytes, watch: Watch) -> Generator[RawPage, None, None]:
    try:
        with Image.open(io.BytesIO(data), formats=_READ) as file:
            moving = file.format in ("GIF", "WEBP", "PNG", "MPO")
            for number, frame in enumerate(ImageSequence.Iterator(file)):
                if number >= watch.limits.scanned_pages:
                    raise Refusal("reading.too_many_pages", pages=number + 1, limit=watch.limits.scanned_pages)
                watch.check_time()
                yield _page(frame, pixels=watch.limits.pixels)
                if moving:
                    break
    except Image.DecompressionBombError as error:
        raise Refusal("reading.unsafe", kind="ảnh") from error
    except _BROKEN as error:
        raise Refusal("reading.broken", kind="ảnh") from error


def _page(frame: Image.Image, *, pixels: int) -> RawPage:
    """The sizes in its head are read before a single pixel is unpacked."""
    if frame.width * frame.height > pixels:
        raise Refusal("reading.unsafe", kind="ảnh")
    dpi = frame.info.get("dpi")
    picture = _sixteen_to_eight(ImageOps.exif_transpose(frame.copy()))
    length = _length(max(picture.size), dpi)
    share = length / max(picture.size)
    shape = Shape(picture.width * share, picture.height * share)
    place = Rectangle(0.0, 0.0, *shape)
    if max(picture.size) > _FINEST_LENGTH and length <= _A4_LENGTH * 1.5:
        picture = picture.convert("RGB") if picture.mode not in ("L", "RGB") else picture
        picture.thumbnail((_KEPT_LENGTH, _KEPT_LENGTH), Image.Resampling.BOX)
    return RawPage(
        shape=shape, characters=(), drawn=(), pictures=(place,), notes="", scan=Scan(picture=picture, place=place)
    )


def _length(pixels: int, dpi: object) -> float:
    """Of the longer side in points: by the picture's own resolution where that gives a sheet of paper, else as A4."""
    if isinstance(dpi, tuple) and dpi and isinstance(dpi[0], int | float) and dpi[0] > 0:
        inches = pixels / float(dpi[0])
        if _LIKELY_LENGTH.start <= inches <= _LIKELY_LENGTH.stop:
            return inches * _POINTS
    return _A4_LENGTH


def _sixteen_to_eight(picture: Image.Image) -> Image.Image:
    """Scanners for archives keep sixteen bits of grey, of which Pillow would cut off the upper ones."""
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda level: level / 256).convert("L")
    return picture
