"""PDF files made for tests, in a font that comes with the product."""

from __future__ import annotations

import functools
from pathlib import Path

import fontpkg_noto_serif
import typst

FONTS = Path(fontpkg_noto_serif.__file__).parent
PAGE = (
    '#set page(paper: "a4", margin: (left: 3cm, right: 2cm, y: 2cm))\n'
    '#set text(font: "Noto Serif", size: 13pt, lang: "vi")\n'
)


@functools.cache
def pdf_of(body: str, page: str = PAGE) -> bytes:
    return typst.compile((page + body).encode(), font_paths=[str(FONTS)])
