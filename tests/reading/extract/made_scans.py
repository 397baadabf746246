"""Scans made for tests: a short invented paper printed, stamped, laid askew on the glass and grained."""

from __future__ import annotations

import functools
import io
import random

import typst
from PIL import Image, ImageChops, ImageDraw, ImageFont

from tests.reading.extract.made_pdf import FONTS

DPI = 200
SHEET = """
#set page(width: 210mm, height: 148mm, margin: (left: 3cm, right: 2cm, y: 1.5cm))
#set text(font: ("Liberation Serif", "Noto Serif"), size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true)
"""
HEAD = """
#grid(columns: (1fr, 1.5fr), align: center,
  text(12pt)[UBND TỈNH BÌNH HẢI \\ *SỞ NGOẠI VỤ* \\ Số: 12/KH-SNgV],
  text(12pt)[*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc* \\
  _Bình Hải, ngày 05 tháng 01 năm 2026_])
"""
BODY = """
#v(1cm)
#align(center)[*KẾ HOẠCH* \\ *Công tác đối ngoại nhân dân năm 2026*]

1. Sở Ngoại vụ chủ trì, phối hợp với Liên hiệp các tổ chức hữu nghị tỉnh gặp mặt các đoàn khách trước ngày 30/6/2026.

2. Ủy ban nhân dân các huyện, thành phố báo cáo kết quả về Sở Ngoại vụ trước ngày 15/11/2026.
"""
PAPER = HEAD + BODY
INK, RED = (20, 20, 25), (205, 35, 45)


@functools.cache
def _printed(markup: str, dpi: int) -> tuple[bytes, ...]:
    made = typst.compile((SHEET + markup).encode(), font_paths=[str(FONTS)], format="png", ppi=dpi)
    return tuple(made) if isinstance(made, list) else (made,)


def printed(markup: str = PAPER, *, dpi: int = DPI) -> list[Image.Image]:
    """The sheets as pictures, clean."""
    return [Image.open(io.BytesIO(sheet)).convert("RGB") for sheet in _printed(markup, dpi)]


def stamped(
    page: Image.Image,
    words: str,
    *,
    at: tuple[float, float] = (0.16, 0.30),
    slant: float = 0.0,
    colour: tuple[int, int, int] = RED,
    framed: bool = True,
    size: int = 44,
) -> Image.Image:
    """The page with words stamped around a place given in shares of its width and height."""
    font = ImageFont.truetype(str(FONTS / "files" / "NotoSerif[wdth,wght].ttf"), size)
    font.set_variation_by_axes([700, 100])
    left, top, right, bottom = font.getbbox(words)
    room = size // 2
    stamp = Image.new("RGBA", (int(right - left) + 2 * room, int(bottom - top) + 2 * room), (255, 255, 255, 0))
    draw = ImageDraw.Draw(stamp)
    draw.text((room - left, room - top), words, font=font, fill=(*colour, 255))
    if framed:
        draw.rectangle((2, 2, stamp.width - 3, stamp.height - 3), outline=(*colour, 255), width=4)
    turned = stamp.rotate(slant, Image.Resampling.BICUBIC, expand=True)
    page = page.copy()
    page.paste(
        turned, (round(at[0] * page.width - turned.width / 2), round(at[1] * page.height - turned.height / 2)), turned
    )
    return page


# Of numbers spread evenly over 0-255.
_DEVIATION = 73.9


def sealed(page: Image.Image, *, at: tuple[float, float] = (0.75, 0.85)) -> Image.Image:
    """The page under a round red seal."""
    page = page.copy()
    draw = ImageDraw.Draw(page)
    x, y, radius = at[0] * page.width, at[1] * page.height, 0.09 * page.width
    for inner in (0.0, 0.3 * radius):
        box = (x - radius + inner, y - radius + inner, x + radius - inner, y + radius - inner)
        draw.ellipse(box, outline=RED, width=5)
    return page


def scanned(page: Image.Image, *, skew: float = 0.0, noise: float = 0.0) -> Image.Image:
    page = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor="white") if skew else page
    if not noise:
        return page
    return ImageChops.add(page, _grain(page.size, noise), 1, -128)


def copied_faintly(page: Image.Image) -> Image.Image:
    """A copy with little toner, on which nothing is darker than grey."""
    paler = page.point([95 + level * 150 // 255 for level in range(256)] * len(page.getbands()))
    return ImageChops.add(paler, _grain(page.size, 14), 1, -128)


def photographed(page: Image.Image) -> Image.Image:
    """Taken by hand on a dark desk, the lamp to one side: half of the paper is as dark as ink is on the other."""
    edge = page.width // 12
    desk = Image.new("L", (page.width + 2 * edge, page.height + 2 * edge), 70)
    desk.paste(page.convert("L"), (edge, edge))
    light = Image.linear_gradient("L").rotate(90).resize(desk.size).point([80 + level // 2 for level in range(256)])
    return ImageChops.add(ImageChops.multiply(desk, light), _grain(desk.size, 9).convert("L"), 1, -128)


@functools.cache
def _grain(size: tuple[int, int], noise: float) -> Image.Image:
    """The same each time: Pillow's own noise has no seed."""
    even = Image.frombytes("L", size, random.Random(1).randbytes(size[0] * size[1]))
    return even.point([round(128 + (value - 127.5) * noise / _DEVIATION) for value in range(256)]).convert("RGB")


def png_of(page: Image.Image, *, dpi: int = DPI) -> bytes:
    # Grain cannot be packed: to try would take longer than to read the page.
    return _saved([page], "PNG", dpi=dpi, compress_level=1)


def tiff_of(pages: list[Image.Image]) -> bytes:
    return _saved(pages, "TIFF", compression="tiff_deflate")


def pdf_of_scans(pages: list[Image.Image], *, dpi: int = DPI) -> bytes:
    return _saved(pages, "PDF", resolution=dpi)


def _saved(pages: list[Image.Image], kind: str, *, dpi: int = DPI, **how: str | int) -> bytes:
    out = io.BytesIO()
    more = {"save_all": True, "append_images": pages[1:]} if len(pages) > 1 else {}
    pages[0].save(out, kind, dpi=(dpi, dpi), **more, **how)
    return out.getvalue()
